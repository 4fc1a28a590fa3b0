package org.wengert.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What a lambda expression or a local class uses of the variables around it, in the order of the text. */
final class Captures extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final Set<ElementKind> VARIABLES = Set.of(
            ElementKind.LOCAL_VARIABLE,
            ElementKind.PARAMETER,
            ElementKind.EXCEPTION_PARAMETER,
            ElementKind.RESOURCE_VARIABLE,
            ElementKind.BINDING_VARIABLE);

    private final Source source;
    private final Set<Element> declared = new HashSet<>();
    private final Set<Element> mentioned = new LinkedHashSet<>();
    private final Set<TypeElement> classes = new HashSet<>();
    private boolean usesThis;

    private Captures(Source source) {
        this.source = source;
    }

    /**
     * What is captured.
     *
     * @param variables local variables of the code around
     * @param usesThis whether the object around is used
     */
    record Captured(List<Element> variables, boolean usesThis) {}

    static Captured of(Source source, TreePath code) {
        Captures scanner = new Captures(source);
        scanner.scan(code, null);
        return scanner.captured();
    }

    /** What the objects of a local class capture: nothing where it is not one, or is static. */
    static Captured of(Source source, TypeElement type) {
        Captures scanner = new Captures(source);
        scanner.mention(type);
        return scanner.captured();
    }

    private Captured captured() {
        mentioned.removeAll(declared);
        return new Captured(List.copyOf(mentioned), usesThis);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, @Nullable Void unused) {
        Element element = source.trees().getElement(getCurrentPath());
        if (element != null) declared.add(element);
        return super.visitVariable(node, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        Element element = source.trees().getElement(getCurrentPath());
        if (element == null) return null;
        if (VARIABLES.contains(element.getKind())) mentioned.add(element);
        boolean isThis = node.getName().contentEquals("this") || node.getName().contentEquals("super");
        boolean member = element.getKind().isField() || element.getKind() == ElementKind.METHOD;
        usesThis |= isThis || member && !element.getModifiers().contains(Modifier.STATIC);
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void unused) {
        Element element = source.trees().getElement(getCurrentPath());
        if (element != null && element.getEnclosingElement() instanceof TypeElement type) made(type);
        return super.visitNewClass(node, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
        Element element = source.trees().getElement(getCurrentPath());
        boolean constructor = element != null && element.getKind() == ElementKind.CONSTRUCTOR;
        if (constructor && element.getEnclosingElement() instanceof TypeElement type) made(type);
        return super.visitMemberReference(node, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
        Element element = source.trees().getElement(getCurrentPath());
        if (element instanceof TypeElement type) classes.add(type);
        return super.visitClass(node, null);
    }

    /** A scanner is at one place at a time. */
    private void scanElsewhere(TreePath path) {
        Captures other = new Captures(source);
        other.classes.addAll(classes);
        other.scan(path, null);
        declared.addAll(other.declared);
        mentioned.addAll(other.mentioned);
        classes.addAll(other.classes);
        usesThis |= other.usesThis;
    }

    /** Making an object takes what its class captures. */
    private void made(TypeElement type) {
        usesThis |= Enclosing.instanceOf(source, type).isPresent();
        mention(type);
    }

    private void mention(TypeElement type) {
        if (!JavaTypes.isLocal(type) || !classes.add(type)) return;
        Optional<TreePath> path = source.pathOf(type);
        path.ifPresent(this::scanElsewhere);
        if (type.getSuperclass() instanceof javax.lang.model.type.DeclaredType above) {
            mention((TypeElement) above.asElement());
        }
    }
}
