package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Assignments as a person writes them: {@code s += x}, {@code n++}, {@code a[i] -= v}. */
final class Assignments {
    private static final Set<Basic> COMPOUND = Set.of(
            Basic.ADD,
            Basic.SUB,
            Basic.MUL,
            Basic.DIV,
            Basic.REM,
            Basic.AND,
            Basic.OR,
            Basic.XOR,
            Basic.SHL,
            Basic.SHR,
            Basic.USHR);

    private final Expressions expressions;
    private final Nesting nesting;
    private final Locals locals;

    Assignments(Expressions expressions, Nesting nesting, Locals locals) {
        this.expressions = expressions;
        this.nesting = nesting;
        this.locals = locals;
    }

    /** {@code target = line}, where the target is assigned again. */
    CodeBlock again(Local target, Line line) {
        CodeBlock name = CodeBlock.of("$L", target.name);
        if (line instanceof Line.Let l
                && l.operation() instanceof Basic b
                && isPlainNumber(l.result().type())) {
            List<Atom> operands = l.arguments();
            if (COMPOUND.contains(b) && holds(operands.get(0), target)) return compound(name, b, operands.get(1));
            // Addition and multiplication commute bit for bit.
            boolean commutes = b == Basic.ADD || b == Basic.MUL;
            if (commutes && holds(operands.get(1), target)) return compound(name, b, operands.get(0));
        }
        return CodeBlock.of("$L = $L", name, expressions.assigned(line));
    }

    private static boolean isPlainNumber(Type type) {
        return type == Type.INT || type == Type.LONG || type.isFloating() || type == Type.BOOLEAN;
    }

    private boolean holds(Atom atom, Local target) {
        return atom instanceof Var v && nesting.expression(v) == null && locals.of(v) == target;
    }

    private CodeBlock compound(CodeBlock target, Basic operation, Atom value) {
        boolean one = value instanceof Constant c && (c.type() == Type.INT || c.type() == Type.LONG) && c.is(1);
        if (one && operation == Basic.ADD) return CodeBlock.of("$L++", target);
        if (one && operation == Basic.SUB) return CodeBlock.of("$L--", target);
        Atom negative = operation == Basic.ADD ? expressions.operandOfNegation(value) : null;
        if (negative != null) return CodeBlock.of("$L -= $L", target, expressions.assigned(negative));
        boolean literal = operation == Basic.DIV || operation == Basic.REM;
        boolean zero =
                literal && value instanceof Constant c && c.is(0) && !c.type().isFloating();
        CodeBlock operand = zero ? CodeBlock.of("Integer.valueOf(0)") : operand(value);
        return CodeBlock.of("$L $L= $L", target, operation.symbol(), operand);
    }

    /** Of a shift the right operand is of its own type. */
    private CodeBlock operand(Atom value) {
        return expressions.assigned(value);
    }

    CodeBlock store(Line.Store store) {
        if (store.array().type() instanceof Type.Tape)
            return CodeBlock.of(
                    "$L.set($L, $L)",
                    expressions.primary(store.array()),
                    expressions.of(store.index()),
                    expressions.of(store.value()));
        CodeBlock element = element(store.array(), store.index());
        if (nesting.expression(store.value()) instanceof Line.Let l
                && l.operation() instanceof Basic b
                && COMPOUND.contains(b)
                && isPlainNumber(l.result().type())
                && isElement(l.arguments().get(0), store))
            return compound(element, b, l.arguments().get(1));
        return CodeBlock.of("$L = $L", element, expressions.assigned(store.value()));
    }

    private CodeBlock element(Atom array, Atom index) {
        return CodeBlock.of("$L[$L]", expressions.primary(array), expressions.of(index));
    }

    /** Whether the value is what the store overwrites, read in the same statement. */
    private boolean isElement(Atom value, Line.Store store) {
        return nesting.expression(value) instanceof Line.Load l
                && isSame(l.array(), store.array())
                && isSame(l.index(), store.index());
    }

    private boolean isSame(Atom a, Atom b) {
        return a.equals(b) && nesting.expression(a) == null;
    }

    CodeBlock accumulate(Line.Acc acc) {
        if (acc.array().type() instanceof Type.Tape) {
            CodeBlock tape = expressions.primary(acc.array());
            CodeBlock index = expressions.of(acc.index());
            return CodeBlock.of(
                    "$L.set($L, $L.get($L) + $L)", tape, index, tape, index, expressions.primary(acc.value()));
        }
        return compound(element(acc.array(), acc.index()), Basic.ADD, acc.value());
    }
}
