package org.wengert.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which jumps a statement contains, seen from the statement: what they leave, and whether it can end normally. */
final class Jumps {
    private Jumps() {}

    /** Whether the statement contains a jump that leaves it, or cannot end normally. */
    static boolean isAbrupt(StatementTree statement) {
        return scan(statement, null).leaves || !mayComplete(statement);
    }

    /** Whether a {@code break} leaves exactly this loop, switch or labelled statement. */
    static boolean hasBreak(Tree target) {
        return hasBreak(target, null);
    }

    /** Whether a {@code break} leaves this loop, which has this label. */
    static boolean hasBreak(Tree loop, @Nullable String label) {
        return scan(loop, label).breaks.contains(loop);
    }

    /** Whether a loop, which has this label, may end otherwise than by its own test. */
    static boolean mayBeLeft(Tree loop, @Nullable String label) {
        Scanner scanner = scan(loop, label);
        return scanner.leaves || scanner.breaks.contains(loop);
    }

    /** Whether a {@code continue} goes on with this loop. */
    static boolean hasContinue(Tree loop, @Nullable String label) {
        return scan(loop, label).continues.contains(loop);
    }

    /** Whether a {@code continue} that stands in an inner loop goes on with this one. */
    static boolean hasContinueFromInside(Tree loop, @Nullable String label) {
        return scan(loop, label).deepContinues.contains(loop);
    }

    /** Whether nothing leaves the list of statements but a {@code return} at its end. */
    static boolean isStraight(List<? extends StatementTree> body) {
        boolean ended = false;
        for (StatementTree statement : body) {
            if (ended) return false;
            ended = isAbrupt(statement);
            if (ended && !(statement instanceof ReturnTree)) return false;
        }
        return true;
    }

    /** Whether control can come out at the end of the statement (JLS 14.22, a little more generously). */
    static boolean mayComplete(StatementTree s) {
        if (s instanceof ReturnTree || s instanceof ThrowTree || s instanceof YieldTree) return false;
        if (s instanceof BreakTree || s instanceof ContinueTree) return false;
        if (s instanceof BlockTree b) return b.getStatements().stream().allMatch(Jumps::mayComplete);
        if (s instanceof IfTree i) {
            return i.getElseStatement() == null
                    || mayComplete(i.getThenStatement())
                    || mayComplete(i.getElseStatement());
        }
        if (s instanceof LabeledStatementTree l) return mayComplete(l.getStatement()) || hasBreak(l);
        if (s instanceof WhileLoopTree w) return !isTrue(w.getCondition()) || hasBreak(w);
        if (s instanceof ForLoopTree f) return !isTrue(f.getCondition()) || hasBreak(f);
        if (s instanceof DoWhileLoopTree d) {
            return hasBreak(d) || !isTrue(d.getCondition()) && (mayComplete(d.getStatement()) || hasContinue(d, null));
        }
        if (s instanceof TryTree t) return tryMayComplete(t);
        return !(s instanceof SwitchTree w) || switchMayComplete(w);
    }

    private static boolean tryMayComplete(TryTree t) {
        if (t.getFinallyBlock() != null && !mayComplete(t.getFinallyBlock())) return false;
        return mayComplete(t.getBlock()) || t.getCatches().stream().anyMatch(c -> mayComplete(c.getBlock()));
    }

    private static boolean switchMayComplete(SwitchTree s) {
        boolean coversAll =
                NewerTrees.coversAll(s.getCases()) || s.getCases().stream().anyMatch(Jumps::isDefault);
        if (hasBreak(s) || !coversAll) return true;
        List<? extends CaseTree> cases = s.getCases();
        for (int i = 0; i < cases.size(); i++) {
            CaseTree c = cases.get(i);
            boolean arrow = c.getCaseKind() == CaseTree.CaseKind.RULE;
            if (arrow && (!(c.getBody() instanceof StatementTree body) || mayComplete(body))) return true;
            if (!arrow && i == cases.size() - 1 && c.getStatements().stream().allMatch(Jumps::mayComplete)) return true;
        }
        return false;
    }

