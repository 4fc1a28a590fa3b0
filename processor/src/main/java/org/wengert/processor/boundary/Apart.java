package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.boundary.Form.ArrayOf;
import org.wengert.processor.boundary.Form.Box;
import org.wengert.processor.boundary.Form.ListOf;
import org.wengert.processor.boundary.Form.OneOf;
import org.wengert.processor.boundary.Form.Part;
import org.wengert.processor.boundary.Form.Struct;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Takes values apart. */
final class Apart {
    private Apart() {}

    /** The values that one is spread over. */
    static List<Atom> spread(Form form, Atom value, String name, Code code) {
        if (form instanceof Struct s) {
            List<Atom> all = new ArrayList<>();
            if (s.hasItself()) all.add(value);
            all.addAll(components(s, value, name, code));
            return all;
        }
        if (form instanceof OneOf o) return alternatives(o, value, name, code);
        if (form instanceof Box b) {
            Var number = code.apply(b.reader(), name, List.of(value));
            return b.hasItself() ? List.of(value, number) : List.of(number);
        }
        if (form instanceof ArrayOf a) {
            Var length = code.length(value, false);
            String element = Code.element(name);
            return arrays(a.element(), value, length, name, code, (inside, i) -> inside.load(element, value, i));
        }
        if (form instanceof ListOf l) return list(l, value, name, code);
        if (form instanceof Form.Own o) return List.of(code.held(o, value, name));
        return List.of(value);
    }

    private static List<Atom> components(Struct s, Atom object, String name, Code code) {
        List<Atom> all = new ArrayList<>();
        if (!s.isExact()) code.requireExactly(s.erased(), object, name);
        for (Part p : s.parts()) {
            String component = Code.name(name, p.name());
            all.addAll(spread(p.form(), code.apply(p.reader(), component, List.of(object)), component, code));
        }
        return all;
    }

    /** The kind, the object, and the components of all alternatives. */
    private static List<Atom> alternatives(OneOf o, Atom value, String name, Code code) {
        code.check("requirePresent", List.of(value), name);
        List<Var> like = variables(o, name);
        if (o.hasItself()) like.remove(1);
        List<Atom> all = new ArrayList<>(code.firstOf(
                o.alternatives().size(),
                like,
                (at, k) -> at.instanceOf(o.alternatives().get(k).type(), value),
                (at, k) -> kindAndComponents(o, k, value, name, at)));
        if (o.hasItself()) all.add(1, value);
        return all;
    }

    private static List<Atom> kindAndComponents(OneOf o, int kind, Atom value, String name, Code code) {
        List<Atom> all = new ArrayList<>(List.of(Constant.of(kind)));
        for (int k = 0; k < o.alternatives().size(); k++) {
            Struct s = o.alternatives().get(k);
            if (k != kind) {
                for (Type type : s.ofComponents(s.layout().types())) all.add(Constant.zero(type));
            } else if (!s.parts().isEmpty()) {
                all.addAll(components(s, code.cast(s.type(), value, className(s)), className(s), code));
            }
        }
        return all;
    }

