package programs;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wengert.Differentiable;

/** Streams of numbers. */
final class Streams {
    //: x[5|1|0] in [-2, 2]; allocates objects
    @Differentiable(order = 2)
    static double sumOfSquares(double[] x) {
        return Arrays.stream(x).map(v -> v * v * v).sum();
    }

    /** Its value is not that of a loop. */
    //: sets 1; expect 1.1; allocates objects
    @Differentiable
    static double sumIsThePlatforms(double x) {
        return DoubleStream.of(x, 1e16, 1, -1e16, x * 0.1, 3e-17).sum();
    }

    //: x[4]; y[4]; allocates objects
    @Differentiable(order = 2)
    static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    //: x[7|2|0] in [-2, 2]; allocates objects
    @Differentiable
    static double average(double[] x, double k) {
        return k * Arrays.stream(x).map(Math::sin).average().orElse(k);
    }

    //: x[3|0] in [-2, 2]; allocates objects
    @Differentiable
    static double averageOfNone(double[] x) {
        OptionalDouble mean = Arrays.stream(x).average();
        if (mean.isEmpty()) return 0;
        double m = mean.getAsDouble();
        return Arrays.stream(x).map(v -> (v - m) * (v - m)).sum() / x.length;
    }

    //: x[5|1] in [-2, 2]
    @Differentiable
    static double extremes(double[] x) {
        return Arrays.stream(x).max().getAsDouble() * Arrays.stream(x).map(v -> v * v).min().orElseThrow();
    }

    //: x[0]; throws always
    @Differentiable
    static double noExtreme(double[] x) {
        return Arrays.stream(x).max().getAsDouble();
    }

    //: x[6] in [-2, 2]
    @Differentiable
    static double[] filtered(double[] x, double k) {
        return Arrays.stream(x).filter(v -> v > 0).map(v -> v * k).toArray();
    }

    //: x[6] in [-2, 2]; allocates objects
    @Differentiable
    static double filteredSum(double[] x, double k) {
        return Arrays.stream(x).filter(v -> v * k > 0).sum() + Arrays.stream(x).filter(v -> v > 5).sum();
    }

    //: x[40] in [-2, 2]; sets 1
    @Differentiable
    static double[] manyFiltered(double[] x) {
        return Arrays.stream(x).filter(v -> v > -1).map(v -> v * v).toArray();
    }

    //: x[5]
    @Differentiable
    static double product(double[] x) {
        return Arrays.stream(x).reduce(1, (a, b) -> a * b) + Arrays.stream(x).reduce(Double::sum).getAsDouble();
    }

    //: x[6]; n = 0 | 3 | 9; allocates objects
    @Differentiable
    static double limited(double[] x, int n) {
        return Arrays.stream(x).limit(n).map(v -> v * v).sum()
                + Arrays.stream(x).skip(n).sum()
                + Arrays.stream(x).filter(v -> v < 1.5).limit(2).sum();
    }

    //: n = -1; throws always
    @Differentiable
    static double negativeLimit(double[] x, int n) {
        return Arrays.stream(x).limit(n).sum();
    }

    //: n = 0 | 1 | 5; allocates objects
    @Differentiable
    static double iterated(double x, int n) {
        return DoubleStream.iterate(x, v -> v * x).limit(n).sum();
    }

    //: allocates objects
    @Differentiable
    static double iteratedWhile(double x) {
        return DoubleStream.iterate(1, v -> v < 50, v -> v * (1 + x)).map(v -> v * x).sum();
    }

    //: x[6] in [0, 2]; allocates objects
    @Differentiable
    static double takenWhile(double[] x, double k) {
        return Arrays.stream(x).takeWhile(v -> v < 1.2).map(v -> k * v).sum()
                + Arrays.stream(x).dropWhile(v -> v < 1.2).map(v -> k * k * v).sum();
    }

    //: x[3]; y[2]
    @Differentiable
    static double concatenated(double[] x, double[] y) {
        return DoubleStream.concat(Arrays.stream(x), Arrays.stream(y).map(v -> v * v)).reduce(1, (a, b) -> a * b);
    }

    //: x[3]; y[2]; allocates objects
    @Differentiable
    static double flattened(double[] x, double[] y) {
        return Arrays.stream(x).flatMap(a -> Arrays.stream(y).map(b -> a * b * b)).sum();
    }

    //: m[3][4]; allocates objects
    @Differentiable
    static double nested(double[][] m) {
        return IntStream.range(0, m.length)
                .mapToDouble(i -> IntStream.range(0, m[i].length).mapToDouble(j -> m[i][j] * (i + j)).sum() * m[i][0])
                .sum();
    }

    //: m[3][3]; v[3]; allocates objects
    @Differentiable
    static double[] matrixTimesVector(double[][] m, double[] v) {
        return Arrays.stream(m)
                .mapToDouble(row -> IntStream.range(0, v.length).mapToDouble(j -> row[j] * v[j]).sum())
                .toArray();
    }

