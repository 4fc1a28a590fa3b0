package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;

/** Constants as Java source. */
final class Literals {
    private static final Pattern QUALIFIED =
            Pattern.compile("((?:[a-z_]\\w*\\.)+)([A-Z]\\w*)((?:(?:\\.|::).*)?)", Pattern.DOTALL);

    private Literals() {}

    static CodeBlock of(Constant constant) {
        Object value = constant.value();
        if (value == null) return CodeBlock.of("null");
        if (value instanceof Constant.Symbol s) return symbol(s.code());
        if (value instanceof String s) return CodeBlock.of("$L", quoted(s));
        if (value instanceof Double d) return floating(d);
        if (value instanceof Float f) return floating(f);
        if (value instanceof Long l)
            return l == Long.MIN_VALUE ? CodeBlock.of("$T.MIN_VALUE", Long.class) : CodeBlock.of("$LL", l);
        if (value instanceof Integer i) return integer(constant.type(), i);
        return CodeBlock.of("$L", value);
    }

    /** One literal, that a method may be called of: JavaPoet makes a sum of one with several lines. */
    private static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int escaped = "\b\t\n\f\r\"\\".indexOf(c);
            if (escaped >= 0) literal.append('\\').append("btnfr\"\\".charAt(escaped));
            else if (Character.isISOControl(c)) literal.append(String.format("\\u%04x", (int) c));
            else literal.append(c);
        }
        return literal.append('"').toString();
    }

    /** A symbol's class is imported where its name looks like one. */
    private static CodeBlock symbol(String code) {
        Matcher matcher = QUALIFIED.matcher(code);
        if (!matcher.matches()) return CodeBlock.of("$L", code);
        String owner = matcher.group(1);
        return CodeBlock.of(
                "$T$L", ClassName.get(owner.substring(0, owner.length() - 1), matcher.group(2)), matcher.group(3));
    }

    private static CodeBlock integer(Type type, int value) {
        if (type == Type.Primitive.CHAR)
            return value >= ' ' && value < 127 && value != '\'' && value != '\\'
                    ? CodeBlock.of("'$L'", (char) value)
                    : CodeBlock.of("(char) $L", value);
        if (type == Type.Primitive.BYTE || type == Type.Primitive.SHORT)
            return CodeBlock.of(value < 0 ? "($L) ($L)" : "($L) $L", type, value);
        if (value == Integer.MIN_VALUE || value == Integer.MAX_VALUE)
            return CodeBlock.of(value < 0 ? "$T.MIN_VALUE" : "$T.MAX_VALUE", Integer.class);
        return CodeBlock.of("$L", value);
    }

    private static CodeBlock floating(double d) {
        if (d == Math.PI || d == Math.E) return CodeBlock.of(d == Math.PI ? "$T.PI" : "$T.E", Math.class);
        String name = special(d, Double.MAX_VALUE, Double.MIN_NORMAL, Double.MIN_VALUE);
        return name.isEmpty() ? CodeBlock.of("$L", shortest(d)) : CodeBlock.of("$T.$L", Double.class, name);
    }

    private static CodeBlock floating(float f) {
        String name = special(f, Float.MAX_VALUE, Float.MIN_NORMAL, Float.MIN_VALUE);
        return name.isEmpty() ? CodeBlock.of("$LF", shortest(f)) : CodeBlock.of("$T.$L", Float.class, name);
    }

    private static String special(double value, double max, double normal, double min) {
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
        if (value == normal) return "MIN_NORMAL";
        return value == max ? "MAX_VALUE" : value == min ? "MIN_VALUE" : "";
    }

    /** The shortest decimal that reads back as the same number, on every release of the JDK the same. */
    private static String shortest(Number value) {
        double d = value.doubleValue();
        if (d == 0) return 1 / d < 0 ? "-0.0" : "0.0";
        BigDecimal exact = new BigDecimal(d);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            boolean same =
                    value instanceof Float ? rounded.floatValue() == value.floatValue() : rounded.doubleValue() == d;
            if (same) return decimal(rounded.stripTrailingZeros());
        }
    }

    private static String decimal(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= -4 && exponent <= 7) {
            String plain = value.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String mantissa = value.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + "e" + exponent;
    }
}
