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
import java.util.Optional;
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

/** Lowers {@code switch}, of either style, to a chain of tests. */
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
        Selector selector = selector(tree.getExpression(), tree.getCases());
        List<Element> assigned = state.assignedIn(tree.getCases());
        statements.scope(tree, assigned, leave -> {
            boolean coversAll = NewerTrees.coversAll(tree.getCases());
            State.Jump otherwise = coversAll ? () -> noMatch(tree, tree.getCases()) : leave;
            state.targets.push(new State.Target(tree, null, leave, null));
            Terminator end = chain(tree, selector, tree.getCases(), leave, otherwise);
            state.targets.pop();
            return end;
        });
    }

    Atom expression(SwitchExpressionTree tree) {
        Selector selector = selector(tree.getExpression(), tree.getCases());
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
            Terminator end = chain(tree, selector, tree.getCases(), leave, () -> noMatch(tree, tree.getCases()));
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

    private Terminator noMatch(Tree tree, List<? extends CaseTree> cases) {
        boolean newer = NewerTrees.coversAll(cases);
        Type.Reference type =
                new Type.Reference("java.lang." + (newer ? "MatchException" : "IncompatibleClassChangeError"));
        List<Type> parameters =
                newer ? List.of(Type.STRING, new Type.Reference("java.lang.Throwable")) : List.<Type>of();
        Callee error = new Callee(Callee.Kind.CONSTRUCTOR, type.name(), "<init>", parameters, type);
        List<Atom> none =
                parameters.stream().<Atom>map(t -> new Constant(t, null)).toList();
        Atom exception = state.builder.call("", error, none, state.at(tree));
        if (exception == null) throw new AssertionError();
        return new Terminator.Throw(exception, state.at(tree));
    }

    /** What is tested. */
    private record Selector(Atom value, TypeMirror type) {}

    private Selector selector(ExpressionTree tree, List<? extends CaseTree> cases) {
        if (!NewerTrees.coversAll(cases)) return new Selector(selector(tree), state.typeOf(tree));
        Atom value = expressions().value(tree);
        boolean takesNull =
                cases.stream().flatMap(c -> NewerTrees.labels(c).stream()).anyMatch(NewerTrees::isNull);
        if (!takesNull) NullChecks.require(state, value, state.at(tree));
        return new Selector(value, state.typeOf(tree));
    }

    private Atom selector(ExpressionTree tree) {
        TypeMirror number = state.types.unboxed(state.typeOf(tree));
        Atom value = number.getKind().isPrimitive()
                ? expressions().value(tree, number, "")
                : expressions().value(tree);
        if (value.type() instanceof Type.Primitive p) return state.builder.cast(promoted(p), value, state.at(tree));
        TypeMirror type = state.typeOf(tree);
        boolean isEnum =
                type instanceof DeclaredType d && d.asElement().getKind() == javax.lang.model.element.ElementKind.ENUM;
        if (!isEnum && !Expressions.isString(type))
            throw state.refuse(Problem.UNSUPPORTED, tree, "a switch over a " + type);
        NullChecks.require(state, value, state.at(tree));
        return value;
    }

    private static Type promoted(Type.Primitive p) {
        return p == Type.LONG ? p : Type.INT;
    }

    /** Cases without statements between them, and the statements behind. */
    private record Group(List<CaseTree> cases) {
        CaseTree last() {
            return cases.get(cases.size() - 1);
        }

        boolean isDefault() {
            return cases.stream().anyMatch(Jumps::isDefault);
        }

        boolean fallsThrough() {
            boolean rule = last().getCaseKind() == CaseTree.CaseKind.RULE;
            return !rule && last().getStatements().stream().allMatch(Jumps::mayComplete);
        }
    }

    private static List<Group> groups(List<? extends CaseTree> cases) {
        List<Group> groups = new ArrayList<>();
        List<CaseTree> open = new ArrayList<>();
        for (CaseTree c : cases) {
            open.add(c);
            boolean empty = c.getCaseKind() == CaseTree.CaseKind.STATEMENT
                    && c.getStatements().isEmpty();
            if (empty && c != cases.get(cases.size() - 1)) continue;
            groups.add(new Group(List.copyOf(open)));
            open.clear();
        }
        return groups;
    }

    private Terminator chain(
            Tree tree, Selector selector, List<? extends CaseTree> cases, State.Jump leave, State.Jump otherwise) {
        List<Group> groups = groups(cases);
        boolean falls = groups.stream().limit(Math.max(0, groups.size() - 1)).anyMatch(Group::fallsThrough);
        if (falls) return new FallingThrough(tree, selector, groups, leave, otherwise).lower(groups.size() - 1, leave);
        List<State.Jump> entries = new ArrayList<>();
        for (Group g : groups) entries.add(() -> body(g, leave));
        return tests(selector, groups, entries, 0, otherwise);
    }

    /** Tests the cases from {@code from} on; the default one, wherever it stands, comes last. */
    private Terminator tests(
            Selector selector, List<Group> groups, List<State.Jump> entries, int from, State.Jump otherwise) {
        if (from == groups.size()) {
            for (int i = 0; i < groups.size(); i++)
                if (groups.get(i).isDefault()) return entries.get(i).go();
            return otherwise.go();
        }
        Atom hit = matches(selector, groups.get(from));
        if (groups.get(from).isDefault() || hit == null) return tests(selector, groups, entries, from + 1, otherwise);
        Block then = state.block(() -> entries.get(from).go());
        Block rest = state.block(() -> tests(selector, groups, entries, from + 1, otherwise));
        return new Terminator.Branch(hit, then, rest, state.at(groups.get(from).last()));
    }

    /** Whether one of the group's labels is met; null where it has none. */
    private @Nullable Atom matches(Selector selector, Group group) {
        Atom any = null;
        for (CaseTree c : group.cases) {
            Atom hit = state.in(c, () -> matches(selector, c));
            if (hit != null) any = any == null ? hit : state.builder.let(state.at(c), Basic.OR, any, hit);
        }
        return any;
    }

    private @Nullable Atom matches(Selector selector, CaseTree c) {
        List<Tree> labels = NewerTrees.labels(c);
        Atom any = null;
        for (Tree label : labels.isEmpty() ? c.getExpressions() : labels) {
            if (NewerTrees.isDefault(label)) continue;
            Atom hit = label instanceof ExpressionTree constant
                    ? equal(selector.value, constant)
                    : state.in(label, () -> matches(selector, label));
            any = any == null ? hit : state.builder.let(state.at(c), Basic.OR, any, hit);
        }
        Optional<ExpressionTree> guard = NewerTrees.guard(c);
        if (any == null || guard.isEmpty()) return any;
        return expressions().choices().and(c, any, () -> expressions().condition(guard.get()));
    }

    private Atom matches(Selector selector, Tree label) {
        Atom value = selector.value;
        if (NewerTrees.isPattern(label)) {
            Patterns patterns = new Patterns(state, expressions(), expressions().choices());
            return patterns.matches(value, selector.type, NewerTrees.pattern(label), false);
        }
        if (NewerTrees.isNull(label))
            return state.builder.let(state.at(label), Basic.EQ, value, new Constant(value.type(), null));
        return equal(value, NewerTrees.constant(label));
    }

    /** A scope for each group, the first one inside of all others: behind it stand the group's statements. */
    private final class FallingThrough {
        private final Tree tree;
        private final Selector selector;
        private final List<Group> groups;
        private final State.Jump leave;
        private final State.Jump otherwise;
        private final List<Element> assigned;
        private final List<State.Jump> entries;

        FallingThrough(Tree tree, Selector selector, List<Group> groups, State.Jump leave, State.Jump otherwise) {
            this.tree = tree;
            this.selector = selector;
            this.groups = groups;
            this.leave = leave;
            this.otherwise = otherwise;
            List<CaseTree> cases = new ArrayList<>();
            groups.forEach(g -> cases.addAll(g.cases));
            this.assigned = state.assignedIn(cases);
            this.entries = new ArrayList<>(java.util.Collections.nCopies(groups.size(), leave));
        }

        /** The groups up to this one, and then {@code next}. */
        Terminator lower(int group, State.Jump next) {
            statements.scope(tree, assigned, enter -> {
                entries.set(group, enter);
                return group == 0 ? tests(selector, groups, entries, 0, otherwise) : lower(group - 1, enter);
            });
            CaseTree c = groups.get(group).last();
            return state.in(c, () -> statements.all(c.getStatements(), next));
        }
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
            String owner = state.types.nameOf((TypeElement) constant.getEnclosingElement());
            Constant value = new Constant(enumType, new Constant.Symbol(owner + "." + constant.getSimpleName()));
            return state.builder.let(at, Basic.EQ, selector, value);
        }
        Atom value = expressions().value(label);
        Atom converted =
                value instanceof Constant c && c.value() != null ? Constants.of(selector.type(), c.value()) : value;
        return state.builder.let(at, Basic.EQ, selector, converted);
    }

    private Terminator body(Group group, State.Jump leave) {
        CaseTree c = group.last();
        boolean isRule = c.getCaseKind() == CaseTree.CaseKind.RULE;
        return state.in(c, () -> isRule ? rule(c, leave) : statements.all(c.getStatements(), leave));
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
