package org.wengert.processor.frontend;

import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;

/** Java's compile-time constants as those of the IR. */
final class Constants {
    private Constants() {}

    /** A constant of the given type from javac's representation of its value. */
    static Constant of(Type type, Object value) {
        if (!(type instanceof Type.Primitive p)) return new Constant(type, value);
        return switch (p) {
            case BOOLEAN -> Constant.of(value instanceof Boolean b ? b : ((Number) value).intValue() != 0);
            case LONG -> Constant.of(number(value).longValue());
            case FLOAT -> Constant.of(number(value).floatValue());
            case DOUBLE -> Constant.of(number(value).doubleValue());
            default -> new Constant(p, number(value).intValue());
        };
    }

    private static Number number(Object value) {
        return value instanceof Character c ? Integer.valueOf(c) : (Number) value;
    }
}
