package org.wengert.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.frontend.ShadowErrors.ShadowError;
import org.wengert.processor.ir.Position;

/**
 * Finds expressions whose type is missing. Javac complains where a name is missing, for a field's type at the field, and not again
 * where the field is used.
 */
final class MissingTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final List<ShadowError> found = new ArrayList<>();

    private MissingTypes(Trees trees) {
        this.trees = trees;
    }

    static List<ShadowError> in(Trees trees, TreePath declaration) {
        MissingTypes scanner = new MissingTypes(trees);
        scanner.scan(declaration, null);
        return scanner.found;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        check(tree);
        return super.visitIdentifier(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        check(tree);
        return super.visitMemberSelect(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        check(tree);
        return super.visitMethodInvocation(tree, null);
    }

    private void check(Tree tree) {
        TypeMirror type = trees.getTypeMirror(getCurrentPath());
        if (type != null && type.getKind() == TypeKind.ERROR) {
            Position position = new Positions(trees).of(getCurrentPath());
            found.add(ShadowError.missing(position, "the type of " + tree + " is missing"));
        }
    }
}
