package org.wengert.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Lowers {@code switch}, of either style, to a chain of tests; what falls through is lowered again behind its case. */
final class Switches {
    private final State state;
    private final Statements statements;
    private @Nullable Atom yielded;

    Switches(State state, Statements statements) {
        this.state = state;
        this.statements = statements;
    }

    private Expressions expressions() {
        return statements.expressions();
    }

    void statement(SwitchTree tree) {
        Atom selector = selector(tree.getExpression());
        List<Element> assigned = state.assignedIn(tree.getCases());
        statements.scope(tree, assigned, leave -> {
            state.targets.push(new State.Target(tree, null, leave, null));
            Terminator end = chain(tree, selector, tree.getCases(), leave, leave);
            state.targets.pop();
            return end;
        });
    }

    Atom expression(SwitchExpressionTree tree) {
        Atom selector = selector(tree.getExpression());
        TypeMirror type = state.source.trees().getTypeMirror(state.path);
        List<Element> assigned = state.assignedIn(tree.getCases());
        Label label = new Label("");
        State.Jump leave = () -> {
            List<Atom> values = new ArrayList<>(state.values(assigned));
            values.add(0, yielded == null ? Constant.zero(state.types.value(type)) : yielded);
            return new Terminator.Exit(label, values);
        };
        Block body = state.block(() -> {
            state.targets.push(new State.Target(tree, null, leave, null));
            Terminator end = chain(tree, selector, tree.getCases(), leave, () -> noMatch(tree));
            state.targets.pop();
            return end;
        });
        List<Var> results = new ArrayList<>(List.of(new Var(state.types.value(type), "")));
        List<Var> merged = state.fresh(assigned);
        results.addAll(merged);
        state.builder.add(new Line.Scope(results, label, body, state.at(tree)));
        state.assign(assigned, merged);
        return results.get(0);
    }

    /** Lowers {@code yield}: the value, converted to the type of the switch expression around it. */
    Terminator yield(YieldTree tree, Expressions expressions) {
        for (State.Target t : state.targets) {
            if (t.statement() instanceof SwitchExpressionTree && t.onBreak() != null) {
                yielded = expressions.value(tree.getValue(), typeOfSwitch(t.statement()), "");
                return t.onBreak().go();
            }
        }
        throw state.refuse(Problem.UNSUPPORTED, tree, "a yield outside of a switch");
    }

    private TypeMirror typeOfSwitch(Tree tree) {
        var path = state.path;
        while (path.getLeaf() != tree) path = path.getParentPath();
        return state.source.trees().getTypeMirror(path);
    }

    private Terminator noMatch(Tree tree) {
        Callee error = new Callee(
                Callee.Kind.CONSTRUCTOR,
                "java.lang.IncompatibleClassChangeError",
                "<init>",
                List.of(),
                new Type.Reference("java.lang.IncompatibleClassChangeError"));
        Atom exception = state.builder.call("", error, List.of(), state.at(tree));
        if (exception == null) throw new AssertionError();
        return new Terminator.Throw(exception, state.at(tree));
    }

    private Atom selector(ExpressionTree tree) {
        Atom value = expressions().value(tree);
        if (value.type() instanceof Type.Primitive p) return state.builder.cast(promoted(p), value, state.at(tree));
        TypeMirror type = state.typeOf(tree);
        boolean isEnum =
                type instanceof DeclaredType d && d.asElement().getKind() == javax.lang.model.element.ElementKind.ENUM;
        if (!isEnum && !Expressions.isString(type))
            throw state.refuse(Problem.UNSUPPORTED, tree, "a switch over a " + type);
        Type object = new Type.Reference("java.lang.Object");
        Callee check = Callee.ofStatic("java.util.Objects", "requireNonNull", List.of(object), null);
        state.builder.call("", check, List.of(value), state.at(tree));
        return value;
    }

    private static Type promoted(Type.Primitive p) {
        return p == Type.LONG ? p : Type.INT;
    }

