package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;

/** Reads hand-written pullbacks: which method each is for, and how it is used. */
public final class PullbackReader {
    /** The name of the component for the result of a method that overwrites arguments as well. */
    private static final String RESULT = "result";

    /**
     * A hand-written pullback.
     *
     * @param target the method that it is for
     * @param names of the parameters of {@code of}
     * @param isPublic whether code of all packages can use it
     */
    public record Pullback(Callee target, Rule.Pullback rule, List<String> names, boolean isPublic) {}

    private final Elements elements;
    private final Types types;
    private final RuleTargets targets;
    private final java.util.function.Function<Element, Position> positions;
    private final java.util.function.Function<String, Optional<Type.Content>> contents;
    private final TypeElement type;
    private final @Nullable List<String> names;
    private boolean isPublic = true;

    private PullbackReader(
            Elements elements,
            Types types,
            java.util.function.Function<Element, Position> positions,
            java.util.function.Function<String, Optional<Type.Content>> contents,
            TypeElement type,
            @Nullable List<String> names) {
        this.contents = contents;
        this.elements = elements;
        this.types = types;
        this.targets = new RuleTargets(elements, types);
        this.positions = positions;
        this.type = type;
        this.names = names;
    }

    /**
     * Reads a class that is marked {@link PullbackOf}; empty where javac complains of the annotation.
     *
     * @param contents what objects of a class hold that are their own tangents
     * @throws Refusal if it is no pullback
     */
    public static Optional<Pullback> read(
            OuterSources sources,
            TypeElement type,
            java.util.function.Function<String, Optional<Type.Content>> contents) {
        Elements elements = sources.environment().getElementUtils();
        Types types = sources.environment().getTypeUtils();
        return new PullbackReader(elements, types, sources::positionOf, contents, type, null).read();
    }

    /** Reads one of a library, of which the names of parameters are told besides, since class files may not have them. */
    static Optional<Pullback> published(
            Elements elements,
            Types types,
            java.util.function.Function<String, Optional<Type.Content>> contents,
            TypeElement type,
            List<String> names) {
        return new PullbackReader(elements, types, e -> Position.NONE, contents, type, names).read();
    }

    private Optional<Pullback> read() {
        Optional<TypeElement> owner = RuleTargets.type(type, PullbackOf.class, "type");
        Optional<Object> method = RuleTargets.value(type, PullbackOf.class, "method");
        if (owner.isEmpty() || method.isEmpty()) return Optional.empty();
        ExecutableElement of = of();
        ExecutableElement target = target(owner.get(), method.get().toString(), of);
        Rule.Pullback rule = rule(of, target);
        return Optional.of(new Pullback(targets.callee(target), rule, names(of), isPublic));
    }

    // ---- of

