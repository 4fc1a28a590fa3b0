package org.wengert.samples.gradbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The result of a function, and how long each of its runs took. */
record Measurement(Object output, List<Timing> timings) {
    /** A line of GradBench's timings; it counts those that are named {@code evaluate}. */
    record Timing(String name, long nanoseconds) {}

    /**
     * Runs a function as often as is asked. Where a time is asked for, the same time is spent before, on runs that do not count: in them
     * the JIT compiler compiles what the timed runs execute.
     */
    static <R> Measurement of(Supplier<R> function, Function<R, Object> report, Runs runs) {
        List<Timing> timings = new ArrayList<>();
        if (runs.minSeconds() > 0) {
            long spent = 0;
            while (spent < runs.minSeconds() * 1e9) spent += time(function).nanoseconds;
            timings.add(new Timing("warmup", spent));
        }
        long spent = 0;
        Timed<R> timed = null;
        for (int run = 0; timed == null || !runs.areMet(run, spent); run++) {
            timed = time(function);
            timings.add(new Timing("evaluate", timed.nanoseconds));
            spent += timed.nanoseconds;
        }
        return new Measurement(report.apply(timed.result), timings);
    }

    private record Timed<R>(R result, long nanoseconds) {}

    private static <R> Timed<R> time(Supplier<R> function) {
        long start = System.nanoTime();
        R result = function.get();
        return new Timed<>(result, System.nanoTime() - start);
    }
}
