package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.link.Assumptions.Claim;

/** Where values meet in one variable: the shape that fits all of them, and each of them in that shape. */
final class Joins {
    /** Gives the real object that a value stands for. */
    interface References {
        Atom of(Value value, Type type);
    }

    private final Assumptions assumptions;
    private final References references;

    Joins(Assumptions assumptions, References references) {
        this.assumptions = assumptions;
        this.references = references;
    }

    /** The least shape that values of both fit. */
    Shape join(Shape a, Shape b) {
        if (a.equals(b)) return a;
        boolean opaque = a instanceof Shape.Plain x
                && b instanceof Shape.Plain y
                && x.type() instanceof Type.Reference
                && y.type() instanceof Type.Reference;
        if (opaque) return new Shape.Plain(Shape.OBJECT);
        if (a.isNull() && b instanceof Shape.Plain p && Shape.mayHoldObjects(p.type())) return b;
        if (b.isNull() && a instanceof Shape.Plain p && Shape.mayHoldObjects(p.type())) return a;
        Shape.Known x = known(a);
        Shape.Known y = known(b);
        Shape.Plain array = opaqueArray(x, y);
        if (array == null) array = opaqueArray(y, x);
        return array != null ? array : joinCases(x, y);
    }

    private static Shape.Known known(Shape shape) {
        if (shape instanceof Shape.Known k) return k;
        Type type = ((Shape.Plain) shape).type();
        Kind kind = new Kind.Foreign(type instanceof Type.Reference ? Shape.OBJECT : type);
        return new Shape.Known(List.of(new Shape.Case(kind, List.of(shape))));
    }

    /** Arrays of objects from elsewhere cannot be taken apart, so those that they meet are not either. */
    private Shape.@org.jspecify.annotations.Nullable Plain opaqueArray(Shape.Known a, Shape.Known b) {
        for (Shape.Case c : a.cases()) {
            boolean foreign = c.kind() instanceof Kind.Foreign f
                    && Shape.mayHoldObjects(f.type())
                    && f.type().rank() > 0;
            if (!foreign) continue;
            boolean met = false;
            for (Shape.Case other : b.cases()) {
                if (!(other.kind() instanceof Kind.Array array)) continue;
                assumptions.want(new Claim.OpaqueElements(array.node().place));
                met = true;
            }
            if (met) return (Shape.Plain) c.parts().get(0);
        }
        return null;
    }

    Shape joinCases(Shape.Known a, Shape.Known b) {
        List<Shape.Case> cases = new ArrayList<>(a.cases());
        for (Shape.Case c : b.cases()) {
            int i = placeOf(c.kind(), cases);
            if (i < 0) cases.add(c);
            else cases.set(i, new Shape.Case(c.kind(), joinAll(cases.get(i).parts(), c.parts())));
        }
        return new Shape.Known(cases);
    }

    private int placeOf(Kind kind, List<Shape.Case> cases) {
        for (int i = 0; i < cases.size(); i++) {
            Kind other = cases.get(i).kind();
            if (other.equals(kind)) return i;
            if (other instanceof Kind.Array x && kind instanceof Kind.Array y) assumptions.join(x.node(), y.node());
        }
        return -1;
    }

    List<Shape> joinAll(List<Shape> a, List<Shape> b) {
        List<Shape> all = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) all.add(join(a.get(i), b.get(i)));
        return all;
    }

    /**
     * Gives up on objects or functions that hold another one of their own kind with each round of a loop.
     *
     * @throws Outdated to begin again without taking such objects apart
     */
    void checkGrowth(List<Shape> shapes, int rounds, Position at) {
        if (rounds < 6) return;
        for (Shape s : shapes) checkNesting(s, List.of(), at);
    }

    private void checkNesting(Shape shape, List<Kind> around, Position at) {
        if (!(shape instanceof Shape.Known k)) return;
        for (Shape.Case c : k.cases()) {
            if (around.contains(c.kind())) refuse(c.kind(), at);
            List<Kind> inside = new ArrayList<>(around);
            inside.add(c.kind());
            for (Shape part : c.parts()) checkNesting(part, inside, at);
        }
    }

    private void refuse(Kind kind, Position at) {
        if (kind instanceof Kind.Instance i) {
            assumptions.holdsItself(i.model().name());
            throw new Outdated();
        }
        throw new Refusal(Problem.UNSUPPORTED, at, "a function that is composed again in each iteration of a loop");
    }

    /** Thrown to begin a new run at once. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The atoms of a value in a shape that it fits. */
    List<Atom> atoms(Value value, Shape shape, Builder out) {
        List<Atom> all = new ArrayList<>();
        if (shape instanceof Shape.Plain p) all.add(plain(value, p.type()));
        else spread(value.known(), (Shape.Known) shape, out, all);
        return all;
    }

    private Atom plain(Value value, Type type) {
        if (value instanceof Value.Plain p) return p.atom();
        return references.of(value, type);
    }

    private void spread(Value.Known value, Shape.Known shape, Builder out, List<Atom> all) {
        for (Value.Case c : value.cases()) {
            boolean fits = c.kind() == Kind.NEVER || shape.indexOf(c.kind()) >= 0;
            if (!fits && !assumptions.isOutdated())
                throw new IllegalStateException(c.kind() + " is not one of " + shape);
        }
        if (shape.cases().size() > 1) all.add(tag(value, shape, out));
        for (Shape.Case c : shape.cases()) {
            Value.Case given = caseOf(c.kind(), value);
            for (int i = 0; i < c.parts().size(); i++) {
                Shape part = c.parts().get(i);
                if (given != null) all.addAll(atoms(given.parts().get(i), part, out));
                else for (Type t : part.types()) all.add(Constant.zero(t));
            }
        }
    }

    private static Value.@org.jspecify.annotations.Nullable Case caseOf(Kind kind, Value.Known value) {
        for (Value.Case c : value.cases()) if (c.kind().equals(kind)) return c;
        return null;
    }

    private static Atom tag(Value.Known value, Shape.Known shape, Builder out) {
        List<Integer> from = new ArrayList<>();
        List<Integer> to = new ArrayList<>();
        for (int i = 0; i < value.cases().size(); i++) {
            int place = shape.indexOf(value.cases().get(i).kind());
            if (place < 0) continue;
            from.add(i);
            to.add(place);
        }
        if (from.isEmpty()) return Constant.of(0);
        if (value.tag() instanceof Constant c) {
            int known = from.indexOf((Integer) c.value());
            return Constant.of(known < 0 ? 0 : to.get(known));
        }
        if (from.equals(to)) return value.tag();
        Atom result = Constant.of(to.get(to.size() - 1));
        for (int i = from.size() - 2; i >= 0; i--) {
            Atom is = out.let(Position.NONE, Basic.EQ, value.tag(), Constant.of(from.get(i)));
            result = out.let("kind", Type.INT, Position.NONE, Basic.SELECT, is, Constant.of(to.get(i)), result);
        }
        return result;
    }
}
