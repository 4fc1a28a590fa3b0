package org.wengert.processor.frontend;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Lowers loops: those with a range that is known when they begin to counted ones, all others to loops left by exits. */
final class Loops {
    private final State state;
    private final Expressions expressions;
    private final Statements statements;
    private final Counting counting;

    Loops(State state, Expressions expressions, Statements statements) {
        this.state = state;
        this.expressions = expressions;
        this.statements = statements;
        this.counting = new Counting(state);
    }

    /** Lowers the present tree, a loop with this label. */
    void lower(StatementTree loop, @Nullable String label) {
        Map<Element, Atom> before = new LinkedHashMap<>(state.variables);
        if (loop instanceof WhileLoopTree w) {
            testFirst(w, label, w.getCondition(), List.of(), w.getStatement());
        } else if (loop instanceof DoWhileLoopTree d) {
            doWhile(d, label);
        } else if (loop instanceof ForLoopTree f) {
            forLoop(f, label);
        } else if (loop instanceof EnhancedForLoopTree e) {
            forEach(e, label);
        }
        state.variables.keySet().retainAll(before.keySet());
    }

    private void forLoop(ForLoopTree loop, @Nullable String label) {
        for (StatementTree s : loop.getInitializer()) {
            if (s instanceof VariableTree v) statements.declareIn(v);
            else
                state.in(
                        s,
                        () -> expressions.evaluate(
                                ((com.sun.source.tree.ExpressionStatementTree) s).getExpression(), ""));
        }
        Counting.Count count = counting.of(loop);
        if (count == null) {
            testFirst(loop, label, loop.getCondition(), loop.getUpdate(), loop.getStatement());
        } else {
            Atom from = state.variables.get(count.index());
            Atom to = count.bound(expressions, state, Jumps.mayBeLeft(loop, label));
            counted(
                    loop,
                    label,
                    count.index(),
                    new Bounds(from, to, count.step()),
                    count.otherUpdates(),
                    loop.getStatement());
        }
    }

    private record Bounds(Atom from, Atom to, int step) {}

    /** A loop that ends by its range; where it has a {@code break}, a scope around it. */
    private void counted(
            StatementTree loop,
            @Nullable String label,
            Element index,
            Bounds bounds,
            List<? extends StatementTree> updates,
            StatementTree body) {
        List<Tree> parts = new ArrayList<>(updates);
        parts.add(body);
        List<Element> assigned = state.assignedIn(parts);
        if (!Jumps.hasBreak(loop, label)) {
            state.assign(assigned, countedLine(loop, label, index, bounds, updates, body, assigned, null));
            return;
        }
        statements.scope(loop, assigned, leave -> {
            state.assign(assigned, countedLine(loop, label, index, bounds, updates, body, assigned, leave));
            return leave.go();
        });
    }

    private List<Var> countedLine(
            StatementTree loop,
            @Nullable String label,
            Element index,
            Bounds bounds,
            List<? extends StatementTree> updates,
            StatementTree body,
            List<Element> assigned,
            State.@Nullable Jump leave) {
        List<Var> carried = state.fresh(assigned);
        List<Atom> initial = state.values(assigned);
        Var i = new Var(Type.INT, index.getSimpleName().toString());
        Block block = state.block(() -> {
            state.assign(assigned, carried);
            state.variables.put(index, i);
            return iteration(loop, label, assigned, updates, body, leave);
        });
        List<Var> results = state.fresh(assigned);
        Line.Range range = new Line.Range(i, bounds.from, bounds.to, bounds.step);
        state.builder.add(new Line.Loop(results, range, carried, initial, block, state.at(loop)));
        return results;
    }

