package org.wengert.processor;

import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.Nesting;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Position;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.transform.Contents;
import org.wengert.processor.transform.Derivation;
import org.wengert.processor.transform.Hooks;

/** The methods whose companions one method calls, directly or not. */
final class Nests implements Nesting {
    /** Lowers and links the method of a companion. */
    interface Source {
        Nested nested(String id, Companion companion, TreePath method, Nests nests);

        /** The same of a member of a companion that is composed of derivatives. */
        Nested composed(String id, Nested of, String member, Nests nests);
    }

    private final Round round;
    private final String home;
    private final RuleBook rules;
    private final Set<String> taken;
    private final Source source;
    private final Map<String, Nested> all = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param taken names that no function of the companion may have */
    Nests(Companion of, Round round, RuleBook rules, Set<String> taken, Source source) {
        this.round = round;
        this.rules = rules;
        this.taken = taken;
        this.source = source;
        this.home = of.packageName();
        open.push(of.qualifiedName());
    }

    /** The package of the companion. */
    String home() {
        return home;
    }

    Round round() {
        return round;
    }

    RuleBook rules() {
        return rules;
    }

    Set<String> taken() {
        return taken;
    }

    @Override
    public Optional<Companion> companion(String name) {
        return Optional.ofNullable(round.companions().get(name));
    }

    @Override
    public void enter(String name, String member, Position call) {
        Companion companion = round.companions().get(name);
        String called = companion.simpleName() + "." + member;
        if (open.contains(name)) throw new Refusal(Problem.NESTED_IN_ITSELF, call, called);
        if (member.equals("accumulate") && companion.addsInPlace() && !companion.addsToTables())
            throw new Refusal(
                    Problem.NOT_NESTED,
                    call,
                    called,
                    "it adds to arrays of float or of more than two dimensions, or its method gives an object",
                    "Call apply, and add what it gives");
    }

    @Override
    public void require(String name) {
        Companion companion = round.companions().get(name);
        Nested nested = of(name);
        BitSet wrt = new BitSet();
        nested.facade().carriers().forEach(wrt::set);
        Instances first = nested.specialised(nested.chosen(wrt), rules);
        if (Contents.find(first) != null)
            throw new Refusal(
                    Problem.NOT_NESTED,
                    Position.NONE,
                    companion.simpleName(),
                    "its method uses objects of class " + Holders.contentOf(Contents.find(first)),
                    "Leave out the inner derivative, or write it with arrays");
        if (Hooks.find(first).isPresent())
            throw new Refusal(
                    Problem.NOT_NESTED,
                    Position.NONE,
                    companion.simpleName(),
                    "there is a hook in its method, which is for first derivatives only",
                    "Leave out the hook");
        nested.refuseEffects();
    }

    @Override
    public Facade facade(String name) {
        return of(name).facade();
    }

    @Override
    public Map<Integer, BitSet> written(String name) {
        return of(name).primal().written();
    }

    @Override
    public Derivable value(String name) {
        return Derivation.of(of(name));
    }

    @Override
    public Derivable member(String name, String member) {
        Nested of = of(name);
        String key = name + "." + member;
        if (!all.containsKey(key)) all.put(key, source.composed(of.id() + member, of, member, this));
        return Derivation.of(all.get(key));
    }

    @Override
    public Derivable reversed(String name, BitSet wrt) {
        return Derivation.reversed(of(name), wrt);
    }

    private Nested of(String name) {
        Nested known = all.get(name);
        if (known != null) return known;
        Companion companion = round.companions().get(name);
        open.push(name);
        try {
            TreePath method = round.shadow().method(round.methods().get(name)).orElseThrow();
            Nested nested = source.nested(companion.primal().method() + all.size(), companion, method, this);
            all.put(name, nested);
            return nested;
        } finally {
            open.pop();
        }
    }
}
