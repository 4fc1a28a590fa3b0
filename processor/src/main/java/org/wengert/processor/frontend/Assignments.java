package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;

/** Lowers assignments to local variables and to elements of arrays. */
final class Assignments {
    private final State state;
    private final Expressions expressions;

    Assignments(State state, Expressions expressions) {
        this.state = state;
        this.expressions = expressions;
    }

    Atom assign(AssignmentTree tree) {
        TypeMirror type = state.typeOf(tree.getVariable());
        ExpressionTree target = unparenthesized(tree.getVariable());
        if (target instanceof ArrayAccessTree access) {
            Atom array = inside(tree.getVariable(), () -> expressions.value(access.getExpression()));
            Atom index = inside(tree.getVariable(), () -> expressions.index(access));
            Atom value = expressions.value(tree.getExpression(), type, "");
            state.builder.store(array, index, value, state.at(tree));
            return value;
        }
        Element variable = variable(tree, target);
        Atom value = expressions.value(
                tree.getExpression(), type, variable.getSimpleName().toString());
        state.assign(variable, value, tree);
        return value;
    }

    Atom compound(CompoundAssignmentTree tree) {
        TypeMirror right = state.typeOf(tree.getExpression());
        return update(tree, tree.getVariable(), false, old -> {
            TypeMirror left = state.typeOf(tree.getVariable());
            if (Expressions.isString(left)) {
                return state.builder.let(state.at(tree), Basic.CONCAT, old, expressions.value(tree.getExpression()));
            }
            Atom operand = expressions.value(tree.getExpression());
            String name = isVariableOfType(tree, left, right) ? nameOf(tree.getVariable()) : "";
            return expressions.binary(tree, Operators.of(tree.getKind()), old, left, operand, right, name);
        });
    }

    private boolean isVariableOfType(CompoundAssignmentTree tree, TypeMirror left, TypeMirror right) {
        return unparenthesized(tree.getVariable()) instanceof IdentifierTree
                && expressions.promoted(left, right).getKind() == left.getKind();
    }

    Atom increment(UnaryTree tree) {
        boolean postfix =
                tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
        boolean up = tree.getKind() == Tree.Kind.PREFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_INCREMENT;
        TypeMirror type = state.typeOf(tree.getExpression());
        TypeMirror intType = state.source.types().getPrimitiveType(TypeKind.INT);
        return update(
                tree,
                tree.getExpression(),
                postfix,
                old -> expressions.binary(
                        tree,
                        up ? Basic.ADD : Basic.SUB,
                        old,
                        type,
                        Constant.of(1),
                        intType,
                        nameOf(tree.getExpression())));
    }

    /** {@code target = (T) change(target)}; gives the old value or the new one. */
    private Atom update(Tree tree, ExpressionTree wrapped, boolean givesOld, UnaryOperator<Atom> change) {
        ExpressionTree target = unparenthesized(wrapped);
        Type type = state.types.value(state.typeOf(wrapped));
        if (target instanceof ArrayAccessTree access) {
            Atom array = inside(wrapped, () -> expressions.value(access.getExpression()));
            Atom index = inside(wrapped, () -> expressions.index(access));
            Atom old = state.builder.load("", array, index, false, state.at(target));
            Atom value = narrow(change.apply(old), type, tree, "");
            state.builder.store(array, index, value, state.at(tree));
            return givesOld ? old : value;
        }
        Element variable = variable(tree, target);
        Atom old = state.variables.get(variable);
        Atom value =
                narrow(change.apply(old), type, tree, variable.getSimpleName().toString());
        state.assign(variable, value, tree);
        return givesOld ? old : value;
    }

    /** The cast that is hidden in a compound assignment. */
    private Atom narrow(Atom value, Type type, Tree tree, String name) {
        if (value.type().equals(type) || !(type instanceof Type.Primitive)) return value;
        return state.builder.let(name, type, state.at(tree), new Operation.Cast(type), value);
    }

    private Element variable(Tree assignment, ExpressionTree target) {
        Element variable = target instanceof IdentifierTree ? state.elementOf(target) : null;
        if (variable == null
                || !state.variables.containsKey(variable) && variable.getKind() != ElementKind.LOCAL_VARIABLE) {
            throw state.refuse(Problem.FIELD_WRITE, assignment, target);
        }
        return variable;
    }

    /** Runs with a (possibly parenthesised) child of the present tree as the present tree. */
    private <T> T inside(ExpressionTree wrapped, Supplier<T> action) {
        return state.in(
                wrapped,
                () -> wrapped instanceof ParenthesizedTree p ? inside(p.getExpression(), action) : action.get());
    }

    private static String nameOf(ExpressionTree target) {
        return unparenthesized(target) instanceof IdentifierTree i ? i.getName().toString() : "";
    }

    static ExpressionTree unparenthesized(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree p ? unparenthesized(p.getExpression()) : tree;
    }
}
