package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wengert.Differentiable;

/** Lists, and streams of objects. */
final class Lists {
    record Layer(double[] weights, double bias) {
        double apply(double x) {
            double s = bias;
            for (double w : weights) s += Math.tanh(w * x);
            return s;
        }
    }

    //: x[4] in [-2, 2]
    @Differentiable
    static double filledAndRead(double[] x) {
        List<Double> list = new ArrayList<>();
        for (double v : x) list.add(v * v);
        double s = 0;
        for (int i = 0; i < list.size(); i++) s += list.get(i) * (i + 1);
        return s;
    }

    //: x[3]
    @Differentiable
    static double rows(double[] x) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < x.length; i++) rows.add(new double[] {x[i], x[i] * i});
        rows.get(1)[0] = x[0];
        double s = 0;
        for (double[] row : rows) s += row[0] * row[1];
        return s;
    }

    //: w[3]; v[2]
    @Differentiable
    static double layers(double[] w, double[] v, double x) {
        List<Layer> layers = List.of(new Layer(w, 0.1), new Layer(v, x));
        double y = x;
        for (Layer layer : layers) y = layer.apply(y);
        return y;
    }

    //: x[3]
    @Differentiable(order = 2)
    static double changed(double[] x, double k) {
        List<Double> list = new ArrayList<>(List.of(x[0], x[1], x[2]));
        double old = list.set(1, k * k);
        list.add(0, k);
        double last = list.remove(3);
        list.add(old * last);
        double p = 1;
        for (double v : list) p *= v;
        return p + list.size();
    }

    //: x[40]; sets 1
    @Differentiable
    static double grows(double[] x) {
        List<Double> all = new ArrayList<>(2);
        for (double v : x) if (v > 0.5) all.add(Math.sin(v));
        double s = 1;
        for (double v : all) s = s * 0.9 + v;
        return s;
    }

    //: x[3]
    @Differentiable
    static double arrayAsList(double[] x, double k) {
        Double[] own = {x[0], x[1] * k, x[2]};
        List<Double> list = Arrays.asList(own);
        list.set(0, k);
        return own[0] * list.get(1) * list.get(2) + Arrays.asList(k, 2.0, k).get(2);
    }

    //: i = 0 | 3 | -1
    @Differentiable
    static double outside(double x, int i) {
        List<Double> list = new ArrayList<>();
        list.add(x);
        return list.get(i) * x;
    }

    //: i = 1 | 2 | -1
    @Differentiable
    static double outsideOfTwo(double x, int i) {
        return List.of(x, x * x).get(i);
    }

    //: throws always
    @Differentiable
    static double changesWhatIsFixed(double x) {
        List<Double> list = List.of(x, x);
        list.set(0, 2 * x);
        return list.get(0);
    }

    //: throws always
    @Differentiable
    static double changesWhileIterating(double x) {
        List<Double> list = new ArrayList<>(List.of(x, x, x));
        double s = 0;
        for (double v : list) {
            s += v;
            if (s > 0) list.add(v);
        }
        return s;
    }

    //: n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double history(double x, int n) {
        List<Double> states = new ArrayList<>();
        states.add(x);
        for (int t = 0; t < n; t++) states.add(Math.sin(states.get(states.size() - 1) * 2));
        return states.stream().mapToDouble(v -> v).sum() * states.get(n);
    }

    //: x[3]
    @Differentiable
    static double iterator(double[] x) {
        List<Double> list = new ArrayList<>();
        for (double v : x) list.add(v);
        Iterator<Double> it = list.iterator();
        double first = it.next();
        double s = 0;
        while (it.hasNext()) s += first * it.next();
        return s;
    }

    //: x[3]
    @Differentiable
    static double forEach(double[] x) {
        List<Double> list = new ArrayList<>();
        for (double v : x) list.add(v);
        double[] s = {1};
        list.forEach(v -> s[0] *= v);
        return s[0];
    }

    //: x[3]
    @Differentiable
    static double passed(double[] x) {
        List<Double> list = new ArrayList<>();
        fill(list, x);
        return total(list) * list.size();
    }

    private static void fill(Collection<Double> into, double[] x) {
        for (double v : x) into.add(v * v);
    }

    private static double total(List<Double> list) {
        double s = 0;
        for (Double v : list) s += v;
        return s;
    }

    //: x[4]
    @Differentiable
    static double nestedLists(double[] x) {
        List<List<Double>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        groups.add(new ArrayList<>());
        for (int i = 0; i < x.length; i++) groups.get(i % 2).add(x[i]);
        double s = 1;
        for (List<Double> g : groups) {
            double t = 0;
            for (double v : g) t += v;
            s *= t;
        }
        return s;
    }

    //: x[4]; n = 0 | 2
    @Differentiable
    static double replacedInALoop(double[] x, int n) {
        List<Double> now = new ArrayList<>();
        for (double v : x) now.add(v);
        for (int t = 0; t < n; t++) {
            List<Double> next = new ArrayList<>();
            for (int i = 1; i < now.size(); i++) next.add(now.get(i) * now.get(i - 1));
            now = next;
        }
        return now.get(0) + now.get(1);
    }

    //: x[3]
    @Differentiable
    static double streamOfObjects(double[] x) {
        return Stream.of(new Layer(x, 1), new Layer(new double[] {2}, x[0]))
                .map(l -> l.apply(x[1]))
                .reduce(1.0, (a, b) -> a * b);
    }

    //: x[5] in [-2, 2]; allocates objects
    @Differentiable
    static double collected(double[] x) {
        List<Double> positive = Arrays.stream(x).boxed().filter(v -> v > 0).collect(Collectors.toList());
        double s = 0;
        for (double v : positive) s += v * v;
        return s + positive.stream().collect(Collectors.summingDouble(v -> v * 3));
    }

    //: x[3]
    @Differentiable
    static double[] mapToObjects(double[] x, double k) {
        double[][] rows = IntStream.range(0, x.length)
                .mapToObj(i -> new double[] {x[i] * k, i})
                .toArray(double[][]::new);
        return Arrays.stream(rows).mapToDouble(r -> r[0] * r[1]).toArray();
    }

    //: x[3]; allocates objects
    @Differentiable
    static double toList(double[] x) {
        List<Layer> layers =
                Arrays.stream(x).mapToObj(v -> new Layer(new double[] {v}, v)).toList();
        return layers.stream().mapToDouble(l -> l.apply(2)).sum() * layers.get(0).bias();
    }

    //: x[4] in [-2, 2]
    @Differentiable
    static double best(double[] x) {
        Optional<Layer> best = Arrays.stream(x)
                .mapToObj(v -> new Layer(new double[] {v, v * v}, v))
                .max(Comparator.comparingDouble(l -> l.bias() * l.bias()));
        return best.get().apply(x[0]);
    }

    @Differentiable
    static double optional(double x) {
        Optional<Double> o = Optional.of(x * x);
        return o.map(v -> v * x).orElse(0.0) + Optional.<Double>empty().orElseGet(() -> x);
    }

    /** A list of what carries no derivative may be any list. */
    //: allocates text
    @Differentiable
    static double names(double x) {
        List<String> names = new java.util.LinkedList<>();
        names.add("a");
        for (String n : names) x *= n.length() > 0 ? 2 : 3;
        return x * names.size();
    }

    //: n = 3
    @Differentiable
    static double indices(double[] x, int n) {
        List<Integer> order = new ArrayList<>();
        for (int i = n - 1; i >= 0; i--) order.add(i);
        double s = 0;
        for (int i : order) s = s * 0.5 + x[i];
        return s;
    }

    /** A text of what may be null or a number. */
    //: allocates text
    @Differentiable
    static double elementsInATextThatIsLogged(double x, double y) {
        List<Double> all = new ArrayList<>(List.of(x, y, x * y));
        System.getLogger("lists").log(System.Logger.Level.TRACE, "second is " + all.get(1));
        return all.get(1) * all.get(2);
    }
}
