package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.wengert.NonDifferentiable;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;

/** From methods of the shadow to functions of the IR, and what else is known of what these call. */
public final class Frontend {
    private final Shadow shadow;
    private final Bodies bodies = new Bodies();
    private final Map<Callee, Refusal> refusals = new LinkedHashMap<>();

    public Frontend(Shadow shadow) {
        this.shadow = shadow;
    }

    /**
     * Lowers a method.
     *
     * @throws Refusal if it has something that cannot be lowered
     */
    public Function lower(TreePath method) {
        return Lowering.lower(shadow, bodies, method);
    }

    /**
     * Lowers a rule: to a function from its parameters to the partial derivatives.
     *
     * @throws Refusal if it has something that cannot be lowered, or does not end in {@code partials(…)}
     */
    public Function lowerRule(TreePath rule) {
        return Lowering.lowerRule(shadow, bodies, rule);
    }

    /** How calls name a method. */
    public Callee calleeOf(TreePath method) {
        return Calls.callee(new JavaTypes(shadow.types()), (ExecutableElement)
                shadow.trees().getElement(method));
    }

    /** The body of a method of this compilation, if it is clear which runs, and it can be lowered. */
    public Optional<Function> bodyOf(Callee callee) {
        if (!(bodies.of(callee) instanceof ExecutableElement method) || !isFixed(method)) return Optional.empty();
        Optional<TreePath> path = shadow.pathOf(method);
        if (path.isEmpty() || ((MethodTree) path.get().getLeaf()).getBody() == null) return Optional.empty();
        try {
            return Optional.of(lower(path.get()));
        } catch (Refusal refusal) {
            refusals.put(callee, refusal);
            return Optional.empty();
        }
    }

    /** Why a method of this compilation has no body here. */
    public Optional<Refusal> refusalOf(Callee callee) {
        return Optional.ofNullable(refusals.get(callee));
    }

    /** Whether a call can only run this very method, and its result is not declared to be a constant. */
    private static boolean isFixed(ExecutableElement method) {
        if (method.getKind() != ElementKind.METHOD || isConstant(method)) return false;
        var modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.SYNCHRONIZED) || modifiers.contains(Modifier.ABSTRACT)) return false;
        Element owner = method.getEnclosingElement();
        return modifiers.contains(Modifier.STATIC)
                || modifiers.contains(Modifier.PRIVATE)
                || modifiers.contains(Modifier.FINAL)
                || owner.getModifiers().contains(Modifier.FINAL)
                || owner.getKind() == ElementKind.RECORD;
    }

    private static boolean isConstant(Element method) {
        return method.getAnnotation(NonDifferentiable.class) != null;
    }

    /** Whether a call may be given values that carry derivatives, since what it gives does not depend on them. */
    public boolean takesAnything(Callee callee) {
        Element element = bodies.of(callee);
        if (element == null) return false;
        if (isConstant(element)) return true;
        return isThrowable(element) || Library.isOutput(callee);
    }

    /** Whether a class, by its canonical name, is another or extends it. */
    public boolean isSubtype(String type, String of) {
        if (type.equals(of)) return true;
        TypeElement a = shadow.elements().getTypeElement(type);
        TypeElement b = shadow.elements().getTypeElement(of);
        return a != null
                && b != null
                && shadow.types()
                        .isSubtype(
                                shadow.types().erasure(a.asType()),
                                shadow.types().erasure(b.asType()));
    }

    /** Whether javac demands that exceptions of this class be declared. */
    public boolean isChecked(String type) {
        return isSubtype(type, "java.lang.Throwable")
                && !isSubtype(type, "java.lang.RuntimeException")
                && !isSubtype(type, "java.lang.Error");
    }

    /** The exceptions that a method declares, by their canonical names. */
    public List<String> thrownBy(Callee callee) {
        if (!(bodies.of(callee) instanceof ExecutableElement method)) return List.of();
        return method.getThrownTypes().stream()
                .map(t -> shadow.types().erasure(t).toString())
                .toList();
    }

    /** Whether a call only makes an exception. */
    public boolean makesThrowable(Callee callee) {
        Element element = bodies.of(callee);
        return element != null && isThrowable(element);
    }

    /** Whether a callee is a variable of the whole program: a static field that is not final. */
    public boolean isVariable(Callee callee) {
        Element element = bodies.of(callee);
        return callee.kind() == Callee.Kind.STATIC_FIELD
                && element != null
                && !element.getModifiers().contains(Modifier.FINAL);
    }

    /** Whether code of other packages can name a member. */
    public boolean isPublic(Callee callee) {
        Element element = bodies.of(callee);
        return element == null || isPublic(element);
    }

    /** Whether code of other packages can name a member. */
    public static boolean isPublic(Element member) {
        for (Element e = member; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) return false;
        }
        return true;
    }

    private boolean isThrowable(Element element) {
        if (element.getKind() != ElementKind.CONSTRUCTOR) return false;
        TypeMirror throwable =
                shadow.elements().getTypeElement("java.lang.Throwable").asType();
        return shadow.types().isSubtype(element.getEnclosingElement().asType(), throwable);
    }

    /** A method as the user knows it, with what is special about it. */
    public String describe(Callee callee) {
        Element element = bodies.of(callee);
        if (element == null) return callee.toString();
        StringBuilder text = new StringBuilder();
        if (element.getModifiers().contains(Modifier.NATIVE)) text.append("the native method ");
        else if (isOpen(element)) text.append("the method of an unknown implementation, ");
        text.append(((TypeElement) element.getEnclosingElement()).getSimpleName())
                .append('.')
                .append(element);
        return text.toString();
    }

    private static boolean isOpen(Element element) {
        return element instanceof ExecutableElement m
                && m.getKind() == ElementKind.METHOD
                && !isFixed(m)
                && !isConstant(m);
    }

    /** Whether generated code of the same package cannot name a member. */
    public boolean isPrivate(Callee callee) {
        Element element = bodies.of(callee);
        return element != null && element.getModifiers().contains(Modifier.PRIVATE);
    }
}
