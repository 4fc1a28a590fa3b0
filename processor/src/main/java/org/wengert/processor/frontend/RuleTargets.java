package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Type;

/** Finds the methods that rules are for. */
final class RuleTargets {
    private final Elements elements;
    private final Types types;

    RuleTargets(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** What an annotation says. */
    static Optional<Object> value(Element element, Class<?> annotation, String name) {
        for (AnnotationMirror a : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) a.getAnnotationType().asElement();
            if (!type.getQualifiedName().contentEquals(annotation.getName())) continue;
            for (var entry : a.getElementValues().entrySet()) {
                AnnotationValue value = entry.getValue();
                if (entry.getKey().getSimpleName().contentEquals(name)) return Optional.of(value.getValue());
            }
        }
        return Optional.empty();
    }

    /** The class that an annotation names; empty where there is none, of which javac complains. */
    static Optional<TypeElement> type(Element element, Class<?> annotation, String name) {
        return value(element, annotation, name)
                .filter(v -> v instanceof DeclaredType t && t.getKind() == TypeKind.DECLARED)
                .map(v -> (TypeElement) ((DeclaredType) v).asElement());
    }

    /** The methods of a class that have this name, inherited ones too. */
    List<ExecutableElement> named(TypeElement owner, String name) {
        return ElementFilter.methodsIn(elements.getAllMembers(owner)).stream()
                .filter(m -> m.getSimpleName().contentEquals(name))
                .toList();
    }

    /** The one that takes these operands, the receiver of an instance method first. */
    Optional<ExecutableElement> taking(List<ExecutableElement> methods, List<TypeMirror> operands) {
        return methods.stream().filter(m -> same(operands, operands(m))).findFirst();
    }

    /**
     * The only one that takes these operands and, in the place of those that are chosen, other objects too.
     *
     * @param isObject whether a type is chosen
     */
    Optional<ExecutableElement> takingMore(
            List<ExecutableElement> methods, List<TypeMirror> operands, Predicate<TypeMirror> isObject) {
        List<ExecutableElement> all = methods.stream()
                .filter(m -> takesMore(operands, operands(m), isObject))
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private boolean takesMore(List<TypeMirror> operands, List<TypeMirror> taken, Predicate<TypeMirror> isObject) {
        if (operands.size() != taken.size()) return false;
        for (int i = 0; i < operands.size(); i++) {
            TypeMirror a = operands.get(i);
            boolean fits = types.isSameType(a, taken.get(i)) || isObject.test(a) && types.isSubtype(a, taken.get(i));
            if (!fits) return false;
        }
        return true;
    }

    private boolean same(List<TypeMirror> a, List<TypeMirror> b) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) if (!types.isSameType(a.get(i), b.get(i))) return false;
        return true;
    }

    /** What a method takes, erased, the receiver of an instance method first. */
    List<TypeMirror> operands(ExecutableElement method) {
        List<TypeMirror> all = new ArrayList<>();
        if (!method.getModifiers().contains(Modifier.STATIC))
            all.add(types.erasure(method.getEnclosingElement().asType()));
        for (VariableElement p : method.getParameters()) all.add(types.erasure(p.asType()));
        return all;
    }

    /** The method as something to call. */
    Callee callee(ExecutableElement method) {
        JavaTypes java = new JavaTypes(types, elements);
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        List<Type> parameters = operands(method).stream().map(java::value).toList();
        return new Callee(
                isStatic ? Callee.Kind.STATIC : Callee.Kind.INSTANCE,
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString(),
                method.getSimpleName().toString(),
                parameters,
                java.of(method.getReturnType()));
    }

    /** The methods to choose from, for a message. */
    String texts(List<ExecutableElement> methods) {
        return methods.isEmpty()
                ? ""
                : methods.stream()
                        .map(m -> text(m.getSimpleName(), operands(m)))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    static String text(CharSequence name, List<TypeMirror> operands) {
        return operands.stream().map(TypeMirror::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
