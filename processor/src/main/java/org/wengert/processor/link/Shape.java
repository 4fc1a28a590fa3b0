package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** A value without its atoms: how it is spread over variables. */
sealed interface Shape {
    /** One variable. */
    record Plain(Type type) implements Shape {}

    /** A variable that tells which of the cases it is, if there are several, and then the variables of all cases. */
    record Known(List<Case> cases) implements Shape {
        public Known {
            cases = List.copyOf(cases);
        }

        int indexOf(Kind kind) {
            for (int i = 0; i < cases.size(); i++) if (cases.get(i).kind.equals(kind)) return i;
            return -1;
        }
    }

    record Case(Kind kind, List<Shape> parts) {
        public Case {
            parts = List.copyOf(parts);
        }
    }

    Type.Reference OBJECT = new Type.Reference("java.lang.Object");
    Known NULL = new Known(List.of(new Case(Kind.NULL, List.of())));

    /** Whether a variable of this type may hold an object that is known. */
    static boolean mayHoldObjects(Type type) {
        return type instanceof Type.Reference || type instanceof Type.ArrayOf a && mayHoldObjects(a.element());
    }

    static Shape of(Value value) {
        if (value instanceof Value.Plain p) return new Plain(p.atom().type());
        List<Case> cases = new ArrayList<>();
        for (Value.Case c : ((Value.Known) value).cases()) {
            if (c.kind() != Kind.NEVER)
                cases.add(new Case(c.kind(), c.parts().stream().map(Shape::of).toList()));
        }
        return new Known(cases);
    }

    /**
     * Whether shapes are the same but for the places where arrays were made.
     *
     * @param pairs takes the arrays that are not
     */
    static boolean alike(List<Shape> a, List<Shape> b, List<Node[]> pairs) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) if (!a.get(i).isAlike(b.get(i), pairs)) return false;
        return true;
    }

    /** How much is known: the number of objects, one in the other. */
    static int size(List<Shape> shapes) {
        int size = 0;
        for (Shape s : shapes) if (s instanceof Known k) for (Case c : k.cases) size += 1 + size(c.parts);
        return size;
    }

    private boolean isAlike(Shape other, List<Node[]> pairs) {
        if (!(this instanceof Known a) || !(other instanceof Known b)) return equals(other);
        if (a.cases.size() != b.cases.size()) return false;
        for (int i = 0; i < a.cases.size(); i++) {
            Kind x = a.cases.get(i).kind;
            Kind y = b.cases.get(i).kind;
            boolean alike = x instanceof Kind.Array p && y instanceof Kind.Array q
                    ? alike(p.node(), q.node(), pairs)
                    : x.equals(y) && alike(a.cases.get(i).parts, b.cases.get(i).parts, pairs);
            if (!alike) return false;
        }
        return true;
    }

    private static boolean alike(Node a, Node b, List<Node[]> pairs) {
        if (a == b || pairs.stream().anyMatch(pair -> pair[0] == a && pair[1] == b)) return true;
        pairs.add(new Node[] {a, b});
        return a.element().isAlike(b.element(), pairs);
    }

    default boolean isNull() {
        return equals(NULL);
    }

    /** The variables' types. */
    default List<Type> types() {
        List<Type> all = new ArrayList<>();
        if (this instanceof Plain p) {
            all.add(p.type);
            return all;
        }
        Known k = (Known) this;
        if (k.cases.size() > 1) all.add(Type.INT);
        for (Case c : k.cases) for (Shape part : c.parts) all.addAll(part.types());
        return all;
    }

    /** A value of this shape whose atoms are fresh variables, which are appended. */
    default Value fresh(String name, List<Var> variables) {
        if (this instanceof Plain p) {
            Var v = new Var(p.type, name);
            variables.add(v);
            return new Value.Plain(v);
        }
        Known k = (Known) this;
        Var tag = k.cases.size() > 1 ? new Var(Type.INT, name.isEmpty() ? "kind" : name + "Kind") : null;
        if (tag != null) variables.add(tag);
        List<Value.Case> cases = new ArrayList<>();
        for (Case c : k.cases) {
            List<Value> parts = new ArrayList<>();
            for (int i = 0; i < c.parts.size(); i++)
                parts.add(c.parts.get(i).fresh(partName(c.kind, i, name), variables));
            cases.add(new Value.Case(c.kind, parts));
        }
        return new Value.Known(tag == null ? Constant.of(0) : tag, cases);
    }

    /** {@code wRe} for the field re of w. */
    static String partName(Kind kind, int part, String name) {
        if (!(kind instanceof Kind.Instance k)) return name;
        int field = part - k.firstField();
        if (field < 0) return name;
        return named(name, k.model().fields().get(field).name());
    }

    /** {@code wRe} for the component re of w. */
    static String named(String of, String component) {
        if (of.isEmpty() || of.equals("self")) return component;
        return of + Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }
}