    /** The tests of all cases but the default one, which comes last. */
    private Terminator chain(
            Tree tree, Atom selector, List<? extends CaseTree> cases, State.Jump leave, State.Jump otherwise) {
        int fallback = -1;
        List<Integer> tested = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (Jumps.isDefault(cases.get(i))) fallback = i;
            else tested.add(i);
        }
        int last = fallback;
        State.Jump rest = last < 0 ? otherwise : () -> body(cases, last, leave);
        return test(tree, selector, cases, tested, leave, rest);
    }

    private Terminator test(
            Tree tree,
            Atom selector,
            List<? extends CaseTree> cases,
            List<Integer> tested,
            State.Jump leave,
            State.Jump rest) {
        if (tested.isEmpty()) return rest.go();
        int first = tested.get(0);
        Atom hit = matches(selector, cases.get(first));
        Block then = state.block(() -> body(cases, first, leave));
        Block otherwise = state.block(() -> test(tree, selector, cases, tested.subList(1, tested.size()), leave, rest));
        return new Terminator.Branch(hit, then, otherwise, state.at(cases.get(first)));
    }

    private Atom matches(Atom selector, CaseTree c) {
        return state.in(c, () -> {
            Atom any = null;
            if (c.getExpressions().isEmpty()) throw state.refuse(Problem.UNSUPPORTED, c, "a pattern");
            for (ExpressionTree label : c.getExpressions()) {
                Atom hit = equal(selector, label);
                any = any == null ? hit : state.builder.let(state.at(c), Basic.OR, any, hit);
            }
            return any;
        });
    }

    private Atom equal(Atom selector, ExpressionTree label) {
        Position at = state.at(label);
        if (selector.type().equals(Type.STRING)) {
            Type object = new Type.Reference("java.lang.Object");
            Callee equals = new Callee(
                    Callee.Kind.INSTANCE, "java.lang.String", "equals", List.of(Type.STRING, object), Type.BOOLEAN);
            return state.builder.let(
                    "",
                    Type.BOOLEAN,
                    at,
                    new Operation.Apply(equals),
                    expressions().value(label),
                    selector);
        }
        if (selector.type() instanceof Type.Reference enumType) {
            Element constant = state.elementOf(label);
            String owner = ((TypeElement) constant.getEnclosingElement())
                    .getQualifiedName()
                    .toString();
            Constant value = new Constant(enumType, new Constant.Symbol(owner + "." + constant.getSimpleName()));
            return state.builder.let(at, Basic.EQ, selector, value);
        }
        Atom value = expressions().value(label);
        Atom converted =
                value instanceof Constant c && c.value() != null ? Constants.of(selector.type(), c.value()) : value;
        return state.builder.let(at, Basic.EQ, selector, converted);
    }

    /** What runs from this case on. */
    private Terminator body(List<? extends CaseTree> cases, int from, State.Jump leave) {
        CaseTree c = cases.get(from);
        if (c.getCaseKind() == CaseTree.CaseKind.RULE) return state.in(c, () -> rule(c, leave));
        return group(cases, from, leave);
    }

    private Terminator group(List<? extends CaseTree> cases, int i, State.Jump leave) {
        if (i == cases.size()) return leave.go();
        CaseTree c = cases.get(i);
        State.Jump fallThrough = () -> outside(c, () -> group(cases, i + 1, leave));
        return state.in(c, () -> statements.all(c.getStatements(), fallThrough));
    }

    private Terminator outside(CaseTree c, State.Jump jump) {
        var here = state.path;
        while (state.path.getLeaf() != c) state.path = state.path.getParentPath();
        state.path = state.path.getParentPath();
        Terminator end = jump.go();
        state.path = here;
        return end;
    }

    private Terminator rule(CaseTree c, State.Jump leave) {
        Tree body = c.getBody();
        State.Target target = state.targets.peek();
        boolean isValue = target != null && target.statement() instanceof SwitchExpressionTree;
        if (body instanceof ExpressionStatementTree e && isValue) return value(e.getExpression(), target, body);
        if (body instanceof ExpressionTree e) {
            if (isValue) return value(e, target, null);
            expressions().evaluate(e, "");
            return leave.go();
        }
        return statements.one((StatementTree) body, leave);
    }

    private Terminator value(ExpressionTree e, State.Target target, @Nullable Tree around) {
        TypeMirror type = typeOfSwitch(target.statement());
        yielded = around == null
                ? expressions().value(e, type, "")
                : state.in(around, () -> expressions().value(e, type, ""));
        State.Jump leave = target.onBreak();
        if (leave == null) throw new AssertionError("a switch can be left");
        return leave.go();
    }
}
