package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.emit.Statement.Condition;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Operation.Cast;
import org.wengert.processor.ir.Operation.InstanceOf;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Values as Java expressions, with as few parentheses as Java allows; nothing is ever re-associated. */
final class Expressions {
    static final int PRIMARY = 16;
    static final int CREATION = 15;
    static final int UNARY = 14;
    private static final int CONDITIONAL = 2;

    /** An expression's text and how strongly it binds. */
    record Text(CodeBlock code, int precedence) {
        CodeBlock in(int least) {
            return precedence >= least ? code : CodeBlock.of("($L)", code);
        }

        boolean startsWithSign() {
            return code.toString().startsWith("-");
        }
    }

    private final Nesting nesting;
    private final Locals locals;
    private final Function<Slot, String> slots;
    private final Predicate<Var> nonNull;
    private final @Nullable Parts parts;
    private final Homes homes;
    private final Predicate<Local> isBoxed;
    private final Creations creations;
    private final Map<Var, CodeBlock> replaced = new IdentityHashMap<>();

    Expressions(
            Nesting nesting,
            Locals locals,
            Function<Slot, String> slots,
            Predicate<Var> nonNull,
            Homes homes,
            Predicate<Local> isBoxed,
            @Nullable Parts parts) {
        this.nesting = nesting;
        this.locals = locals;
        this.slots = slots;
        this.nonNull = nonNull;
        this.parts = parts;
        this.homes = homes;
        this.isBoxed = isBoxed;
        this.creations = new Creations(this, nesting, homes);
    }

    /** Writes this creation in the place of the value. */
    void replace(Var v, CodeBlock creation) {
        replaced.put(v, creation);
    }

    /** The value in a place where nothing binds. */
    CodeBlock of(Atom atom) {
        return text(atom).code();
    }

    CodeBlock of(Line line) {
        return text(line).code();
    }

    CodeBlock primary(Atom atom) {
        return text(atom).in(PRIMARY);
    }

    /** The value beside a {@code <}. */
    CodeBlock compared(Atom atom) {
        return text(atom).in(10);
    }

    /** The value where Java widens a number by itself: in an assignment. */
    CodeBlock assigned(Atom atom) {
        return widened(atom).code();
    }

    CodeBlock assigned(Line line) {
        return widened(line).code();
    }

    private Text widened(Atom atom) {
        Line line = nesting.expression(atom);
        return line == null ? text(atom) : widened(line);
    }

    private Text widened(Line line) {
        return isWidening(line) ? text(line.reads().get(0)) : text(line);
    }

    private Text text(Atom atom) {
        if (atom instanceof Var v) {
            Line line = nesting.expression(v);
            if (replaced.containsKey(v)) return new Text(replaced.get(v), CREATION);
            return line == null ? new Text(CodeBlock.of("$L", locals.of(v).name), PRIMARY) : text(line);
        }
        CodeBlock code = Literals.of((Constant) atom);
        String source = code.toString();
        return new Text(code, source.startsWith("-") || source.startsWith("(") ? UNARY : PRIMARY);
    }

    /** The value where Java does not take a number out of its box by itself. */
    private Text unboxed(Atom atom) {
        boolean isInBox = atom instanceof Var v && nesting.expression(v) == null && isBoxed.test(locals.of(v));
        return isInBox ? new Text(CodeBlock.of("$L.$LValue()", text(atom).code(), atom.type()), PRIMARY) : text(atom);
    }

    private Text text(Line line) {
        if (line instanceof Line.Let l) return let(l);
        if (line instanceof Line.Load l) return load(l);
        if (line instanceof Line.Length l) return length(l);
        if (line instanceof Line.New n) return creations.create(n);
        if (line instanceof Line.Copy c) return creations.copy(c);
        if (line instanceof Line.Zeros z) return creations.zeros(z);
        if (line instanceof Line.Get g) return new Text(CodeBlock.of("$L", slots.apply(g.slot())), PRIMARY);
        if (line instanceof Line.Call c) return invocation(c.callee(), c.arguments());
        return conditional((Line.If) line);
    }

