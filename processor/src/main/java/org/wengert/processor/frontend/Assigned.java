package org.wengert.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Which local variables a piece of the source assigns to, in the order of the text. */
final class Assigned extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final Set<Element> variables = new LinkedHashSet<>();

    private Assigned(Trees trees) {
        this.trees = trees;
    }

    /** The variables assigned in any of the trees, all of which are children of {@code parent}. */
    static Set<Element> in(Trees trees, TreePath parent, Iterable<? extends Tree> children) {
        Assigned scanner = new Assigned(trees);
        for (Tree child : children) scanner.scan(new TreePath(parent, child), null);
        return scanner.variables;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void unused) {
        assign(node.getVariable());
        return super.visitAssignment(node, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree node, @Nullable Void unused) {
        assign(node.getVariable());
        return super.visitCompoundAssignment(node, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree node, @Nullable Void unused) {
        switch (node.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                assign(node.getExpression());
            default -> {}
        }
        return super.visitUnary(node, null);
    }

    private void assign(ExpressionTree target) {
        if (target instanceof ParenthesizedTree p) {
            assign(p.getExpression());
        } else if (target instanceof IdentifierTree) {
            Element element = trees.getElement(new TreePath(getCurrentPath(), target));
            if (element != null) variables.add(element);
        }
    }
}
