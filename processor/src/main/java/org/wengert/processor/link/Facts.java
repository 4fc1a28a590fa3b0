package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** What conditions say of objects: in {@code if (s instanceof Circle)}, s is a circle. */
final class Facts {
    /** Where {@code condition} is {@code holds}, {@code of} is this value. */
    private record Fact(boolean holds, Var of, Value value) {}

    private record Saved(Var of, @Nullable Value value) {}

    private final Map<Var, List<Fact>> facts = new IdentityHashMap<>();
    private final Deque<List<Saved>> changes = new ArrayDeque<>();

    // ---- values

    /** Without the kinds that a value cannot be of. */
    static Value restrict(Value.Known value, Predicate<Kind> possible) {
        List<Value.Case> cases = value.cases().stream()
                .map(c -> possible.test(c.kind()) ? c : new Value.Case(Kind.NEVER, List.of()))
                .toList();
        return only(value.tag(), cases);
    }

    /** The one case where there is only one, or it is known which. */
    static Value only(Atom tag, List<Value.Case> cases) {
        if (tag instanceof Constant c)
            return Value.of(cases.get((Integer) java.util.Objects.requireNonNull(c.value())));
        List<Value.Case> possible =
                cases.stream().filter(c -> c.kind() != Kind.NEVER).toList();
        return possible.size() == 1 ? Value.of(possible.get(0)) : new Value.Known(tag, cases);
    }

    // ---- facts

    /** What is known of a condition when it is computed: nothing of what held in another try of the loop around it. */
    void begin(Var condition) {
        facts.remove(condition);
    }

    void note(Var condition, boolean holds, Var of, Value value) {
        facts.computeIfAbsent(condition, k -> new ArrayList<>()).add(new Fact(holds, of, value));
    }

    private List<Fact> of(Atom condition, boolean holds) {
        if (!(condition instanceof Var v)) return List.of();
        return facts.getOrDefault(v, List.of()).stream()
                .filter(f -> f.holds == holds)
                .toList();
    }

    void noteNot(Var condition, Atom of) {
        for (boolean holds : new boolean[] {true, false})
            for (Fact f : of(of, !holds)) note(condition, holds, f.of, f.value);
    }

    /** {@code a && b} and {@code a || b} are choices. */
    void noteChoice(Line.If l) {
        if (l.results().isEmpty()) return;
        Var result = l.results().get(0);
        begin(result);
        Atom then = ((Terminator.Yield) l.then().end()).values().get(0);
        Atom otherwise = ((Terminator.Yield) l.otherwise().end()).values().get(0);
        if (otherwise.equals(Constant.FALSE)) noteBoth(result, true, l.condition(), then);
        if (then.equals(Constant.TRUE)) noteBoth(result, false, l.condition(), otherwise);
    }

    private void noteBoth(Var result, boolean holds, Atom a, Atom b) {
        for (Fact f : of(a, holds)) note(result, holds, f.of, f.value);
        for (Fact f : of(b, holds)) note(result, holds, f.of, f.value);
    }

    // ---- where they hold

    void enter() {
        changes.push(new ArrayList<>());
    }

    void leave(Map<Var, Value> values) {
        List<Saved> undone = changes.pop();
        for (int i = undone.size() - 1; i >= 0; i--) values.put(undone.get(i).of, undone.get(i).value);
    }

    void assume(Atom condition, boolean holds, Map<Var, Value> values) {
        for (Fact f : of(condition, holds)) refine(f.of, f.value, values);
    }

    /** From here to the end of the block the variable is known to be this. */
    void refine(Var of, Value value, Map<Var, Value> values) {
        if (!changes.isEmpty()) changes.getFirst().add(new Saved(of, values.get(of)));
        values.put(of, value);
    }
}
