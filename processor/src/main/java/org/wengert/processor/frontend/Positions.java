package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.tools.Diagnostic;
import org.wengert.processor.ir.Position;

/** The positions of trees. They are the same in the shadow and in the user's compilation, since both read the same text. */
public final class Positions {
    private final SourcePositions positions;

    /** The positions of the trees of one compilation. */
    public Positions(Trees trees) {
        this.positions = trees.getSourcePositions();
    }

    /** The position of the path's leaf. */
    public Position of(TreePath path) {
        return of(path.getCompilationUnit(), path.getLeaf());
    }

    /** The position of a tree of this file; {@link Position#NONE} for one that javac has made up. */
    public Position of(CompilationUnitTree unit, Tree tree) {
        long start = positions.getStartPosition(unit, tree);
        long end = positions.getEndPosition(unit, tree);
        if (start == Diagnostic.NOPOS || end == Diagnostic.NOPOS) {
            return Position.NONE;
        }
        int line = (int) unit.getLineMap().getLineNumber(start);
        return new Position(unit.getSourceFile().toUri().toString(), (int) start, (int) end, line);
    }
}
