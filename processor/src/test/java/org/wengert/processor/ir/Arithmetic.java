package org.wengert.processor.ir;

import org.jspecify.annotations.Nullable;

/** Java's operators on boxed values, bit for bit. */
final class Arithmetic {
    private Arithmetic() {}

    /** An operation on operands of which the first has the static type {@code type}. */
    static @Nullable Object evaluate(Operation.Basic operation, Type type, @Nullable Object[] x) {
        return switch (operation) {
            case SELECT -> (boolean) x[0] ? x[1] : x[2];
            case CONCAT -> "" + x[0] + x[1];
            case IS_NULL -> x[0] == null;
            case STOP, LIKE -> x[0];
            case EQ -> same(type, x);
            case NE -> !same(type, x);
            default -> onPrimitives(operation, x);
        };
    }

    private static boolean same(Type type, @Nullable Object[] x) {
        if (!(type instanceof Type.Primitive)) return x[0] == x[1];
        return x[0] instanceof Boolean ? x[0].equals(x[1]) : (boolean) onPrimitives(Operation.Basic.EQ, x);
    }

    private static Object onPrimitives(Operation.Basic operation, @Nullable Object[] x) {
        Object first = x[0];
        Object second = x.length > 1 ? x[1] : first;
        if (first instanceof Boolean a) return onBooleans(operation, a, (boolean) second);
        if (first instanceof Double a) return onDoubles(operation, a, (double) second);
        if (first instanceof Float a) return onFloats(operation, a, (float) second);
        if (first instanceof Long a) return onLongs(operation, a, whole(second));
        return onInts(operation, (int) whole(first), (int) whole(second));
    }

    private static long whole(Object value) {
        return value instanceof Character c ? c : ((Number) value).longValue();
    }

    private static Object onBooleans(Operation.Basic operation, boolean a, boolean b) {
        return switch (operation) {
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case NOT -> !a;
            default -> throw new IllegalArgumentException(operation + " of booleans");
        };
    }

    private static Object onDoubles(Operation.Basic operation, double a, double b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case NEG -> -a;
            case SCALE -> a == 0 ? 0.0 : a * b;
            case QUOTIENT -> a == 0 ? 0.0 : a / b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
            case EQ -> a == b;
            default -> throw new IllegalArgumentException(operation + " of doubles");
        };
    }

    private static Object onFloats(Operation.Basic operation, float a, float b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case NEG -> -a;
            case SCALE -> a == 0 ? 0f : a * b;
            case QUOTIENT -> a == 0 ? 0f : a / b;
            default -> onDoubles(operation, a, b);
        };
    }

    private static Object onInts(Operation.Basic operation, int a, int b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case NEG -> -a;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case COMPLEMENT -> ~a;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
            default -> onLongs(operation, a, b);
        };
    }

    private static Object onLongs(Operation.Basic operation, long a, long b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case NEG -> -a;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case COMPLEMENT -> ~a;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
            case EQ -> a == b;
            default -> throw new IllegalArgumentException(operation + " of integers");
        };
    }

    /** The cast of a primitive value. */
    static Object cast(Type.Primitive to, Object value) {
        if (to == Type.Primitive.BOOLEAN) return value;
        if (value instanceof Double || value instanceof Float) return cast(to, ((Number) value).doubleValue());
        return cast(to, whole(value));
    }

    private static Object cast(Type.Primitive to, double value) {
        return switch (to) {
            case DOUBLE -> value;
            case FLOAT -> (float) value;
            case LONG -> (long) value;
            default -> cast(to, (long) (int) value);
        };
    }

    private static Object cast(Type.Primitive to, long value) {
        return switch (to) {
            case BOOLEAN -> throw new IllegalArgumentException("a number is no boolean");
            case BYTE -> (byte) value;
            case SHORT -> (short) value;
            case CHAR -> (char) value;
            case INT -> (int) value;
            case LONG -> value;
            case FLOAT -> (float) value;
            case DOUBLE -> (double) value;
        };
    }
}
