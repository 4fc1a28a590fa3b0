package org.wengert.samples.poisson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Compares dI/dt through the solvers with the exact one and prints how long each takes. Draws I(t) and dI/dt into the directory that the
 * only argument names, the current one by default.
 */
public final class Poisson {
    private static final int REPETITIONS = 2000;

    private Poisson() {}

    public static void main(String[] arguments) throws IOException {
        double[] times = Solver.times();
        double[] exact = Arrays.stream(times).map(Solver.exact().derivative()).toArray();
        double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        System.out.printf("%-12s %22s %12s%n", "solver", "error of dI/dt", "median us");
        for (Map.Entry<String, Solver> solver : Solver.all().entrySet()) {
            DoubleUnaryOperator derivative = solver.getValue().derivative();
            double error = 0;
            for (int i = 0; i < times.length; i++) {
                error = Math.max(error, Math.abs(derivative.applyAsDouble(times[i]) - exact[i]));
            }
            System.out.printf(
                    Locale.ROOT, "%-12s %22.1e %12.1f%n", solver.getKey(), error / largest, microseconds(derivative));
        }
        Path directory = Path.of(arguments.length > 0 ? arguments[0] : ".").toAbsolutePath();
        draw("I(t)", Solver::integral, times, directory.resolve("integral.png"));
        draw("dI/dt", Solver::derivative, times, directory.resolve("derivative.png"));
    }

    /** The median over repetitions at t = 1, after as many to warm up. */
    private static double microseconds(DoubleUnaryOperator f) {
        double[] durations = new double[REPETITIONS];
        double sum = 0;
        for (int i = -REPETITIONS; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            sum += f.applyAsDouble(1);
            if (i >= 0) durations[i] = (System.nanoTime() - start) / 1000.0;
        }
        if (Double.isNaN(sum)) throw new AssertionError();
        Arrays.sort(durations);
        return durations[REPETITIONS / 2];
    }

    private static void draw(String title, Function<Solver, DoubleUnaryOperator> curve, double[] times, Path file)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(500)
                .title(title)
                .xAxisTitle("t")
                .yAxisTitle(title)
                .build();
        add(chart, "exact", curve.apply(Solver.exact()), times);
        Solver.all().forEach((name, solver) -> add(chart, name, curve.apply(solver), times));
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
        System.out.println(title + ": " + file);
    }

    private static void add(XYChart chart, String name, DoubleUnaryOperator f, double[] times) {
        chart.addSeries(name, times, Arrays.stream(times).map(f).toArray()).setMarker(SeriesMarkers.NONE);
    }
}
