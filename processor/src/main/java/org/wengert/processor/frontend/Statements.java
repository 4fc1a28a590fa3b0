package org.wengert.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/**
 * Lowers statements. Each is lowered once: where jumps leave a statement, what follows it goes into the arm that goes on,
 * and where several go on, they meet behind a scope.
 */
final class Statements {
    /** A statement that is still to be lowered, and where its parent is. */
    record Pending(TreePath parent, StatementTree statement) {}

    private final State state;
    private final Expressions expressions;
    private final Loops loops;
    private final Switches switches;
    private State.Jump onReturn;
    private List<Atom> returned = List.of();

    /** @param onReturn what a {@code return} leads to; it finds the result in {@link #returned()} */
    Statements(State state, Bodies bodies, State.Jump onReturn) {
        this.state = state;
        this.switches = new Switches(state, this);
        this.expressions = new Expressions(state, bodies, switches::expression);
        this.loops = new Loops(state, expressions, this);
        this.onReturn = onReturn;
    }

    State.Jump onReturn() {
        return onReturn;
    }

    void onReturn(State.Jump jump) {
        onReturn = jump;
    }

    /** Returns these values. */
    Terminator giveBack(List<Atom> values) {
        returned = values;
        return onReturn.go();
    }

    Expressions expressions() {
        return expressions;
    }

    /** The values of the {@code return} statement that is being lowered: none in a void method, several only in a rule. */
    List<Atom> returned() {
        return returned;
    }

    /** Lowers the children of the present tree and ends the block; {@code tail} is where they lead if they end normally. */
    Terminator all(List<? extends StatementTree> statements, State.Jump tail) {
        return sequence(pending(statements), tail);
    }

    Terminator one(StatementTree statement, State.Jump tail) {
        return all(List.of(statement), tail);
    }

    private List<Pending> pending(List<? extends StatementTree> statements) {
        List<Pending> result = new ArrayList<>();
        for (StatementTree s : statements) result.add(new Pending(state.path, s));
        return result;
    }

    private Terminator sequence(List<Pending> statements, State.Jump tail) {
        for (int i = 0; i < statements.size(); i++) {
            Pending next = statements.get(i);
            List<Pending> rest = statements.subList(i + 1, statements.size());
            if (Jumps.isAbrupt(next.statement)) return at(next, () -> abrupt(next.statement, rest, tail));
            at(next, () -> {
                plain(next.statement);
                return null;
            });
        }
        return tail.go();
    }

    private <T> T at(Pending pending, java.util.function.Supplier<T> action) {
        TreePath here = state.path;
        state.path = pending.parent;
        T result = state.in(pending.statement, action);
        state.path = here;
        return result;
    }

    /** Lowers the present tree, a statement that no jump leaves. */
    private void plain(StatementTree s) {
        if (s instanceof ExpressionStatementTree e) {
            expressions.evaluate(e.getExpression(), "");
        } else if (s instanceof VariableTree v) {
            declare(v);
        } else if (s instanceof BlockTree b) {
            for (StatementTree inner : b.getStatements()) plainChild(inner);
        } else if (s instanceof IfTree i) {
            plainIf(i);
        } else if (s instanceof LabeledStatementTree l) {
            labelled(l);
        } else if (Jumps.isLoop(s)) {
            loops.lower(s, null);
        } else if (s instanceof SwitchTree w) {
            switches.statement(w);
        } else if (s instanceof AssertTree a) {
            check(a);
        } else if (s instanceof TryTree t) {
            attempt(t);
        } else if (!(s instanceof EmptyStatementTree) && !(s instanceof ClassTree)) {
            throw state.refuse(Problem.UNSUPPORTED, s, describe(s));
        }
    }

    /** {@code assert}: tested if assertions are enabled for the class that it stands in. */
    private void check(AssertTree a) {
        Position at = state.at(a);
        scope(a, state.assignedIn(a.getCondition()), leave -> {
            Atom enabled = Assertions.areEnabled(state, at);
            Block tested = state.block(() -> {
                Atom holds = expressions.condition(a.getCondition());
                Block fine = state.block(leave::go);
                Block fails = state.block(() -> {
                    Atom detail = a.getDetail() == null ? null : expressions.value(a.getDetail());
                    return new Terminator.Throw(Assertions.error(state, detail, at), at);
                });
                return new Terminator.Branch(holds, fine, fails, at);
            });
            return new Terminator.Branch(enabled, tested, state.block(leave::go), at);
        });
    }

    private void attempt(TryTree t) {
        List<Tree> parts = new ArrayList<>(t.getCatches());
        parts.addAll(t.getResources());
        parts.add(t.getBlock());
        if (t.getFinallyBlock() != null) parts.add(t.getFinallyBlock());
        scope(t, state.assignedIn(parts), leave -> new Attempts(state, this).lower(t, leave));
    }

    private void plainChild(StatementTree child) {
        state.in(child, () -> {
            plain(child);
            return null;
        });
    }

    private static String describe(StatementTree s) {
        return switch (s.getKind()) {
            case SYNCHRONIZED -> "a synchronized statement";
            default -> "a " + s.getKind().name().toLowerCase(java.util.Locale.ROOT) + " statement";
        };
    }

    private void declare(VariableTree v) {
        Element element = state.source.trees().getElement(state.path);
        TypeMirror type = element.asType();
        ExpressionTree initializer = v.getInitializer();
        Atom value = initializer == null
                ? Constant.zero(state.types.value(type))
                : expressions.value(initializer, type, v.getName().toString());
        state.variables.put(element, value);
    }

