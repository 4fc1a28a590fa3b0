package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** The lines that use a hand-written pullback in the place of the call that it is for. */
final class HandWritten {
    static final Rule NO_DERIVATIVE = new Rule.None();

    final Line.Call call;
    final Rule.Pullback rule;
    final Position at;

    HandWritten(Line.Call call, Rule.Pullback rule) {
        this.call = call;
        this.rule = rule;
        this.at = call.at();
    }

    // ---- the forward sweep

    /** The arguments, copied where what the object keeps of them would change: what is overwritten, and what changes later. */
    List<Atom> kept(java.util.function.Predicate<Atom> mayChange, Builder out) {
        List<Atom> all = new ArrayList<>();
        for (Atom a : call.arguments()) {
            // What a holder held is not changed by what takes its place.
            boolean isReplaced = call.overwritten().contains(a) && Type.isHolder(a.type());
            boolean changes = a.type() instanceof Type.ArrayOf
                    && a instanceof Var
                    && (isReplaced
                            ? call.inputs().contains(a) && mayChange.test(a)
                            : call.overwritten().contains(a) || mayChange.test(a));
            all.add(changes ? out.copy(((Var) a).name(), a, at) : a);
        }
        return all;
    }

    /** A variable for the object. */
    Var object() {
        Type.Reference type = (Type.Reference) Objects.requireNonNull(rule.of().result());
        String name = type.name().substring(type.name().lastIndexOf('.') + 1);
        return new Var(type, Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    /**
     * Makes the object, and lets its value be that of the call.
     *
     * @param arguments what to give it: arrays that it may keep
     * @param mayChange whether the program writes to an array later
     */
    void make(Var object, List<Atom> arguments, java.util.function.Predicate<Atom> mayChange, Builder out) {
        List<Var> results = new ArrayList<>(List.of(object));
        boolean caught = !call.callee().caught().isEmpty();
        if (caught) results.add(thrown());
        Callee of = rule.of().catching(call.callee().caught());
        out.add(new Line.Call(results, of, arguments, NO_DERIVATIVE, at));
        unlessThrown(out, inside -> values(object, mayChange, inside));
    }

    Var thrown() {
        return call.results().get(call.results().size() - 1);
    }

    /** The result of the call; null where it has none that is used. */
    @Nullable
    Var result() {
        boolean has = call.callee().result() != null && !call.results().isEmpty();
        return has ? call.results().get(0) : null;
    }

    /** Writes lines that give the value of {@link #result}; they do not run where the call has thrown an exception. */
    void unlessThrown(Builder out, java.util.function.Function<Builder, @Nullable Atom> lines) {
        Var result = result();
        if (call.callee().caught().isEmpty()) {
            Atom value = lines.apply(out);
            if (result != null) name(result, Objects.requireNonNull(value), out);
            return;
        }
        Builder inside = new Builder();
        Atom value = lines.apply(inside);
        Var fine = out.let(at, Basic.IS_NULL, thrown());
        List<Var> results = result == null ? List.of() : List.of(result);
        Block then =
                inside.end(new Terminator.Yield(result == null ? List.of() : List.of(Objects.requireNonNull(value))));
        List<Atom> none = result == null ? List.of() : List.of(nothing(result.type()));
        out.add(new Line.If(results, fine, then, new Block(List.of(), new Terminator.Yield(none)), at));
    }

    static Atom nothing(Type type) {
        return type instanceof Type.Primitive ? Constant.zero(type) : new Constant(type, null);
    }

    /** Lets a variable that is there already be a value that has just been computed. */
    private void name(Var result, Atom value, Builder out) {
        List<Line> lines = out.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).results().contains(value)) continue;
            Line named = lines.get(i) instanceof Line.Copy c
                    ? new Line.Copy(result, c.source(), at)
                    : ((Line.Call) lines.get(i)).giving(List.of(result));
            lines.set(i, named);
            return;
        }
        throw new AssertionError("a value is given by a line");
    }

    /** The outputs: those that overwrite arguments are written to these, the result is given. */
    private @Nullable Atom values(Var object, java.util.function.Predicate<Atom> mayChange, Builder out) {
        boolean isResult = rule.outputs().get(0).component() == null;
        Type type = isResult
                ? typeOf(rule.outputs().get(0))
                : Objects.requireNonNull(rule.value().result());
        Atom value = get("", rule.value(), object, type, out);
        Atom result = unpacked(
                value, out, (argument, component) -> set(call.arguments().get(argument), component, out));
        boolean changes = result != null && result.type() instanceof Type.ArrayOf && mayChange.test(result());
        return changes ? out.copy("", result, at) : result;
    }

    interface Receiver {
        void accept(int argument, Atom component);
    }

    /** Takes a record of outputs apart; gives the one for the result. */
    @Nullable
    Atom unpacked(Atom value, Builder out, Receiver overwritten) {
        Atom result = null;
        for (Rule.Output output : rule.outputs()) {
            boolean isResult = output.argument() == Rule.Output.RESULT;
            if (isResult && result() == null && output.component() != null) continue;
            Atom component =
                    output.component() == null ? value : get("", output.component(), value, typeOf(output), out);
            if (isResult) result = component;
            else overwritten.accept(output.argument(), component);
        }
        return result;
    }

    void set(Atom into, Atom from, Builder out) {
        if (Type.isHolder(into.type())) {
            out.store(into, Constant.of(0), Holders.copy(from, out, at), at);
            return;
        }
        if (into.type().rank() == 1) {
            Var i = new Var(Type.INT, "i");
            Builder body = new Builder();
            body.store(into, i, body.load("", from, i, false, at), at);
            Line.Range range = new Line.Range(i, Constant.of(0), out.length(into, true, at), 1);
            Block each = body.end(new Terminator.Next(List.of()));
            out.add(new Line.Loop(List.of(), range, List.of(), List.of(), each, at));
            return;
        }
        Callee set = support("DeepArrays", "set", List.of(into.type(), from.type()), null);
        out.add(new Line.Call(List.of(), set, List.of(into, from), at));
    }

    // ---- the reverse sweep

    /** Whether any of these cotangents or tangents is not zero; null is one that is. */
    static Atom anyNonZero(List<? extends @Nullable Atom> all, Position at, Builder out) {
        Atom any = Constant.FALSE;
        for (Atom a : all) {
            if (a == null) continue;
            Atom nonZero = isNonZero(a, at, out);
            any = any == Constant.FALSE ? nonZero : out.let(at, Basic.OR, any, nonZero);
        }
        return any;
    }

    static Atom isNonZero(Atom a, Position at, Builder out) {
        if (a.type() instanceof Type.Primitive) return out.let(at, Basic.NE, a, Constant.zero(a.type()));
        if (Type.isHolder(a.type())) return out.let(at, Basic.NOT, Holders.isZero(a, out, at));
        Callee isZero = support("Cotangents", "isZero", List.of(a.type()), Type.BOOLEAN);
        Var zero = new Var(Type.BOOLEAN, "");
        out.add(new Line.Call(List.of(zero), isZero, List.of(a), NO_DERIVATIVE, at));
        return out.let(at, Basic.NOT, zero);
    }

    /**
     * Applies the object.
     *
     * @param seeds the cotangents of the outputs, in their order; null of one that has none
     * @return the cotangents of the inputs, in their order
     */
    List<Atom> apply(Atom object, List<@Nullable Atom> seeds, Builder out) {
        Atom seed = rule.seed() == null ? Objects.requireNonNull(seeds.get(0)) : packed(seeds, out);
        boolean isOne = rule.inputs().get(0).cotangent() == null;
        Type type = isOne
                ? typeOf(rule.inputs().get(0))
                : Objects.requireNonNull(rule.apply().result());
        Var gradient = new Var(type, "gradient");
        out.add(new Line.Call(List.of(gradient), rule.apply(), List.of(object, seed), NO_DERIVATIVE, at));
        List<Atom> cotangents = new ArrayList<>();
        for (Rule.Input input : rule.inputs()) {
            cotangents.add(
                    input.cotangent() == null ? gradient : get("", input.cotangent(), gradient, typeOf(input), out));
        }
        return cotangents;
    }

    Atom zeroOf(Rule.Output output, Builder out) {
        Type type = typeOf(output);
        return type instanceof Type.Primitive ? Constant.zero(type) : out.zeros("", like(output), at);
    }

    /** A record of the cotangents; what has none is as the call gave it. */
    private Atom packed(List<@Nullable Atom> seeds, Builder out) {
        Callee make = Objects.requireNonNull(rule.seed());
        List<Atom> components = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            Atom seed = seeds.get(i);
            if (seed == null)
                seed = result() == null ? nothing(make.parameters().get(i)) : result();
            components.add(Objects.requireNonNull(seed));
        }
        Var seed = new Var(Objects.requireNonNull(make.result()), "seed");
        out.add(new Line.Call(List.of(seed), make, components, NO_DERIVATIVE, at));
        return seed;
    }

    /** Zeros in the shape of a call's result, under this name; of one that an exception has prevented nothing. */
    static void zeros(Line.Call call, Atom result, Var name, Builder out) {
        Position at = call.at();
        if (call.callee().caught().isEmpty()) {
            out.add(new Line.Zeros(name, result, at));
            return;
        }
        Builder some = new Builder();
        Var zeros = some.zeros("", result, at);
        Var absent = out.let(at, Basic.IS_NULL, result);
        Block none = new Block(List.of(), new Terminator.Yield(List.of(nothing(result.type()))));
        out.add(new Line.If(List.of(name), absent, none, some.end(new Terminator.Yield(List.of(zeros))), at));
    }

    // ---- what is called

    Type typeOf(Rule.Output output) {
        Var result = result();
        if (output.argument() == Rule.Output.RESULT && result != null) return result.type();
        return output.argument() == Rule.Output.RESULT
                ? Objects.requireNonNull(call.callee().result())
                : call.arguments().get(output.argument()).type();
    }

    private Type typeOf(Rule.Input input) {
        return call.arguments().get(input.argument()).type();
    }

    static boolean carries(Type type) {
        return type.isFloating() || type.holdsFloating();
    }

    /** What has the shape of an output, behind the call. */
    Atom like(Rule.Output output) {
        if (output.argument() != Rule.Output.RESULT) return call.arguments().get(output.argument());
        Var result = result();
        return result == null ? nothing(typeOf(output)) : result;
    }

    Line supportCall(Var result, String name, List<Atom> arguments) {
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee callee = support("Entries", name, types, result.type());
        return new Line.Call(List.of(result), callee, arguments, NO_DERIVATIVE, at);
    }

    Var get(String name, Callee accessor, Atom from, Type type, Builder out) {
        Var result = new Var(type, name);
        out.add(new Line.Call(List.of(result), accessor, List.of(from), NO_DERIVATIVE, at));
        return result;
    }

    static Callee support(String owner, String name, List<Type> parameters, @Nullable Type result) {
        return Callee.ofStatic("org.wengert.support." + owner, name, parameters, result);
    }
}
