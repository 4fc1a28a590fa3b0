package org.wengert.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The top-level types of all rounds so far. Javac makes new elements in each round, so only names are kept. */
final class UserTypes {
    private final Elements elements;
    private final Set<String> names = new LinkedHashSet<>();

    UserTypes(Elements elements) {
        this.elements = elements;
    }

    void add(TypeElement type) {
        names.add(type.getQualifiedName().toString());
    }

    boolean contains(String qualifiedName) {
        return names.contains(qualifiedName);
    }

    /** Whether a class, nested ones included, is in the source of the compilation. */
    boolean isOfSource(String qualifiedName) {
        for (String name = qualifiedName; ; name = name.substring(0, name.lastIndexOf('.'))) {
            if (names.contains(name)) return true;
            if (name.indexOf('.') < 0) return false;
        }
    }

    /** As they are in this round. */
    List<TypeElement> all() {
        List<TypeElement> types = new ArrayList<>();
        for (String name : names) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }

    /** A type, nested ones included, as it is in this round. */
    Optional<TypeElement> named(String qualifiedName) {
        return Optional.ofNullable(elements.getTypeElement(qualifiedName));
    }

    /** The methods whose keys are accepted, as they are in this round. */
    List<ExecutableElement> methods(Predicate<String> keys) {
        return all().stream()
                .flatMap(UserTypes::methodsOf)
                .filter(method -> keys.test(key(method)))
                .toList();
    }

    private static Stream<ExecutableElement> methodsOf(TypeElement type) {
        return Stream.concat(
                ElementFilter.methodsIn(type.getEnclosedElements()).stream(),
                ElementFilter.typesIn(type.getEnclosedElements()).stream().flatMap(UserTypes::methodsOf));
    }

    /** A name for a method that is the same in each round, also where a type of its signature was missing before. */
    static String key(ExecutableElement method) {
        Element type = method.getEnclosingElement();
        List<ExecutableElement> overloads = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .toList();
        return type + "." + method.getSimpleName() + "#" + overloads.indexOf(method);
    }

    /** The name of the outermost class around a method or class, or of this itself. */
    static String topLevelName(Element member) {
        Element type = member;
        while (type.getEnclosingElement() instanceof TypeElement outer) {
            type = outer;
        }
        return ((TypeElement) type).getQualifiedName().toString();
    }
}
