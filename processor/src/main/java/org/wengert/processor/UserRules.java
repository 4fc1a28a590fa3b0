package org.wengert.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.frontend.OuterSources;
import org.wengert.processor.frontend.PublishedRules;
import org.wengert.processor.frontend.PullbackReader;
import org.wengert.processor.frontend.RuleSignatures;
import org.wengert.processor.frontend.RuleSignatures.Signature;
import org.wengert.processor.frontend.Shadow;
import org.wengert.processor.frontend.TangentRules;
import org.wengert.processor.frontend.Unattributed;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Verifier;
import org.wengert.processor.link.Formula;
import org.wengert.processor.link.Linker;
import org.wengert.processor.rules.RuleBook;

/** The rules of all rounds of the user's compilation, checked and read. */
final class UserRules {
    /** The class of each rule, by the rule's key. */
    private final Map<String, String> owners = new LinkedHashMap<>();

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    /** The classes that make objects their own tangents, by the classes of these. */
    private final Map<String, String> tangents = new LinkedHashMap<>();

    private final Filer filer;
    private final RuleBook book;

    UserRules(ProcessingEnvironment environment, UserTypes types) {
        this.filer = environment.getFiler();
        PublishedRules published = new PublishedRules(
                environment.getElementUtils(),
                environment.getTypeUtils(),
                types::isOfSource,
                name -> book().contentOf(name));
        this.book = RuleBook.of(rules, tangents, published);
    }

    /** What is known, these rules first. */
    RuleBook book() {
        return book;
    }

    /** Notes classes that make objects their own tangents: all that is read of a round has to know these. */
    void noteTangents(Collection<TypeElement> classes, OuterSources sources) throws IOException {
        for (TypeElement type : classes) {
            try {
                Optional<Type.Content> content = TangentRules.read(sources, type);
                if (content.isEmpty()) continue;
                String object = content.get().name();
                String other = tangents.putIfAbsent(object, nameOf(type));
                if (other != null)
                    throw new Refusal(Problem.TWO_RULES, sources.positionOf(type), object, other, nameOf(type));
                RuleIndexes index = new RuleIndexes(nameOf(type));
                index.addTangent(object);
                if (TangentRules.isPublic(type)) index.write(filer, type);
            } catch (Refusal refusal) {
                sources.report(refusal.diagnostic());
            }
        }
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
        List<Signature> formulas = new ArrayList<>();
        Map<String, RuleIndexes> indexes = new LinkedHashMap<>();
        for (TypeElement type : classes) {
            RuleIndexes index = indexes.computeIfAbsent(nameOf(type), RuleIndexes::new);
            formulas.addAll(signatures(type, shadow.outer()));
            readPullback(type, shadow.outer(), index);
        }
        for (Signature rule : formulas) {
            try {
                Function formula = pure(rule, () -> formula(rule, shadow));
                rules.put(RuleBook.keyOf(rule.target()), new Rule.Partials(formula));
                indexes.get(owner(rule.method())).add(rule.target(), formula);
            } catch (Refusal refusal) {
                shadow.outer().report(refusal.diagnostic());
            } catch (Unattributed unattributed) {
                if (isPatient && unattributed.isForMissingNames()) postpone(rule);
                else lateCheck.unlessRefused(rule.method(), unresolved(rule.method(), unattributed));
            }
        }
        for (TypeElement type : classes) {
            if (!waiting.contains(nameOf(type))) indexes.get(nameOf(type)).write(filer, type);
        }
        return waiting.isEmpty();
    }

    private void readPullback(TypeElement type, OuterSources sources, RuleIndexes index) {
        try {
            Optional<PullbackReader.Pullback> pullback = PullbackReader.read(sources, type, book::contentOf);
            if (pullback.isEmpty()) return;
            String key = RuleBook.keyOf(pullback.get().target());
            requireFirst(key, nameOf(type), sources.positionOf(type));
            rules.put(key, pullback.get().rule());
            if (pullback.get().isPublic())
                index.add(pullback.get().target(), pullback.get().names());
        } catch (Refusal refusal) {
            sources.report(refusal.diagnostic());
        }
    }

    /** A method has one rule. */
    private void requireFirst(String key, String in, Position at) {
        String other = owners.putIfAbsent(key, in);
        if (other != null) throw new Refusal(Problem.TWO_RULES, at, key, other, in);
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
        List<Signature> found = new ArrayList<>();
        for (Signature rule : RuleSignatures.of(sources, type)) {
            try {
                requireFirst(RuleBook.keyOf(rule.target()), owner(rule.method()), sources.positionOf(rule.method()));
                found.add(rule);
            } catch (Refusal refusal) {
                sources.report(refusal.diagnostic());
            }
        }
        return found;
    }

    /** A rule that assigns to a field is none, wherever that is found out. */
    private static Function pure(Signature rule, Supplier<Function> formula) {
        try {
            return formula.get();
        } catch (Refusal refusal) {
            Diagnostic reason = refusal.diagnostic();
            if (reason.problem() != Problem.FIELD_WRITE) throw refusal;
            String what = "it assigns to " + reason.arguments().get(0);
            throw new Refusal(
                    Problem.IMPURE_RULE, reason.position(), rule.target().name(), what);
        }
    }

    /** The rule with the static methods that it calls of this compilation put in, those apart that have rules themselves. */
    private Function formula(Signature rule, Shadow shadow) {
        Frontend frontend = new Frontend(shadow);
        Linker linker = Linker.ofFormulas(frontend, callee -> owners.containsKey(RuleBook.keyOf(callee)));
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
