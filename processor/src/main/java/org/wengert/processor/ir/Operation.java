package org.wengert.processor.ir;

/** What a {@link Line.Let} computes: always without effects. */
public sealed interface Operation {

    /** Java's operators, and some of our own. Operands are of one type, shifts and {@code SELECT} apart. */
    enum Basic implements Operation {
        ADD("+"),
        SUB("-"),
        MUL("*"),
        DIV("/"),
        REM("%"),
        NEG("-"),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        EQ("=="),
        NE("!="),
        /** {@code &} of integers or booleans, without short circuit. */
        AND("&"),
        OR("|"),
        XOR("^"),
        /** Logical negation. */
        NOT("!"),
        COMPLEMENT("~"),
        SHL("<<"),
        SHR(">>"),
        USHR(">>>"),
        /** {@code condition ? a : b}, both evaluated. */
        SELECT("?"),
        /** String concatenation of any two operands. */
        CONCAT("+"),
        /** {@code SCALE(y, d)}: y·d, but 0 where y is 0, even if d is infinite or NaN. */
        SCALE("scale"),
        /** {@code QUOTIENT(y, d)}: y/d, but 0 where y is 0, even if d is 0 or NaN. */
        QUOTIENT("quotient"),
        /** {@code STOP(x)}: x, as a constant to differentiation. */
        STOP("stop"),
        /** {@code LIKE(v, d)}: v, with the derivative of d, which is the same number up to rounding. */
        LIKE("like"),
        /** {@code a instanceof T}-free reference test: whether the operand is {@code null}. */
        IS_NULL("==null");

        private final String symbol;

        Basic(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean isComparison() {
            return compareTo(LT) >= 0 && compareTo(NE) <= 0;
        }
    }

    /** A cast; of a reference, a checked one, which may throw. */
    record Cast(Type to) implements Operation {}

    /** {@code a instanceof T}: whether a reference is to an object of that type; not so of {@code null}. */
    record InstanceOf(Type type) implements Operation {}

    /** A call of a static method without effects whose result depends on its arguments' values alone. */
    record Apply(Callee callee) implements Operation {
        /** Whether it may throw an exception, as far as its name and result tell. */
        public boolean mayThrow() {
            String name = callee.name();
            boolean integral = callee.result() == null || !callee.result().isFloating();
            boolean divides = name.startsWith("floor") || name.startsWith("ceil") || name.endsWith("Unsigned");
            return name.endsWith("Exact") || name.equals("clamp") || integral && divides;
        }
    }
}
