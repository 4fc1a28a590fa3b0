package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;

/** Writes lines that deal with objects which are their own tangents. A tangent of zero is {@code null}. */
public final class Holders {
    private static final String OWNER = "org.wengert.support.Contents";
    private static final Rule READS = new Rule.Constant();

    private Holders() {}

    /** What the holder of an object holds, or else its type. */
    public static Type.Content contentOf(Atom holder) {
        return (Type.Content) holder.type().element();
    }

    /** What a holder holds. */
    public static Atom content(Atom holder, Builder out, Position at) {
        if (holder instanceof Constant) return new Constant(contentOf(holder), null);
        return out.load(holder instanceof Var v ? v.name() : "", holder, Constant.of(0), false, at);
    }

    /** A new holder. */
    public static Var hold(Type.Content type, String name, Atom content, Builder out, Position at) {
        Var holder = out.create(name, Type.arrayOf(type), List.of(Constant.of(1)), at);
        out.store(holder, Constant.of(0), content, at);
        return holder;
    }

    /** A copy of what is held, which shares nothing with it. */
    public static Var copy(Atom holder, Builder out, Position at) {
        Type.Content type = contentOf(holder);
        return call("copy", type, List.of(content(holder, out, at)), List.of("copy"), type, out, at);
    }

    /** Adds what one holder holds to what another does, which nothing else holds. */
    public static void add(Atom into, Atom from, Builder out, Position at) {
        Type.Content type = contentOf(into);
        List<Atom> both = List.of(content(into, out, at), content(from, out, at));
        out.store(into, Constant.of(0), call("sum", type, both, List.of("copy", "add"), type, out, at), at);
    }

    /** A holder of a tangent, which is of zeros in the shape of what {@code like} is where it held none. */
    public static Var dense(Atom tangent, Atom like, Builder out, Position at) {
        Type.Content type = contentOf(tangent);
        List<Atom> both = List.of(content(tangent, out, at), like);
        Var dense = call("dense", type, both, List.of("zero"), type, out, at);
        return hold(type, dense.name(), dense, out, at);
    }

    /** Whether a tangent is zero. */
    public static Var isZero(Atom tangent, Builder out, Position at) {
        List<Atom> content = List.of(content(tangent, out, at));
        return call("isZero", contentOf(tangent), content, List.of("entries"), Type.BOOLEAN, out, at);
    }

    /** The sum of the products of entries, where those of the tangent are not zero. */
    public static Var dot(Atom tangent, Atom cotangent, Builder out, Position at) {
        List<Atom> both = List.of(content(tangent, out, at), content(cotangent, out, at));
        return call("dot", contentOf(tangent), both, List.of("entries"), Type.DOUBLE, out, at);
    }

    /** A check that a tangent is of the shape of the primal. */
    public static void requireAlike(Atom primal, Atom tangent, String what, Builder out) {
        Type.Content type = contentOf(primal);
        List<Atom> all = new ArrayList<>();
        all.add(content(primal, out, Position.NONE));
        all.add(content(tangent, out, Position.NONE));
        all.add(method(type, "entries"));
        all.add(new Constant(Type.STRING, what));
        Callee callee = Callee.ofStatic(OWNER, "requireAlike", types(all), null);
        out.add(new Line.Call(List.of(), callee, all, READS, Position.NONE));
    }

    private static Var call(
            String name,
            Type.Content type,
            List<Atom> contents,
            List<String> methods,
            Type gives,
            Builder out,
            Position at) {
        List<Atom> all = new ArrayList<>(contents);
        for (String method : methods) all.add(method(type, method));
        Var result = new Var(gives, "");
        Callee callee = Callee.ofStatic(OWNER, name, types(all), gives);
        out.add(new Line.Call(List.of(result), callee, all, READS, at));
        return result;
    }

    private static Constant method(Type.Content type, String name) {
        return new Constant(new Type.Reference("java.lang.Object"), new Constant.Symbol(type.rule() + "::" + name));
    }

    private static List<Type> types(List<Atom> atoms) {
        return atoms.stream().map(Atom::type).toList();
    }
}
