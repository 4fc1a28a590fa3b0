package org.wengert.processor.ir;

import org.jspecify.annotations.Nullable;

/**
 * A constant operand.
 *
 * @param value a {@link Boolean}; an {@link Integer} for byte, short, char and int; a {@link Long}, {@link Float},
 *     {@link Double}, {@link String}; a {@link Symbol}; {@code null} for the null reference
 */
public record Constant(Type type, @Nullable Object value) implements Atom {

    /** An expression without operands that always gives the same object, as Java source: {@code app.Kind.LINEAR}. */
    public record Symbol(String code) {}

    public static final Constant TRUE = new Constant(Type.BOOLEAN, true);
    public static final Constant FALSE = new Constant(Type.BOOLEAN, false);

    public static Constant of(int value) {
        return new Constant(Type.INT, value);
    }

    public static Constant of(long value) {
        return new Constant(Type.LONG, value);
    }

    public static Constant of(double value) {
        return new Constant(Type.DOUBLE, value);
    }

    public static Constant of(float value) {
        return new Constant(Type.FLOAT, value);
    }

    public static Constant of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The number {@code value} in the given numeric type. */
    public static Constant number(Type type, int value) {
        if (type == Type.DOUBLE) return of((double) value);
        if (type == Type.FLOAT) return of((float) value);
        if (type == Type.LONG) return of((long) value);
        return new Constant(type, value);
    }

    /** What memory of this type holds before anything is stored: 0, false or null. */
    public static Constant zero(Type type) {
        if (type == Type.BOOLEAN) return FALSE;
        return type instanceof Type.Primitive ? number(type, 0) : new Constant(type, null);
    }

    /** Whether this is the number {@code n}, of any type; −0.0 is not 0. */
    public boolean is(int n) {
        return value != null && value.equals(number(type instanceof Type.Primitive ? type : Type.INT, n).value);
    }
}
