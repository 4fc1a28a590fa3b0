package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * A call with a hand-written pullback in forward mode: by the rule's pushforward, or, where there is none, by one application of the
 * pullback for each entry of the outputs. That is right, but not cheap.
 */
final class HandWrittenForward {
    private final HandWritten uses;
    private final Line.Call call;
    private final Rule.Pullback rule;
    private final List<Atom> arguments;
    private final List<@Nullable Atom> tangents;
    private final Builder out;

    /**
     * Forward mode of a call.
     *
     * @param arguments as they are at entry, and stay
     * @param tangents of the inputs, in their order; null of those that are not active
     */
    HandWrittenForward(HandWritten uses, List<Atom> arguments, List<@Nullable Atom> tangents, Builder out) {
        this.uses = uses;
        this.call = uses.call;
        this.rule = uses.rule;
        this.arguments = arguments;
        this.tangents = tangents;
        this.out = out;
    }

    /**
     * Writes the call.
     *
     * @return the tangents of the outputs, in their order, which share nothing with anything else; null of those that have none
     */
    List<@Nullable Atom> write() {
        Rule.Pushforward push = rule.pushforward();
        if (push == null) {
            Var object = uses.object();
            uses.make(object, arguments, a -> false, out);
            return tangents(inside -> outputs(output -> bySeeds(object, output, inside)));
        }
        List<Atom> all = new ArrayList<>(arguments);
        for (int i = 0; i < tangents.size(); i++) {
            Atom argument = arguments.get(rule.inputs().get(i).argument());
            Atom tangent = tangents.get(i);
            if (tangent == null) tangent = zero(argument.type(), argument, out);
            boolean isHolder = Type.isHolder(tangent.type());
            all.add(isHolder ? dense(tangent, argument) : tangent);
        }
        return push.value() == null ? alone(push, all) : withValue(push, push.value(), all);
    }

    private Atom dense(Atom tangent, Atom argument) {
        return Holders.dense(tangent, Holders.content(argument, out, call.at()), out, call.at());
    }

    /** The method gives the value, the pushforward the tangent. */
    private List<@Nullable Atom> alone(Rule.Pushforward push, List<Atom> all) {
        out.add(call);
        return tangents(inside -> {
            Var given = new Var(typeOf(push), "");
            inside.add(new Line.Call(List.of(given), push.call(), all, HandWritten.NO_DERIVATIVE, call.at()));
            return outputs(output -> part(output, given, inside));
        });
    }

    private List<@Nullable Atom> withValue(Rule.Pushforward push, Callee value, List<Atom> all) {
        Var given = new Var(Objects.requireNonNull(push.call().result()), "");
        List<Var> results = new ArrayList<>(List.of(given));
        if (!call.callee().caught().isEmpty()) results.add(uses.thrown());
        Callee callee = push.call().catching(call.callee().caught());
        out.add(new Line.Call(results, callee, all, HandWritten.NO_DERIVATIVE, call.at()));
        uses.unlessThrown(
                out,
                inside -> uses.unpacked(
                        uses.get("", value, given, typeOf(value), inside),
                        inside,
                        (argument, component) -> uses.set(call.arguments().get(argument), component, inside)));
        return tangents(inside -> {
            Callee accessor = Objects.requireNonNull(push.tangent());
            Var tangent = uses.get("", accessor, given, typeOf(accessor), inside);
            return outputs(output -> part(output, tangent, inside));
        });
    }

    /** What a pushforward gives: where that is of the one output, it is of its type. */
    private Type typeOf(Rule.Pushforward push) {
        Rule.Output first = rule.outputs().get(0);
        boolean isOne = push.isBare() || first.component() == null && push.value() == null;
        return isOne ? uses.typeOf(first) : Objects.requireNonNull(push.call().result());
    }

    private Type typeOf(Callee accessor) {
        Rule.Output first = rule.outputs().get(0);
        return first.component() == null ? uses.typeOf(first) : Objects.requireNonNull(accessor.result());
    }

    private Atom part(Rule.Output output, Atom whole, Builder inside) {
        boolean isBare = output.component() == null
                || Objects.requireNonNull(rule.pushforward()).isBare();
        return isBare ? whole : uses.get("", output.component(), whole, uses.typeOf(output), inside);
    }

    /** One for each output that carries derivatives and is used. */
    private List<Atom> outputs(Function<Rule.Output, Atom> of) {
        return rule.outputs().stream().filter(this::carries).map(of).toList();
    }

    private boolean carries(Rule.Output output) {
        boolean used = output.argument() != Rule.Output.RESULT || uses.result() != null;
        return used && HandWritten.carries(uses.typeOf(output));
    }

