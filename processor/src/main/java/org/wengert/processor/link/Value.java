package org.wengert.processor.link;

import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;

/** What the linker knows a variable of a function to be. */
sealed interface Value {
    /** One value of the IR: a number, an array of numbers, a reference to something that is not looked into. */
    record Plain(Atom atom) implements Value {}

    /**
     * An object, of one of several kinds.
     *
     * @param tag which: a place in {@code cases}; a constant where it is clear
     */
    record Known(Atom tag, List<Case> cases) implements Value {
        public Known {
            cases = List.copyOf(cases);
        }

        /** The only kind that it may be of. */
        boolean isSingle() {
            return cases.size() == 1;
        }
    }

    /** A kind of object with the values of its parts. */
    record Case(Kind kind, List<Value> parts) {
        public Case {
            parts = List.copyOf(parts);
        }
    }

    Known NULL = single(Kind.NULL, List.of());

    static Known single(Kind kind, List<Value> parts) {
        return new Known(Constant.of(0), List.of(new Case(kind, parts)));
    }

    /** A value as it stands alone: what is only known to be foreign is plain. */
    static Value of(Case one) {
        if (one.kind instanceof Kind.Foreign) return one.parts.get(0);
        return new Known(Constant.of(0), List.of(one));
    }

    static Value of(Atom atom) {
        boolean isNull = atom instanceof Constant c && c.value() == null;
        return isNull && Shape.mayHoldObjects(atom.type()) ? NULL : new Plain(atom);
    }

    /** This one of the kinds that a value may be of, as a value. */
    default Known known() {
        if (this instanceof Known k) return k;
        Atom atom = ((Plain) this).atom;
        Type type = atom.type() instanceof Type.Reference ? Shape.OBJECT : atom.type();
        return single(new Kind.Foreign(type), List.of(this));
    }
}
