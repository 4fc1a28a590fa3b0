package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;

/** Lowers assignments to local variables, to elements of arrays and to fields. */
final class Assignments {
    private final State state;
    private final Expressions expressions;
    private final Fields fields;

    Assignments(State state, Expressions expressions, Fields fields) {
        this.state = state;
        this.expressions = expressions;
        this.fields = fields;
    }

    /** A place that can be assigned to, with the values that say which. */
    private interface Place {
        Atom read();

        void write(Atom value);

        /** The user's name for what is assigned; empty where it has none. */
        default String name() {
            return "";
        }
    }

    /** The place that a (possibly parenthesised) child of the present tree names; evaluates what says which. */
    private Place place(Tree assignment, ExpressionTree wrapped) {
        ExpressionTree target = unparenthesized(wrapped);
        if (target instanceof ArrayAccessTree access) {
            Atom array = inside(wrapped, () -> expressions.value(access.getExpression()));
            Atom index = inside(wrapped, () -> expressions.index(access));
            return new Place() {
                @Override
                public Atom read() {
                    return state.builder.load("", array, index, false, state.at(target));
                }

                @Override
                public void write(Atom value) {
                    state.builder.store(array, index, value, state.at(assignment));
                }
            };
        }
        Element element = inside(wrapped, () -> state.source.trees().getElement(state.path));
        boolean isField = element != null
                && element.getKind() == ElementKind.FIELD
                && !element.getModifiers().contains(Modifier.STATIC);
        if (isField) return field(assignment, wrapped, target, (VariableElement) element);
        boolean isLocal = element != null
                && (state.variables.containsKey(element) || element.getKind() == ElementKind.LOCAL_VARIABLE);
        if (!isLocal) throw state.refuse(Problem.FIELD_WRITE, assignment, target);
        return local(element, assignment);
    }

    private Place local(Element variable, Tree assignment) {
        return new Place() {
            @Override
            public Atom read() {
                return state.variables.get(variable);
            }

            @Override
            public void write(Atom value) {
                state.assign(variable, value, assignment);
            }

            @Override
            public String name() {
                return variable.getSimpleName().toString();
            }
        };
    }

    private Place field(Tree assignment, ExpressionTree wrapped, ExpressionTree target, VariableElement field) {
        Atom object = target instanceof MemberSelectTree m
                ? inside(wrapped, () -> expressions.value(m.getExpression()))
                : fields.receiver(field, target);
        return new Place() {
            @Override
            public Atom read() {
                return fields.read(object, field, "", state.at(target));
            }

            @Override
            public void write(Atom value) {
                fields.write(object, field, value, state.at(assignment));
            }

            @Override
            public String name() {
                return field.getSimpleName().toString();
            }
        };
    }

    Atom assign(AssignmentTree tree) {
        Place place = place(tree, tree.getVariable());
        Atom value = expressions.value(tree.getExpression(), state.typeOf(tree.getVariable()), place.name());
        place.write(value);
        return value;
    }

    Atom compound(CompoundAssignmentTree tree) {
        TypeMirror left = state.typeOf(tree.getVariable());
        TypeMirror right = state.typeOf(tree.getExpression());
        return update(tree, tree.getVariable(), false, (old, name) -> {
            if (Expressions.isString(left)) {
                return state.builder.let(state.at(tree), Basic.CONCAT, old, expressions.value(tree.getExpression()));
            }
            Atom operand = expressions.value(tree.getExpression());
            boolean same = expressions.promoted(left, right).getKind() == left.getKind();
            return expressions.binary(tree, Operators.of(tree.getKind()), old, left, operand, right, same ? name : "");
        });
    }

    Atom increment(UnaryTree tree) {
        boolean postfix =
                tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
        boolean up = tree.getKind() == Tree.Kind.PREFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_INCREMENT;
        TypeMirror type = state.typeOf(tree.getExpression());
        TypeMirror intType = state.source.types().getPrimitiveType(TypeKind.INT);
        Basic operation = up ? Basic.ADD : Basic.SUB;
        return update(
                tree,
                tree.getExpression(),
                postfix,
                (old, name) -> expressions.binary(tree, operation, old, type, Constant.of(1), intType, name));
    }

    /** How a new value comes from the old one. */
    private interface Change {
        Atom of(Atom old, String name);
    }

    /** {@code target = (T) change(target)}; gives the old value or the new one. */
    private Atom update(Tree tree, ExpressionTree wrapped, boolean givesOld, Change change) {
        TypeMirror type = state.typeOf(wrapped);
        Place place = place(tree, wrapped);
        Atom old = place.read();
        Atom changed = narrow(change.of(old, place.name()), state.types.unboxed(type), tree, place.name());
        Atom value = expressions.convert(changed, state.types.unboxed(type), type, tree, place.name());
        place.write(value);
        return givesOld ? old : value;
    }

    /** The cast that is hidden in a compound assignment. */
    private Atom narrow(Atom value, TypeMirror number, Tree tree, String name) {
        Type type = state.types.value(number);
        if (value.type().equals(type) || !(type instanceof Type.Primitive)) return value;
        return state.builder.let(name, type, state.at(tree), new Operation.Cast(type), value);
    }

    /** Runs with a (possibly parenthesised) child of the present tree as the present tree. */
    private <T> T inside(ExpressionTree wrapped, Supplier<T> action) {
        return state.in(
                wrapped,
                () -> wrapped instanceof ParenthesizedTree p ? inside(p.getExpression(), action) : action.get());
    }

    static ExpressionTree unparenthesized(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree p ? unparenthesized(p.getExpression()) : tree;
    }
}
