package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Writes lines that deal with objects. */
record Code(Builder out) {
    private static final Position HERE = Position.NONE;
    private static final String ARRAYS = "org.wengert.support.DeepArrays";
    private static final Type.Reference OBJECT = new Type.Reference("java.lang.Object");

    Code() {
        this(new Builder());
    }

    private Block yielding(List<? extends Atom> values) {
        return out.end(new Terminator.Yield(List.copyOf(values)));
    }

    /** {@code for (int i = 0; i < count; i++)}. */
    void loop(Atom count, BiConsumer<Code, Var> body) {
        Var i = new Var(Type.INT, "i");
        Code inside = new Code();
        body.accept(inside, i);
        Line.Range range = new Line.Range(i, Constant.of(0), count, 1);
        Terminator next = new Terminator.Next(List.of());
        out.add(new Line.Loop(List.of(), range, List.of(), List.of(), inside.out.end(next), HERE));
    }

    /** {@code if (reference != null)}. */
    void unlessNull(Atom reference, Consumer<Code> body) {
        Var isNull = out.let(HERE, Basic.IS_NULL, reference);
        Code some = new Code();
        body.accept(some);
        out.add(new Line.If(List.of(), isNull, new Code().yielding(List.of()), some.yielding(List.of()), HERE));
    }

    /** The same for a value by what it is spread over, as far as that tells. */
    void unlessNull(Form form, List<? extends Atom> spread, Consumer<Code> body) {
        if (form.tellsNull()) unlessNull(spread.get(form.place()), body);
        else body.accept(this);
    }

    /** {@code reference == null ? null : value}. */
    Var orNull(Atom reference, Type type, String name, Function<Code, Atom> value) {
        Var result = new Var(type, name);
        Var isNull = out.let(HERE, Basic.IS_NULL, reference);
        Code some = new Code();
        Block otherwise = some.yielding(List.of(value.apply(some)));
        Block none = new Code().yielding(List.of(Constant.zero(type)));
        out.add(new Line.If(List.of(result), isNull, none, otherwise, HERE));
        return result;
    }

    /**
     * The values of the first case whose condition holds; if that is none of the others, they are the last one's.
     *
     * @param like variables of the results' types and names
     */
    List<? extends Atom> firstOf(
            int cases,
            List<Var> like,
            BiFunction<Code, Integer, Atom> condition,
            BiFunction<Code, Integer, List<Atom>> values) {
        return firstOf(0, cases, like, condition, values);
    }

    private List<? extends Atom> firstOf(
            int from,
            int cases,
            List<Var> like,
            BiFunction<Code, Integer, Atom> condition,
            BiFunction<Code, Integer, List<Atom>> values) {
        if (from == cases - 1) return values.apply(this, from);
        Atom holds = condition.apply(this, from);
        Code then = new Code();
        Block first = then.yielding(values.apply(then, from));
        Code otherwise = new Code();
        Block rest = otherwise.yielding(otherwise.firstOf(from + 1, cases, like, condition, values));
        List<Var> results = like.stream().map(Var::again).toList();
        out.add(new Line.If(results, holds, first, rest, HERE));
        return results;
    }

    Var call(Callee callee, String name, Atom... arguments) {
        Var result = out.call(name, callee, List.of(arguments), HERE);
        if (result == null) throw new IllegalArgumentException(callee + " has no result");
        return result;
    }

    /** What reads or makes an object, without effects. */
    Var apply(Callee callee, String name, List<? extends Atom> arguments) {
        Type result = callee.result();
        if (result == null) throw new IllegalArgumentException(callee + " has no result");
        return out.let(name, result, HERE, new Operation.Apply(callee), arguments.toArray(Atom[]::new));
    }

    /** {@code new T(arguments)}. */
    Var make(Type.Reference type, String name, List<? extends Atom> arguments) {
        List<Type> types = arguments.stream().map(Atom::type).toList();
        String owner = type.name().replaceAll("<.*", "");
        Callee constructor = new Callee(Callee.Kind.PURE_CONSTRUCTOR, owner, "<init>", types, type);
        return apply(constructor, name, arguments);
    }

    Var cast(Type type, Atom value, String name) {
        return out.let(name, type, HERE, new Operation.Cast(type), value);
    }

    Var instanceOf(Type type, Atom value) {
        return out.let("", Type.BOOLEAN, HERE, new Operation.InstanceOf(type), value);
    }

    Var equal(Atom a, Atom b) {
        return out.let(HERE, Basic.EQ, a, b);
    }

    Var load(String name, Atom array, Atom index) {
        return out.load(name, array, index, true, HERE);
    }

    void store(Atom array, Atom index, Atom value) {
        out.store(array, index, value, HERE);
    }

    Var length(Atom array, boolean safe) {
        return out.length(array, safe, HERE);
    }

    Var array(String name, Type type, Atom length) {
        return out.create(name, type, List.of(length), HERE);
    }

    Atom copy(Atom array) {
        return array instanceof Var v ? out.copy(v.name(), array, HERE) : array;
    }

    /** A holder of an object. */
    Var held(Form.Own form, Atom object, String name) {
        return Holders.hold(form.content(), name, object, out, HERE);
    }

    /** What a holder holds. */
    Atom content(Atom holder) {
        return Holders.content(holder, out, HERE);
    }

    /** An array of tangents, which has to be of the primal's shape; if asked for, rows that are shared there are shared here. */
    Atom shaped(Atom primal, Atom tangent, String what, boolean arranging) {
        check(ARRAYS, "requireShape", List.of(primal, tangent), what);
        return arranging && tangent.type().rank() > 1 ? arranged(primal, tangent) : tangent;
    }

    /** The tangents in the arrangement of the primal: what is one array there is one here, that of its first place. */
    Atom arranged(Atom primal, Atom tangent) {
        Callee arranged = Callee.ofStatic(ARRAYS, "arranged", List.of(primal.type(), tangent.type()), tangent.type());
        return apply(arranged, tangent instanceof Var v ? v.name() : "", List.of(primal, tangent));
    }

    /** A check that an object is of this very class: a subclass may have other methods. */
    void requireExactly(Type.Reference type, Atom object, String what) {
        Constant theClass = new Constant(OBJECT, new Constant.Symbol(type.name() + ".class"));
        check("requireExactly", List.of(theClass, object), what);
    }

    /** A check of {@code org.wengert.support.Arguments}, which throws. */
    void check(String method, List<? extends Atom> arguments, String... texts) {
        check("org.wengert.support.Arguments", method, arguments, texts);
    }

    private void check(String owner, String method, List<? extends Atom> arguments, String... texts) {
        List<Atom> all = new ArrayList<>(arguments);
        for (String text : texts) all.add(new Constant(Type.STRING, text));
        List<Type> types = all.stream().map(a -> passed(a.type())).toList();
        Callee callee = Callee.ofStatic(owner, method, types, null);
        out.add(new Line.Call(List.of(), callee, all, new Rule.Constant(), HERE));
    }

    private static Type passed(Type type) {
        return type instanceof Type.Primitive || type.equals(Type.STRING) ? type : OBJECT;
    }

    /** {@code pX} for the component x of p; {@code self} adds nothing. */
    static String name(String of, String component) {
        if (of.isEmpty() || of.equals("self")) return component;
        return of + component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1);
    }

    /** A name for an element. */
    static String element(String array) {
        boolean plural = array.length() > 1 && array.endsWith("s");
        return plural ? array.substring(0, array.length() - 1) : array + "Element";
    }
}
