package org.wengert.samples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of a call, in nanoseconds, of the best iteration: of Java's threads, so without garbage collection and
 * compilation, and without the time in which other programs had the processor.
 */
public final class CpuTime implements InternalProfiler {
    static final String LABEL = "cpu";

    private long start;

    @Override
    public String getDescription() {
        return "Processor time per call";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = processorTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double time = processorTime() - start;
        long calls = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, time / calls, "ns/op", AggregationPolicy.MIN));
    }

    private static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) sum += Math.max(threads.getThreadCpuTime(id), 0);
        return sum;
    }
}
