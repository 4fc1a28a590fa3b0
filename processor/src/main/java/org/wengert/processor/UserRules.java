package org.wengert.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.emit.IndexWriter;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.frontend.OuterSources;
import org.wengert.processor.frontend.PublishedRules;
import org.wengert.processor.frontend.RuleSignatures;
import org.wengert.processor.frontend.RuleSignatures.Signature;
import org.wengert.processor.frontend.Shadow;
import org.wengert.processor.frontend.Unattributed;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Verifier;
import org.wengert.processor.link.Formula;
import org.wengert.processor.link.Linker;
import org.wengert.processor.rules.RuleBook;

/** The rules of all rounds of the user's compilation, checked and read into formulas. */
final class UserRules {
    /** The class of each rule, by the rule's key. */
    private final Map<String, String> owners = new LinkedHashMap<>();

    private final Map<String, Function> formulas = new LinkedHashMap<>();
    /** The methods that have a hand-written pullback, by class and name. */
    private final Set<String> pullbacks = new LinkedHashSet<>();

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Filer filer;
    private final RuleBook book;

    UserRules(ProcessingEnvironment environment, UserTypes types) {
        this.filer = environment.getFiler();
        PublishedRules published = new PublishedRules(environment.getElementUtils(), types::isOfSource);
        this.book = RuleBook.of(formulas, pullbacks, published);
    }

    /** What is known, these rules first. */
    RuleBook book() {
        return book;
    }

    /** Notes hand-written pullbacks: methods that have one are not differentiated through. */
    void notePullbacks(Collection<TypeElement> classes) {
        classes.stream().flatMap(c -> RuleSignatures.pullbackOf(c).stream()).forEach(pullbacks::add);
    }

    /** The classes of rules that are new, and those that had to wait. */
    List<TypeElement> toRead(Collection<TypeElement> found, UserTypes types) {
        List<TypeElement> all = new ArrayList<>();
        for (String name : waiting) types.named(name).ifPresent(all::add);
        all.addAll(found);
        waiting.clear();
        return all;
    }

    /**
     * Reads classes of rules.
     *
     * @param isPatient whether a name that is missing may still come
     * @return whether none has to wait for that
     */
    boolean read(List<TypeElement> classes, Shadow shadow, boolean isPatient, LateCheck lateCheck) throws IOException {
        List<Signature> rules = new ArrayList<>();
        for (TypeElement type : classes) rules.addAll(signatures(type, shadow.outer()));
        for (Signature rule : rules) {
            try {
                formulas.put(RuleBook.keyOf(rule.target()), formula(rule, shadow));
            } catch (Refusal refusal) {
                shadow.outer().report(refusal.diagnostic());
            } catch (Unattributed unattributed) {
                if (isPatient && unattributed.isForMissingNames()) postpone(rule);
                else lateCheck.unlessRefused(rule.method(), unresolved(rule.method(), unattributed));
            }
        }
        for (TypeElement type : classes) if (!waiting.contains(nameOf(type))) publish(type, rules);
        return waiting.isEmpty();
    }

    /** Writes the rules of a class down for the users of the library that this compilation may be one of. */
    private void publish(TypeElement type, List<Signature> rules) throws IOException {
        Map<String, Map<String, Function>> byTarget = new LinkedHashMap<>();
        for (Signature rule : rules) {
            Function formula = formulas.get(RuleBook.keyOf(rule.target()));
            if (formula == null || !owner(rule.method()).equals(nameOf(type))) continue;
            byTarget.computeIfAbsent(rule.target().owner(), k -> new LinkedHashMap<>())
                    .put(RuleBook.keyOf(rule.target()), formula);
        }
        for (Map.Entry<String, Map<String, Function>> e : byTarget.entrySet()) {
            String packageName = PublishedRules.packageFor(e.getKey());
            String name = packageName + "." + IndexWriter.simpleName(nameOf(type));
            try (Writer writer = filer.createSourceFile(name, type).openWriter()) {
                writer.write(IndexWriter.write(packageName, nameOf(type), PublishedRules.FORMAT, e.getValue()));
            }
        }
    }

    /** After the last round, of what still waits. */
    void finish(UserTypes types, LateCheck lateCheck) {
        for (TypeElement type : toRead(List.of(), types)) {
            for (ExecutableElement rule : ElementFilter.methodsIn(type.getEnclosedElements())) {
                Diagnostic missing = Diagnostic.of(
                        Problem.UNRESOLVED, Position.NONE, rule.getSimpleName(), "a name that it uses is missing");
                lateCheck.unlessRefused(rule, missing);
            }
        }
    }

    private static Diagnostic unresolved(ExecutableElement rule, Unattributed reason) {
        return Diagnostic.of(Problem.UNRESOLVED, Position.NONE, rule.getSimpleName(), reason.getMessage());
    }

    /** A class waits as a whole, and is read again as a whole. */
    private void postpone(Signature rule) {
        String name = owner(rule.method());
        waiting.add(name);
        owners.values().removeIf(name::equals);
    }

    private static String owner(ExecutableElement rule) {
        return nameOf((TypeElement) rule.getEnclosingElement());
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }

    private List<Signature> signatures(TypeElement type, OuterSources sources) {
        List<Signature> rules = new ArrayList<>();
        for (Signature rule : RuleSignatures.of(sources, type)) {
            String key = RuleBook.keyOf(rule.target());
            String other = owners.putIfAbsent(key, owner(rule.method()));
            if (other == null) {
                rules.add(rule);
            } else {
                sources.report(Diagnostic.of(
                        Problem.TWO_RULES, sources.positionOf(rule.method()), key, other, owner(rule.method())));
            }
        }
        return rules;
    }

    /** The rule with the static methods that it calls of this compilation put in, those apart that have rules themselves. */
    private Function formula(Signature rule, Shadow shadow) {
        Frontend frontend = new Frontend(shadow);
        Linker linker = new Linker(frontend, callee -> owners.containsKey(RuleBook.keyOf(callee)), Integer.MAX_VALUE);
        Function lowered = frontend.lowerRule(shadow.method(rule.method()).orElseThrow());
        Function formula = Formula.of(linker.link(lowered), rule.target(), rule.isPublic(), new Knowledge(frontend));
        assert Verifier.verify(formula) == formula;
        return formula;
    }

    private record Knowledge(Frontend frontend) implements Formula.Knowledge {
        @Override
        public boolean makesThrowable(Callee callee) {
            return frontend.makesThrowable(callee);
        }

        @Override
        public boolean isVariable(Callee callee) {
            return frontend.isVariable(callee);
        }

        @Override
        public boolean isPublic(Callee callee) {
            return frontend.isPublic(callee);
        }
    }
}
