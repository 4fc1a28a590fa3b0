package org.wengert.processor.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A specialised program.
 *
 * @param functions those that are called, by their names
 * @param sources the names of the functions that they are made from
 */
public record Instances(Instance main, Map<String, Instance> functions, Map<String, String> sources) {
    public Instances {
        functions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        sources = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** Whether one of the functions uses infinity as a number. */
    public boolean haveInfinities() {
        return Infinities.isIn(main.function())
                || functions.values().stream().anyMatch(f -> Infinities.isIn(f.function()));
    }
}
