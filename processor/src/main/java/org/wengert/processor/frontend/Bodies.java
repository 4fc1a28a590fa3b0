package org.wengert.processor.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;

/** Remembers what the names in lowered code stand for, so that bodies and classes can be found. */
final class Bodies {
    /** The companions that methods may call. */
    final Nesting nesting;

    private final Models models;
    private final Map<Callee, Element> elements = new LinkedHashMap<>();
    private final Map<Callee, Supplier<Function>> closures = new LinkedHashMap<>();
    private final Map<String, TypeElement> classes = new LinkedHashMap<>();

    Bodies(Source source, Nesting nesting) {
        this.nesting = nesting;
        this.models = new Models(source);
    }

    Models models() {
        return models;
    }

    void note(Callee callee, Element element) {
        elements.put(key(callee), models.real(element));
        if (element.getEnclosingElement() instanceof TypeElement owner) note(callee.owner(), owner);
    }

    /** A callee without what is known of one call of it. */
    private static Callee key(Callee callee) {
        return callee.catching(List.of()).withSummary(null);
    }

    /** Notes a class under its name in the IR. */
    void note(String name, TypeElement type) {
        classes.put(name, (TypeElement) models.real(type));
    }

    /** Notes how the body of a function object is lowered. */
    void note(Callee closure, Supplier<Function> body) {
        closures.put(closure, body);
    }

    @Nullable
    Element of(Callee callee) {
        return elements.get(key(callee));
    }

    @Nullable
    Supplier<Function> ofClosure(Callee callee) {
        return closures.get(callee);
    }

    @Nullable
    TypeElement classOf(String name) {
        return classes.get(name);
    }
}
