package org.wengert.processor.emit;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.wengert.processor.emit.Statement.Attempt;
import org.wengert.processor.emit.Statement.Copy;
import org.wengert.processor.emit.Statement.Declare;
import org.wengert.processor.emit.Statement.Define;
import org.wengert.processor.emit.Statement.Effect;
import org.wengert.processor.emit.Statement.Filled;
import org.wengert.processor.emit.Statement.Kind;
import org.wengert.processor.emit.Statement.Labelled;
import org.wengert.processor.emit.Statement.Raise;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.emit.Statement.Return;
import org.wengert.processor.emit.Statement.When;
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

/**
 * How many bytes javac makes of statements, at most. It follows javac: variables are numbered as they are declared, and a
 * number above 255 takes a wide instruction.
 */
final class CodeSize {
    private static final int JUMP = 3;
    private static final int INVOCATION = 3;
    private static final int FIELD = 4;
    /** {@code return new ValueAndGradient(value, new Gradient(…))}, or {@code this.value = …; return this}. */
    private static final int RETURN = 16;

    private final Nesting nesting;
    private final Locals locals;
    private final Declarations declarations;
    private final Predicate<Slot> isField;
    private final Homes homes;
    private final Map<Local, Integer> numbers = new IdentityHashMap<>();
    private int next;

    /**
     * @param isField the slots that are fields; the others are variables, declared at the start
     * @param homes the storage for arrays
     */
    CodeSize(Nesting nesting, Locals locals, Declarations declarations, Predicate<Slot> isField, Homes homes) {
        this.nesting = nesting;
        this.locals = locals;
        this.declarations = declarations;
        this.isField = isField;
        this.homes = homes;
    }

    /** The size of a method with these parameters and {@code slots} variables for slots before the statements. */
    int of(List<Local> parameters, int slots, List<Statement> body) {
        next = 1;
        parameters.forEach(this::number);
        next += 2 * slots;
        return 6 * slots + list(body);
    }

    private void number(Local local) {
        numbers.put(local, next);
        next += local.type == Type.DOUBLE || local.type == Type.LONG ? 2 : 1;
    }

    private int block(List<Statement> list) {
        int before = next;
        int size = list(list);
        next = before;
        return size;
    }

    private int list(List<Statement> list) {
        int size = 0;
        for (Statement s : list) size += of(s);
        return size;
    }

    private int of(Statement s) {
        if (s instanceof Define d) return assigned(s, d.target(), value(d.line()));
        if (s instanceof Copy c) return assigned(s, c.target(), value(c.value()));
        if (s instanceof Filled f) return assigned(s, f.target(), filled(f));
        if (s instanceof Effect e) return effect(e.line());
        if (s instanceof Declare d) number(d.target());
        if (s instanceof When w)
            return condition(w.condition().value())
                    + block(w.then())
                    + (w.otherwise().isEmpty() ? 0 : JUMP)
                    + block(w.otherwise());
        if (s instanceof Repeat r) return repeat(r);
        if (s instanceof Labelled l) return block(l.body());
        if (s instanceof Statement.Jump) return JUMP;
        if (s instanceof Return r) return RETURN + all(r.values());
        if (s instanceof Attempt a) return value(a.line()) + 4 * access(a.exception()) + JUMP;
        return s instanceof Raise r ? value(r.exception()) + 1 : 0;
    }

    private int assigned(Statement s, Local target, int value) {
        if (declarations.isDeclaration(s)) number(target);
        return value + access(target);
    }

    /** A load or store of a variable. */
    private int access(Local local) {
        Integer number = numbers.get(local);
        if (number == null) return FIELD;
        return number < 4 ? 1 : number < 256 ? 2 : 4;
    }

    private int filled(Filled f) {
        int size = 6;
        for (Atom value : f.values()) size += 5 + value(value);
        return size;
    }

    private int repeat(Repeat r) {
        int before = next;
        int size = 2 * JUMP;
        if (r.kind() == Kind.FOR) {
            size += value(r.line().counted().from());
            number(r.index());
            size += 2 * access(r.index()) + value(r.line().counted().to()) + 6;
        } else if (r.condition() != null) {
            size += condition(r.condition().value());
        }
        size += block(r.body());
        next = before;
        return size;
    }

    private int effect(Line line) {
        if (line instanceof Line.Put p) return slot(p.slot()) + value(p.value());
        if (line instanceof Line.Call c) return value(c) + 1;
        if (line instanceof Line.Turn) return 0;
        if (line instanceof Line.Acc a && a.array().type() instanceof Type.Tape)
            return 2 * (value(a.array()) + value(a.index()) + INVOCATION) + value(a.value()) + 1;
        // {@code a[i] += v} copies array and index, and casts back what is small.
        return all(line.reads()) + 5;
    }

