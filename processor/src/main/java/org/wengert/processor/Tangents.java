package org.wengert.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.emit.TangentWriter;
import org.wengert.processor.frontend.OuterSources;
import org.wengert.processor.frontend.TangentTypes;
import org.wengert.processor.ir.Type;

/** Makes the tangent types of all rounds. A marked type that mentions a class which is not there waits for the next round. */
final class Tangents {
    private final ProcessingEnvironment environment;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> made = new LinkedHashSet<>();

    Tangents(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Notes types that are marked. */
    void mark(Collection<TypeElement> types) {
        types.forEach(type -> asked.add(type.getQualifiedName().toString()));
    }

    /** Whether marked types are still without their tangent types. */
    boolean areAsked() {
        return !asked.isEmpty();
    }

    /** Whether this is the name of a tangent type that has been written. */
    boolean areMade(String qualifiedName) {
        return made.contains(qualifiedName);
    }

    /** Those of the marked types, to which the signatures of this round's methods may add theirs. */
    TangentTypes ofRound(OuterSources sources, Function<String, Optional<Type.Content>> contents) {
        TangentTypes types = new TangentTypes(sources, this::areMade, contents);
        for (String name : List.copyOf(asked)) {
            TypeElement type = environment.getElementUtils().getTypeElement(name);
            try {
                if (types.mark(type)) asked.remove(name);
            } catch (Refusal refusal) {
                asked.remove(name);
                sources.report(refusal.diagnostic());
            }
        }
        return types;
    }

    /** Writes them, and returns their sources by qualified name. */
    Map<String, String> write(TangentTypes types) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (TangentTypes.Needed needed : types.needed()) {
            String name = needed.type().head().qualifiedName();
            String source = TangentWriter.write(needed.type());
            try (Writer writer = environment
                    .getFiler()
                    .createSourceFile(name, needed.origin())
                    .openWriter()) {
                writer.write(source);
            }
            made.add(name);
            sources.put(name, source);
        }
        return sources;
    }
}
