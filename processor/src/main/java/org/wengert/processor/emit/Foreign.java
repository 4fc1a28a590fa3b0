package org.wengert.processor.emit;

import java.util.Objects;
import java.util.stream.Stream;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;
import org.wengert.processor.ir.Type;

/** Whether the generated code touches classes other than Java's own numbers, text and mathematics. */
final class Foreign {
    private final Routines own;

    private Foreign(Routines own) {
        this.own = own;
    }

    static boolean isUsed(CompanionSource source) {
        Stream<Function> sweeps = source.pullback() == null
                ? Stream.of()
                : Stream.of(source.pullback().forward(), source.pullback().reverse());
        Stream<Function> routines = source.routines().all().stream()
                .flatMap(r -> r.sweeps() == null
                        ? Stream.of(r.function())
                        : Stream.of(r.sweeps().forward(), r.sweeps().reverse()));
        Stream<Function> members = Stream.of(source.gradient(), source.valueAndGradient(), source.pushforward());
        return Stream.of(members, sweeps, routines)
                .flatMap(s -> s)
                .filter(Objects::nonNull)
                .anyMatch(f -> new Foreign(source.routines()).isUsed(f));
    }

    private boolean isUsed(Function f) {
        return f.parameters().stream().anyMatch(this::isForeign) || isUsed(f.body());
    }

    private boolean isUsed(Block block) {
        return block.end().reads().stream().anyMatch(this::isForeign)
                || block.lines().stream().anyMatch(this::isUsed)
                || block.end().blocks().stream().anyMatch(this::isUsed);
    }

    private boolean isUsed(Line line) {
        return line instanceof Line.Call c && isForeign(c.callee())
                || line instanceof Line.Let l && l.operation() instanceof Apply a && isForeign(a.callee())
                || line.results().stream().anyMatch(this::isForeign)
                || line.blocks().stream().anyMatch(this::isUsed);
    }

    private boolean isForeign(Callee callee) {
        String owner = callee.owner();
        return callee.function() == null
                && !own.has(owner)
                && !owner.startsWith("java.lang.")
                && !owner.startsWith("org.wengert.support.");
    }

    private boolean isForeign(Atom atom) {
        Type type = atom.type();
        while (type instanceof Type.ArrayOf a) type = a.element();
        return type instanceof Type.Reference r && !r.equals(Type.STRING) && !own.has(r.name());
    }
}
