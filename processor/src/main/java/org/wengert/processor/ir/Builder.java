package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Operation.Basic;

/** Writes the lines of one block, one after the other. */
public final class Builder {
    private final List<Line> lines = new ArrayList<>();

    public Builder add(Line line) {
        lines.add(line);
        return this;
    }

    public Builder addAll(List<Line> more) {
        lines.addAll(more);
        return this;
    }

    /** What has been written so far. */
    public List<Line> lines() {
        return lines;
    }

    public Block end(Terminator end) {
        return new Block(lines, end);
    }

    public Block yield(Atom... values) {
        return end(new Terminator.Yield(List.of(values)));
    }

    public Var let(String name, Type type, Position at, Operation operation, Atom... arguments) {
        Var result = new Var(type, name);
        add(new Line.Let(result, operation, List.of(arguments), at));
        return result;
    }

    /** An operator; the type of the result follows from it and from the first operand. */
    public Var let(Position at, Basic operation, Atom... arguments) {
        return let("", resultType(operation, List.of(arguments)), at, operation, arguments);
    }

    /** The type of what an operator computes. */
    public static Type resultType(Basic operation, List<Atom> arguments) {
        if (operation.isComparison() || operation == Basic.NOT || operation == Basic.IS_NULL) return Type.BOOLEAN;
        if (operation == Basic.CONCAT) return Type.STRING;
        return arguments.get(operation == Basic.SELECT ? 1 : 0).type();
    }

    public Atom cast(Type to, Atom value, Position at) {
        return value.type().equals(to) ? value : let("", to, at, new Operation.Cast(to), value);
    }

    public Var load(String name, Atom array, Atom index, boolean safe, Position at) {
        Var result = new Var(array.type().element(), name);
        add(new Line.Load(result, array, index, safe, at));
        return result;
    }

    public void store(Atom array, Atom index, Atom value, Position at) {
        add(new Line.Store(array, index, value, at));
    }

    public void acc(Atom array, Atom index, Atom value, Position at) {
        add(new Line.Acc(array, index, value, at));
    }

    public Var length(Atom array, boolean safe, Position at) {
        Var result = new Var(Type.INT, array instanceof Var v && !v.name().isEmpty() ? v.name() + "Length" : "length");
        add(new Line.Length(result, array, safe, at));
        return result;
    }

    public Var create(String name, Type type, List<Atom> lengths, Position at) {
        Var result = new Var(type, name);
        add(new Line.New(result, lengths, at));
        return result;
    }

    public Var copy(String name, Atom source, Position at) {
        Var result = new Var(source.type(), name);
        add(new Line.Copy(result, source, at));
        return result;
    }

    public Var zeros(String name, Atom like, Position at) {
        Var result = new Var(like.type(), name);
        add(new Line.Zeros(result, like, at));
        return result;
    }

    public Var get(String name, Slot slot, Position at) {
        Var result = new Var(slot.type(), name);
        add(new Line.Get(result, slot, at));
        return result;
    }

    /** Calls a method; gives its result, or null where it is void. */
    public @Nullable Var call(String name, Callee callee, List<Atom> arguments, Position at) {
        if (callee.result() == null) {
            add(new Line.Call(List.of(), callee, arguments, at));
            return null;
        }
        Var result = new Var(callee.result(), name);
        add(new Line.Call(List.of(result), callee, arguments, at));
        return result;
    }
}
