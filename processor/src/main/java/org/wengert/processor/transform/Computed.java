package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * The functions that a method calls itself. Where the partial derivative of a line is one of them, as that of a cosine is a sine beside
 * it, the reverse sweep has its value and need not call it again.
 */
final class Computed {
    private record Call(Operation operation, List<Atom> arguments) {}

    private final Map<Call, List<Line.Let>> calls = new HashMap<>();
    private final Map<Var, Line.Let> definitions = new IdentityHashMap<>();
    /** Lines of one stretch run all or none, exceptions apart, after which there is no reverse sweep. */
    private final Map<Line, Object> stretches = new IdentityHashMap<>();

    private Computed() {}

    /** What a function computes. */
    static Computed by(Function function) {
        Computed computed = new Computed();
        computed.note(function.body());
        return computed;
    }

    /** Nothing. */
    static Computed nothing() {
        return new Computed();
    }

    private void note(Block block) {
        Object stretch = new Object();
        for (Line line : block.lines()) {
            if (line instanceof Line.Let l) {
                stretches.put(l, stretch);
                if (l.operation() instanceof Operation.Apply) {
                    calls.computeIfAbsent(new Call(l.operation(), l.arguments()), k -> new ArrayList<>())
                            .add(l);
                    definitions.put(l.result(), l);
                }
            }
            line.blocks().forEach(this::note);
            if (Walk.escapes(line)) stretch = new Object();
        }
        block.end().blocks().forEach(this::note);
    }

    /** The line that computes one of these values. */
    Line.@Nullable Let definition(Atom value) {
        return value instanceof Var v ? definitions.get(v) : null;
    }

    /** The value of a call, of the method's own values, that runs whenever {@code line} does; null where there is none. */
    @Nullable
    Var valueOf(Line.Let call, Line line) {
        for (Line.Let l : calls.getOrDefault(new Call(call.operation(), call.arguments()), List.of())) {
            if (stretches.get(l) == stretches.get(line)) return l.result();
        }
        return null;
    }
}