    static boolean isDefault(CaseTree c) {
        if (NewerTrees.labels(c).stream().anyMatch(NewerTrees::isDefault)) return true;
        return c.getExpressions().isEmpty() && c.toString().startsWith("default");
    }

    /** Whether a loop's condition is {@code true} or left out. */
    static boolean isTrue(@Nullable ExpressionTree condition) {
        if (condition instanceof ParenthesizedTree p) return isTrue(p.getExpression());
        return condition == null || condition instanceof LiteralTree l && Boolean.TRUE.equals(l.getValue());
    }

    private static Scanner scan(Tree tree, @Nullable String label) {
        Scanner scanner = new Scanner(tree, label);
        scanner.scan(tree, null);
        return scanner;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        final Set<Tree> breaks = new HashSet<>();
        final Set<Tree> continues = new HashSet<>();
        final Set<Tree> deepContinues = new HashSet<>();
        boolean leaves;
        private final Deque<Tree> targets = new ArrayDeque<>();
        private final Tree root;
        private final @Nullable String rootLabel;

        Scanner(Tree root, @Nullable String rootLabel) {
            this.root = root;
            this.rootLabel = rootLabel;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            if (tree == null || tree instanceof LambdaExpressionTree || tree instanceof ClassTree) return null;
            boolean target = isLoop(tree)
                    || tree instanceof SwitchTree
                    || tree instanceof SwitchExpressionTree
                    || tree instanceof LabeledStatementTree;
            if (target) targets.push(tree);
            super.scan(tree, null);
            if (target) targets.pop();
            return null;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree node, @Nullable Void unused) {
            leaves = true;
            return super.visitReturn(node, null);
        }

        @Override
        public @Nullable Void visitThrow(ThrowTree node, @Nullable Void unused) {
            // One in the arm of a switch expression is part of an expression.
            if (targets.stream().noneMatch(t -> t instanceof SwitchExpressionTree)) leaves = true;
            return super.visitThrow(node, null);
        }

        @Override
        public @Nullable Void visitYield(YieldTree node, @Nullable Void unused) {
            if (targets.stream().noneMatch(t -> t instanceof SwitchExpressionTree)) leaves = true;
            return super.visitYield(node, null);
        }

        @Override
        public @Nullable Void visitBreak(BreakTree node, @Nullable Void unused) {
            for (Tree t : targets) {
                if (node.getLabel() != null ? isLabelled(t, node.getLabel()) : isLoop(t) || t instanceof SwitchTree) {
                    breaks.add(t);
                    return null;
                }
            }
            leaves = true;
            return null;
        }

        @Override
        public @Nullable Void visitContinue(ContinueTree node, @Nullable Void unused) {
            int loops = 0;
            for (Tree t : targets) {
                if (isLoop(t)) loops++;
                boolean hit = node.getLabel() == null ? isLoop(t) : isLabelled(t, node.getLabel());
                if (!hit) continue;
                Tree loop = unlabelled(t);
                continues.add(loop);
                if (loops > 1) deepContinues.add(loop);
                return null;
            }
            leaves = true;
            return null;
        }

        private boolean isLabelled(Tree t, javax.lang.model.element.Name label) {
            return t instanceof LabeledStatementTree l && l.getLabel().equals(label)
                    || t == root && rootLabel != null && label.contentEquals(rootLabel);
        }
    }

    private static Tree unlabelled(Tree t) {
        return t instanceof LabeledStatementTree l ? unlabelled(l.getStatement()) : t;
    }

    static boolean isLoop(Tree t) {
        return t instanceof ForLoopTree
                || t instanceof WhileLoopTree
                || t instanceof DoWhileLoopTree
                || t instanceof EnhancedForLoopTree;
    }
}
