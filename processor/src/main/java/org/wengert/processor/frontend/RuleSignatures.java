package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.wengert.DerivativesOf;
import org.wengert.PullbackOf;
import org.wengert.Result;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Type;

/** Finds the methods that the rules of a class are for. Private methods are no rules, but helpers of these. */
public final class RuleSignatures {
    /**
     * A rule.
     *
     * @param method its text
     * @param target the method that it is for
     * @param isPublic whether code of other packages can call that
     */
    public record Signature(ExecutableElement method, Callee target, boolean isPublic) {}

    private final OuterSources sources;
    private final Types types;
    private final TypeElement rules;

    private RuleSignatures(OuterSources sources, TypeElement rules) {
        this.sources = sources;
        this.types = sources.environment().getTypeUtils();
        this.rules = rules;
    }

    /** The rules of a class that is marked {@link DerivativesOf}; what is none, and should be, is reported. */
    public static List<Signature> of(OuterSources sources, TypeElement rules) {
        return new RuleSignatures(sources, rules).all();
    }

    private List<Signature> all() {
        TypeElement target = target();
        List<Signature> found = new ArrayList<>();
        if (target == null) return found;
        for (ExecutableElement method : ElementFilter.methodsIn(rules.getEnclosedElements())) {
            if (method.getModifiers().contains(Modifier.PRIVATE)) continue;
            try {
                ExecutableElement primal = targetOf(method, target);
                found.add(new Signature(method, callee(method, primal), Frontend.isPublic(primal)));
            } catch (Refusal refusal) {
                sources.report(refusal.diagnostic());
            }
        }
        return found;
    }

    /** The method that a class marked {@link PullbackOf} is for, as class and name; empty where javac complains of the class. */
    public static Optional<String> pullbackOf(TypeElement pullback) {
        for (AnnotationMirror a : pullback.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) a.getAnnotationType().asElement();
            if (!type.getQualifiedName().contentEquals(PullbackOf.class.getName())) continue;
            String owner = null;
            String name = null;
            for (var value : a.getElementValues().values()) {
                if (value.getValue() instanceof DeclaredType t && t.getKind() == TypeKind.DECLARED)
                    owner = ((TypeElement) t.asElement()).getQualifiedName().toString();
                else if (value.getValue() instanceof String s) name = s;
            }
            if (owner != null && name != null) return Optional.of(owner + "." + name);
        }
        return Optional.empty();
    }

    /** The class of {@code @DerivativesOf}; null where there is none, of which javac complains. */
    private @Nullable TypeElement target() {
        for (AnnotationMirror a : rules.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) a.getAnnotationType().asElement();
            if (!type.getQualifiedName().contentEquals(DerivativesOf.class.getName())) continue;
            for (var value : a.getElementValues().values()) {
                if (value.getValue() instanceof DeclaredType t && t.getKind() == TypeKind.DECLARED) {
                    return (TypeElement) t.asElement();
                }
            }
        }
        return null;
    }

    private ExecutableElement targetOf(ExecutableElement rule, TypeElement owner) {
        requireShape(rule);
        List<ExecutableElement> named =
                ElementFilter.methodsIn(sources.environment().getElementUtils().getAllMembers(owner)).stream()
                        .filter(m -> m.getSimpleName().equals(rule.getSimpleName()))
                        .toList();
        List<TypeMirror> operands = operands(rule);
        ExecutableElement target = named.stream()
                .filter(m -> same(operands, parameters(m)))
                .findFirst()
                .orElseThrow(() -> refusal(
                        Problem.RULE_TARGET,
                        rule,
                        owner.getSimpleName(),
                        text(rule.getSimpleName(), operands),
                        named.isEmpty() ? "" : ": " + texts(named)));
        requireNumbers(rule, target);
        return target;
    }

    private void requireShape(ExecutableElement rule) {
        if (!rule.getModifiers().contains(Modifier.STATIC)) throw noRule(rule, "it is not static");
        if (!rule.getTypeParameters().isEmpty()) throw noRule(rule, "it has type parameters");
        if (!rule.getReturnType().toString().equals("double[]")) {
            throw noRule(rule, "it returns " + rule.getReturnType());
        }
        List<? extends VariableElement> parameters = rule.getParameters();
        for (VariableElement p : parameters) {
            boolean last = p == parameters.get(parameters.size() - 1);
            if (isResult(p) && !last) throw noRule(rule, "its parameter marked @Result is not the last one");
        }
    }

    private void requireNumbers(ExecutableElement rule, ExecutableElement target) {
        TypeMirror result = target.getReturnType();
        if (!isFloating(result)) {
            throw refusal(Problem.RULE_RESULT, rule, text(target.getSimpleName(), parameters(target)), result);
        }
        if (operands(rule).stream().noneMatch(RuleSignatures::isFloating)) {
            throw noRule(rule, "it has no parameter of type double or float to be differentiated by");
        }
        for (VariableElement p : rule.getParameters()) {
            if (isResult(p) && !types.isSameType(p.asType(), result)) {
                throw noRule(
                        rule,
                        "its parameter marked @Result is of type " + p.asType() + ", and the result of type " + result);
            }
        }
    }

    private static boolean isResult(VariableElement parameter) {
        return parameter.getAnnotation(Result.class) != null;
    }

    private static boolean isFloating(TypeMirror type) {
        return type.getKind() == TypeKind.DOUBLE || type.getKind() == TypeKind.FLOAT;
    }

    /** The parameters that stand for those of the target. */
    private List<TypeMirror> operands(ExecutableElement rule) {
        return rule.getParameters().stream()
                .filter(p -> !isResult(p))
                .map(VariableElement::asType)
                .map(types::erasure)
                .toList();
    }

    /** The parameters of a method, the receiver of an instance method first. */
    private List<TypeMirror> parameters(ExecutableElement method) {
        List<TypeMirror> all = new ArrayList<>();
        if (!method.getModifiers().contains(Modifier.STATIC))
            all.add(types.erasure(method.getEnclosingElement().asType()));
        for (VariableElement p : method.getParameters()) all.add(types.erasure(p.asType()));
        return all;
    }

    private boolean same(List<TypeMirror> a, List<TypeMirror> b) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) if (!types.isSameType(a.get(i), b.get(i))) return false;
        return true;
    }

    private Callee callee(ExecutableElement rule, ExecutableElement target) {
        JavaTypes java = new JavaTypes(types, sources.environment().getElementUtils());
        Element owner = target.getEnclosingElement();
        boolean isStatic = target.getModifiers().contains(Modifier.STATIC);
        List<Type> parameters = operands(rule).stream().map(java::value).toList();
        return new Callee(
                isStatic ? Callee.Kind.STATIC : Callee.Kind.INSTANCE,
                ((TypeElement) owner).getQualifiedName().toString(),
                target.getSimpleName().toString(),
                parameters,
                java.value(target.getReturnType()));
    }

    private String texts(List<ExecutableElement> methods) {
        return methods.stream()
                .filter(m -> m.getKind() == ElementKind.METHOD)
                .map(m -> text(m.getSimpleName(), parameters(m)))
                .collect(Collectors.joining(", "));
    }

    private static String text(CharSequence name, List<TypeMirror> parameters) {
        return parameters.stream().map(TypeMirror::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }

    private Refusal noRule(ExecutableElement method, String reason) {
        return refusal(Problem.RULE_SHAPE, method, method.getSimpleName(), reason);
    }

    private Refusal refusal(Problem problem, ExecutableElement rule, Object... arguments) {
        return new Refusal(problem, sources.positionOf(rule), arguments);
    }
}