    /** The body of a loop, the updates behind it, and the way to the next iteration. */
    private Terminator iteration(
            StatementTree loop,
            @Nullable String label,
            List<Element> assigned,
            List<? extends StatementTree> updates,
            StatementTree body,
            State.@Nullable Jump leave) {
        State.Jump next = () -> {
            for (StatementTree u : updates) update(u);
            return new Terminator.Next(state.values(assigned));
        };
        boolean needsScope =
                Jumps.hasContinueFromInside(loop, label) || Jumps.hasContinue(loop, label) && !updates.isEmpty();
        if (!needsScope) return body(loop, label, body, leave, next, next);
        statements.scope(loop, assigned, toEnd -> body(loop, label, body, leave, toEnd, toEnd));
        return next.go();
    }

    private Terminator body(
            StatementTree loop,
            @Nullable String label,
            StatementTree body,
            State.@Nullable Jump leave,
            State.Jump onContinue,
            State.Jump tail) {
        state.targets.push(new State.Target(loop, label, leave, onContinue));
        Terminator end = statements.one(body, tail);
        state.targets.pop();
        return end;
    }

    private void update(StatementTree u) {
        state.in(u, () -> expressions.evaluate(((com.sun.source.tree.ExpressionStatementTree) u).getExpression(), ""));
    }

    /** {@code while} and general {@code for} loops: a loop in a scope, which its test leaves. */
    private void testFirst(
            StatementTree loop,
            @Nullable String label,
            @Nullable ExpressionTree condition,
            List<? extends StatementTree> updates,
            StatementTree body) {
        List<Tree> parts = new ArrayList<>(updates);
        parts.add(body);
        if (condition != null) parts.add(condition);
        endless(loop, state.assignedIn(parts), (assigned, leave) -> {
            if (Jumps.isTrue(condition) || condition == null)
                return iteration(loop, label, assigned, updates, body, leave);
            Atom test = expressions.condition(condition);
            Block inside = state.block(() -> iteration(loop, label, assigned, updates, body, leave));
            Block outside = state.block(leave::go);
            return new Terminator.Branch(test, inside, outside, state.at(loop));
        });
    }

    private void doWhile(DoWhileLoopTree loop, @Nullable String label) {
        endless(loop, state.assignedIn(loop.getStatement(), loop.getCondition()), (assigned, leave) -> {
            State.Jump test = () -> {
                if (Jumps.isTrue(loop.getCondition())) return new Terminator.Next(state.values(assigned));
                Atom again = expressions.condition(loop.getCondition());
                Block yes = state.block(() -> new Terminator.Next(state.values(assigned)));
                Block no = state.block(leave::go);
                return new Terminator.Branch(again, yes, no, state.at(loop));
            };
            if (!Jumps.hasContinue(loop, label)) return body(loop, label, loop.getStatement(), leave, test, test);
            statements.scope(loop, assigned, toEnd -> body(loop, label, loop.getStatement(), leave, toEnd, toEnd));
            return test.go();
        });
    }

    private interface EndlessBody {
        Terminator lower(List<Element> assigned, State.Jump leave);
    }

    private void endless(StatementTree loop, List<Element> assigned, EndlessBody body) {
        statements.scope(loop, assigned, leave -> {
            List<Var> carried = state.fresh(assigned);
            List<Atom> initial = state.values(assigned);
            Block block = state.block(() -> {
                state.assign(assigned, carried);
                return body.lower(assigned, leave);
            });
            state.builder.add(new Line.Loop(List.of(), null, carried, initial, block, state.at(loop)));
            return new Terminator.Unreachable();
        });
    }

    private void forEach(EnhancedForLoopTree loop, @Nullable String label) {
        TypeMirror type = state.typeOf(loop.getExpression());
        if (type.getKind() != TypeKind.ARRAY) {
            iterated(loop, label);
            return;
        }
        Position at = state.at(loop.getExpression());
        Atom array = expressions.value(loop.getExpression());
        Atom length = state.builder.length(array, false, at);
        Element element = state.elementOf(loop.getVariable());
        TypeMirror component = ((ArrayType) type).getComponentType();
        List<Element> assigned = state.assignedIn(loop.getStatement());
        if (Jumps.hasBreak(loop, label)) {
            statements.scope(loop, assigned, leave -> {
                each(loop, label, array, length, element, component, assigned, leave);
                return leave.go();
            });
        } else {
            each(loop, label, array, length, element, component, assigned, null);
        }
    }

