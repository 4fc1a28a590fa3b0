package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Private static final fields that a companion can build again for itself: arrays of numbers with an initialiser without
 * calls, that the class only indexes, asks for the length or loops over. Then no other array is ever seen under the name.
 */
final class PrivateConstants {
    private PrivateConstants() {}

    /** The path of the initialiser, if the field is such a constant. */
    static Optional<TreePath> initializer(State state, VariableElement field) {
        Optional<TreePath> path = state.source.pathOf(field);
        if (path.isEmpty() || !field.getModifiers().contains(Modifier.FINAL)) return Optional.empty();
        ExpressionTree initializer = ((VariableTree) path.get().getLeaf()).getInitializer();
        if (initializer == null) return Optional.empty();
        TreePath inside = new TreePath(path.get(), initializer);
        boolean primitive = field.asType().getKind().isPrimitive();
        if (!isPure(inside)
                || !primitive
                        && !isOnlyRead(
                                state,
                                field,
                                outermostClass(path.get()),
                                state.types.value(field.asType()).rank())) return Optional.empty();
        return Optional.of(inside);
    }

    private static boolean isPure(TreePath initializer) {
        boolean[] pure = {true};
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
                String name = node.getMethodSelect().toString();
                pure[0] &= name.startsWith("Math.") && !name.equals("Math.random") || name.startsWith("StrictMath.");
                return super.visitMethodInvocation(node, null);
            }

            @Override
            public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void unused) {
                pure[0] = false;
                return null;
            }
        }.scan(initializer, null);
        return pure[0];
    }

    private static TreePath outermostClass(TreePath path) {
        TreePath result = path;
        for (TreePath p = path; p != null; p = p.getParentPath()) if (p.getLeaf() instanceof ClassTree) result = p;
        return result;
    }

    private static boolean isOnlyRead(State state, Element field, TreePath scope, int rank) {
        boolean[] safe = {true};
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
                return use();
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
                use();
                return super.visitMemberSelect(node, null);
            }

            private @Nullable Void use() {
                if (field.equals(state.source.trees().getElement(getCurrentPath())))
                    safe[0] &= isRead(state, getCurrentPath(), rank);
                return null;
            }
        }.scan(scope, null);
        return safe[0];
    }

    /** Whether this expression of array type is only indexed, measured or looped over, and nothing is stored through it. */
    private static boolean isRead(State state, TreePath use, int rank) {
        Tree expression = use.getLeaf();
        TreePath above = use.getParentPath();
        Tree parent = above.getLeaf();
        if (rank == 0) return !isStoredTo(expression, parent);
        if (parent instanceof MemberSelectTree m) {
            return m.getIdentifier().contentEquals("length")
                    || m.getIdentifier().contentEquals("clone") && rank == 1;
        }
        if (parent instanceof EnhancedForLoopTree loop) {
            return loop.getExpression() == expression
                    && (rank == 1 || isOnlyRead(state, element(state, above, loop), above, rank - 1));
        }
        return parent instanceof ArrayAccessTree access
                && access.getExpression() == expression
                && isRead(state, above, rank - 1);
    }

    private static Element element(State state, TreePath loop, EnhancedForLoopTree tree) {
        return state.source.trees().getElement(new TreePath(loop, tree.getVariable()));
    }

    private static boolean isStoredTo(Tree element, Tree parent) {
        if (parent instanceof AssignmentTree a) return a.getVariable() == element;
        if (parent instanceof CompoundAssignmentTree a) return a.getVariable() == element;
        return parent instanceof UnaryTree && parent.getKind().name().contains("CREMENT");
    }
}
