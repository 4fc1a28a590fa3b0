package org.wengert.processor.ir;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A function and those that it calls, directly or not, as far as they are not put in the place of their calls.
 *
 * @param functions by their names, which are unique
 */
public record Program(Function main, Map<String, Function> functions) {
    public Program {
        functions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** The program with something done to each function. */
    public Program map(UnaryOperator<Function> change) {
        Map<String, Function> changed = new LinkedHashMap<>();
        functions.forEach((name, f) -> changed.put(name, change.apply(f)));
        return new Program(change.apply(main), changed);
    }

    /** A name that differs from all others, by more than capitals. */
    public static String free(String wish, Set<String> taken) {
        String name = wish;
        for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) name = wish + i;
        return name;
    }

    public Program withMain(Function other) {
        return new Program(other, functions);
    }
}
