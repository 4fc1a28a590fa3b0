package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.List;
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
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Puts tangents together again, or cotangents, of one value for each that carries derivatives. */
final class Together {
    private static final String TANGENTS = "org.wengert.support.Tangents";

    private Together() {}

    /**
     * A tangent of its parts.
     *
     * @param primal what the primal value is spread over; where that is null, the tangent is
     */
    static Atom tangent(Form form, List<? extends Atom> parts, List<? extends Atom> primal, String name, Code code) {
        if (form instanceof Struct s) return struct(s, parts, s.ofComponents(primal), name, code);
        if (form instanceof OneOf o) return oneOf(o, parts, primal, name, code);
        if (form instanceof Box b) return code.apply(b.maker(), name, parts);
        if (form instanceof ArrayOf a) {
            Atom count = code.length(primal.get(form.place()), false);
            return array(a.element(), parts, primal, count, name, code);
        }
        if (form instanceof ListOf l) return list(l, parts, primal, name, code);
        if (form instanceof Form.Own) {
            Atom dense = Holders.dense(parts.get(0), code.content(primal.get(0)), code.out(), Position.NONE);
            return code.content(dense);
        }
        return parts.get(0);
    }

    private static Atom struct(
            Struct s, List<? extends Atom> parts, List<? extends Atom> primal, String name, Code code) {
        List<Atom> components = new ArrayList<>();
        int part = 0;
        int from = 0;
        for (Part p : s.parts()) {
            int count = p.form().count();
            if (count > 0) {
                List<? extends Atom> own = primal.subList(from, from + p.form().width());
                String component = Code.name(name, p.tangent());
                components.add(tangent(p.form(), parts.subList(part, part + count), own, component, code));
            }
            part += count;
            from += p.form().width();
        }
        return code.make(s.tangent(), name, components);
    }

    private static Atom oneOf(
            OneOf o, List<? extends Atom> parts, List<? extends Atom> primal, String name, Code code) {
        return code.firstOf(
                        o.alternatives().size(),
                        List.of(new Var(o.tangent(), name)),
                        (at, k) -> at.equal(primal.get(0), Constant.of(k)),
                        (at, k) -> {
                            Struct s = o.alternatives().get(k);
                            int part = o.alternatives().subList(0, k).stream()
                                    .mapToInt(Form::count)
                                    .sum();
                            List<? extends Atom> own = parts.subList(part, part + s.count());
                            return List.of(struct(s, own, o.ofComponents(primal, k), name, at));
                        })
                .get(0);
    }

    private static Atom array(
            Form element, List<? extends Atom> parts, List<? extends Atom> primal, Atom count, String name, Code code) {
        Var array = code.array(name, Type.arrayOf(element.tangent()), count);
        code.loop(count, (body, i) -> {
            List<Atom> like = elements(primal, i, body);
            body.unlessNull(element, like, some -> {
                Atom each = tangent(element, elements(parts, i, some), like, Code.element(name), some);
                some.store(array, i, each);
            });
        });
        return array;
    }

    private static Atom list(
            ListOf l, List<? extends Atom> parts, List<? extends Atom> primal, String name, Code code) {
        Atom array = parts.get(0);
        if (!(l.element() instanceof Form.Leaf)) {
            List<? extends Atom> inside = l.ofElements(primal);
            array = array(l.element(), parts, inside, code.length(inside.get(0), false), name, code);
        }
        return code.apply(listOf(array.type(), l.tangent()), name, List.of(array));
    }

    static Callee listOf(Type array, Type list) {
        return Callee.ofStatic(TANGENTS, "listOf", List.of(array), list);
    }

    /** The elements of arrays at one place. */
    static List<Atom> elements(List<? extends Atom> arrays, Atom i, Code code) {
        List<Atom> all = new ArrayList<>();
        for (Atom array : arrays) {
            String name = array instanceof Var v ? Code.element(v.name()) : "";
            all.add(code.load(name, array, i));
        }
        return all;
    }

    /** Those that carry derivatives, of the values or variables that a value is spread over. */
    static <A> List<A> carrying(Form form, List<? extends A> spread) {
        List<Boolean> carriers = form.carriers();
        List<A> all = new ArrayList<>();
        for (int i = 0; i < carriers.size(); i++) if (carriers.get(i)) all.add(spread.get(i));
        return all;
    }
}