    private Text let(Line.Let let) {
        List<Atom> operands = let.arguments();
        if (let.operation() instanceof Apply a) return invocation(a.callee(), operands);
        if (let.operation() instanceof Cast c) return cast(c.to(), operands.get(0));
        if (let.operation() instanceof InstanceOf i)
            return new Text(
                    CodeBlock.of("$L instanceof $T", text(operands.get(0)).in(9), JavaTypes.of(i.type())), 9);
        return basic((Basic) let.operation(), operands);
    }

    private Text basic(Basic operation, List<Atom> operands) {
        Atom first = operands.get(0);
        return switch (operation) {
            case NEG -> negated(text(first));
            case NOT -> new Text(CodeBlock.of("!$L", text(first).in(UNARY)), UNARY);
            case COMPLEMENT -> new Text(CodeBlock.of("~$L", text(first).in(UNARY)), UNARY);
            case STOP, LIKE -> unboxed(first);
            case IS_NULL -> new Text(CodeBlock.of("$L == null", text(first).in(9)), 8);
            case SCALE ->
                new Text(
                        CodeBlock.of("$T.scale($L, $L)", RuntimeNames.COTANGENTS, of(first), of(operands.get(1))),
                        PRIMARY);
            case QUOTIENT -> quotient(text(first), text(operands.get(1)));
            case SELECT ->
                choice(condition(new Condition(first, false)), unboxed(operands.get(1)), unboxed(operands.get(2)));
            default -> binary(operation, operands.get(0), operands.get(1));
        };
    }

    private static Text negated(Text operand) {
        CodeBlock code = operand.startsWithSign() ? CodeBlock.of("($L)", operand.code()) : operand.in(UNARY);
        return new Text(CodeBlock.of("-$L", code), UNARY);
    }

    private static Text quotient(Text y, Text d) {
        return new Text(CodeBlock.of("$L == 0 ? 0 : $L / $L", y.in(9), y.in(12), d.in(13)), CONDITIONAL);
    }

    private static Text choice(Text condition, Text then, Text otherwise) {
        return new Text(
                CodeBlock.of("$L ? $L : $L", condition.in(3), then.in(3), otherwise.in(CONDITIONAL)), CONDITIONAL);
    }

    private Text binary(Basic operation, Atom left, Atom right) {
        Atom negative = operation == Basic.ADD ? operandOfNegation(right) : null;
        // IEEE 754 and two's complement agree: a + (−b) is a − b, bit for bit.
        if (negative != null) return infix("-", 11, text(left), text(negative));
        int binding = Operators.precedence(operation);
        // Of two objects Java would compare the references.
        if (operation == Basic.EQ || operation == Basic.NE)
            return infix(operation.symbol(), binding, unboxed(left), unboxed(right));
        boolean number = binding > 7 && operation != Basic.CONCAT && binding != 10;
        // Java widens one operand by itself where the other one is of the wider type already.
        boolean widensLeft = number && isWidening(nesting.expression(left));
        Text l = widensLeft && !isWidening(nesting.expression(right)) ? widened(left) : text(left);
        Text r = number && !widensLeft ? widened(right) : text(right);
        return infix(operation.symbol(), binding, l, isZeroDivisor(operation, right) ? boxed(right, r) : r);
    }

    /** javac warns of a division by a literal 0; the program is right in that it throws. */
    private static boolean isZeroDivisor(Basic operation, Atom right) {
        boolean divides = operation == Basic.DIV || operation == Basic.REM;
        return divides && !right.type().isFloating() && right instanceof Constant c && c.is(0);
    }

    private static Text boxed(Atom zero, Text text) {
        Class<?> box = zero.type() == Type.LONG ? Long.class : Integer.class;
        return new Text(CodeBlock.of("$T.valueOf($L)", box, text.code()), PRIMARY);
    }

    private static Text infix(String symbol, int binding, Text left, Text right) {
        CodeBlock second =
                right.startsWithSign() && binding == 11 ? CodeBlock.of("($L)", right.code()) : right.in(binding + 1);
        return new Text(CodeBlock.of("$L $L $L", left.in(binding), symbol, second), binding);
    }

