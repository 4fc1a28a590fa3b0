package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.wengert.processor.ir.Position;

/** Attributed source text, as the lowering sees it. */
interface Source {
    Trees trees();

    Types types();

    Elements elements();

    /** The attributed declaration of a method or field, if its source is in this compilation. */
    Optional<TreePath> pathOf(Element element);

    /** Whether an element belongs to a class that is yet to be generated. */
    default boolean isStub(Element element) {
        return false;
    }

    /** Where a tree stands. */
    default Position at(CompilationUnitTree unit, Tree tree) {
        return new Positions(trees()).of(unit, tree);
    }
}
