package org.wengert.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
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
        Block yes = state.block(() -> arm(then, assigned));
        Block no = state.block(() -> arm(otherwise, assigned));
        Var value = new Var(type, name);
        List<Var> results = new ArrayList<>(List.of(value));
        List<Var> merged = state.fresh(assigned);
        results.addAll(merged);
        state.builder.add(new Line.If(results, condition, yes, no, state.at(tree)));
        state.assign(assigned, merged);
        return value;
    }

    private Terminator arm(Supplier<Atom> value, List<Element> assigned) {
        List<Atom> values = new ArrayList<>();
        values.add(value.get());
        values.addAll(state.values(assigned));
        return new Terminator.Yield(values);
    }
}
