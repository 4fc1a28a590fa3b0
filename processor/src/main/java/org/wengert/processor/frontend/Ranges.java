package org.wengert.processor.frontend;

import java.util.List;
import java.util.function.BiConsumer;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Loops over ranges of arrays, with the checks that the platform's methods begin with. */
record Ranges(Builder builder, Position at) {
    private static final String SUPPORT = "org.wengert.support.ArrayRanges";
    /** The port of the places among those of {@code order}: the first is the array. */
    private static final int ORIGINS = 1;

    /** {@code for (int i = from; i < to; i++)}. */
    void each(Atom from, Atom to, BiConsumer<Var, Builder> body) {
        each(builder, from, to, 1, body);
    }

    private void each(Builder out, Atom from, Atom to, int step, BiConsumer<Var, Builder> lines) {
        Var i = new Var(Type.INT, "i");
        Builder body = new Builder();
        lines.accept(i, body);
        Line.Range range = new Line.Range(i, from, to, step);
        out.add(new Line.Loop(List.of(), range, List.of(), List.of(), body.end(new Terminator.Next(List.of())), at));
    }

    /** {@code System.arraycopy}, of arrays that may be one: then the entries are taken in an order in which none is lost. */
    void move(Atom source, Atom from, Atom target, Atom to, Atom length) {
        Atom sourceLength = builder.length(source, false, at);
        Atom targetLength = builder.length(target, false, at);
        Type element = source.type().element();
        Constant type =
                new Constant(Type.STRING, element instanceof Type.Primitive ? element.toString() : "object array");
        call("checkMove", List.of(sourceLength, from, targetLength, to, length, type));
        if (from.equals(to)) {
            forwards(builder, source, from, target, to, length);
            return;
        }
        if (from instanceof Constant f && to instanceof Constant t) {
            if ((int) f.value() > (int) t.value()) forwards(builder, source, from, target, to, length);
            else backwards(builder, source, from, target, to, length);
            return;
        }
        Builder up = new Builder();
        forwards(up, source, from, target, to, length);
        Builder down = new Builder();
        backwards(down, source, from, target, to, length);
        Block then = down.yield();
        builder.add(new Line.If(List.of(), builder.let(at, Basic.LT, from, to), then, up.yield(), at));
    }

    private void forwards(Builder out, Atom source, Atom from, Atom target, Atom to, Atom length) {
        each(out, Constant.of(0), length, 1, (i, body) -> entry(body, i, source, from, target, to));
    }

    private void backwards(Builder out, Atom source, Atom from, Atom target, Atom to, Atom length) {
        Atom last = out.let(at, Basic.SUB, length, Constant.of(1));
        each(out, last, Constant.of(-1), -1, (i, body) -> entry(body, i, source, from, target, to));
    }

    private void entry(Builder body, Var i, Atom source, Atom from, Atom target, Atom to) {
        Atom read = body.load("", source, plus(body, from, i), true, at);
        body.store(target, plus(body, to, i), read, at);
    }

    private Atom plus(Builder out, Atom from, Var i) {
        return from.equals(Constant.of(0)) ? i : out.let(at, Basic.ADD, from, i);
    }

    Atom least(Atom a, Atom b) {
        Callee min = Callee.ofStatic("java.lang.Math", "min", List.of(Type.INT, Type.INT), Type.INT);
        return builder.let("", Type.INT, at, new Operation.Apply(min), a, b);
    }

    /** The length of a range, which must not be negative. */
    Atom size(Atom from, Atom to) {
        Callee size = Callee.ofStatic(SUPPORT, "size", List.of(Type.INT, Type.INT), Type.INT);
        Var result = new Var(Type.INT, "");
        builder.add(new Line.Call(List.of(result), size, List.of(from, to), new Rule.Constant(), at));
        return result;
    }

    /** Checks that a range is one of an array. */
    void check(Atom array, Atom from, Atom to) {
        call("check", List.of(builder.length(array, false, at), from, to));
    }

    private void call(String name, List<Atom> arguments) {
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee callee = Callee.ofStatic(SUPPORT, name, types, null);
        builder.add(new Line.Call(List.of(), callee, arguments, new Rule.Constant(), at));
    }

    /** Sorts a range of an array of numbers: finds out where each entry comes from, and moves them. */
    void sort(Atom array, Atom from, Atom to) {
        Atom length = from.equals(Constant.of(0)) ? to : builder.let(at, Basic.SUB, to, from);
        Type places = Type.arrayOf(Type.INT);
        Var origins = builder.create("order", places, List.of(length), at);
        Callee order = Callee.ofStatic(SUPPORT, "order", List.of(array.type(), Type.INT, places), null);
        Callee intoOrigins = order.withSummary(Summary.writing(Port.of(order).size(), ORIGINS));
        builder.add(new Line.Call(List.of(), intoOrigins, List.of(array, from, origins), new Rule.Constant(), at));
        Var sorted = builder.create("sorted", array.type(), List.of(length), at);
        each(builder, Constant.of(0), length, 1, (i, body) -> {
            Atom origin = body.load("", origins, i, true, at);
            body.store(sorted, i, body.load("", array, origin, true, at), at);
        });
        each(builder, Constant.of(0), length, 1, (i, body) -> {
            Atom entry = body.load("", sorted, i, true, at);
            body.store(array, plus(body, from, i), entry, at);
        });
    }
}