    /** The b of −b. */
    Atom operandOfNegation(Atom atom) {
        return nesting.expression(atom) instanceof Line.Let l && l.operation() == Basic.NEG
                ? l.arguments().get(0)
                : null;
    }

    /** Whether the line only widens a number, and reads as well without the cast. */
    private boolean isWidening(Line line) {
        if (!(line instanceof Line.Let l) || !(l.operation() instanceof Cast c)) return false;
        Atom from = l.arguments().get(0);
        boolean divides = nesting.expression(from) instanceof Line.Let d && d.operation() == Basic.DIV;
        return !divides && !(from instanceof Constant) && widens(from.type(), c.to());
    }

    private static boolean widens(Type from, Type to) {
        if (!(from instanceof Type.Primitive a) || !(to instanceof Type.Primitive b)) return false;
        if (a == Type.Primitive.BOOLEAN || a == Type.Primitive.CHAR || a == b) return false;
        return b != Type.Primitive.CHAR && a.compareTo(b) < 0;
    }

    private Text cast(Type to, Atom operand) {
        if (operand.type().equals(to)) return text(operand);
        return new Text(
                CodeBlock.of("($T) $L", JavaTypes.of(to), unboxed(operand).in(UNARY)), UNARY);
    }

    private Text conditional(Line.If line) {
        Atom then = result(line.then());
        Atom otherwise = result(line.otherwise());
        Text condition = condition(new Condition(line.condition(), false));
        if (otherwise.equals(Constant.FALSE))
            return new Text(CodeBlock.of("$L && $L", condition.in(4), text(then).in(4)), 4);
        if (then.equals(Constant.TRUE))
            return new Text(
                    CodeBlock.of("$L || $L", condition.in(3), text(otherwise).in(3)), 3);
        return choice(condition, unboxed(then), unboxed(otherwise));
    }

    private static Atom result(Block arm) {
        return arm.end().reads().get(0);
    }

    /** The truth value, with a negation drawn into a comparison where that is the same for NaN too. */
    Text condition(Condition condition) {
        Line line = nesting.expression(condition.value());
        if (!condition.negated()) return text(condition.value());
        if (condition.value() instanceof Constant c) return text(Constant.of(c.equals(Constant.FALSE)));
        if (line instanceof Line.Let l && l.operation() instanceof Basic b) {
            Atom first = l.arguments().get(0);
            if (b == Basic.NOT) return text(first);
            if (b == Basic.IS_NULL)
                return new Text(CodeBlock.of("$L != null", text(first).in(9)), 8);
            if (b == Basic.EQ
                    || b == Basic.NE
                    || b.isComparison() && !first.type().isFloating())
                return binary(Operators.opposite(b), first, l.arguments().get(1));
        }
        return new Text(CodeBlock.of("!$L", text(condition.value()).in(UNARY)), UNARY);
    }

    private Text load(Line.Load load) {
        Type type = load.array().type();
        if (!(type instanceof Type.Tape t))
            return new Text(CodeBlock.of("$L[$L]", primary(load.array()), of(load.index())), PRIMARY);
        CodeBlock get = CodeBlock.of("$L.get($L)", primary(load.array()), of(load.index()));
        boolean small = t.element() instanceof Type.Primitive p
                && p.compareTo(Type.Primitive.BYTE) >= 0
                && p.compareTo(Type.Primitive.INT) < 0;
        return small
                ? new Text(CodeBlock.of("($T) $L", JavaTypes.of(t.element()), get), UNARY)
                : new Text(get, PRIMARY);
    }

    private Text length(Line.Length length) {
        CodeBlock array = primary(length.array());
        CodeBlock code = CodeBlock.of("$L.length", array);
        boolean mayBeNull = length.safe() && length.array() instanceof Var v && !nonNull.test(v);
        if (!mayBeNull) return new Text(code, PRIMARY);
        return new Text(CodeBlock.of("$L == null ? 0 : $L", array, code), CONDITIONAL);
    }

    private Text invocation(Callee callee, List<Atom> arguments) {
        return new Invocations(this, parts, homes.tables()).of(callee, arguments);
    }
}