    /** A loop over what an {@code Iterable} gives. */
    private void iterated(EnhancedForLoopTree loop, @Nullable String label) {
        Position at = state.at(loop.getExpression());
        Calls calls = expressions.calls();
        Atom iterator = calls.invoke(
                platform("java.lang.Iterable", "iterator"), List.of(expressions.value(loop.getExpression())), at);
        Element element = state.elementOf(loop.getVariable());
        endless(loop, state.assignedIn(loop.getStatement()), (assigned, leave) -> {
            Atom more = calls.invoke(platform("java.util.Iterator", "hasNext"), List.of(iterator), at);
            Block inside = state.block(() -> {
                ExecutableElement next = platform("java.util.Iterator", "next");
                Atom given = calls.invoke(next, List.of(iterator), at);
                TypeMirror type = elementType(loop);
                Position declared = state.at(loop.getVariable());
                String name = element.getSimpleName().toString();
                Atom entry = calls.cast(given, next.getReturnType(), type, name, declared);
                state.variables.put(
                        element, expressions.convert(entry, type, element.asType(), loop.getVariable(), name));
                return iteration(loop, label, assigned, List.of(), loop.getStatement(), leave);
            });
            Block outside = state.block(leave::go);
            return new Terminator.Branch(more, inside, outside, state.at(loop));
        });
    }

    private ExecutableElement platform(String type, String method) {
        return ElementFilter.methodsIn(
                        state.source.elements().getTypeElement(type).getEnclosedElements())
                .stream()
                .filter(m -> m.getSimpleName().contentEquals(method))
                .findFirst()
                .orElseThrow();
    }

    /** What the iterator gives, as far as its type says. */
    private TypeMirror elementType(EnhancedForLoopTree loop) {
        Types types = state.source.types();
        TypeElement iterable = state.source.elements().getTypeElement("java.lang.Iterable");
        TypeMirror type = state.typeOf(loop.getExpression());
        Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            TypeMirror t = open.pop();
            if (t instanceof DeclaredType d
                    && d.asElement().equals(iterable)
                    && !d.getTypeArguments().isEmpty())
                return types.capture(d) instanceof DeclaredType c
                        ? upper(c.getTypeArguments().get(0))
                        : d;
            open.addAll(types.directSupertypes(t));
        }
        return state.source.elements().getTypeElement("java.lang.Object").asType();
    }

    private static TypeMirror upper(TypeMirror type) {
        return type instanceof TypeVariable v ? upper(v.getUpperBound()) : type;
    }

    private void each(
            EnhancedForLoopTree loop,
            @Nullable String label,
            Atom array,
            Atom length,
            Element element,
            TypeMirror component,
            List<Element> assigned,
            State.@Nullable Jump leave) {
        List<Var> carried = state.fresh(assigned);
        List<Atom> initial = state.values(assigned);
        Var i = new Var(Type.INT, "i");
        Block block = state.block(() -> {
            state.assign(assigned, carried);
            String name = element.getSimpleName().toString();
            Var entry = state.builder.load(name, array, i, true, state.at(loop.getVariable()));
            state.variables.put(
                    element, expressions.convert(entry, component, element.asType(), loop.getVariable(), name));
            return iteration(loop, label, assigned, List.of(), loop.getStatement(), leave);
        });
        List<Var> results = state.fresh(assigned);
        Line.Range range = new Line.Range(i, Constant.of(0), length, 1);
        state.builder.add(new Line.Loop(results, range, carried, initial, block, state.at(loop)));
        state.assign(assigned, results);
    }
}