    //: x[5] in [-2, 2]
    @Differentiable
    static double forEach(double[] x) {
        double[] s = {1};
        Arrays.stream(x).forEach(v -> s[0] = s[0] * v + v);
        IntStream.rangeClosed(1, 3).forEach(i -> s[0] *= x[i]);
        return s[0];
    }

    //: x[4] in [-2, 2]
    @Differentiable
    static double integers(double[] x) {
        int n = IntStream.rangeClosed(1, 4).map(i -> i * i).filter(i -> i % 2 == 0).sum();
        int biggest = IntStream.of(3, 1, 2).max().getAsInt();
        return n * x[biggest] + IntStream.range(0, 4).average().getAsDouble() * x[0];
    }

    //: x[4] in [-2, 2]
    @Differentiable
    static double matches(double[] x) {
        double s = x[0];
        if (Arrays.stream(x).anyMatch(v -> v > 1)) s *= x[1];
        if (Arrays.stream(x).allMatch(v -> v > -1.5)) s *= x[2];
        if (Arrays.stream(x).noneMatch(v -> v > 1.9)) s *= x[3];
        return s * Arrays.stream(x).filter(v -> v < 1).count();
    }

    //: x[4] in [-2, 2]; allocates objects
    @Differentiable
    static double sorted(double[] x) {
        double[] y = Arrays.stream(x).map(v -> v * v).sorted().toArray();
        return y[0] + 2 * y[1] + 3 * y[2] + Arrays.stream(x).sorted().limit(2).sum();
    }

    //: x[4] in [-2, 2]
    @Differentiable
    static double found(double[] x) {
        return Arrays.stream(x).filter(v -> v > 0).findFirst().orElse(x[3]) * x[0];
    }

    //: x[3]; throws always
    @Differentiable
    static double usedTwice(double[] x) {
        DoubleStream s = Arrays.stream(x);
        double a = s.sum();
        return a * s.sum();
    }

    //: x[3]; allocates objects
    @Differentiable
    static double heldAndPassed(double[] x, double k) {
        DoubleStream s = k > 1 ? Arrays.stream(x) : DoubleStream.of(k, k);
        return total(s.map(v -> v * v), k);
    }

    private static double total(DoubleStream s, double k) {
        return s.map(v -> v * k).sum();
    }

    //: x[3]; allocates objects
    @Differentiable
    static double inALoop(double[] x, double k) {
        double s = k;
        for (int t = 0; t < 3; t++) {
            double c = s;
            s = Arrays.stream(x).map(v -> Math.sin(v * c)).sum();
        }
        return s;
    }

    /** Effects come in the order of the elements. */
    //: x[3]; allocates objects
    @Differentiable
    static double peeked(double[] x) {
        double[] last = {0};
        return Arrays.stream(x).peek(v -> last[0] += v).map(v -> v * last[0]).sum();
    }

    //: x[3]; allocates objects
    @Differentiable
    static double range(double[] x) {
        return Arrays.stream(x, 1, 3).map(v -> v * v).sum();
    }

    /** Nothing of it carries a derivative, so it may be anything. */
    //: x[3]; allocates objects
    @Differentiable
    static double parallelIntegers(double[] x) {
        return x[1] * IntStream.range(0, 9).parallel().sum();
    }

    /** As many as the limit says, also of those that have no end. */
    //: allocates objects
    @Differentiable
    static double generated(double x) {
        return DoubleStream.generate(() -> x * x).limit(3).sum();
    }

    //: x[4] in [-2, 2]; allocates objects
    @Differentiable
    static double statistics(double[] x) {
        var s = Arrays.stream(x).map(v -> v * v).summaryStatistics();
        return s.getSum() + s.getMax() * s.getMin() + s.getAverage() * s.getCount();
    }

    /** What the inner stream gives is chosen twice: whether it has an element, and whether it is asked for. */
    //: allocates objects
    @Differentiable
    static double streamInAStream(double x, double y) {
        return DoubleStream.of(x, y, x * y)
                .map(t -> t * DoubleStream.of(t, t, t).limit(1).findFirst().orElse(0.3))
                .max()
                .orElse(y);
    }

    /** Streams in the functions of streams, five deep. */
    //: x in [0.2, 0.9]; allocates objects
    @Differentiable
    static double streamsInStreams(double x) {
        return DoubleStream.of(x, 2 * x)
                .map(a -> a * DoubleStream.iterate(a, b -> Math.sin(b))
                                .limit(3)
                                .map(b -> IntStream.range(0, 2)
                                        .mapToDouble(i -> DoubleStream.iterate(b, c -> c * x)
                                                .limit(2)
                                                .map(c -> c * DoubleStream.of(a, b, c).max().orElse(x))
                                                .sum())
                                        .average()
                                        .orElse(b))
                                .skip(1)
                                .findFirst()
                                .orElse(a))
                .sum();
    }
}
