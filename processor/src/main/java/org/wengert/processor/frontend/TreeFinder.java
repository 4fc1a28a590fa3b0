package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the smallest tree of a file that covers a range of its text, and of several equal ones the innermost. */
final class TreeFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final int start;
    private final int end;
    private final Optional<Tree.Kind> kind;
    private @Nullable TreePath best;

    private TreeFinder(Trees trees, CompilationUnitTree unit, int start, int end, Optional<Tree.Kind> kind) {
        this.unit = unit;
        this.positions = trees.getSourcePositions();
        this.start = start;
        this.end = end;
        this.kind = kind;
    }

    /** The smallest tree that covers the range, the file itself where nothing else does. */
    static TreePath covering(Trees trees, CompilationUnitTree unit, int start, int end) {
        TreeFinder finder = new TreeFinder(trees, unit, start, end, Optional.empty());
        finder.scan(new TreePath(unit), null);
        return finder.best == null ? new TreePath(unit) : finder.best;
    }

    /** The tree of this kind and range. */
    static Optional<TreePath> exactly(Trees trees, CompilationUnitTree unit, Tree.Kind kind, long start, long end) {
        TreeFinder finder = new TreeFinder(trees, unit, (int) start, (int) end, Optional.of(kind));
        finder.scan(new TreePath(unit), null);
        return Optional.ofNullable(finder.best)
                .filter(path -> finder.start(path.getLeaf()) == start && finder.end(path.getLeaf()) == end);
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null || !covers(tree)) {
            return null;
        }
        super.scan(tree, null);
        // Children come first, so what they have found is smaller.
        if (best == null && kind.map(tree.getKind()::equals).orElse(true)) {
            best = new TreePath(getCurrentPath(), tree);
        }
        return null;
    }

    /** Javac's own additions have no end; what lies inside of them is not looked at. */
    private boolean covers(Tree tree) {
        return start(tree) >= 0 && start(tree) <= start && end(tree) >= end;
    }

    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return positions.getEndPosition(unit, tree);
    }
}
