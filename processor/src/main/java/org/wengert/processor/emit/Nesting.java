package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Branch;
import org.wengert.processor.ir.Terminator.Exit;
import org.wengert.processor.ir.Terminator.Throw;
import org.wengert.processor.ir.Terminator.Yield;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Which values are written in the place of their only use, as a person would nest expressions.
 *
 * <p>A value moves there across all that is evaluated in between, so their effects must not clash. It never moves into a loop,
 * and what may throw not into an arm either.
 */
final class Nesting {
    private static final int CONDITIONAL_WIDTH = 60;
    private static final int CONDITION_WIDTH = 80;

    private final Uses uses;
    private final Predicate<Var> bound;
    private final Map<Var, Line> nested = new IdentityHashMap<>();
    private final Set<Line.If> conditionals = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Those in the order in which they were found to be. */
    private final List<Line.If> decisions = new ArrayList<>();

    private final List<Event> trail = new ArrayList<>();
    private final Map<Var, Event> pending = new IdentityHashMap<>();
    private final List<Event> consumed = new ArrayList<>();
    private final Map<Block, Block> within = new IdentityHashMap<>();
    private int loops;

    /** @param bound the values that have a place of their own, such as a field, and are assigned there */
    Nesting(Block body, Uses uses, Predicate<Var> bound) {
        this.uses = uses;
        this.bound = bound;
        visit(body, true);
    }

    /** The line whose expression stands for the value wherever it is read; null for a value that a local holds. */
    Line expression(Atom value) {
        return value instanceof Var v ? nested.get(v) : null;
    }

    /** Whether the line is not written as a statement: it is nested in another, or its value is of no use. */
    boolean isOmitted(Line line) {
        if (line.results().size() != 1 || !isExpression(line)) return false;
        Var result = line.results().get(0);
        return nested.containsKey(result)
                || uses.of(result) == 0 && !bound.test(result) && effects(line).isPure();
    }

    /** Whether the line is an {@code if} that is written as a conditional expression. */
    boolean isConditional(Line line) {
        return line instanceof Line.If i && conditionals.contains(i);
    }

    boolean isExpression(Line line) {
        return line.blocks().isEmpty() || isConditional(line);
    }

    /** The effects of the expression of a line with all that is nested in it. */
    Effects effects(Line line) {
        Effects all = Effects.of(line);
        for (Atom atom : line.reads()) all = all.and(effects(atom));
        if (isConditional(line))
            for (Block arm : line.blocks())
                all = all.and(effects(arm.end().reads().get(0)));
        return all;
    }

    private Effects effects(Atom atom) {
        Line line = expression(atom);
        return line == null ? Effects.NONE : effects(line);
    }

    private void visit(Block block, boolean endNests) {
        for (Line line : block.lines()) {
            if (line instanceof Line.If i) when(i, block);
            else if (line instanceof Line.Loop l) loop(l, block);
            else if (line instanceof Line.Scope s) scope(s, block);
            else evaluate(line, line.reads(), block);
        }
        end(block, endNests);
    }

    /** A scope is entered in any case, so what may throw can move into it. */
    private void scope(Line.Scope line, Block block) {
        within.put(line.body(), within.getOrDefault(block, block));
        visit(line.body(), true);
    }

    private boolean isUnconditional(Block definition, Block use) {
        return within.getOrDefault(definition, definition) == within.getOrDefault(use, use);
    }

    private void end(Block block, boolean endNests) {
        Terminator end = block.end();
        boolean returns = end instanceof Exit e && e.label() == Threading.RETURN;
        if (returns || end instanceof Yield && endNests || end instanceof Throw) evaluate(null, end.reads(), block);
        if (!(end instanceof Yield) && !(end instanceof Branch)) {
            Event jump = new Event(null, null, -1);
            jump.effects = Effects.JUMP;
            trail.add(jump);
        }
        if (!(end instanceof Branch b)) return;
        evaluate(null, List.of(b.condition()), block);
        arms(List.of(b.then(), b.otherwise()), endNests);
    }

