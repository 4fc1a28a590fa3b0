package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/**
 * Recognises {@code for} loops whose range is known when they begin: an {@code int} that the head declares, compares with a
 * bound that the loop cannot change, and steps by a constant, and that nothing else assigns to.
 */
final class Counting {
    /** With greater steps the number of iterations could not be had from the distance between the ends, which overflows. */
    private static final int GREATEST_STEP = 1 << 16;

    private final State state;

    Counting(State state) {
        this.state = state;
    }

    /**
     * A counted loop.
     *
     * @param limit the bound as written
     * @param comparison between the index, on the left, and the bound
     */
    record Count(
            Element index,
            ExpressionTree limit,
            TreePath limitParent,
            Basic comparison,
            int step,
            List<? extends StatementTree> otherUpdates) {

        /**
         * The bound, exclusive in the direction of the step.
         *
         * @param mayBeLeft whether the loop may end before, so that the greatest bound means something: as long as it takes
         */
        Atom bound(Expressions expressions, State state, boolean mayBeLeft) {
            TreePath here = state.path;
            state.path = limitParent;
            Atom value = expressions.value(limit, state.source.types().getPrimitiveType(TypeKind.INT), "");
            Position at = state.at(limit);
            state.path = here;
            if (comparison == Basic.LT || comparison == Basic.GT) return value;
            int one = comparison == Basic.LE ? 1 : -1;
            if (value instanceof Constant c && c.value() instanceof Integer i) return Constant.of(i + one);
            if (mayBeLeft) value = clear(value, state, at);
            return state.builder.let(at, one == 1 ? Basic.ADD : Basic.SUB, value, Constant.of(1));
        }

        /** The bound, or the one before it, where there is none behind it. */
        private Atom clear(Atom value, State state, Position at) {
            boolean up = comparison == Basic.LE;
            Callee nearer =
                    Callee.ofStatic("java.lang.Math", up ? "min" : "max", List.of(Type.INT, Type.INT), Type.INT);
            Constant last = Constant.of(up ? Integer.MAX_VALUE - 1 : Integer.MIN_VALUE + 1);
            return state.builder.let("", Type.INT, at, new Operation.Apply(nearer), value, last);
        }
    }

    /** The range of the present tree, if it is such a loop; null if not. */
    @Nullable
    Count of(ForLoopTree loop) {
        ExpressionTree condition = loop.getCondition();
        if (condition == null) return null;
        TreePath path = new TreePath(state.path, condition);
        while (path.getLeaf() instanceof ParenthesizedTree p) path = new TreePath(path, p.getExpression());
        if (!(path.getLeaf() instanceof BinaryTree test)) return null;
        Count plain = oriented(loop, path, test.getLeftOperand(), comparison(test.getKind()), test.getRightOperand());
        return plain != null
                ? plain
                : oriented(
                        loop,
                        path,
                        test.getRightOperand(),
                        mirrored(comparison(test.getKind())),
                        test.getLeftOperand());
    }

    private static @Nullable Basic comparison(Tree.Kind kind) {
        return switch (kind) {
            case LESS_THAN -> Basic.LT;
            case LESS_THAN_EQUAL -> Basic.LE;
            case GREATER_THAN -> Basic.GT;
            case GREATER_THAN_EQUAL -> Basic.GE;
            default -> null;
        };
    }

    private static @Nullable Basic mirrored(@Nullable Basic comparison) {
        if (comparison == null) return null;
        return switch (comparison) {
            case LT -> Basic.GT;
            case LE -> Basic.GE;
            case GT -> Basic.LT;
            default -> Basic.LE;
        };
    }

    private @Nullable Count oriented(
            ForLoopTree loop,
            TreePath test,
            ExpressionTree variable,
            @Nullable Basic comparison,
            ExpressionTree limit) {
        Element index = declaredIndex(loop, test, variable);
        if (index == null || comparison == null || !isInt(test, limit)) return null;
        Integer step = null;
        List<StatementTree> others = new ArrayList<>();
        for (StatementTree u : loop.getUpdate()) {
            Integer change = stepOf(u, index);
            if (change == null) others.add(u);
            else if (step == null) step = change;
            else return null;
        }
        boolean up = comparison == Basic.LT || comparison == Basic.LE;
        if (step == null || step == 0 || up != step > 0 || Math.abs(step) > GREATEST_STEP) return null;
        List<Tree> changing = new ArrayList<>(others);
        changing.add(loop.getStatement());
        Set<Element> assigned = Assigned.in(state.source.trees(), state.path, changing);
        if (assigned.contains(index)) return null;
        assigned.add(index);
        return isInvariant(new TreePath(test, limit), assigned, loop)
                ? new Count(index, limit, test, comparison, step, others)
                : null;
    }

    private @Nullable Element declaredIndex(ForLoopTree loop, TreePath test, ExpressionTree variable) {
        if (!(variable instanceof IdentifierTree)) return null;
        Element element = state.source.trees().getElement(new TreePath(test, variable));
        for (StatementTree s : loop.getInitializer()) {
            if (s instanceof VariableTree v && state.elementOf(v).equals(element)) {
                return element.asType().getKind() == TypeKind.INT ? element : null;
            }
        }
        return null;
    }

    private boolean isInt(TreePath parent, ExpressionTree limit) {
        TypeKind kind =
                state.source.trees().getTypeMirror(new TreePath(parent, limit)).getKind();
        return kind == TypeKind.INT || kind == TypeKind.SHORT || kind == TypeKind.BYTE || kind == TypeKind.CHAR;
    }