    static String className(Struct s) {
        String name = s.erased().name().substring(s.erased().name().lastIndexOf('.') + 1);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Variables like the values that one is spread over. */
    static List<Var> variables(Form form, String name) {
        List<Var> all = new ArrayList<>();
        if (form instanceof Struct s) {
            if (s.hasItself()) all.add(new Var(s.erased(), name));
            for (Part p : s.parts()) all.addAll(variables(p.form(), Code.name(name, p.name())));
        } else if (form instanceof OneOf o) {
            all.add(new Var(Type.INT, Code.name(name, "kind")));
            if (o.hasItself()) all.add(new Var(o.type(), name));
            for (Struct s : o.alternatives()) all.addAll(s.ofComponents(variables(s, className(s))));
        } else if (form instanceof Box b) {
            if (b.hasItself()) all.add(new Var(b.type(), name));
            all.add(new Var(b.number(), Code.name(name, "value")));
        } else if (form instanceof ArrayOf a) {
            for (Var v : variables(a.element(), name)) all.add(new Var(Type.arrayOf(v.type()), v.name()));
        } else if (form instanceof ListOf l) {
            if (l.hasItself()) all.add(new Var(l.type(), name));
            for (Var v : variables(l.element(), name)) all.add(new Var(Type.arrayOf(v.type()), v.name()));
        } else if (form instanceof Form.Own o) {
            all.add(new Var(o.holder(), name));
        } else {
            all.add(new Var(((Form.Leaf) form).plain(), name));
        }
        return all;
    }

    /** How the values that one is spread over are named in messages. */
    static List<String> paths(Form form, String path) {
        List<String> all = new ArrayList<>();
        if (form instanceof Struct s) {
            if (s.hasItself()) all.add(path);
            for (Part p : s.parts()) all.addAll(paths(p.form(), path + "." + p.name()));
        } else if (form instanceof OneOf o) {
            all.add(path);
            if (o.hasItself()) all.add(path);
            for (Struct s : o.alternatives()) all.addAll(s.ofComponents(paths(s, path)));
        } else if (form instanceof Box b) {
            if (b.hasItself()) all.add(path);
            all.add(path);
        } else if (form instanceof ArrayOf a) {
            all.addAll(paths(a.element(), path + "[]"));
        } else if (form instanceof ListOf l) {
            if (l.hasItself()) all.add(path);
            all.addAll(paths(l.element(), path + "[]"));
        } else {
            all.add(path);
        }
        return all;
    }

    private static List<Atom> list(ListOf l, Atom list, String name, Code code) {
        Callee size = ofList("size", List.of(l.type()), Type.INT);
        Callee get = ofList("get", List.of(l.type(), Type.INT), l.element().read());
        String element = Code.element(name);
        List<Atom> all = new ArrayList<>();
        if (l.hasItself()) all.add(list);
        Var count = code.call(size, Code.name(name, "size"), list);
        all.addAll(arrays(l.element(), null, count, name, code, (inside, i) -> inside.call(get, element, list, i)));
        return all;
    }

    static Callee ofList(String name, List<Type> parameters, Type result) {
        return new Callee(Callee.Kind.INSTANCE, "java.util.List", name, parameters, result);
    }

    /**
     * The elements, spread: an array for each value that one is spread over.
     *
     * @param itself the array of the elements, if there is one
     */
    private static List<Atom> arrays(
            Form element, @Nullable Atom itself, Atom count, String name, Code code, BiFunction<Code, Var, Atom> at) {
        List<Atom> arrays = new ArrayList<>();
        for (Var v : variables(element, name)) {
            boolean isThere = itself != null && holdsItself(element) && arrays.size() == element.place();
            arrays.add(isThere ? itself : code.array(v.name(), Type.arrayOf(v.type()), count));
        }
        code.loop(count, (body, i) -> {
            Atom each = at.apply(body, i);
            if (element instanceof Form.Leaf) body.store(arrays.get(0), i, each);
            else if (holdsItself(element))
                body.unlessNull(each, some -> store(element, each, itself, arrays, i, name, some));
            else store(element, each, itself, arrays, i, name, body);
        });
        return arrays;
    }

    private static void store(
            Form element, Atom each, @Nullable Atom itself, List<Atom> arrays, Var i, String name, Code code) {
        List<Atom> values = spread(element, each, Code.element(name), code);
        for (int k = 0; k < values.size(); k++)
            if (arrays.get(k) != itself) code.store(arrays.get(k), i, values.get(k));
    }

    /** Whether the objects at the bottom of an array are among the values that it is spread over. */
    private static boolean holdsItself(Form form) {
        return form instanceof ArrayOf a ? holdsItself(a.element()) : form.hasItself() && form.tellsNull();
    }
}