    private void when(Line.If line, Block block) {
        evaluate(null, List.of(line.condition()), block);
        Event condition = trail.get(trail.size() - 1);
        if (Threading.isSmall(line) && conditional(line, condition, block)) return;
        arms(line.blocks(), false);
    }

    private void arms(List<Block> arms, boolean endNests) {
        int start = trail.size();
        Event all = new Event(null, null, -1);
        for (Block arm : arms) {
            visit(arm, endNests);
            for (Event e : trail.subList(start, trail.size()))
                if (!e.consumed) all.effects = all.effects.and(e.effects);
            trail.subList(start, trail.size()).clear();
        }
        trail.add(all);
    }

    /** Tries to write both arms as one expression each. */
    private boolean conditional(Line.If line, Event condition, Block block) {
        int start = trail.size();
        int before = consumed.size();
        int decided = decisions.size();
        Event whole = new Event(line, block, loops);
        whole.effects = condition.effects;
        whole.width = condition.width + 8;
        whole.depth = condition.depth;
        boolean good = true;
        for (Block arm : line.blocks()) {
            visit(arm, true);
            Event value = trail.get(trail.size() - 1);
            whole.width += value.width;
            whole.depth = Math.max(whole.depth, value.depth + 1);
            for (Event e : trail.subList(start, trail.size())) {
                good &= e.consumed || e == value || isUnused(e);
                if (!e.consumed) whole.effects = whole.effects.and(e.effects);
            }
            trail.subList(start, trail.size()).clear();
        }
        if (!good || whole.width > widest(line)) {
            restore(before, decided);
            return false;
        }
        condition.consumed = true;
        conditionals.add(line);
        decisions.add(line);
        add(whole, line);
        return true;
    }

    private static int widest(Line.If line) {
        return line.results().get(0).type() == Type.BOOLEAN ? CONDITION_WIDTH : CONDITIONAL_WIDTH;
    }

    private boolean isUnused(Event e) {
        return e.line != null && isOmitted(e.line);
    }

    /** What stood before the arms, and whose value they had taken, stays as it was decided. */
    private void restore(int before, int decided) {
        List<Event> undone = consumed.subList(before, consumed.size());
        for (Event e : undone) {
            e.consumed = false;
            nested.remove(e.line.results().get(0));
        }
        undone.clear();
        List<Line.If> inside = decisions.subList(decided, decisions.size());
        inside.forEach(conditionals::remove);
        inside.clear();
    }

    private void loop(Line.Loop line, Block block) {
        evaluate(null, List.of(), block);
        if (line.counted() != null) {
            if (isInvariant(line.counted().to())) consume(line.counted().to(), trail.get(trail.size() - 1), block);
            evaluate(null, List.of(line.counted().from()), block);
        }
        loops++;
        int start = trail.size();
        visit(line.body(), false);
        loops--;
        Event all = new Event(null, null, -1);
        all.effects = Effects.of(line);
        for (Event e : trail.subList(start, trail.size())) if (!e.consumed) all.effects = all.effects.and(e.effects);
        trail.subList(start, trail.size()).clear();
        trail.add(all);
    }

    /** A bound is evaluated again before each iteration: only what is short, cheap and always the same may stand there. */
    private boolean isInvariant(Atom bound) {
        Event e = bound instanceof Var v ? pending.get(v) : null;
        boolean reads = e != null && e.effects.reads().stream().anyMatch(place -> !(place instanceof Var));
        if (e == null || e.width > 24 || reads) return false;
        if (e.line instanceof Line.Length) return expressionless(e.line);
        return !e.effects.throwing() && isPlain(e.line);
    }

    private boolean expressionless(Line line) {
        return line.reads().stream().allMatch(a -> expression(a) == null);
    }

    private boolean isPlain(Line line) {
        if (line instanceof Line.Length) return expressionless(line);
        boolean additive = line instanceof Line.Let l && (l.operation() == Basic.ADD || l.operation() == Basic.SUB);
        return additive && line.reads().stream().map(this::expression).allMatch(l -> l == null || isPlain(l));
    }

