package org.wengert.processor;

import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.wengert.Differentiable;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Stub;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.OuterSources;
import org.wengert.processor.frontend.Shadow;
import org.wengert.processor.frontend.ShadowErrors.ShadowError;
import org.wengert.processor.frontend.SignatureReader;
import org.wengert.processor.ir.Position;

/**
 * Makes the companions of all rounds of one compilation. A method whose body mentions a class that is not there waits for the next round,
 * in which another processor may have generated it.
 */
final class Companions {
    private final ProcessingEnvironment environment;
    private final MethodCompiler compiler;
    private final LateCheck lateCheck;
    private final Set<String> typeNames = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /** Whether names that are missing may still come: not once a round has brought nothing but our own companions. */
    private boolean isPatient = true;

    /** A method that waits, with what it waits for. */
    private record Waiting(Optional<Companion> companion, String reason) {}

    Companions(ProcessingEnvironment environment, MethodCompiler compiler) {
        this.environment = environment;
        this.compiler = compiler;
        this.lateCheck = new LateCheck(environment);
    }

    /** Makes what can be made in this round. */
    void round(RoundEnvironment round) throws IOException {
        boolean onlyOurs = true;
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            onlyOurs &= done.contains(type.getQualifiedName().toString());
            typeNames.add(type.getQualifiedName().toString());
        }
        isPatient = !onlyOurs;
        List<ExecutableElement> methods = new ArrayList<>(waitingMethods());
        methods.addAll(ElementFilter.methodsIn(round.getElementsAnnotatedWith(Differentiable.class)));
        if (methods.isEmpty()) {
            return;
        }
        OuterSources sources = new OuterSources(environment, types());
        Map<String, ExecutableElement> byCompanion = new LinkedHashMap<>();
        Map<String, Companion> companions = new LinkedHashMap<>();
        for (ExecutableElement method : methods) {
            companion(sources, method, byCompanion).ifPresent(companion -> {
                byCompanion.put(companion.qualifiedName(), method);
                companions.put(companion.qualifiedName(), companion);
            });
        }
        if (!companions.isEmpty()) {
            compile(sources, byCompanion, companions);
        }
    }

    /** After the last round. What still waits does so for an error of the user's, or for what is not in the source. */
    void finish(boolean errorRaised) throws IOException {
        if (errorRaised) {
            return;
        }
        OuterSources sources = new OuterSources(environment, types());
        for (ExecutableElement method : waitingMethods()) {
            Waiting waited = waiting.get(key(method));
            if (waited.companion().isPresent()
                    && sources.mentions(waited.companion().get().simpleName())) {
                writeStub(method, waited.companion().get());
            }
            checkLate(method, waited.reason());
        }
    }

    private List<TypeElement> types() {
        List<TypeElement> types = new ArrayList<>();
        for (String name : typeNames) {
            TypeElement type = environment.getElementUtils().getTypeElement(name);
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }

    /** Javac makes new elements in each round, so those of the last are looked up again. */
    private List<ExecutableElement> waitingMethods() {
        return waiting.isEmpty()
                ? List.of()
                : types().stream()
                        .flatMap(this::methodsOf)
                        .filter(method -> waiting.containsKey(key(method)))
                        .toList();
    }

    private Stream<ExecutableElement> methodsOf(TypeElement type) {
        return Stream.concat(
                ElementFilter.methodsIn(type.getEnclosedElements()).stream(),
                ElementFilter.typesIn(type.getEnclosedElements()).stream().flatMap(this::methodsOf));
    }

    /** The same in each round, also where a type of the signature was missing before. */
    private static String key(ExecutableElement method) {
        Element type = method.getEnclosingElement();
        List<ExecutableElement> overloads = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .toList();
        return type + "." + method.getSimpleName() + "#" + overloads.indexOf(method);
    }

    private Optional<Companion> companion(
            OuterSources sources, ExecutableElement method, Map<String, ExecutableElement> others) {
        try {
            Optional<Companion> companion = SignatureReader.read(sources, method);
            if (companion.isPresent()) {
                refuseClash(sources, method, companion.get(), others);
            } else {
                waiting.put(key(method), new Waiting(companion, "a type in its signature is missing"));
            }
            return companion;
        } catch (Refusal refusal) {
            waiting.remove(key(method));
            sources.report(refusal.diagnostic());
            return Optional.empty();
        }
    }

    private void refuseClash(
            OuterSources sources,
            ExecutableElement method,
            Companion companion,
            Map<String, ExecutableElement> others) {
        String name = companion.qualifiedName();
        Position position = sources.positionOf(method);
        if (others.containsKey(name)) {
            throw new Refusal(Problem.NAME_CLASH, position, method, companion.simpleName(), others.get(name));
        }
        if (typeNames.contains(name) || done.contains(name)) {
            throw new Refusal(Problem.NAME_TAKEN, position, method, companion.simpleName());
        }
    }

    private void compile(
            OuterSources sources, Map<String, ExecutableElement> methods, Map<String, Companion> companions)
            throws IOException {
        Map<String, String> stubs = new LinkedHashMap<>();
        companions.forEach((name, companion) -> stubs.put(name, Stub.source(companion)));
        List<String> annotated = methods.values().stream()
                .map(Companions::topLevelType)
                .distinct()
                .toList();
        try (Shadow shadow = Shadow.of(sources, annotated, stubs)) {
            Round round = new Round(shadow, methods, companions, sources, environment.getFiler());
            for (Map.Entry<String, Companion> entry : companions.entrySet()) {
                compile(entry.getValue(), methods.get(entry.getKey()), round);
            }
        }
    }

    private static String topLevelType(ExecutableElement method) {
        Element type = method;
        while (type.getEnclosingElement() instanceof TypeElement outer) {
            type = outer;
        }
        return ((TypeElement) type).getQualifiedName().toString();
    }

    /** The last resort: no fault of ours ends the user's compilation with a stack trace. */
    private void compile(Companion companion, ExecutableElement method, Round round) {
        Position position = round.shadow().outer().positionOf(method);
        String name = method.getSimpleName().toString();
        try {
            attributeAndCompile(companion, method, round);
        } catch (Refusal refusal) {
            round.diagnostics().report(refusal.diagnostic());
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError fault) {
            String description = Faults.describe(fault);
            round.diagnostics().report(Diagnostic.of(Problem.INTERNAL_ERROR, position, name, description));
        }
    }

    private void attributeAndCompile(Companion companion, ExecutableElement method, Round round) throws IOException {
        waiting.remove(key(method));
        TreePath path = round.shadow().method(method).orElseThrow();
        List<ShadowError> errors = round.shadow().errors(path);
        Optional<ShadowError> lasting = errors.stream()
                .filter(error -> !isPatient || !error.isMissingName())
                .findFirst();
        if (lasting.isPresent()) {
            writeStub(method, companion);
            checkLate(method, lasting.get().message());
        } else if (!errors.isEmpty()) {
            waiting.put(
                    key(method),
                    new Waiting(Optional.of(companion), errors.get(0).message()));
        } else {
            done.add(companion.qualifiedName());
            compiler.compile(companion, path, round);
        }
    }

    /** The user's other code can mention the companion, so javac complains of the method alone and not of what follows from it. */
    private void writeStub(ExecutableElement method, Companion companion) throws IOException {
        done.add(companion.qualifiedName());
        try (Writer writer = environment
                .getFiler()
                .createSourceFile(companion.qualifiedName(), method)
                .openWriter()) {
            writer.write(Stub.source(companion));
        }
    }

    private void checkLate(ExecutableElement method, String reason) {
        lateCheck.unlessRefused(
                method, Diagnostic.of(Problem.UNRESOLVED, Position.NONE, method.getSimpleName(), reason));
    }
}
