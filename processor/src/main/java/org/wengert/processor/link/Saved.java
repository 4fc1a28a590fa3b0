package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Objects that one sweep saves for another, in slots and on tapes: what is saved are their parts. */
final class Saved {
    private final Linking linking;
    private final Map<Slot, Parts<Slot>> slots = new IdentityHashMap<>();
    private final Map<Var, Parts<Var>> tapes = new IdentityHashMap<>();
    private final List<Line> atStart = new ArrayList<>();

    Saved(Linking linking) {
        this.linking = linking;
    }

    /** What the values saved in one place are, and where their parts are. */
    private record Parts<T>(Shape shape, List<T> places) {}

    /** The lines that make the tapes. */
    List<Line> atStart() {
        return atStart;
    }

    void put(Line.Put l, Value.Known value) {
        Shape shape = Shape.of(value);
        Parts<Slot> parts = slots.computeIfAbsent(
                l.slot(),
                k -> new Parts<>(
                        shape,
                        shape.types().stream()
                                .map(t -> new Slot(t, l.slot().name()))
                                .toList()));
        List<Atom> atoms = atoms(value, shape, parts.shape, l.at());
        for (int i = 0; i < atoms.size(); i++) linking.out.add(new Line.Put(parts.places.get(i), atoms.get(i), l.at()));
    }

    /** What has been put into a slot in parts; null of any other. */
    @Nullable
    Value get(Line.Get l) {
        Parts<Slot> parts = slots.get(l.slot());
        if (parts == null) return null;
        List<Var> variables = new ArrayList<>();
        Value value = parts.shape.fresh(l.result().name(), variables);
        for (int i = 0; i < variables.size(); i++)
            linking.out.add(new Line.Get(variables.get(i), parts.places.get(i), l.at()));
        return value;
    }

    void store(Var tape, Atom index, Value.Known value, Position at) {
        Shape shape = Shape.of(value);
        Parts<Var> parts = tapes.computeIfAbsent(
                tape,
                k -> new Parts<>(
                        shape, shape.types().stream().map(t -> tape(t, tape)).toList()));
        List<Atom> atoms = atoms(value, shape, parts.shape, at);
        for (int i = 0; i < atoms.size(); i++) linking.out.store(parts.places.get(i), index, atoms.get(i), at);
    }

    private Var tape(Type element, Var like) {
        Var tape = new Var(new Type.Tape(element), like.name());
        atStart.add(new Line.New(tape, List.of(), Position.NONE));
        return tape;
    }

    /** What stands on a tape in parts; null of any other. */
    @Nullable
    Value load(Line.Load l, Atom index) {
        Parts<Var> parts = l.array() instanceof Var tape ? tapes.get(tape) : null;
        if (parts == null) return null;
        List<Var> variables = new ArrayList<>();
        Value value = parts.shape.fresh(l.result().name(), variables);
        for (int i = 0; i < variables.size(); i++)
            linking.out.add(new Line.Load(variables.get(i), parts.places.get(i), index, l.safe(), l.at()));
        return value;
    }

    private List<Atom> atoms(Value value, Shape shape, Shape before, Position at) {
        if (!shape.equals(before))
            throw new Refusal(
                    Problem.NO_SECOND_DERIVATIVE, at, "a hand-written pullback that is one of several objects");
        return linking.atoms(List.of(value), List.of(shape), linking.out);
    }
}
