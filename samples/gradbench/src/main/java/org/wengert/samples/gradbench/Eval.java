package org.wengert.samples.gradbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An eval: its name in GradBench, the record that its inputs are read into, and its functions by name.
 *
 * @param <I> the record
 */
public final class Eval<I> {
    private final String name;
    private final Class<I> input;
    private final Map<String, Task<I, ?>> tasks = new LinkedHashMap<>();

    /**
     * A function of an eval.
     *
     * @param prepare what is done once, before the clock starts; what it returns is timed
     * @param report turns the result into what is written as JSON, after the clock has stopped
     */
    public record Task<I, R>(Function<I, Supplier<R>> prepare, Function<R, Object> report) {
        Measurement measure(I input, Runs runs) {
            return Measurement.of(prepare.apply(input), report, runs);
        }
    }

    public Eval(String name, Class<I> input) {
        this.name = name;
        this.input = input;
    }

    /** Adds a function whose result is written as it is. */
    public Eval<I> with(String function, Function<I, Supplier<Object>> prepare) {
        return with(function, prepare, result -> result);
    }

    /** Adds a function whose result is written in another shape. */
    public <R> Eval<I> with(String function, Function<I, Supplier<R>> prepare, Function<R, Object> report) {
        tasks.put(function, new Task<>(prepare, report));
        return this;
    }

    String name() {
        return name;
    }

    Class<I> input() {
        return input;
    }

    Map<String, Task<I, ?>> tasks() {
        return Collections.unmodifiableMap(tasks);
    }
}
