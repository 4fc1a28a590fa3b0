package org.wengert.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Inner classes and the objects around theirs. */
final class Enclosing {
    private Enclosing() {}

    /** The class whose object each object of an inner class belongs to. */
    static Optional<TypeElement> instanceOf(Source source, TypeElement type) {
        if (type.getKind() != ElementKind.CLASS || type.getNestingKind() == NestingKind.TOP_LEVEL)
            return Optional.empty();
        if (type.getNestingKind() == NestingKind.MEMBER) {
            if (!(type.getEnclosingElement() instanceof TypeElement outer)) return Optional.empty();
            boolean isStatic = type.getModifiers().contains(Modifier.STATIC)
                    || outer.getKind().isInterface();
            return isStatic ? Optional.empty() : Optional.of(outer);
        }
        return source.pathOf(type).flatMap(path -> aroundLocal(source, path.getParentPath()));
    }

    private static Optional<TypeElement> aroundLocal(Source source, TreePath path) {
        for (TreePath p = path; p != null; p = p.getParentPath()) {
            if (!(p.getParentPath().getLeaf() instanceof ClassTree)) continue;
            if (isStatic(source, p)) return Optional.empty();
            Element outer = source.trees().getElement(p.getParentPath());
            return Optional.ofNullable((TypeElement) outer);
        }
        return Optional.empty();
    }

    private static boolean isStatic(Source source, TreePath member) {
        Tree tree = member.getLeaf();
        if (tree instanceof BlockTree b) return b.isStatic();
        if (!(tree instanceof MethodTree) && !(tree instanceof VariableTree)) return true;
        Element element = source.trees().getElement(member);
        return element == null || element.getModifiers().contains(Modifier.STATIC);
    }
}
