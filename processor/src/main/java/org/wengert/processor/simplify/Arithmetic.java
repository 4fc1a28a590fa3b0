package org.wengert.processor.simplify;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;

/** What an operation comes to if enough is known of its operands. Every law holds bit for bit, zeros' signs and NaN included. */
public final class Arithmetic {
    private static final Map<String, DoubleUnaryOperator> EXACT =
            Map.of("abs", Math::abs, "sqrt", Math::sqrt, "floor", Math::floor, "ceil", Math::ceil, "rint", Math::rint);

    private Arithmetic() {}

    /** The result, if it is a constant or one of the operands; null if it has to be computed. */
    public static @Nullable Atom fold(Operation operation, List<Atom> arguments, Type type) {
        if (operation instanceof Operation.Cast) {
            return arguments.get(0) instanceof Constant c ? cast(c, type) : null;
        }
        // The platform's own definition, for every x.
        if (isPower(operation) && is(arguments.get(1), 1)) return arguments.get(0);
        if (operation instanceof Operation.Apply apply && arguments.size() == 1)
            return exact(apply.callee(), arguments.get(0));
        if (!(operation instanceof Basic basic)) return null;
        if (basic == Basic.SELECT) return select(arguments);
        if (arguments.stream().allMatch(Constant.class::isInstance)) {
            Constant value = constants(basic, arguments);
            if (value != null) return value;
        }
        return arguments.size() == 2 ? identity(basic, arguments.get(0), arguments.get(1)) : null;
    }

    /** Of a function of a number whose value is the same on every platform, and in every version of it. */
    private static @Nullable Constant exact(Callee callee, Atom a) {
        DoubleUnaryOperator function = EXACT.get(callee.name());
        return function != null && isOfMath(callee) && a instanceof Constant c && c.value() instanceof Double x
                ? Constant.of(function.applyAsDouble(x))
                : null;
    }

    private static boolean isOfMath(Callee callee) {
        return callee.owner().equals("java.lang.Math") || callee.owner().equals("java.lang.StrictMath");
    }

    private static boolean isPower(Operation operation) {
        return operation instanceof Operation.Apply apply
                && apply.callee().name().equals("pow")
                && isOfMath(apply.callee());
    }

    private static @Nullable Atom select(List<Atom> arguments) {
        if (arguments.get(0) instanceof Constant c)
            return Boolean.TRUE.equals(c.value()) ? arguments.get(1) : arguments.get(2);
        return arguments.get(1).equals(arguments.get(2)) ? arguments.get(1) : null;
    }

    private static @Nullable Atom identity(Basic op, Atom a, Atom b) {
        boolean integral = !a.type().isFloating();
        return switch (op) {
            case MUL -> is(b, 1) ? a : is(a, 1) ? b : null;
            case SCALE -> is(b, 1) ? a : is(a, 0) ? a : is(b, 0) ? b : null;
            case DIV -> is(b, 1) ? a : null;
            case QUOTIENT -> is(b, 1) || is(a, 0) ? a : null;
            case ADD -> integral && is(b, 0) ? a : integral && is(a, 0) ? b : null;
            case SUB -> is(b, 0) ? a : null;
            case AND -> isTrue(a) ? b : isTrue(b) ? a : null;
            default -> null;
        };
    }

    private static boolean is(Atom a, int n) {
        return a instanceof Constant c && c.type() instanceof Type.Primitive && c.type() != Type.BOOLEAN && c.is(n);
    }

    private static boolean isTrue(Atom a) {
        return a.equals(Constant.TRUE);
    }

    private static @Nullable Constant cast(Constant c, Type to) {
        if (!(c.value() instanceof Number n) || !(to instanceof Type.Primitive p)) return null;
        return switch (p) {
            case DOUBLE -> Constant.of(n.doubleValue());
            case FLOAT -> Constant.of(n.floatValue());
            case LONG ->
                Constant.of(n instanceof Double || n instanceof Float ? (long) n.doubleValue() : n.longValue());
            case INT -> Constant.of(n instanceof Double || n instanceof Float ? (int) n.doubleValue() : n.intValue());
            default -> null;
        };
    }

    private static @Nullable Constant constants(Basic op, List<Atom> arguments) {
        Object a = ((Constant) arguments.get(0)).value();
        if (arguments.size() == 1) return one(op, a);
        Object b = ((Constant) arguments.get(1)).value();
        if (a instanceof Double x && b instanceof Double y) return doubles(op, x, y);
        if (a instanceof Integer x && b instanceof Integer y && arguments.get(0).type() == Type.INT)
            return ints(op, x, y);
        if (a instanceof Boolean x && b instanceof Boolean y) return booleans(op, x, y);
        return null;
    }

    private static @Nullable Constant one(Basic op, @Nullable Object a) {
        if (op == Basic.NOT && a instanceof Boolean b) return Constant.of(!b);
        if (op != Basic.NEG) return null;
        if (a instanceof Double d) return Constant.of(-d);
        if (a instanceof Float f) return Constant.of(-f);
        if (a instanceof Integer i) return Constant.of(-i);
        return null;
    }

    private static @Nullable Constant doubles(Basic op, double x, double y) {
        return switch (op) {
            case ADD -> Constant.of(x + y);
            case SUB -> Constant.of(x - y);
            case MUL -> Constant.of(x * y);
            case DIV -> Constant.of(x / y);
            case SCALE -> Constant.of(x == 0 ? 0 : x * y);
            case QUOTIENT -> Constant.of(x == 0 ? 0 : x / y);
            case LT -> Constant.of(x < y);
            case LE -> Constant.of(x <= y);
            case GT -> Constant.of(x > y);
            case GE -> Constant.of(x >= y);
            case EQ -> Constant.of(x == y);
            case NE -> Constant.of(x != y);
            default -> null;
        };
    }

    private static @Nullable Constant ints(Basic op, int x, int y) {
        return switch (op) {
            case ADD -> Constant.of(x + y);
            case SUB -> Constant.of(x - y);
            case MUL -> Constant.of(x * y);
            case DIV -> y == 0 ? null : Constant.of(x / y);
            case REM -> y == 0 ? null : Constant.of(x % y);
            case LT -> Constant.of(x < y);
            case LE -> Constant.of(x <= y);
            case GT -> Constant.of(x > y);
            case GE -> Constant.of(x >= y);
            case EQ -> Constant.of(x == y);
            case NE -> Constant.of(x != y);
            default -> null;
        };
    }

    private static @Nullable Constant booleans(Basic op, boolean x, boolean y) {
        return switch (op) {
            case AND -> Constant.of(x && y);
            case OR -> Constant.of(x || y);
            case XOR, NE -> Constant.of(x != y);
            case EQ -> Constant.of(x == y);
            default -> null;
        };
    }
}
