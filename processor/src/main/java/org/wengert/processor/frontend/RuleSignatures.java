package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.wengert.DerivativesOf;
import org.wengert.Result;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;

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
    private final RuleTargets targets;
    private final Types types;
    private final TypeElement rules;

    private RuleSignatures(OuterSources sources, TypeElement rules) {
        this.sources = sources;
        this.types = sources.environment().getTypeUtils();
        this.targets = new RuleTargets(sources.environment().getElementUtils(), types);
        this.rules = rules;
    }

    /** The rules of a class that is marked {@link DerivativesOf}; what is none, and should be, is reported. */
    public static List<Signature> of(OuterSources sources, TypeElement rules) {
        return RuleTargets.type(rules, DerivativesOf.class, "value")
                .map(target -> new RuleSignatures(sources, rules).all(target))
                .orElse(List.of());
    }

    private List<Signature> all(TypeElement target) {
        List<Signature> found = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(rules.getEnclosedElements())) {
            if (method.getModifiers().contains(Modifier.PRIVATE)) continue;
            try {
                ExecutableElement primal = targetOf(method, target);
                found.add(new Signature(method, targets.callee(primal), Frontend.isPublic(primal)));
            } catch (Refusal refusal) {
                sources.report(refusal.diagnostic());
            }
        }
        return found;
    }

    private ExecutableElement targetOf(ExecutableElement rule, TypeElement owner) {
        requireShape(rule);
        List<ExecutableElement> named =
                targets.named(owner, rule.getSimpleName().toString());
        List<TypeMirror> operands = operands(rule);
        ExecutableElement target = targets.taking(named, operands)
                .orElseThrow(() -> refusal(
                        Problem.RULE_TARGET,
                        rule,
                        owner.getSimpleName(),
                        RuleTargets.text(rule.getSimpleName(), operands),
                        targets.texts(named)));
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
            String text = RuleTargets.text(target.getSimpleName(), targets.operands(target));
            throw refusal(Problem.RULE_RESULT, rule, text, result);
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

    private Refusal noRule(ExecutableElement method, String reason) {
        return refusal(Problem.RULE_SHAPE, method, method.getSimpleName(), reason);
    }

    private Refusal refusal(Problem problem, ExecutableElement rule, Object... arguments) {
        return new Refusal(problem, sources.positionOf(rule), arguments);
    }
}