    private void plainIf(IfTree s) {
        Atom condition = expressions.condition(s.getCondition());
        List<Element> assigned = s.getElseStatement() == null
                ? state.assignedIn(s.getThenStatement())
                : state.assignedIn(s.getThenStatement(), s.getElseStatement());
        Block then = state.block(() -> plainArm(s.getThenStatement(), assigned));
        Block otherwise = state.block(() -> plainArm(s.getElseStatement(), assigned));
        List<Var> results = state.fresh(assigned);
        state.builder.add(new Line.If(results, condition, then, otherwise, state.at(s)));
        state.assign(assigned, results);
    }

    private Terminator plainArm(@Nullable StatementTree arm, List<Element> assigned) {
        if (arm != null) plainChild(arm);
        return new Terminator.Yield(state.values(assigned));
    }

    private void labelled(LabeledStatementTree l) {
        if (Jumps.isLoop(l.getStatement())) {
            state.in(l.getStatement(), () -> {
                loops.lower(l.getStatement(), l.getLabel().toString());
                return null;
            });
        } else {
            scope(l, state.assignedIn(l.getStatement()), jump -> {
                state.targets.push(new State.Target(l, l.getLabel().toString(), jump, null));
                Terminator end = one(l.getStatement(), jump);
                state.targets.pop();
                return end;
            });
        }
    }

    /** Lowers the present tree, a statement that jumps leave or that does not end normally, and all that follows. */
    private Terminator abrupt(StatementTree s, List<Pending> rest, State.Jump tail) {
        if (s instanceof ReturnTree r) return giveBack(r);
        if (s instanceof ThrowTree t) return new Terminator.Throw(expressions.value(t.getExpression()), state.at(t));
        if (s instanceof BreakTree b) return breakOut(b);
        if (s instanceof ContinueTree c) return goOn(c);
        if (s instanceof YieldTree y) return switches.yield(y, expressions);
        if (s instanceof BlockTree b) {
            List<Pending> all = pending(b.getStatements());
            all.addAll(rest);
            return sequence(all, tail);
        }
        if (s instanceof IfTree i) return abruptIf(i, rest, tail);
        boolean scoped = s instanceof LabeledStatementTree || s instanceof SwitchTree || s instanceof TryTree;
        if (!Jumps.isLoop(s) && !scoped) {
            throw state.refuse(Problem.UNSUPPORTED, s, describe(s));
        }
        plain(s);
        return Jumps.mayComplete(s) ? sequence(rest, tail) : new Terminator.Unreachable();
    }

    private Terminator giveBack(ReturnTree r) {
        ExpressionTree e = r.getExpression();
        if (state.partials >= 0) return giveBack(new RuleReturn(state, expressions).partials(e));
        return giveBack(
                e == null || state.result == null ? List.of() : List.of(expressions.value(e, state.result, "")));
    }

    private Terminator breakOut(BreakTree b) {
        for (State.Target t : state.targets) {
            boolean hit = b.getLabel() == null
                    ? !(t.statement() instanceof LabeledStatementTree)
                    : b.getLabel().contentEquals(t.label() == null ? "" : t.label());
            if (hit && t.onBreak() != null) return t.onBreak().go();
        }
        throw state.refuse(Problem.UNSUPPORTED, b, "a break to a place outside");
    }

    private Terminator goOn(ContinueTree c) {
        for (State.Target t : state.targets) {
            boolean hit = t.onContinue() != null
                    && (c.getLabel() == null || c.getLabel().contentEquals(t.label() == null ? "" : t.label()));
            if (hit) return t.onContinue().go();
        }
        throw state.refuse(Problem.UNSUPPORTED, c, "a continue of a loop outside");
    }

    private Terminator abruptIf(IfTree s, List<Pending> rest, State.Jump tail) {
        StatementTree otherwise = s.getElseStatement();
        boolean bothGoOn =
                Jumps.mayComplete(s.getThenStatement()) && (otherwise == null || Jumps.mayComplete(otherwise));
        if (bothGoOn) {
            List<Tree> arms = new ArrayList<>(List.of(s.getThenStatement()));
            if (otherwise != null) arms.add(otherwise);
            arms.add(s.getCondition());
            scope(s, state.assignedIn(arms), jump -> branch(s, List.of(), jump));
            return sequence(rest, tail);
        }
        return branch(s, rest, tail);
    }

    private Terminator branch(IfTree s, List<Pending> rest, State.Jump tail) {
        Atom condition = expressions.condition(s.getCondition());
        Block then = state.block(() -> abruptArm(s.getThenStatement(), rest, tail));
        Block otherwise = state.block(() -> abruptArm(s.getElseStatement(), rest, tail));
        return new Terminator.Branch(condition, then, otherwise, state.at(s));
    }

    private Terminator abruptArm(@Nullable StatementTree arm, List<Pending> rest, State.Jump tail) {
        List<Pending> all = new ArrayList<>();
        if (arm != null) all.add(new Pending(state.path, arm));
        all.addAll(rest);
        return sequence(all, tail);
    }

    /** What a scope's body is: it ends by the jump that it is given, or by others. */
    interface ScopeBody {
        Terminator lower(State.Jump leave);
    }

    /** Lowers a scope behind which these variables have new values. */
    void scope(Tree tree, List<Element> assigned, ScopeBody body) {
        Label label = new Label("");
        Block block = state.block(() -> body.lower(() -> new Terminator.Exit(label, state.values(assigned))));
        List<Var> results = state.fresh(assigned);
        state.builder.add(new Line.Scope(results, label, block, state.at(tree)));
        state.assign(assigned, results);
    }

    /** Declares a local variable of a loop's head. */
    void declareIn(VariableTree v) {
        state.in(v, () -> {
            declare(v);
            return null;
        });
    }
}
