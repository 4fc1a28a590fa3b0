package org.wengert.processor.shape;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Between which numbers the indices of arrays lie, and which of these are known to be good. */
final class Bounds {
    /**
     * From {@code base + offset} on, as many as there are from {@code first} to before {@code end}.
     *
     * @param offset null for none
     * @param first not negative
     */
    record Span(@Nullable Atom offset, int first, Atom end) {}

    private final Offsets offsets;
    private final Map<Object, Line> makers = new IdentityHashMap<>();

    Bounds(Function f) {
        offsets = Offsets.in(f.body());
        Walk.lines(f.body(), line -> {
            for (Var v : line.results()) makers.put(v, line);
        });
    }

    /** The value of an integer; −1 where it is not constant. */
    static int constant(Atom a) {
        return a instanceof Constant c && c.value() instanceof Integer n ? n : -1;
    }

    /** Whether a line may throw unless its array is long enough, or is there. */
    static boolean mayFail(Line line) {
        if (line instanceof Line.Load l) return !l.safe();
        if (line instanceof Line.Length l) return !l.safe();
        return line instanceof Line.Store;
    }

    /** Where an index lies while loops run through their ranges; null where that is not known. */
    @Nullable
    Span span(Atom index, Line.Range... ranges) {
        Offsets.Sum sum = offsets.of(index);
        if (sum.base() == null) return sum.plus() < 0 ? null : new Span(null, sum.plus(), Constant.of(sum.plus() + 1));
        for (Line.Range range : ranges) {
            if (range.index() == index) return new Span(null, constant(range.from()), range.to());
            if (!(makers.get(index) instanceof Line.Let l) || l.operation() != Basic.ADD) continue;
            Atom a = l.arguments().get(0);
            Atom b = l.arguments().get(1);
            if (a == range.index()) return new Span(b, constant(range.from()), range.to());
            if (b == range.index()) return new Span(a, constant(range.from()), range.to());
        }
        return null;
    }

    /** Whether an array is known to have all the entries of a span. */
    boolean has(Atom array, Span span) {
        if (span.offset() != null) return false;
        boolean isLength = makers.get(span.end()) instanceof Line.Length l && l.array() == array;
        return isLength
                || makers.get(array) instanceof Line.New made
                        && !made.lengths().isEmpty()
                        && made.lengths().get(0) == span.end();
    }

    /** Whether an integer is known not to be negative. */
    boolean isSize(Atom a) {
        return constant(a) >= 0 || makers.get(a) instanceof Line.Length;
    }
}
