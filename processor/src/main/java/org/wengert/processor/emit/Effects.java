package org.wengert.processor.emit;

import java.util.HashSet;
import java.util.Set;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Operation.Cast;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * What an expression does besides giving a value. Two expressions may be exchanged where neither's effects clash with the
 * other's.
 *
 * @param throwing whether it may throw
 * @param reads what it reads: types of arrays and tapes, slots, values that are fields, or {@link #ANY} memory
 * @param writes what it writes, likewise; a call writes {@link #ANY}
 */
record Effects(boolean throwing, Set<Object> reads, Set<Object> writes) {
    private static final Object ANY = "any memory";
    private static final Object ANY_SLOT = "any slot";
    private static final Object ANY_FIELD = "any field";

    static final Effects NONE = new Effects(false, Set.of(), Set.of());
    private static final Effects THROWING = new Effects(true, Set.of(), Set.of());
    /** Control goes elsewhere, or does not come back. */
    static final Effects JUMP = new Effects(false, Set.of(), Set.of("control"));

    private static final Effects ALL = new Effects(true, Set.of(ANY), Set.of(ANY));
    /** What a part of the same body does: it shares the slots that are fields, and gives values to others. */
    private static final Effects PART = new Effects(true, Set.of(ANY, ANY_SLOT), Set.of(ANY, ANY_SLOT, ANY_FIELD));

    boolean isPure() {
        return !throwing && writes.isEmpty();
    }

    Effects and(Effects other) {
        if (other.isNone()) return this;
        if (isNone()) return other;
        return new Effects(throwing || other.throwing, union(reads, other.reads), union(writes, other.writes));
    }

    private boolean isNone() {
        return !throwing && reads.isEmpty() && writes.isEmpty();
    }

    boolean clashesWith(Effects other) {
        if (isNone() || other.isNone()) return false;
        if (throwing && !other.isPure() || other.throwing && !isPure()) return true;
        return meet(writes, other.writes) || meet(writes, other.reads) || meet(reads, other.writes);
    }

    private static boolean meet(Set<Object> some, Set<Object> others) {
        for (Object a : some) for (Object b : others) if (a.equals(b) || isOneOf(a, b) || isOneOf(b, a)) return true;
        return false;
    }

    private static boolean isOneOf(Object place, Object any) {
        return any == ANY && place instanceof Type
                || any == ANY_SLOT && place instanceof Slot
                || any == ANY_FIELD && place instanceof Var;
    }

    private static Set<Object> union(Set<Object> some, Set<Object> others) {
        Set<Object> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** A part may be what gives a field its value. */
    static Effects readingField(Var v) {
        return reading(v, false);
    }

    private static Effects reading(Object what, boolean throwing) {
        return new Effects(throwing, Set.of(what), Set.of());
    }

    private static Effects writing(Object what, boolean throwing) {
        return new Effects(throwing, Set.of(), Set.of(what));
    }

    /** The effects of the line itself, those of what is nested in it and of its blocks apart. */
    static Effects of(Line line) {
        return line.on(new OfLine());
    }

    private static boolean mayThrow(Line.Let let) {
        if (let.operation() instanceof Cast c) return !(c.to() instanceof Type.Primitive);
        if (let.operation() instanceof Apply a) return a.mayThrow() || !isTotal(a.callee());
        if (let.operation() != Basic.DIV && let.operation() != Basic.REM) return false;
        return !let.result().type().isFloating() && !(let.arguments().get(1) instanceof Constant c && !c.is(0));
    }

    private static boolean isTotal(Callee callee) {
        boolean math = callee.owner().equals("java.lang.Math") || callee.owner().equals("java.lang.StrictMath");
        return math && callee.result() != null && callee.result().isFloating();
    }

    private static final class OfLine implements Line.Cases<Effects> {
        @Override
        public Effects let(Line.Let line) {
            return mayThrow(line) ? THROWING : NONE;
        }

        @Override
        public Effects load(Line.Load line) {
            return reading(line.array().type(), !line.safe());
        }

        @Override
        public Effects store(Line.Store line) {
            return writing(line.array().type(), !(line.array().type() instanceof Type.Tape));
        }

        @Override
        public Effects acc(Line.Acc line) {
            return new Effects(
                    false, Set.of(line.array().type()), Set.of(line.array().type()));
        }

        @Override
        public Effects create(Line.New line) {
            boolean known = line.lengths().stream().allMatch(n -> n instanceof Constant);
            return known ? NONE : THROWING;
        }

        @Override
        public Effects length(Line.Length line) {
            if (line.array().type() instanceof Type.Tape)
                return reading(line.array().type(), false);
            return line.safe() ? NONE : THROWING;
        }

        @Override
        public Effects copy(Line.Copy line) {
            return reading(ANY, false);
        }

        @Override
        public Effects zeros(Line.Zeros line) {
            return line.like().type().rank() == 1 ? NONE : reading(ANY, false);
        }

        @Override
        public Effects addAll(Line.AddAll line) {
            return new Effects(true, Set.of(ANY), Set.of(ANY));
        }

        @Override
        public Effects fill(Line.Fill line) {
            return new Effects(true, Set.of(ANY), Set.of(ANY));
        }

        @Override
        public Effects when(Line.If line) {
            return NONE;
        }

        @Override
        public Effects scope(Line.Scope line) {
            return NONE;
        }

        @Override
        public Effects loop(Line.Loop line) {
            // A loop need not end.
            return JUMP;
        }

        @Override
        public Effects call(Line.Call line) {
            return Parts.isPart(line.callee()) ? PART : ALL;
        }

        @Override
        public Effects get(Line.Get line) {
            return reading(line.slot(), false);
        }

        @Override
        public Effects put(Line.Put line) {
            return writing(line.slot(), false);
        }

        @Override
        public Effects turn(Line.Turn line) {
            return NONE;
        }
    }
}