    /** By how much this update changes the index; null if it is not an update of it by a constant. */
    private @Nullable Integer stepOf(StatementTree update, Element index) {
        TreePath path = new TreePath(state.path, update);
        ExpressionTree e = ((ExpressionStatementTree) update).getExpression();
        path = new TreePath(path, e);
        if (e instanceof UnaryTree u && isIndex(path, u.getExpression(), index)) {
            return u.getKind().name().contains("INCREMENT")
                    ? 1
                    : u.getKind().name().contains("DECREMENT") ? -1 : null;
        }
        if (e instanceof CompoundAssignmentTree c && isIndex(path, c.getVariable(), index)) {
            Integer by = constant(path, c.getExpression());
            if (by == null) return null;
            return e.getKind() == Tree.Kind.PLUS_ASSIGNMENT
                    ? by
                    : e.getKind() == Tree.Kind.MINUS_ASSIGNMENT ? -by : null;
        }
        if (e instanceof AssignmentTree a
                && isIndex(path, a.getVariable(), index)
                && a.getExpression() instanceof BinaryTree b) {
            TreePath sum = new TreePath(path, b);
            Integer by = isIndex(sum, b.getLeftOperand(), index) ? constant(sum, b.getRightOperand()) : null;
            if (by == null) return null;
            return b.getKind() == Tree.Kind.PLUS ? by : b.getKind() == Tree.Kind.MINUS ? -by : null;
        }
        return null;
    }

    private boolean isIndex(TreePath parent, ExpressionTree e, Element index) {
        return e instanceof IdentifierTree && index.equals(state.source.trees().getElement(new TreePath(parent, e)));
    }

    private @Nullable Integer constant(TreePath parent, ExpressionTree e) {
        if (e instanceof LiteralTree l) return l.getValue() instanceof Integer i ? i : null;
        Element element = state.source.trees().getElement(new TreePath(parent, e));
        return element instanceof VariableElement v && v.getConstantValue() instanceof Integer i ? i : null;
    }

    /** Whether an expression is without effects and gives the same in every iteration. */
    private boolean isInvariant(TreePath path, Set<Element> assigned, ForLoopTree loop) {
        Tree e = path.getLeaf();
        if (e instanceof LiteralTree) return true;
        if (e instanceof ParenthesizedTree p) return isInvariant(new TreePath(path, p.getExpression()), assigned, loop);
        if (e instanceof UnaryTree u && u.getKind() == Tree.Kind.UNARY_MINUS) {
            return isInvariant(new TreePath(path, u.getExpression()), assigned, loop);
        }
        if (e instanceof BinaryTree b) {
            boolean harmless =
                    b.getKind() != Tree.Kind.REMAINDER && (b.getKind() != Tree.Kind.DIVIDE || isNonZero(path, b));
            return harmless
                    && isInvariant(new TreePath(path, b.getLeftOperand()), assigned, loop)
                    && isInvariant(new TreePath(path, b.getRightOperand()), assigned, loop);
        }
        if (e instanceof MemberSelectTree m && m.getIdentifier().contentEquals("length")) {
            return isInvariantArray(new TreePath(path, m.getExpression()), assigned, loop);
        }
        return isInvariantName(path, assigned);
    }

    private boolean isNonZero(TreePath path, BinaryTree division) {
        Integer divisor = constant(path, division.getRightOperand());
        return divisor != null && divisor != 0;
    }

    private boolean isInvariantName(TreePath path, Set<Element> assigned) {
        Element element = state.source.trees().getElement(path);
        if (!(element instanceof VariableElement v)) return false;
        return v.getConstantValue() != null || state.variables.containsKey(element) && !assigned.contains(element);
    }

    /** A local array, or a row of one in a loop that replaces no rows. */
    private boolean isInvariantArray(TreePath path, Set<Element> assigned, ForLoopTree loop) {
        if (path.getLeaf() instanceof ArrayAccessTree a) {
            return isInvariantArray(new TreePath(path, a.getExpression()), assigned, loop)
                    && isInvariant(new TreePath(path, a.getIndex()), assigned, loop)
                    && !mayReplaceRows(loop);
        }
        return path.getLeaf() instanceof IdentifierTree && isInvariantName(path, assigned);
    }

    private boolean mayReplaceRows(ForLoopTree loop) {
        boolean[] found = {false};
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void unused) {
                boolean row =
                        state.source.trees().getTypeMirror(getCurrentPath()).getKind() == TypeKind.ARRAY;
                found[0] |= row && Assignments.unparenthesized(node.getVariable()) instanceof ArrayAccessTree;
                return super.visitAssignment(node, null);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
                for (ExpressionTree argument : node.getArguments()) {
                    var type = state.source.trees().getTypeMirror(new TreePath(getCurrentPath(), argument));
                    found[0] |= type == null || !type.getKind().isPrimitive() && !isRow(type);
                }
                return super.visitMethodInvocation(node, null);
            }
        }.scan(new TreePath(state.path, loop.getStatement()), null);
        return found[0];
    }

    private static boolean isRow(javax.lang.model.type.TypeMirror type) {
        return type.getKind() == TypeKind.ARRAY
                && ((javax.lang.model.type.ArrayType) type)
                        .getComponentType()
                        .getKind()
                        .isPrimitive();
    }
}
