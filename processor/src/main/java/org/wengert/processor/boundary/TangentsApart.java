package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.wengert.processor.boundary.Form.ArrayOf;
import org.wengert.processor.boundary.Form.Box;
import org.wengert.processor.boundary.Form.ListOf;
import org.wengert.processor.boundary.Form.OneOf;
import org.wengert.processor.boundary.Form.Part;
import org.wengert.processor.boundary.Form.Struct;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Takes tangents, or cotangents, apart: into one value for each that carries derivatives. Their shapes are compared with the values that
 * their primal is spread over.
 */
final class TangentsApart {
    private final boolean arranging;

    /** @param arranging whether what is one array in the primal is one array of tangents, which is that of its first place */
    private TangentsApart(boolean arranging) {
        this.arranging = arranging;
    }

    /**
     * The parts of a tangent.
     *
     * @param primal what the primal value is spread over
     * @param what how a message names the tangent
     */
    static List<Atom> ofTangent(Form form, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        return new TangentsApart(true).spread(form, tangent, primal, what, code);
    }

    /** The parts of a tangent as they are given. */
    static List<Atom> asGiven(Form form, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        return new TangentsApart(false).spread(form, tangent, primal, what, code);
    }

    /** The parts of a seed, which may have a cotangent of its own at each place of an array. */
    static List<Atom> ofSeed(Form form, Atom seed, List<? extends Atom> primal, Code code) {
        return new TangentsApart(false).spread(form, seed, primal, "seed", code);
    }

    private List<Atom> spread(Form form, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        if (!form.isDifferentiable()) return List.of();
        if (form instanceof Struct s) {
            code.check("requirePresent", List.of(tangent), what);
            return components(s, tangent, s.ofComponents(primal), what, code);
        }
        if (form instanceof OneOf o) return alternatives(o, tangent, primal, what, code);
        if (form instanceof Box b) return List.of(code.apply(b.reader(), name(tangent), List.of(tangent)));
        if (form instanceof ArrayOf a) {
            Atom itself = primal.get(form.place());
            code.check("requireLength", List.of(itself, tangent), what);
            BiFunction<Code, Var, Atom> at = (inside, i) -> inside.load(Code.element(name(tangent)), tangent, i);
            return arrays(a.element(), at, primal, code.length(itself, false), what, name(tangent), code);
        }
        if (form instanceof ListOf l) return list(l, tangent, primal, what, code);
        if (form instanceof Form.Own o) {
            Var holder = code.held(o, tangent, name(tangent));
            Holders.requireAlike(primal.get(0), holder, what, code.out());
            return List.of(holder);
        }
        return List.of(
                tangent.type() instanceof Type.ArrayOf
                        ? code.shaped(primal.get(0), tangent, what, arranging)
                        : tangent);
    }

    private static String name(Atom tangent) {
        return tangent instanceof Var v ? v.name() : "";
    }

    private List<Atom> components(Struct s, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        List<Atom> all = new ArrayList<>();
        int from = 0;
        for (Part p : s.parts()) {
            List<? extends Atom> own = primal.subList(from, from + p.form().width());
            from += p.form().width();
            if (!p.form().isDifferentiable()) continue;
            Callee reader = reader(s.tangent(), p);
            Atom component = code.apply(reader, Code.name(name(tangent), p.tangent()), List.of(tangent));
            all.addAll(spread(p.form(), component, own, what + "." + p.tangent(), code));
        }
        return all;
    }

    private static Callee reader(Type.Reference tangent, Part p) {
        Type result =
                p.form() instanceof Form.Leaf leaf ? leaf.plain() : p.form().tangent();
        return new Callee(Callee.Kind.INSTANCE, tangent.name(), p.tangent(), List.of(tangent), result);
    }

    private List<Atom> alternatives(OneOf o, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        List<Var> like = Together.carrying(o, Apart.variables(o, name(tangent)));
        return new ArrayList<>(code.firstOf(
                o.alternatives().size(), like, (at, k) -> at.equal(primal.get(0), Constant.of(k)), (at, k) -> {
                    List<Atom> all = new ArrayList<>();
                    for (int j = 0; j < o.alternatives().size(); j++) {
                        Struct s = o.alternatives().get(j);
                        if (j == k) all.addAll(alternative(s, tangent, o.ofComponents(primal, j), what, at));
                        else
                            for (Var v : Together.carrying(s, Apart.variables(s, ""))) all.add(Constant.zero(v.type()));
                    }
                    return all;
                }));
    }

    private List<Atom> alternative(Struct s, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        Atom fits = code.instanceOf(s.tangent(), tangent);
        code.check("requireClass", List.of(fits), s.tangent().name(), what);
        if (!s.isDifferentiable()) return List.of();
        return components(s, code.cast(s.tangent(), tangent, name(tangent)), primal, what, code);
    }

    private List<Atom> list(ListOf l, Atom tangent, List<? extends Atom> primal, String what, Code code) {
        List<? extends Atom> elements = l.ofElements(primal);
        Atom itself = elements.get(l.element().place());
        code.check("requireSize", List.of(itself, tangent), what);
        Atom count = code.length(itself, false);
        Type read = l.element() instanceof Form.Leaf leaf
                ? leaf.plain()
                : l.element().tangent();
        Callee get = Apart.ofList("get", List.of(l.tangent(), Type.INT), read);
        BiFunction<Code, Var, Atom> at = (inside, i) -> inside.call(get, Code.element(name(tangent)), tangent, i);
        return arrays(l.element(), at, elements, count, what, name(tangent), code);
    }

    private List<Atom> arrays(
            Form element,
            BiFunction<Code, Var, Atom> at,
            List<? extends Atom> primal,
            Atom count,
            String what,
            String name,
            Code code) {
        List<Atom> arrays = new ArrayList<>();
        for (Var v : Together.carrying(element, Apart.variables(element, name)))
            arrays.add(code.array(v.name(), Type.arrayOf(v.type()), count));
        code.loop(count, (body, i) -> {
            if (element instanceof Form.Leaf) {
                body.store(arrays.get(0), i, at.apply(body, i));
                return;
            }
            List<Atom> elements = Together.elements(primal, i, body);
            Atom tangent = at.apply(body, i);
            if (element.tellsNull())
                body.check("requireAlike", List.of(elements.get(element.place()), tangent), what + "[]");
            body.unlessNull(element, elements, some -> {
                List<Atom> values = spread(element, tangent, elements, what + "[]", some);
                for (int k = 0; k < values.size(); k++) some.store(arrays.get(k), i, values.get(k));
            });
        });
        List<? extends Atom> like = Together.carrying(element, primal);
        if (element instanceof Form.Leaf && like.get(0).type().rank() > 1)
            return List.of(code.shaped(like.get(0), arrays.get(0), what, arranging));
        if (!arranging) return arrays;
        arrays.replaceAll(
                array -> array.type().rank() == 1 ? array : code.arranged(like.get(arrays.indexOf(array)), array));
        return arrays;
    }
}
