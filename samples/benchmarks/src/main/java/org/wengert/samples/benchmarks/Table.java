package org.wengert.samples.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks that JMH's own options name, in a short time unless these say otherwise, and prints one table. */
public final class Table {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private Table() {}

    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(options(new CommandLineOptions(args))).run();
        System.out.println();
        print(results);
    }

    private static Options options(CommandLineOptions given) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS);
        if (!given.getForkCount().hasValue()) options.forks(1);
        if (!given.getWarmupIterations().hasValue()) options.warmupIterations(4);
        if (!given.getWarmupTime().hasValue()) options.warmupTime(TimeValue.milliseconds(500));
        if (!given.getMeasurementIterations().hasValue()) options.measurementIterations(5);
        if (!given.getMeasurementTime().hasValue()) options.measurementTime(TimeValue.milliseconds(300));
        return options.build();
    }

    private static void print(Collection<RunResult> results) {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult result : results) {
            groups.computeIfAbsent(group(result), name -> new ArrayList<>()).add(result);
        }
        System.out.printf(
                "%-16s %-20s %14s %14s %10s %10s %16s%n",
                "benchmark", "", "time/call", "CPU/call", "÷ primal", "÷ gradient", "bytes/call");
        groups.forEach((name, members) -> {
            double primal = cpuOf("primal", members);
            double gradient = cpuOf("gradient", members);
            for (RunResult result : members) {
                double cpu = secondary(result, CpuTime.LABEL);
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %-20s %14s %14s %10.2f %10.2f %16.0f%n",
                        name,
                        method(result),
                        inUnit(result.getPrimaryResult().getStatistics().getMin()),
                        inUnit(cpu),
                        cpu / primal,
                        cpu / gradient,
                        secondary(result, ALLOCATION));
            }
        });
    }

    private static double cpuOf(String method, List<RunResult> members) {
        for (RunResult result : members) if (method(result).equals(method)) return secondary(result, CpuTime.LABEL);
        return Double.NaN;
    }

    private static double secondary(RunResult result, String label) {
        Result<?> found = result.getSecondaryResults().get(label);
        return found == null ? Double.NaN : found.getScore();
    }

    private static String inUnit(double nanoseconds) {
        return nanoseconds < 10_000
                ? String.format(Locale.ROOT, "%.1f ns", nanoseconds)
                : String.format(Locale.ROOT, "%.1f µs", nanoseconds / 1000);
    }

    /** The class's simple name, with its parameters. */
    private static String group(RunResult result) {
        String name = result.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        StringBuilder group = new StringBuilder(name.substring(name.lastIndexOf('.', dot - 1) + 1, dot));
        for (String key : result.getParams().getParamsKeys()) {
            group.append(' ').append(result.getParams().getParam(key));
        }
        return group.toString();
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
