package org.wengert.processor.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.wengert.Differentiable;
import org.wengert.WengertGenerated;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.rules.RuleBook;

/** Reads companions of other compilations, which are rules for their methods: they have the shape of hand-written pullbacks. */
final class CompanionReader {
    private final Elements elements;
    private final Types types;
    private final RuleTargets targets;

    CompanionReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.targets = new RuleTargets(elements, types);
    }

    /** The name of a method's companion, where no other is asked for. */
    static String defaultName(ExecutableElement method) {
        StringBuilder name = new StringBuilder(method.getSimpleName());
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        for (Element e = method.getEnclosingElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
            name.insert(0, e.getSimpleName());
        }
        return name.toString();
    }

    /** The rules that companions are for the methods of a class, by their keys. */
    Map<String, List<RuleBook.Published>> read(String owner) {
        Map<String, List<RuleBook.Published>> rules = new LinkedHashMap<>();
        TypeElement type = elements.getTypeElement(owner);
        if (type == null) return rules;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Differentiable mark = method.getAnnotation(Differentiable.class);
            if (mark == null) continue;
            String name = mark.name().isEmpty() ? defaultName(method) : mark.name();
            companion(method, name).flatMap(c -> rule(method, c)).ifPresent(rule -> {
                RuleBook.Published published = new RuleBook.Published(name, () -> rule);
                rules.put(RuleBook.keyOf(targets.callee(method)), List.of(published));
            });
        }
        return rules;
    }

    private Optional<TypeElement> companion(ExecutableElement method, String name) {
        String home = elements.getPackageOf(method).getQualifiedName().toString();
        TypeElement type = elements.getTypeElement(home.isEmpty() ? name : home + "." + name);
        WengertGenerated mark = type == null ? null : type.getAnnotation(WengertGenerated.class);
        return mark != null && mark.isRule() ? Optional.of(type) : Optional.empty();
    }

    /** The rule that a companion is; empty where a limit of the JVM has left members out. */
    private Optional<Rule> rule(ExecutableElement method, TypeElement companion) {
        List<TypeMirror> operands = targets.operands(method);
        Optional<ExecutableElement> pullback = targets.taking(targets.named(companion, "pullback"), operands);
        if (pullback.isEmpty()) return Optional.empty();
        TypeElement sweeps = (TypeElement) types.asElement(pullback.get().getReturnType());
        ExecutableElement apply = targets.named(sweeps, "apply").get(0);
        return Optional.of(new Rule.Pullback(
                targets.callee(pullback.get()),
                targets.callee(targets.named(sweeps, "value").get(0)),
                targets.callee(apply),
                inputs(operands, apply.getReturnType()),
                List.of(new Rule.Output(Rule.Output.RESULT, null)),
                null,
                pushforward(companion),
                false));
    }

    /** Cotangents come in the order of the parameters. */
    private List<Rule.Input> inputs(List<TypeMirror> operands, TypeMirror given) {
        List<Integer> places = java.util.stream.IntStream.range(0, operands.size())
                .filter(i -> carries(operands.get(i)))
                .boxed()
                .toList();
        if (places.size() == 1) return List.of(new Rule.Input(places.get(0), null));
        List<? extends RecordComponentElement> components =
                ((TypeElement) types.asElement(given)).getRecordComponents();
        return places.stream()
                .map(i -> new Rule.Input(
                        i, targets.callee(components.get(places.indexOf(i)).getAccessor())))
                .toList();
    }

    private static boolean carries(TypeMirror type) {
        TypeMirror entry = type;
        while (entry instanceof ArrayType array) entry = array.getComponentType();
        return switch (entry.getKind()) {
            case DOUBLE, FLOAT -> true;
            default -> false;
        };
    }

    private Rule.@Nullable Pushforward pushforward(TypeElement companion) {
        List<ExecutableElement> all = targets.named(companion, "pushforward").stream()
                .filter(m -> m.getModifiers().contains(Modifier.STATIC))
                .toList();
        if (all.isEmpty()) return null;
        TypeElement both = (TypeElement) types.asElement(all.get(0).getReturnType());
        return new Rule.Pushforward(
                targets.callee(all.get(0)), accessor(both, "value"), accessor(both, "tangent"), false);
    }

    private Callee accessor(TypeElement record, String name) {
        return targets.callee(targets.named(record, name).get(0));
    }
}
