package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.boundary.Form.ArrayOf;
import org.wengert.processor.boundary.Form.ListOf;
import org.wengert.processor.boundary.Form.OneOf;
import org.wengert.processor.boundary.Form.Part;
import org.wengert.processor.boundary.Form.Struct;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Values to be handed out, which share no storage with what is kept: objects that lead to arrays are made anew. */
final class Fresh {
    private Fresh() {}

    /** A copy of a value. */
    static Atom copy(Form form, Atom value, String name, Code code) {
        if (!form.leadsToStorage()) return value;
        if (form instanceof Form.Own o) return code.content(code.copy(code.held(o, value, name)));
        List<Atom> spread = new ArrayList<>();
        for (Atom a : Apart.spread(form, value, name, code)) {
            spread.add(a.type() instanceof Type.ArrayOf t && t.holdsFloating() ? code.copy(a) : a);
        }
        return value(form, spread, name, code);
    }

    /** The value itself, for those that keep it. */
    static Atom kept(Form form, List<? extends Atom> spread, String name, Code code) {
        return form.hasItself() ? spread.get(form.place()) : value(form, spread, name, code);
    }

    /**
     * The value of what it is spread over.
     *
     * @param spread its arrays of numbers are not known to others
     */
    static Atom value(Form form, List<? extends Atom> spread, String name, Code code) {
        boolean isShareable = form instanceof Form.Leaf || !form.leadsToStorage();
        if (isShareable && form.hasItself()) return spread.get(form.place());
        if (form instanceof Form.Own) return code.content(spread.get(0));
        if (form instanceof Form.Box b) return code.apply(b.maker(), name, spread);
        if (form instanceof Struct s) return struct(s, s.ofComponents(spread), name, code);
        if (form instanceof OneOf o) return oneOf(o, spread, name, code);
        Atom itself = spread.get(form.place());
        if (form instanceof ArrayOf a) {
            if (!a.element().leadsToStorage() && a.element().tellsNull()) return code.copy(itself);
            return array(a.element(), spread, code.length(itself, false), name, code);
        }
        ListOf l = (ListOf) form;
        List<? extends Atom> elements = l.ofElements(spread);
        Atom array = elements.get(l.element().place());
        if (l.element().leadsToStorage() || !l.element().tellsNull())
            array = array(l.element(), elements, code.length(array, false), name, code);
        return code.apply(Together.listOf(array.type(), l.type()), name, List.of(array));
    }

    private static Atom struct(Struct s, List<? extends Atom> spread, String name, Code code) {
        List<Atom> components = new ArrayList<>();
        int from = 0;
        for (Part p : s.parts()) {
            List<? extends Atom> own = spread.subList(from, from + p.form().width());
            from += p.form().width();
            components.add(value(p.form(), own, Code.name(name, p.name()), code));
        }
        return code.make(s.type(), name, components);
    }

    private static Atom oneOf(OneOf o, List<? extends Atom> spread, String name, Code code) {
        return code.firstOf(
                        o.alternatives().size(),
                        List.of(new Var(o.type(), name)),
                        (at, k) -> at.equal(spread.get(0), Constant.of(k)),
                        (at, k) -> {
                            Struct s = o.alternatives().get(k);
                            if (o.hasItself() && !s.leadsToStorage()) return List.of(spread.get(1));
                            return List.of(struct(s, o.ofComponents(spread, k), name, at));
                        })
                .get(0);
    }

    private static Atom array(Form element, List<? extends Atom> spread, Atom count, String name, Code code) {
        Var array = code.array(name, Type.arrayOf(element.type()), count);
        code.loop(count, (body, i) -> {
            List<Atom> values = Together.elements(spread, i, body);
            body.unlessNull(element, values, some -> {
                some.store(array, i, value(element, values, Code.element(name), some));
            });
        });
        return array;
    }
}
