package org.wengert.processor;

import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.wengert.DerivativesOf;
import org.wengert.Differentiable;
import org.wengert.PullbackOf;
import org.wengert.TangentOf;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Contract;
import org.wengert.processor.contract.Member;
import org.wengert.processor.contract.Stub;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.OuterSources;
import org.wengert.processor.frontend.PublishedRules;
import org.wengert.processor.frontend.Shadow;
import org.wengert.processor.frontend.SignatureReader;
import org.wengert.processor.frontend.TangentTypes;
import org.wengert.processor.frontend.Unattributed;
import org.wengert.processor.ir.Position;

/**
 * Makes the companions of all rounds of one compilation. A method whose body mentions a class that is not there waits for the next round,
 * in which another processor may have generated it.
 */
final class Companions {
    private final ProcessingEnvironment environment;
    private final MethodCompiler compiler;
    private final Options options;
    private final LateCheck lateCheck;
    private final UserTypes types;
    private final UserRules rules;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Companion> made = new LinkedHashMap<>();
    private final Tangents tangents;
    private final Set<Diagnostic> reported = new HashSet<>();

    /** Whether names that are missing may still come: not once a round has brought nothing but our own companions. */
    private boolean isPatient = true;

    /** A method that waits, with what it waits for. */
    private record Waiting(Optional<Companion> companion, String reason) {}

    Companions(ProcessingEnvironment environment, MethodCompiler compiler, Options options) {
        this.options = options;
        this.environment = environment;
        this.compiler = compiler;
        this.lateCheck = new LateCheck(environment);
        this.types = new UserTypes(environment.getElementUtils());
        this.rules = new UserRules(environment, types);
        this.tangents = new Tangents(environment);
    }

    /** Makes what can be made in this round. */
    void round(RoundEnvironment environmentOfRound) throws IOException {
        Set<TypeElement> roots = ElementFilter.typesIn(environmentOfRound.getRootElements());
        roots.forEach(types::add);
        isPatient = !roots.stream().allMatch(type -> isMade(type) || PublishedRules.isIndex(type));
        List<ExecutableElement> methods = new ArrayList<>(types.methods(waiting::containsKey));
        Set<? extends Element> marked = environmentOfRound.getElementsAnnotatedWith(Differentiable.class);
        methods.addAll(ElementFilter.methodsIn(marked));
        tangents.mark(ElementFilter.typesIn(marked));
        Set<TypeElement> found = new LinkedHashSet<>();
        for (Class<? extends Annotation> kind : List.of(DerivativesOf.class, PullbackOf.class)) {
            found.addAll(ElementFilter.typesIn(environmentOfRound.getElementsAnnotatedWith(kind)));
        }
        Set<TypeElement> own = ElementFilter.typesIn(environmentOfRound.getElementsAnnotatedWith(TangentOf.class));
        List<TypeElement> ruleClasses = rules.toRead(found, types);
        if (methods.isEmpty() && ruleClasses.isEmpty() && own.isEmpty() && !tangents.areAsked()) {
            return;
        }
        OuterSources sources = new OuterSources(environment, types.all());
        rules.noteTangents(own, sources);
        TangentTypes needed = tangents.ofRound(sources, rules.book()::contentOf);
        Map<String, ExecutableElement> byCompanion = new LinkedHashMap<>();
        Map<String, Companion> companions = new LinkedHashMap<>();
        for (ExecutableElement method : methods) {
            companion(sources, method, byCompanion, needed).ifPresent(companion -> {
                byCompanion.put(companion.qualifiedName(), method);
                companions.put(companion.qualifiedName(), companion);
            });
        }
        Map<String, String> stubs = tangents.write(needed);
        refuseTangents(sources, byCompanion, companions, stubs.keySet());
        if (!companions.isEmpty() || !ruleClasses.isEmpty()) {
            compile(sources, ruleClasses, byCompanion, companions, stubs);
        }
    }

    /** After the last round. What still waits does so for an error of the user's, or for what is not in the source. */
    void finish(boolean errorRaised) throws IOException {
        if (errorRaised) {
            return;
        }
        rules.finish(types, lateCheck);
        if (waiting.isEmpty()) {
            return;
        }
        OuterSources sources = new OuterSources(environment, types.all());
        for (ExecutableElement method : types.methods(waiting::containsKey)) {
            Waiting waited = waiting.get(UserTypes.key(method));
            if (waited.companion().isPresent()
                    && sources.mentions(waited.companion().get().simpleName())) {
                writeStub(method, waited.companion().get());
            }
            checkLate(method, waited.reason());
        }
    }

    private boolean isMade(TypeElement type) {
        return isMade(type.getQualifiedName().toString());
    }

    private boolean isMade(String qualifiedName) {
        return tangents.areMade(qualifiedName)
                || made.values().stream().anyMatch(c -> c.qualifiedName().equals(qualifiedName));
    }

