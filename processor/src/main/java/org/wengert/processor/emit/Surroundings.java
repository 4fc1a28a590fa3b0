package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Var;

/**
 * What a body is emitted into.
 *
 * @param boxed parameters that are objects, as those of type {@code Double}
 * @param bound variables that stand in a parameter or a field of this name; a value that is bound is assigned there
 * @param slots slots that are fields of this name; the others become local variables
 * @param taken further names that locals must not have
 * @param ending what to do with the results
 * @param source the comments that cite source lines
 * @param nonNull arrays that are known not to be null
 * @param homes the storage for arrays
 * @param parts where the body goes on if it is too long for one method; null where it may be of any length
 */
record Surroundings(
        Set<Var> boxed,
        Map<Var, String> bound,
        Map<Slot, String> slots,
        Set<String> taken,
        Ending ending,
        Citation source,
        Predicate<Var> nonNull,
        Homes homes,
        @Nullable Parts parts) {

    /**
     * The statements for the end of a function.
     *
     * @param jumps whether they leave the method ({@code return …}); otherwise they are written once, at the end
     * @param code from the results to statements
     */
    public record Ending(boolean jumps, java.util.function.Function<List<CodeBlock>, CodeBlock> code) {
        /** Of a method without a result, which need not say so at its end. */
        static final Ending WITHOUT_RESULT = new Ending(
                true, values -> CodeBlock.builder().addStatement("return").build());

        /** {@code return value}, or nothing for a function without results. */
        static Ending returning(Function function) {
            if (function.results().isEmpty()) return WITHOUT_RESULT;
            return new Ending(
                    true,
                    values -> CodeBlock.builder()
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
    static Surroundings of(Function function, Ending ending) {
        Map<Var, String> bound = new IdentityHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Var p : function.parameters()) {
            String wish = p.name().isEmpty() ? "p" : Names.isIdentifier(p.name()) ? p.name() : p.name() + "_";
            String name = wish;
            for (int i = 1; !taken.add(name); i++) name = wish + i;
            bound.put(p, name);
        }
        return new Surroundings(
                Set.of(), bound, Map.of(), Set.of(), ending, line -> null, v -> false, Homes.NOTHING, null);
    }

    /** With these comments for source lines. */
    Surroundings withSource(Citation comments) {
        return new Surroundings(boxed, bound, slots, taken, ending, comments, nonNull, homes, parts);
    }

    /** With these slots in fields. */
    Surroundings withSlots(Map<Slot, String> fields) {
        return new Surroundings(boxed, bound, fields, taken, ending, source, nonNull, homes, parts);
    }

    /** With these values in fields as well. */
    Surroundings withBound(Map<Var, String> more) {
        Map<Var, String> all = new IdentityHashMap<>(bound);
        all.putAll(more);
        return new Surroundings(boxed, all, slots, taken, ending, source, nonNull, homes, parts);
    }

    /** With these arrays known not to be null. */
    Surroundings withNonNull(Predicate<Var> arrays) {
        return new Surroundings(boxed, bound, slots, taken, ending, source, arrays, homes, parts);
    }

    /** With this storage for arrays. */
    Surroundings withHomes(Homes storage) {
        return new Surroundings(boxed, bound, slots, taken, ending, source, nonNull, storage, parts);
    }

    /** With names that locals keep clear of. */
    Surroundings withTaken(Set<String> names) {
        return new Surroundings(boxed, bound, slots, names, ending, source, nonNull, homes, parts);
    }

    /** Only with these values and slots in fields. */
    Surroundings withFields(Map<Var, String> values, Map<Slot, String> fields) {
        return new Surroundings(Set.of(), values, fields, taken, ending, source, nonNull, homes, parts);
    }

    /** With another end. */
    Surroundings withEnding(Ending another) {
        return new Surroundings(boxed, bound, slots, taken, another, source, nonNull, homes, parts);
    }

    /** With room for what does not fit into one method. */
    Surroundings withParts(Parts room) {
        return new Surroundings(boxed, bound, slots, taken, ending, source, nonNull, homes, room);
    }
}
