package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Var;

/**
 * What a body is emitted into.
 *
 * @param bound variables that stand in a parameter or a field of this name; a value that is bound is assigned there
 * @param slots slots that are fields of this name; the others become local variables
 * @param taken further names that locals must not have
 * @param ending what to do with the results
 * @param source the comments that cite source lines
 * @param nonNull arrays that are known not to be null
 */
public record Surroundings(
        Map<Var, String> bound,
        Map<Slot, String> slots,
        Set<String> taken,
        Ending ending,
        Citation source,
        Predicate<Var> nonNull) {

    /**
     * The statements for the end of a function.
     *
     * @param jumps whether they leave the method ({@code return …}); otherwise they are written once, at the end
     * @param code from the results to statements
     */
    public record Ending(boolean jumps, java.util.function.Function<List<CodeBlock>, CodeBlock> code) {
        /** {@code return value}, or nothing for a function without results. */
        public static Ending returning() {
            return new Ending(
                    true,
                    values -> values.isEmpty()
                            ? CodeBlock.builder().addStatement("return").build()
                            : CodeBlock.builder()
                                    .addStatement("return $L", values.get(0))
                                    .build());
        }

        /** {@code return format}, with the results in the place of the one {@code $L}, separated by commas. */
        public static Ending returning(String format, Object... type) {
            return new Ending(
                    true,
                    values -> CodeBlock.builder()
                            .add("return ")
                            .add(format, append(type, CodeBlock.join(values, ", ")))
                            .add(";\n")
                            .build());
        }

        private static Object[] append(Object[] some, Object last) {
            Object[] all = java.util.Arrays.copyOf(some, some.length + 1);
            all[some.length] = last;
            return all;
        }
    }

    /** A static method with the function's own parameters. */
    public static Surroundings of(Function function, Ending ending) {
        Map<Var, String> bound = new IdentityHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Var p : function.parameters()) {
            String wish = p.name().isEmpty() ? "p" : Names.isIdentifier(p.name()) ? p.name() : p.name() + "_";
            String name = wish;
            for (int i = 1; !taken.add(name); i++) name = wish + i;
            bound.put(p, name);
        }
        return new Surroundings(bound, Map.of(), Set.of(), ending, line -> null, v -> false);
    }

    /** With these comments for source lines. */
    public Surroundings withSource(Citation comments) {
        return new Surroundings(bound, slots, taken, ending, comments, nonNull);
    }

    /** With these slots in fields. */
    public Surroundings withSlots(Map<Slot, String> fields) {
        return new Surroundings(bound, fields, taken, ending, source, nonNull);
    }

    /** With these values in fields as well. */
    public Surroundings withBound(Map<Var, String> more) {
        Map<Var, String> all = new IdentityHashMap<>(bound);
        all.putAll(more);
        return new Surroundings(all, slots, taken, ending, source, nonNull);
    }

    /** With these arrays known not to be null. */
    public Surroundings withNonNull(Predicate<Var> arrays) {
        return new Surroundings(bound, slots, taken, ending, source, arrays);
    }

    /** With names that locals keep clear of. */
    public Surroundings withTaken(Set<String> names) {
        return new Surroundings(bound, slots, names, ending, source, nonNull);
    }
}