    /** What these lines give if any tangent of an input is not zero, else zeros. */
    private List<@Nullable Atom> tangents(Function<Builder, List<Atom>> lines) {
        Atom any = HandWritten.anyNonZero(tangents, call.at(), out);
        boolean caught = !call.callee().caught().isEmpty();
        if (caught) any = out.let(call.at(), Basic.AND, any, out.let(call.at(), Basic.IS_NULL, uses.thrown()));
        Builder yes = new Builder();
        List<Atom> values = new ArrayList<>();
        for (Atom value : lines.apply(yes))
            values.add(value.type() instanceof Type.ArrayOf ? yes.copy("", value, call.at()) : value);
        Builder no = new Builder();
        List<Atom> zeros = outputs(output -> zero(uses.typeOf(output), uses.like(output), no));
        List<Var> results =
                values.stream().map(value -> new Var(value.type(), "")).toList();
        out.add(new Line.If(
                results, any, yes.end(new Terminator.Yield(values)), no.end(new Terminator.Yield(zeros)), call.at()));
        List<@Nullable Atom> all = new ArrayList<>();
        int next = 0;
        for (Rule.Output output : rule.outputs()) all.add(carries(output) ? results.get(next++) : null);
        return all;
    }

    /** A zero, of an array in the shape of another, which may be null where an exception has been caught. */
    private Atom zero(Type type, Atom like, Builder to) {
        if (type instanceof Type.Primitive) return Constant.zero(type);
        Var zeros = new Var(type, "");
        HandWritten.zeros(call, like, zeros, to);
        return zeros;
    }

    // ---- by reverse mode

    private Atom bySeeds(Var object, Rule.Output output, Builder to) {
        Type type = uses.typeOf(output);
        if (Type.isHolder(type)) throw new IllegalStateException("a rule for objects without a pushforward");
        if (type.isFloating()) {
            Atom product = product(uses.apply(object, seeds(output, Constant.number(type, 1), to), to), to);
            return Derivatives.cast(to, type, product, call.at());
        }
        Atom like = uses.like(output);
        Var all = to.zeros("", like, call.at());
        Var count = new Var(Type.INT, "");
        to.add(uses.supportCall(count, "count", List.of(like)));
        Var k = new Var(Type.INT, "k");
        Builder body = new Builder();
        Var unit = new Var(type, "");
        body.add(uses.supportCall(unit, "unit", List.of(like, k)));
        Atom entry = product(uses.apply(object, seeds(output, unit, body), body), body);
        Callee set = HandWritten.support("Entries", "set", List.of(type, Type.INT, Type.DOUBLE), null);
        body.add(new Line.Call(List.of(), set, List.of(all, k, entry), call.at()));
        Line.Range range = new Line.Range(k, Constant.of(0), count, 1);
        Block block = body.end(new Terminator.Next(List.of()));
        to.add(new Line.Loop(List.of(), range, List.of(), List.of(), block, call.at()));
        return all;
    }

    /** The seed of one output, and zeros for the others. */
    private List<@Nullable Atom> seeds(Rule.Output of, Atom seed, Builder to) {
        List<@Nullable Atom> seeds = new ArrayList<>();
        for (Rule.Output output : rule.outputs()) {
            if (output == of) seeds.add(seed);
            else if (!HandWritten.carries(uses.typeOf(output))) seeds.add(null);
            else seeds.add(zero(uses.typeOf(output), uses.like(output), to));
        }
        return seeds;
    }

    private Atom product(List<Atom> cotangents, Builder to) {
        Atom sum = Constant.zero(Type.DOUBLE);
        for (int i = 0; i < tangents.size(); i++) {
            Atom tangent = tangents.get(i);
            if (tangent == null) continue;
            sum = Derivatives.plus(to, sum, product(tangent, cotangents.get(i), to), call.at());
        }
        return sum;
    }

    /** The tangent, where it is not zero, times the cotangent. */
    private Atom product(Atom tangent, Atom cotangent, Builder to) {
        if (tangent.type() instanceof Type.Primitive) {
            Atom a = Derivatives.cast(to, Type.DOUBLE, tangent, call.at());
            return Derivatives.let(
                    to, call.at(), Basic.SCALE, a, Derivatives.cast(to, Type.DOUBLE, cotangent, call.at()));
        }
        if (Type.isHolder(tangent.type())) return Holders.dot(tangent, cotangent, to, call.at());
        Var dot = new Var(Type.DOUBLE, "");
        to.add(uses.supportCall(dot, "dot", List.of(tangent, cotangent)));
        return dot;
    }
}