    private ExecutableElement of() {
        require(!type.getModifiers().contains(Modifier.PRIVATE), type, "it is private");
        List<ExecutableElement> all = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals("of"))
                .filter(m -> m.getModifiers().contains(Modifier.STATIC))
                .toList();
        require(!all.isEmpty(), type, "it has no static method of(...)");
        require(all.size() == 1, all.get(all.size() - 1), "it has several methods of(...)");
        ExecutableElement of = all.get(0);
        requireAccess(of);
        require(of.getTypeParameters().isEmpty(), of, "of(...) has type parameters");
        boolean own = types.isSameType(types.erasure(of.getReturnType()), types.erasure(type.asType()));
        require(own, of, "of(...) returns " + of.getReturnType() + " and not " + type.getSimpleName());
        return of;
    }

    private ExecutableElement target(TypeElement owner, String method, ExecutableElement of) {
        List<ExecutableElement> named = targets.named(owner, method);
        List<TypeMirror> operands = targets.operands(of);
        ExecutableElement target = targets.taking(named, operands)
                .or(() -> targets.takingMore(named, operands, this::isObject))
                .orElseThrow(() -> new Refusal(
                        Problem.RULE_TARGET,
                        positions.apply(of),
                        owner.getSimpleName(),
                        RuleTargets.text(method, operands),
                        targets.texts(named)));
        for (TypeMirror thrown : of.getThrownTypes()) {
            boolean known =
                    isUnchecked(thrown) || target.getThrownTypes().stream().anyMatch(t -> types.isSubtype(thrown, t));
            require(known, of, "of(...) throws " + thrown + ", which " + method + " does not");
        }
        return target;
    }

    private boolean isUnchecked(TypeMirror thrown) {
        return types.isSubtype(thrown, elementType("java.lang.RuntimeException"))
                || types.isSubtype(thrown, elementType("java.lang.Error"));
    }

    private TypeMirror elementType(String name) {
        return elements.getTypeElement(name).asType();
    }

    private List<String> names(ExecutableElement of) {
        return names != null
                ? names
                : of.getParameters().stream()
                        .map(p -> p.getSimpleName().toString())
                        .toList();
    }

    // ---- the rest

    private Rule.Pullback rule(ExecutableElement of, ExecutableElement target) {
        ExecutableElement value = member("value", 0);
        ExecutableElement apply = member("apply", 1);
        TypeMirror values = value.getReturnType();
        TypeMirror seeds = apply.getParameters().get(0).asType();
        require(
                types.isSameType(values, seeds),
                apply.getParameters().get(0),
                "the seed of apply is of type " + seeds + ", and value() of type " + values);
        List<Rule.Output> outputs = outputs(of, target, value);
        List<Rule.Input> inputs = inputs(of, apply);
        return new Rule.Pullback(
                targets.callee(of),
                targets.callee(value),
                targets.callee(apply),
                inputs,
                outputs,
                outputs.get(0).component() == null ? null : constructor(values),
                pushforward(of, values, inputs),
                isOutput(of, target, outputs));
    }

    /** Whether the method returns the object that it overwrites. */
    private static boolean isOutput(ExecutableElement of, ExecutableElement target, List<Rule.Output> outputs) {
        return target.getReturnType().getKind() != TypeKind.VOID
                && outputs.stream().noneMatch(o -> o.argument() == Rule.Output.RESULT);
    }

    /** The one method of a name that is not static. */
    private ExecutableElement member(String name, int parameters) {
        List<ExecutableElement> all = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals(name))
                .filter(m -> !m.getModifiers().contains(Modifier.STATIC))
                .filter(m -> m.getParameters().size() == parameters)
                .toList();
        String text = parameters == 0 ? name + "()" : name + "(seed)";
        require(!all.isEmpty(), type, "it has no method " + text);
        require(all.size() == 1, all.get(all.size() - 1), "it has several methods " + text);
        ExecutableElement method = all.get(0);
        requireAccess(method);
        for (TypeMirror thrown : method.getThrownTypes())
            require(isUnchecked(thrown), method, text + " throws " + thrown);
        return method;
    }

    private List<Rule.Output> outputs(ExecutableElement of, ExecutableElement target, ExecutableElement value) {
        List<VariableElement> overwritten = new ArrayList<>();
        for (VariableElement p : of.getParameters()) {
            if (p.getAnnotation(Overwritten.class) == null) continue;
            boolean memory = isObject(p.asType()) || p.asType() instanceof ArrayType && isDifferentiable(p.asType());
            require(memory, p, "the parameter " + p + " cannot be overwritten");
            overwritten.add(p);
        }
        TypeMirror result = target.getReturnType();
        TypeMirror values = value.getReturnType();
        if (overwritten.isEmpty()) {
            require(
                    fits(values, result),
                    value,
                    "value() is of type " + values + ", and " + target.getSimpleName() + " of type " + result);
            require(isDifferentiable(values), value, "values of type " + result + " have no derivatives");
            return List.of(new Rule.Output(Rule.Output.RESULT, null));
        }
        return packed(of, overwritten, result, value);
    }

    /** Several outputs: the components of a record. */
    private List<Rule.Output> packed(
            ExecutableElement of, List<VariableElement> overwritten, TypeMirror result, ExecutableElement value) {
        List<String> wanted = overwritten.stream()
                .map(p -> names(of).get(of.getParameters().indexOf(p)))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean isOneOfThem = overwritten.size() == 1
                && fits(overwritten.get(0).asType(), result)
                && isObject(overwritten.get(0).asType());
        if (result.getKind() != TypeKind.VOID && !isOneOfThem) wanted.add(RESULT);
        List<RecordComponentElement> components = components(value, value.getReturnType(), "value()", wanted);
        List<Rule.Output> outputs = new ArrayList<>();
        for (RecordComponentElement c : components) {
            int place = place(names(of), c);
            TypeMirror expected =
                    place < 0 ? result : of.getParameters().get(place).asType();
            requireType(c, expected);
            outputs.add(new Rule.Output(place < 0 ? Rule.Output.RESULT : place, targets.callee(c.getAccessor())));
        }
        return outputs;
    }

    private List<Rule.Input> inputs(ExecutableElement of, ExecutableElement apply) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < of.getParameters().size(); i++) {
            if (isDifferentiable(of.getParameters().get(i).asType())) places.add(i);
        }
        require(!places.isEmpty(), of, "of(...) has no parameter that carries derivatives");
        TypeMirror given = apply.getReturnType();
        places.removeIf(place -> isOnlyOutput(of, place, given));
        if (places.size() == 1 && isDifferentiable(given)) {
            TypeMirror expected = of.getParameters().get(places.get(0)).asType();
            require(
                    types.isSameType(given, expected),
                    apply,
                    "apply gives " + given + ", and the parameter is of type " + expected);
            return List.of(new Rule.Input(places.get(0), null));
        }
        List<String> wanted = places.stream().map(names(of)::get).toList();
        List<RecordComponentElement> components = components(apply, given, "apply", wanted);
        List<Rule.Input> inputs = new ArrayList<>();
        for (int place : places) {
            RecordComponentElement c = components.stream()
                    .filter(candidate -> place(names(of), candidate) == place)
                    .findFirst()
                    .orElseThrow();
            requireType(c, of.getParameters().get(place).asType());
            inputs.add(new Rule.Input(place, targets.callee(c.getAccessor())));
        }
        return inputs;
    }

    /** Whether the gradient says nothing of an object that is overwritten: then it does not matter what it was. */
    private boolean isOnlyOutput(ExecutableElement of, int place, TypeMirror gradient) {
        VariableElement p = of.getParameters().get(place);
        if (p.getAnnotation(Overwritten.class) == null || !isObject(p.asType())) return false;
        Element element = types.asElement(gradient);
        if (element == null || element.getKind() != ElementKind.RECORD) return differentiable(of) > 1;
        String name = names(of).get(place);
        return ((TypeElement) element).getRecordComponents().stream().noneMatch(c -> matches(c, name));
    }

    private long differentiable(ExecutableElement of) {
        return of.getParameters().stream()
                .filter(p -> isDifferentiable(p.asType()))
                .count();
    }

    /** Whether a value of one type is one of another, or the object that a generic method gives. */
    private boolean fits(TypeMirror given, TypeMirror expected) {
        if (given.getKind() == TypeKind.VOID || expected.getKind() == TypeKind.VOID) return false;
        boolean same = types.isSameType(types.erasure(given), types.erasure(expected));
        return same || isObject(given) && types.isSubtype(types.erasure(given), types.erasure(expected));
    }

    /** The components of a record, which must be these in any order; Java forbids some names, which have {@code _} behind them. */
    private List<RecordComponentElement> components(
            ExecutableElement method, TypeMirror given, String what, List<String> wanted) {
        Element element = types.asElement(given);
        String list = wanted.stream().collect(Collectors.joining(", "));
        require(
                element != null && element.getKind() == ElementKind.RECORD,
                method,
                what + " gives " + given + " and not a record with the components " + list);
        requireAccess(element);
        List<? extends RecordComponentElement> found = ((TypeElement) element).getRecordComponents();
        for (String name : wanted) {
            boolean has = found.stream().anyMatch(c -> matches(c, name));
            require(has, element, element.getSimpleName() + " has no component " + name);
        }
        for (RecordComponentElement c : found) {
            boolean known = wanted.stream().anyMatch(name -> matches(c, name));
            require(known, c, element.getSimpleName() + " has a component " + c.getSimpleName() + " beside " + list);
        }
        return List.copyOf(found);
    }

    private static boolean matches(RecordComponentElement component, String name) {
        return component.getSimpleName().contentEquals(name)
                || component.getSimpleName().contentEquals(name + "_");
    }

    private static int place(List<String> names, RecordComponentElement component) {
        for (int i = 0; i < names.size(); i++) if (matches(component, names.get(i))) return i;
        return -1;
    }

    private void requireType(RecordComponentElement component, TypeMirror expected) {
        require(
                types.isSameType(types.erasure(component.asType()), types.erasure(expected)),
                component,
                "the component " + component.getSimpleName() + " is of type " + component.asType() + " and not "
                        + expected);
    }

    private Callee constructor(TypeMirror given) {
        TypeElement element = (TypeElement) types.asElement(given);
        JavaTypes java = new JavaTypes(types, elements);
        List<Type> parameters = element.getRecordComponents().stream()
                .map(c -> java.value(c.asType()))
                .toList();
        String owner = element.getQualifiedName().toString();
        return new Callee(Callee.Kind.CONSTRUCTOR, owner, "<init>", parameters, new Type.Reference(owner));
    }

    // ---- pushforward

    private Rule.@Nullable Pushforward pushforward(ExecutableElement of, TypeMirror values, List<Rule.Input> inputs) {
        List<ExecutableElement> all = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals("pushforward"))
                .toList();
        if (all.isEmpty()) return null;
        ExecutableElement push = all.get(0);
        require(all.size() == 1, all.get(all.size() - 1), "it has several methods pushforward");
        require(push.getModifiers().contains(Modifier.STATIC), push, "pushforward is not static");
        requireAccess(push);
        for (TypeMirror thrown : push.getThrownTypes())
            require(isUnchecked(thrown), push, "pushforward throws " + thrown);
        List<TypeMirror> expected = new ArrayList<>(targets.operands(of));
        for (Rule.Input input : inputs)
            expected.add(types.erasure(of.getParameters().get(input.argument()).asType()));
        require(
                targets.taking(List.of(push), expected).isPresent(),
                push,
                "the parameters of pushforward are not " + RuleTargets.text("", expected));
        TypeMirror given = push.getReturnType();
        if (types.isSameType(given, values)) return new Rule.Pushforward(targets.callee(push), null, null, false);
        if (types.isSameType(given, only(values))) return new Rule.Pushforward(targets.callee(push), null, null, true);
        List<RecordComponentElement> pair = components(push, given, "pushforward", List.of("value", "tangent"));
        pair.forEach(c -> requireType(c, values));
        return new Rule.Pushforward(targets.callee(push), accessor(pair, "value"), accessor(pair, "tangent"), false);
    }

    /** The type of a record's only component; of anything else the type itself. */
    private TypeMirror only(TypeMirror values) {
        boolean isRecord = types.asElement(values) instanceof TypeElement e && e.getKind() == ElementKind.RECORD;
        if (!isRecord) return values;
        List<? extends RecordComponentElement> components =
                ((TypeElement) types.asElement(values)).getRecordComponents();
        return components.size() == 1 ? components.get(0).asType() : values;
    }

    private Callee accessor(List<RecordComponentElement> components, String name) {
        return components.stream()
                .filter(c -> matches(c, name))
                .findFirst()
                .map(c -> targets.callee(c.getAccessor()))
                .orElseThrow();
    }

    // ---- what is asked of all

    private boolean isDifferentiable(TypeMirror given) {
        if (isObject(given)) return true;
        TypeMirror t = given;
        while (t instanceof ArrayType a) t = a.getComponentType();
        return t.getKind() == TypeKind.DOUBLE || t.getKind() == TypeKind.FLOAT;
    }

    /** Whether values of a type are objects that are their own tangents. */
    private boolean isObject(TypeMirror given) {
        return types.erasure(given) instanceof DeclaredType declared
                && declared.getKind() == TypeKind.DECLARED
                && contents.apply(((TypeElement) declared.asElement())
                                .getQualifiedName()
                                .toString())
                        .isPresent();
    }

    private void requireAccess(Element member) {
        isPublic &= Frontend.isPublic(member);
        require(!member.getModifiers().contains(Modifier.PRIVATE), member, member.getSimpleName() + " is private");
    }

    /** Where the source of a component is. */
    private static Element declaration(RecordComponentElement component) {
        return ElementFilter.fieldsIn(component.getEnclosingElement().getEnclosedElements()).stream()
                .filter(f -> f.getSimpleName().equals(component.getSimpleName()))
                .map(Element.class::cast)
                .findFirst()
                .orElse(component);
    }

    private void require(boolean condition, Element at, String reason) {
        if (condition) return;
        Position position = positions.apply(at instanceof RecordComponentElement c ? declaration(c) : at);
        if (position.equals(Position.NONE)) position = positions.apply(type);
        throw new Refusal(Problem.PULLBACK_SHAPE, position, type.getSimpleName(), reason);
    }
}