    private Optional<Companion> companion(
            OuterSources sources,
            ExecutableElement method,
            Map<String, ExecutableElement> others,
            TangentTypes needed) {
        String key = UserTypes.key(method);
        waiting.remove(key);
        try {
            Optional<Companion> companion = SignatureReader.read(sources, method, needed);
            companion.ifPresentOrElse(
                    found -> refuseClash(sources.positionOf(method), method, found, others),
                    () -> waiting.put(key, new Waiting(companion, "a type of its signature is missing")));
            return companion;
        } catch (Refusal refusal) {
            sources.report(refusal.diagnostic());
            return Optional.empty();
        }
    }

    private void refuseClash(
            Position position, ExecutableElement method, Companion companion, Map<String, ExecutableElement> others) {
        String name = companion.qualifiedName();
        if (others.containsKey(name)) {
            throw new Refusal(Problem.NAME_CLASH, position, method, companion.simpleName(), others.get(name));
        }
        if (types.contains(name) || isMade(name)) {
            throw new Refusal(Problem.NAME_TAKEN, position, method, companion.simpleName());
        }
    }

    /** A method {@code tangent} of a record {@code R} would have a companion {@code RTangent}. */
    private static void refuseTangents(
            OuterSources sources,
            Map<String, ExecutableElement> methods,
            Map<String, Companion> companions,
            Set<String> tangents) {
        for (String name : tangents) {
            Companion companion = companions.remove(name);
            if (companion == null) continue;
            ExecutableElement method = methods.remove(name);
            sources.report(
                    Diagnostic.of(Problem.NAME_TAKEN, sources.positionOf(method), method, companion.simpleName()));
        }
    }

    private void compile(
            OuterSources sources,
            List<TypeElement> ruleClasses,
            Map<String, ExecutableElement> methods,
            Map<String, Companion> companions,
            Map<String, String> tangentSources)
            throws IOException {
        Map<String, String> stubs = new LinkedHashMap<>(tangentSources);
        companions.forEach((name, companion) -> stubs.put(name, Stub.composed(companion)));
        Map<String, ExecutableElement> allMethods = new LinkedHashMap<>(methods);
        Map<String, Companion> allCompanions = new LinkedHashMap<>(companions);
        for (ExecutableElement method : types.methods(made::containsKey)) {
            Companion companion = made.get(UserTypes.key(method));
            allMethods.put(companion.qualifiedName(), method);
            allCompanions.put(companion.qualifiedName(), companion);
        }
        List<String> annotated = Stream.concat(methods.values().stream(), ruleClasses.stream())
                .map(UserTypes::topLevelName)
                .distinct()
                .toList();
        try (Shadow shadow = Shadow.of(sources, annotated, stubs)) {
            boolean complete = rules.read(ruleClasses, shadow, isPatient, lateCheck);
            Round round = new Round(
                    shadow, rules.book(), allMethods, allCompanions, sources, environment.getFiler(), options);
            for (Companion companion : companions.values()) {
                ExecutableElement method = methods.get(companion.qualifiedName());
                if (complete) compile(companion, method, round);
                else waiting.put(UserTypes.key(method), new Waiting(Optional.of(companion), "a rule is missing"));
            }
        }
    }

    /** The last resort: no fault of ours ends the user's compilation with a stack trace. */
    private void compile(Companion companion, ExecutableElement method, Round round) {
        Position position = round.shadow().outer().positionOf(method);
        try {
            compileOrWait(companion, method, round);
        } catch (Refusal refusal) {
            // What one method refuses, those refuse that call its companion.
            Diagnostic reason = refusal.diagnostic().orAt(position);
            if (reported.add(reason)) round.diagnostics().report(reason);
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError fault) {
            round.diagnostics()
                    .report(Diagnostic.of(
                            Problem.INTERNAL_ERROR,
                            position,
                            "the derivative of method " + method.getSimpleName(),
                            Faults.describe(fault)));
        }
    }

    private void compileOrWait(Companion companion, ExecutableElement method, Round round) throws IOException {
        String key = UserTypes.key(method);
        try {
            TreePath path = round.shadow().method(method).orElseThrow();
            compiler.compile(companion, path, round);
            made.put(key, companion);
            noteLeftOut(companion, round);
        } catch (Unattributed unattributed) {
            if (isPatient && unattributed.isForMissingNames()) {
                waiting.put(key, new Waiting(Optional.of(companion), unattributed.getMessage()));
            } else {
                writeStub(method, companion);
                checkLate(method, unattributed.getMessage());
            }
        }
    }

    private static void noteLeftOut(Companion companion, Round round) {
        ExecutableElement method = round.methods().get(companion.qualifiedName());
        Position position = round.shadow().outer().positionOf(method);
        for (Member member : new Contract(companion).leftOut()) {
            round.diagnostics()
                    .report(Diagnostic.of(
                            Problem.TOO_MANY_PARAMETERS, position, method.getSimpleName(), member.methodName()));
        }
    }

    /** The user's other code can mention the companion, so javac complains of the method alone and not of what follows from it. */
    private void writeStub(ExecutableElement method, Companion companion) throws IOException {
        made.put(UserTypes.key(method), companion);
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
