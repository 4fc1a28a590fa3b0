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
    private Foreign() {}

    static boolean isUsed(CompanionSource source) {
        Stream<Function> sweeps = source.pullback() == null
                ? Stream.of()
                : Stream.of(source.pullback().forward(), source.pullback().reverse());
        return Stream.concat(Stream.of(source.gradient(), source.valueAndGradient(), source.pushforward()), sweeps)
                .filter(Objects::nonNull)
                .anyMatch(f -> isUsed(f.body()));
    }

    private static boolean isUsed(Block block) {
        return block.end().reads().stream().anyMatch(Foreign::isForeign)
                || block.lines().stream().anyMatch(Foreign::isUsed)
                || block.end().blocks().stream().anyMatch(Foreign::isUsed);
    }

    private static boolean isUsed(Line line) {
        return line instanceof Line.Call c && isForeign(c.callee())
                || line instanceof Line.Let l && l.operation() instanceof Apply a && isForeign(a.callee())
                || line.results().stream().anyMatch(Foreign::isForeign)
                || line.blocks().stream().anyMatch(Foreign::isUsed);
    }

    private static boolean isForeign(Callee callee) {
        return !callee.owner().startsWith("java.lang.");
    }

    private static boolean isForeign(Atom atom) {
        Type type = atom.type();
        while (type instanceof Type.ArrayOf a) type = a.element();
        return type instanceof Type.Reference r && !r.equals(Type.STRING);
    }
}
