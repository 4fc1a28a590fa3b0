package org.wengert.processor.frontend;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.wengert.TangentOf;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Type;

/** Reads a class that is marked {@link TangentOf}. */
public final class TangentRules {
    private final OuterSources sources;
    private final Types types;
    private final TypeElement rule;
    private final TypeElement target;
    private final TypeMirror object;

    private TangentRules(OuterSources sources, TypeElement rule, TypeElement target) {
        this.sources = sources;
        this.types = sources.environment().getTypeUtils();
        this.rule = rule;
        this.target = target;
        this.object = types.erasure(target.asType());
    }

    /**
     * What the objects hold that the class makes their own tangents; empty where javac complains of the annotation.
     *
     * @throws Refusal if it lacks something
     */
    public static Optional<Type.Content> read(OuterSources sources, TypeElement rule) {
        return RuleTargets.type(rule, TangentOf.class, "value")
                .map(target -> new TangentRules(sources, rule, target).content());
    }

    /** Whether code of all packages can use it. */
    public static boolean isPublic(TypeElement rule) {
        return ElementFilter.methodsIn(rule.getEnclosedElements()).stream()
                .filter(m -> List.of("zero", "copy", "add", "entries")
                        .contains(m.getSimpleName().toString()))
                .allMatch(Frontend::isPublic);
    }

    private Type.Content content() {
        require(!rule.getModifiers().contains(Modifier.PRIVATE), rule, "it is private");
        String reason = "the derivatives of its components are what a record, an array or a list of numbers has";
        boolean isObject = target.getKind() == ElementKind.CLASS || target.getKind() == ElementKind.INTERFACE;
        boolean isMarked = target.getAnnotation(org.wengert.Differentiable.class) != null;
        require(isObject && !isMarked && !target.getQualifiedName().contentEquals("java.util.List"), rule, reason);
        method("zero", object, object);
        method("copy", object, object);
        method("add", types.getNoType(TypeKind.VOID), object, object);
        method("entries", types.getArrayType(types.getPrimitiveType(TypeKind.DOUBLE)), object);
        return new Type.Content(
                target.getQualifiedName().toString(), rule.getQualifiedName().toString());
    }

    private void method(String name, TypeMirror result, TypeMirror... parameters) {
        List<ExecutableElement> named = ElementFilter.methodsIn(rule.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals(name))
                .toList();
        require(!named.isEmpty(), rule, "it has no method " + name);
        require(named.size() == 1, named.get(named.size() - 1), "it has several methods " + name);
        ExecutableElement method = named.get(0);
        require(method.getModifiers().contains(Modifier.STATIC), method, name + " is not static");
        require(!method.getModifiers().contains(Modifier.PRIVATE), method, name + " is private");
        require(method.getTypeParameters().isEmpty(), method, name + " has type parameters");
        TypeMirror given = types.erasure(method.getReturnType());
        boolean returns = result.getKind() == TypeKind.VOID
                ? given.getKind() == TypeKind.VOID
                : given.getKind() != TypeKind.VOID && types.isSameType(given, result);
        require(returns, method, name + " returns " + method.getReturnType() + " and not " + result);
        boolean takes = method.getParameters().size() == parameters.length
                && method.getParameters().stream().allMatch(p -> types.isSameType(types.erasure(p.asType()), object));
        require(takes, method, name + " takes something else");
        for (TypeMirror thrown : method.getThrownTypes())
            require(isUnchecked(thrown), method, name + " throws " + thrown);
    }

    private boolean isUnchecked(TypeMirror thrown) {
        var elements = sources.environment().getElementUtils();
        return List.of("java.lang.RuntimeException", "java.lang.Error").stream()
                .anyMatch(name ->
                        types.isSubtype(thrown, elements.getTypeElement(name).asType()));
    }

    private void require(boolean condition, Element at, String reason) {
        if (condition) return;
        throw new Refusal(
                Problem.TANGENT_SHAPE, sources.positionOf(at), rule.getSimpleName(), target.getSimpleName(), reason);
    }
}
