package org.wengert.processor.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Type;

/**
 * Classes of the platform, and of what generated code calls, whose objects are taken apart as the user's are. Each has a model: a class of the same name in a package below
 * {@code models}, which does the same in Java that can be lowered. Its source is part of the shadow; in the IR it has the name of the
 * class that it stands for.
 */
final class Models {
    static final String PREFIX = "org.wengert.processor.models.";

    private static final List<String> NAMES = List.of(
            "java.util.AbstractList",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.Comparator",
            "java.util.DoubleSummaryStatistics",
            "java.util.List",
            "java.util.Objects",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.function.BiFunction",
            "java.util.function.BinaryOperator",
            "java.util.function.Consumer",
            "java.util.function.DoubleConsumer",
            "java.util.function.DoublePredicate",
            "java.util.function.DoubleUnaryOperator",
            "java.util.function.Function",
            "java.util.function.IntPredicate",
            "java.util.function.IntUnaryOperator",
            "java.util.function.Predicate",
            "java.util.function.UnaryOperator",
            "java.util.stream.Collector",
            "java.util.stream.Collectors",
            "java.util.stream.DoubleStream",
            "java.util.stream.IntStream",
            "java.util.stream.Stream",
            "org.wengert.support.Arguments",
            "org.wengert.support.Tangents",
            "ArgumentList",
            "ArrayView",
            "DoubleSink",
            "Doubles",
            "Exactly",
            "FixedList",
            "IntSink",
            "Ints",
            "Merges",
            "ObjectSink",
            "Pipeline",
            "Sink");

    private final Source source;
    private final JavaTypes types;

    Models(Source source) {
        this.source = source;
        this.types = new JavaTypes(source);
    }

    /** The name of what a class stands for; of any other class its own. */
    static String nameOf(String name) {
        boolean isModel = name.startsWith(PREFIX + "java.") || name.startsWith(PREFIX + "org.");
        return isModel ? name.substring(PREFIX.length()) : name;
    }

    static boolean isModelled(String className) {
        String name = shortName(className);
        return NAMES.stream().anyMatch(n -> name.equals(n) || name.startsWith(n + ".") || name.startsWith(n + "$"));
    }

    private static String shortName(String className) {
        return className.startsWith(PREFIX) ? className.substring(PREFIX.length()) : className;
    }

    static boolean isModel(TypeElement type) {
        Element outermost = type;
        while (outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE)
            outermost = outermost.getEnclosingElement();
        return ((TypeElement) outermost).getQualifiedName().toString().startsWith(PREFIX);
    }

    /** Offers the sources to a shadow, which reads those that are asked for. */
    static void offer(ShadowFiles files) {
        for (String name : NAMES) files.offer(PREFIX + name, ShadowSource.model(PREFIX + name, () -> text(name)));
    }

    private static String text(String name) {
        String file = "/" + (PREFIX + name).replace('.', '/') + ".java";
        try (InputStream in = Models.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model of a class. */
    Optional<TypeElement> of(String className) {
        if (!isModelled(className)) return Optional.empty();
        return Optional.ofNullable(source.elements().getTypeElement(PREFIX + shortName(className)));
    }

    /** What an element of a model stands for; the element itself if there is no such thing. */
    Element real(Element element) {
        if (element instanceof TypeElement type) {
            if (!isModel(type)) return type;
            TypeElement real = source.elements()
                    .getTypeElement(nameOf(type.getQualifiedName().toString()));
            return real == null ? type : real;
        }
        if (!(element instanceof ExecutableElement method)
                || !(element.getEnclosingElement() instanceof TypeElement owner)) return element;
        TypeElement real = (TypeElement) real(owner);
        ExecutableElement found =
                real == owner ? null : find(real, method.getSimpleName().toString(), types.parameters(method));
        return found == null ? element : found;
    }

    /** The method of a model that a callee names. */
    Optional<ExecutableElement> method(Callee callee) {
        boolean hasReceiver = callee.kind().hasReceiver();
        List<Type> parameters =
                hasReceiver ? callee.parameters().subList(1, callee.parameters().size()) : callee.parameters();
        return of(callee.owner())
                .map(type -> find(type, callee.name(), parameters))
                .filter(m -> m.getKind() == ElementKind.CONSTRUCTOR
                        || hasReceiver != m.getModifiers().contains(Modifier.STATIC))
                .filter(m -> !m.getModifiers().contains(Modifier.ABSTRACT));
    }

    @Nullable
    ExecutableElement find(TypeElement type, String name, List<Type> parameters) {
        for (Element e : type.getEnclosedElements()) {
            if (e instanceof ExecutableElement m
                    && m.getSimpleName().contentEquals(name)
                    && types.parameters(m).equals(parameters)) return m;
        }
        return null;
    }
}
