package org.wengert.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.WengertGenerated;
import org.wengert.processor.boundary.Form;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Position;

/** Whether generated code reads of an object what is in it, and makes another one of that. */
final class Records {
    private final Shadow shadow;

    Records(Shadow shadow) {
        this.shadow = shadow;
    }

    /** The components of a record are private, so an accessor that computes hides its component. */
    void refuseAccessors(TypeElement record) {
        for (RecordComponentElement component : record.getRecordComponents()) {
            ExecutableElement accessor = component.getAccessor();
            Optional<TreePath> path = shadow.pathOf(accessor);
            if (path.isEmpty() || !(path.get().getLeaf() instanceof MethodTree tree)) continue;
            if (!returns(tree, component.getSimpleName().toString())) {
                throw new Refusal(
                        Problem.ACCESSOR,
                        shadow.positions().of(path.get()),
                        component.getSimpleName(),
                        record.getSimpleName());
            }
        }
    }

    private static boolean returns(MethodTree accessor, String component) {
        List<? extends StatementTree> body = accessor.getBody().getStatements();
        return body.size() == 1
                && body.get(0) instanceof ReturnTree statement
                && isSame(statement.getExpression(), component);
    }

    /** {@code x}, {@code this.x}, or a clone of it. */
    private static boolean isSame(@Nullable ExpressionTree value, String component) {
        if (value instanceof IdentifierTree i) return i.getName().contentEquals(component);
        if (value instanceof MemberSelectTree m)
            return m.getExpression().toString().equals("this")
                    && m.getIdentifier().contentEquals(component);
        return value instanceof MethodInvocationTree call
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree m
                && m.getIdentifier().contentEquals("clone")
                && isSame(m.getExpression(), component);
    }

    /** A value with arrays is handed out as a copy, which the canonical constructor makes. */
    void refuseUnlessRebuilt(Form form, Position at) {
        if (form instanceof Form.ArrayOf a) refuseUnlessRebuilt(a.element(), at);
        else if (form instanceof Form.ListOf l) refuseUnlessRebuilt(l.element(), at);
        else if (form instanceof Form.OneOf o) o.alternatives().forEach(s -> refuseUnlessRebuilt(s, at));
        else if (form instanceof Form.Struct s && s.leadsToStorage()) {
            TypeElement type = shadow.elements().getTypeElement(s.erased().name());
            if (!isRebuilt(type, s.parts())) throw new Refusal(Problem.NO_COPY, at, type.getSimpleName());
            s.parts().forEach(p -> refuseUnlessRebuilt(p.form(), at));
        }
    }

    /**
     * Whether the canonical constructor makes of the components of an object another one with the same components. Of a type of a library its
     * tangent type tells that.
     */
    boolean isRebuilt(TypeElement type, List<Form.Part> parts) {
        List<String> names = parts.stream().map(Form.Part::name).toList();
        if (shadow.pathOf(type).isPresent()) return isRebuilt(shadow.trees(), type, names);
        TypeElement tangent = shadow.elements().getTypeElement(TangentNames.qualified(type));
        WengertGenerated mark = tangent == null ? null : tangent.getAnnotation(WengertGenerated.class);
        return mark != null && !mark.computes();
    }

    /** The same of a type whose source is at hand. */
    static boolean isRebuilt(Trees trees, TypeElement type, List<String> names) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            List<String> parameters = constructor.getParameters().stream()
                    .map(p -> p.getSimpleName().toString())
                    .toList();
            if (!parameters.equals(names)) continue;
            TreePath path = trees.getPath(constructor);
            return path == null || !(path.getLeaf() instanceof MethodTree tree) || onlyAssigns(tree, names);
        }
        return false;
    }

    /** Whether a constructor stores its parameters as they are, or copies of them. */
    private static boolean onlyAssigns(MethodTree constructor, List<String> names) {
        boolean[] only = {true};
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
                only[0] &=
                        names.stream().anyMatch(n -> isSame(tree.getVariable(), n) && isSame(tree.getExpression(), n));
                return super.visitAssignment(tree, null);
            }

            @Override
            public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
                only[0] = false;
                return null;
            }

            @Override
            public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
                only[0] &= !tree.getKind().name().contains("CREMENT");
                return super.visitUnary(tree, null);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
                only[0] &= isHarmless(tree.getMethodSelect().toString());
                return super.visitMethodInvocation(tree, null);
            }
        }.scan(constructor.getBody(), null);
        return only[0];
    }

    private static boolean isHarmless(String method) {
        return method.equals("super")
                || method.endsWith(".clone")
                || List.of("Objects.", "Math.", "Double.", "Float.", "String.").stream()
                        .anyMatch(method::startsWith);
    }
}
