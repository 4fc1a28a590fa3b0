package org.wengert.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Lowers expressions that evaluate only some of their operands. */
final class Choices {
    private final State state;
    private final Expressions expressions;

    Choices(State state, Expressions expressions) {
        this.state = state;
        this.expressions = expressions;
    }

    /** {@code a && b} is {@code a ? b : false}, {@code a || b} is {@code a ? true : b}. */
    Atom shortCircuit(BinaryTree tree, String name) {
        Atom left = expressions.condition(tree.getLeftOperand());
        List<Element> assigned = state.assignedIn(tree.getRightOperand());
        Supplier<Atom> right = () -> expressions.condition(tree.getRightOperand());
        return tree.getKind() == Tree.Kind.CONDITIONAL_AND
                ? choose(tree, name, Type.BOOLEAN, left, assigned, right, () -> Constant.FALSE)
                : choose(tree, name, Type.BOOLEAN, left, assigned, () -> Constant.TRUE, right);
    }

    /** {@code a && b}, where {@code b} is lowered by itself and assigns nothing. */
    Atom and(Tree tree, Atom left, Supplier<Atom> right) {
        if (left.equals(Constant.TRUE)) return right.get();
        return choose(tree, "", Type.BOOLEAN, left, List.of(), right, () -> Constant.FALSE);
    }

    Atom conditional(ConditionalExpressionTree tree, String name) {
        TypeMirror type = state.source.trees().getTypeMirror(state.path);
        Atom condition = expressions.condition(tree.getCondition());
        List<Element> assigned = state.assignedIn(tree.getTrueExpression(), tree.getFalseExpression());
        return choose(
                tree,
                name,
                state.types.value(type),
                condition,
                assigned,
                () -> arm(tree.getTrueExpression(), type),
                () -> arm(tree.getFalseExpression(), type));
    }

    private Atom arm(ExpressionTree tree, TypeMirror type) {
        return expressions.value(tree, type, "");
    }

    private Atom choose(
            Tree tree,
            String name,
            Type type,
            Atom condition,
            List<Element> assigned,
            Supplier<Atom> then,
            Supplier<Atom> otherwise) {
        Map<Element, Atom> ifTrue = new LinkedHashMap<>();
        Map<Element, Atom> ifFalse = new LinkedHashMap<>();
        Block yes = state.block(() -> arm(then, assigned, ifTrue));
        Block no = state.block(() -> arm(otherwise, assigned, ifFalse));
        Var value = new Var(type, name);
        List<Var> results = new ArrayList<>(List.of(value));
        List<Var> merged = state.fresh(assigned);
        results.addAll(merged);
        Map<Element, Atom> bound = new LinkedHashMap<>(ifTrue);
        ifFalse.forEach(bound::putIfAbsent);
        bound.replaceAll((e, atom) -> new Var(atom.type(), e.getSimpleName().toString()));
        bound.values().forEach(v -> results.add((Var) v));
        state.builder.add(
                new Line.If(results, condition, with(yes, bound, ifTrue), with(no, bound, ifFalse), state.at(tree)));
        state.assign(assigned, merged);
        state.variables.putAll(bound);
        return value;
    }

    /** An arm that also yields what its patterns bind, to variables that matter only where they do. */
    private static Block with(Block arm, Map<Element, Atom> bound, Map<Element, Atom> here) {
        List<Atom> values = new ArrayList<>(((Terminator.Yield) arm.end()).values());
        bound.forEach((e, v) -> values.add(here.getOrDefault(e, Constant.zero(v.type()))));
        return new Block(arm.lines(), new Terminator.Yield(values));
    }

    private Terminator arm(Supplier<Atom> value, List<Element> assigned, Map<Element, Atom> bound) {
        Set<Element> before = Set.copyOf(state.variables.keySet());
        List<Atom> values = new ArrayList<>();
        values.add(value.get());
        values.addAll(state.values(assigned));
        state.variables.forEach((e, v) -> {
            if (e.getKind() == ElementKind.BINDING_VARIABLE && !before.contains(e)) bound.put(e, v);
        });
        return new Terminator.Yield(values);
    }
}