    private int slot(Slot slot) {
        return isField.test(slot) ? FIELD + 1 : 4;
    }

    private int all(List<Atom> atoms) {
        int size = 0;
        for (Atom a : atoms) size += value(a);
        return size;
    }

    private int value(Atom atom) {
        if (atom instanceof Constant c) return constant(c);
        Line line = nesting.expression(atom);
        return line == null ? access(locals.of((org.wengert.processor.ir.Var) atom)) : value(line);
    }

    private static int constant(Constant c) {
        if (c.value() instanceof Constant.Symbol) return 7;
        boolean shortest = c.value() == null || c.is(0) || c.is(1) || c.type() == Type.BOOLEAN;
        return shortest ? 1 : 3;
    }

    private int value(Line line) {
        if (line instanceof Line.If f) return conditional(f, false);
        if (line instanceof Line.Get g) return slot(g.slot());
        int operands = all(line.reads());
        Home home = line.results().size() == 1 ? homes.homeOf(line.results().get(0)) : null;
        if (home != null) return operands + kept(home);
        if (line instanceof Line.Let l) return let(l, operands);
        if (line instanceof Line.Load l) return operands + (l.array().type() instanceof Type.Tape ? INVOCATION + 4 : 1);
        if (line instanceof Line.Length l) return l.safe() ? 2 * operands + 2 * JUMP + 2 : operands + 1;
        if (line instanceof Line.Call c) return operands + invocation(c.callee());
        if (line instanceof Line.Zeros) return operands + 1 + JUMP + INVOCATION;
        // Makes an array or a tape, or copies one and casts the copy.
        return operands + 7;
    }

    /** {@code field = Reuse.zeros(field, …, double[].class)}, or {@code Reuse.room(table[i], …)}, or {@code (double[]) pool.zeros(…)}. */
    private int kept(Home home) {
        Line.Store store = home.place();
        int place = store == null ? FIELD : value(store.array()) + value(store.index()) + 1;
        return place + INVOCATION + 3 + 2 + FIELD;
    }

    private static int invocation(Callee callee) {
        boolean number = callee.results().stream().allMatch(t -> t instanceof Type.Primitive);
        return switch (callee.kind()) {
            case STATIC, LOCAL, FIELD, STATIC_FIELD -> INVOCATION + (number ? 0 : 3);
            case INSTANCE, PHASE -> INVOCATION + 2 + 6;
            case CONSTRUCTOR, PURE_CONSTRUCTOR -> INVOCATION + 4;
            case SUPER, ASSIGN, CLOSURE, DERIVED -> throw new IllegalArgumentException("not linked: " + callee);
        };
    }

    private int let(Line.Let let, int operands) {
        if (let.operation() instanceof Apply a) return operands + invocation(a.callee());
        if (let.operation() instanceof InstanceOf) return operands + 3;
        if (let.operation() instanceof Cast c) return operands + (c.to() instanceof Type.Primitive ? 2 : 3);
        return switch ((Basic) let.operation()) {
            case LT, LE, GT, GE, EQ, NE, NOT, IS_NULL -> condition(let) + 5;
            case SELECT ->
                condition(let.arguments().get(0))
                        + JUMP
                        + value(let.arguments().get(1))
                        + value(let.arguments().get(2));
            case QUOTIENT -> operands + value(let.arguments().get(0)) + 2 * JUMP + 4;
            case STOP -> operands;
            case SCALE -> operands + INVOCATION;
            case CONCAT -> operands + 5;
            case NEG, COMPLEMENT -> operands + 2;
            default -> operands + 1;
        };
    }

    private int conditional(Line.If line, boolean tested) {
        int arms = 0;
        for (Block arm : line.blocks())
            arms += tested
                    ? condition(arm.end().reads().get(0))
                    : value(arm.end().reads().get(0));
        return condition(line.condition()) + arms + 2 * JUMP;
    }

    /** A test with the jump that follows. */
    private int condition(Atom atom) {
        Line line = nesting.expression(atom);
        return line == null ? value(atom) + JUMP : condition(line);
    }

    private int condition(Line line) {
        if (line instanceof Line.If f) return conditional(f, true);
        if (line instanceof Line.Let l && l.operation() instanceof Basic b) {
            if (b == Basic.NOT) return condition(l.arguments().get(0));
            if (b.isComparison() || b == Basic.IS_NULL) return all(l.reads()) + 1 + JUMP;
        }
        return value(line) + JUMP;
    }
}
