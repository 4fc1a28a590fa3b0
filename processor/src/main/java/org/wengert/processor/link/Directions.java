package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Linking.End;

/** Calls of {@code Wengert}'s own methods with objects that are known. */
final class Directions {
    private static final String OWNER = "org.wengert.Wengert";

    private final Linking linking;

    Directions(Linking linking) {
        this.linking = linking;
    }

    /** What such a call comes to; empty of any other. */
    Optional<End> call(Callee callee, List<Value> arguments, Line.Call l) {
        if (!callee.owner().equals(OWNER) || !callee.name().equals("stopGradient")) return Optional.empty();
        if (!isCopied(arguments.get(0))) return Optional.empty();
        return Optional.of(linking.references.notNull(
                arguments.get(0),
                l.at(),
                rest -> linking.references.cases(rest, l.results(), l.at(), one -> End.with(stopped(one, l.at())))));
    }

    /** Whether it is a number, an array of numbers, or a record of these, or {@code null}. */
    private static boolean isCopied(Value value) {
        if (value instanceof Value.Plain p) {
            Type type = p.atom().type();
            return type instanceof Type.Primitive || !Shape.mayHoldObjects(type) || type.equals(Type.STRING);
        }
        for (Value.Case one : ((Value.Known) value).cases()) {
            boolean record = one.kind() instanceof Kind.Instance i
                    && (i.model().isRecord() || Instances.isBox(i.model()))
                    && own(i, one.parts()).stream().allMatch(Directions::isCopied);
            if (!record && one.kind() != Kind.NULL && one.kind() != Kind.NEVER) return false;
        }
        return true;
    }

    /** The values of the fields. */
    private static List<Value> own(Kind.Instance kind, List<Value> parts) {
        return kind.hasReference() ? parts.subList(1, parts.size()) : parts;
    }

    private Value stopped(Value value, Position at) {
        if (value instanceof Value.Plain p) return new Value.Plain(stopped(p.atom(), at));
        Value.Case one = ((Value.Known) value).cases().get(0);
        if (!(one.kind() instanceof Kind.Instance i)) return value;
        List<Value> parts = new ArrayList<>(one.parts().subList(0, i.hasReference() ? 1 : 0));
        for (Value part : own(i, one.parts())) parts.add(stopped(part, at));
        return Value.single(i, parts);
    }

    private Atom stopped(Atom atom, Position at) {
        String name = atom instanceof Var v ? v.name() : "";
        if (atom.type() instanceof Type.Primitive) return linking.out.let(name, atom.type(), at, Basic.STOP, atom);
        if (!(atom.type() instanceof Type.ArrayOf)) return atom;
        Var copy = new Var(atom.type(), name);
        linking.out.add(new Line.Copy(copy, atom, true, at));
        return copy;
    }
}