    /** Adds an evaluation that reads the operands from left to right; what can be nested there is. */
    private void evaluate(Line line, List<Atom> operands, Block block) {
        Event event = new Event(line, block, loops);
        event.width = line == null ? 0 : 3 + Width.of(line);
        for (int i = operands.size() - 1; i >= 0; i--) {
            Atom operand = operands.get(i);
            if (!isReadTwice(line, i)
                    && !isConstantDivisor(line, i)
                    && !isReadBefore(operands.subList(0, i), operand)
                    && (!mustStayBefore(line, i) || isHarmless(line, operand))) consume(operand, event, block);
            if (expression(operand) == null) event.width += Width.of(operand);
            if (operand instanceof Var v && bound.test(v)) event.effects = event.effects.and(Effects.readingField(v));
        }
        if (line != null) event.effects = Effects.of(line).and(event.effects);
        add(event, line);
    }

    /** Whether operands on the left are fields that the evaluation of this one may give other values. */
    private boolean isReadBefore(List<Atom> left, Atom operand) {
        Event e = operand instanceof Var v ? pending.get(v) : null;
        if (e == null || e.effects.isPure()) return false;
        return left.stream()
                .anyMatch(a -> a instanceof Var v
                        && bound.test(v)
                        && Effects.readingField(v).clashesWith(e.effects));
    }

    private void add(Event event, Line line) {
        trail.add(event);
        if (line == null || line.results().size() != 1 || isCaught(line)) return;
        Var result = line.results().get(0);
        if (uses.of(result) == 1 && !bound.test(result)) pending.put(result, event);
    }

    /** Whether the exceptions of a call are caught, which takes a statement. */
    private static boolean isCaught(Line line) {
        return line instanceof Line.Call c && !c.callee().caught().isEmpty();
    }

    /** Java evaluates only one side of a conditional expression, and the target of {@code +=} before its operand. */
    private static boolean mustStayBefore(Line line, int operand) {
        if (line instanceof Line.Acc) return operand == 2;
        boolean chooses =
                line instanceof Line.Let l && (l.operation() == Basic.SELECT || l.operation() == Basic.QUOTIENT);
        return chooses && operand > 0;
    }

    /** What Java's text has twice is a plain variable: {@code y == 0 ? 0 : y / d}. */
    private static boolean isReadTwice(Line line, int operand) {
        if (line instanceof Line.Length l) return l.safe();
        return line instanceof Line.Let l && l.operation() == Basic.QUOTIENT && operand == 0;
    }

    /** javac warns of a divisor that it computes to be 0. */
    private boolean isConstantDivisor(Line line, int operand) {
        boolean divides = line instanceof Line.Let l && (l.operation() == Basic.DIV || l.operation() == Basic.REM);
        return divides
                && operand == 1
                && line.reads().get(1) instanceof Var v
                && pending.get(v) != null
                && isConstant(pending.get(v).line);
    }

    private boolean isConstant(Line line) {
        return line instanceof Line.Let
                && line.reads().stream()
                        .allMatch(a -> !(a instanceof Var) || expression(a) != null && isConstant(expression(a)));
    }

    private boolean isHarmless(Line line, Atom operand) {
        Event e = operand instanceof Var v ? pending.get(v) : null;
        return e != null && (line instanceof Line.Acc ? e.effects.writes().isEmpty() : e.effects.isPure());
    }

    private void consume(Atom operand, Event into, Block block) {
        Event e = operand instanceof Var v ? pending.get(v) : null;
        if (e == null || e.consumed || e.loops != loops || !e.fits(into)) return;
        if (!isUnconditional(e.block, block) && !e.effects.isPure()) return;
        if (clashes(e)) return;
        e.consumed = true;
        consumed.add(e);
        nested.put((Var) operand, e.line);
        into.effects = e.effects.and(into.effects);
        into.width += e.width;
        into.depth = Math.max(into.depth, e.depth + 1);
    }

    /** Whether moving the value to the end of the trail exchanges it with something that it must not be exchanged with. */
    private boolean clashes(Event moved) {
        for (int i = trail.size() - 1; i >= 0 && trail.get(i) != moved; i--) {
            Event crossed = trail.get(i);
            if (!crossed.consumed && crossed.effects.clashesWith(moved.effects)) return true;
        }
        return false;
    }
}
