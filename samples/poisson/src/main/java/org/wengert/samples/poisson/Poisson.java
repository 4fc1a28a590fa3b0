package org.wengert.samples.poisson;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Compares dI/dt through the solvers with the exact one and prints how long each takes. Draws I(t) and dI/dt into the directory that the
 * only argument names, the current one by default.
 */
public final class Poisson {
    private static final long WARM_UP = 5_000_000_000L;
    private static final int ROUNDS = 40;
    private static final int CALLS = 50;
    /** How many times lie between two points of a picture. */
    private static final int APART = 8;

    /** Zygote's median times for dI/dt, as published, in microseconds. */
    private static final Map<String, String> ZYGOTE = Map.of(Solver.SPECTRAL, "119", Solver.EJML, "32338");

    private Poisson() {}

    public static void main(String[] arguments) throws IOException {
        double[] times = Solver.times();
        double[] exact = Arrays.stream(times).map(Solver.exact().derivative()).toArray();
        double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        System.out.printf(
                "%-12s %15s %12s %12s %8s %12s %12s%n",
                "solver", "error of dI/dt", "I us", "dI/dt us", "ratio", "dI/dt bytes", "Zygote us");
        for (Map.Entry<String, Solver> entry : Solver.all().entrySet()) {
            Solver solver = entry.getValue();
            double error = 0;
            for (int i = 0; i < times.length; i++) {
                error = Math.max(error, Math.abs(solver.derivative().applyAsDouble(times[i]) - exact[i]));
            }
            double[] cost = microseconds(solver);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %15.1e %12.1f %12.1f %8.2f %12d %12s%n",
                    entry.getKey(),
                    error / largest,
                    cost[0],
                    cost[1],
                    cost[1] / cost[0],
                    bytes(solver.derivative()),
                    ZYGOTE.getOrDefault(entry.getKey(), ""));
        }
        Path directory = Path.of(arguments.length > 0 ? arguments[0] : ".").toAbsolutePath();
        draw("I(t)", Solver::integral, times, directory.resolve("integral.png"));
        draw("dI/dt", Solver::derivative, times, directory.resolve("derivative.png"));
    }

    /** The processor time of I and of dI/dt, each the least of rounds that alternate, after some seconds to warm up. */
    private static double[] microseconds(Solver solver) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; ) {
            double primal = microseconds(solver.integral());
            double gradient = microseconds(solver.derivative());
            if (System.nanoTime() - start < WARM_UP) continue;
            least[0] = Math.min(least[0], primal);
            least[1] = Math.min(least[1], gradient);
            round++;
        }
        return least;
    }

    private static double microseconds(DoubleUnaryOperator f) {
        java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        double sum = 0;
        for (int i = 0; i < CALLS; i++) sum += f.applyAsDouble(1 + 0.01 * i);
        long end = threads.getCurrentThreadCpuTime();
        if (Double.isNaN(sum)) throw new AssertionError();
        return (end - start) / (1000.0 * CALLS);
    }

    /** What a call allocates. */
    private static long bytes(DoubleUnaryOperator f) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long start = threads.getThreadAllocatedBytes(thread);
        double sum = 0;
        for (int i = 0; i < CALLS; i++) sum += f.applyAsDouble(1 + 0.01 * i);
        long end = threads.getThreadAllocatedBytes(thread);
        if (Double.isNaN(sum)) throw new AssertionError();
        return (end - start) / CALLS;
    }

    /** The exact curve as a line, and on it points of each solver's in turn. */
    private static void draw(String title, Function<Solver, DoubleUnaryOperator> curve, double[] times, Path file)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(500)
                .title(title)
                .xAxisTitle("t")
                .yAxisTitle(title)
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setMarkerSize(7);
        add(chart, "exact", curve.apply(Solver.exact()), times).setMarker(SeriesMarkers.NONE);
        Map<String, Solver> all = Solver.all();
        int start = 0;
        for (Map.Entry<String, Solver> solver : all.entrySet()) {
            int first = APART * start++;
            double[] some = IntStream.iterate(first, i -> i < times.length, i -> i + APART * all.size())
                    .mapToDouble(i -> times[i])
                    .toArray();
            add(chart, solver.getKey(), curve.apply(solver.getValue()), some).setLineStyle(SeriesLines.NONE);
        }
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
        System.out.println(title + ": " + file);
    }

    private static XYSeries add(XYChart chart, String name, DoubleUnaryOperator f, double[] times) {
        return chart.addSeries(name, times, Arrays.stream(times).map(f).toArray());
    }
}
