package org.wengert.processor.transform;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Whether an exception may end a reverse sweep that then leaves cotangents behind: in arrays of adjoints that the forward sweep has made.
 * Those are zero between two sweeps, and the next one would add to them.
 *
 * @param functions what the sweeps call
 * @param isHooked whether code of the user's is among the lines of a reverse sweep
 */
public record Fragility(Map<String, Function> functions, boolean isHooked) {
    public boolean of(Split sweeps) {
        return addsToState(sweeps, new HashSet<>()) && (isHooked || mayThrow(sweeps.reverse(), new HashSet<>()));
    }

    private boolean addsToState(Split sweeps, Set<String> seen) {
        Aliases aliases = Aliases.of(sweeps.reverse());
        Set<Object> before = Walk.identitySet();
        for (Var v : sweeps.state()) before.addAll(aliases.levels(v));
        boolean[] found = {false};
        Walk.lines(sweeps.reverse().body(), line -> {
            Atom into = added(line);
            if (into != null) found[0] |= aliases.levels(into).stream().anyMatch(before::contains);
            if (line instanceof Line.Call c
                    && c.callee().phase() > 0
                    && seen.add(c.callee().function())) found[0] |= addsToState(frame(c), seen);
        });
        return found[0];
    }

    private static @Nullable Atom added(Line line) {
        if (line instanceof Line.Acc l) return l.array();
        return line instanceof Line.AddAll l ? l.into() : null;
    }

    private Split frame(Line.Call phase) {
        return Split.of(functions.get(phase.callee().function()), List.of());
    }

    /** Whether it runs code of the user's, or calls of any depth. What succeeds in the forward sweep does so again. */
    private boolean mayThrow(Function f, Set<String> around) {
        boolean[] found = {false};
        Walk.ends(f.body(), end -> found[0] |= end instanceof Terminator.Throw);
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Call c) found[0] |= mayThrow(c, around);
            if (line instanceof Line.Load l) found[0] |= !l.safe();
            if (line instanceof Line.Let l) found[0] |= l.operation() instanceof Operation.Apply a && a.mayThrow();
        });
        return found[0];
    }

    /** What takes a seed apart does so before anything is added; code of the user's is known by hooks. */
    private static boolean isPartOfSeed(String owner) {
        return owner.startsWith("org.wengert.support.") || owner.equals("java.util.List");
    }

    private boolean mayThrow(Line.Call call, Set<String> around) {
        String name = call.callee().function();
        if (name == null || !functions.containsKey(name))
            return !isPartOfSeed(call.callee().owner());
        if (!around.add(name)) return true;
        Function f = functions.get(name);
        boolean may = mayThrow(call.callee().phase() > 0 ? frame(call).reverse() : f, around);
        around.remove(name);
        return may;
    }
}
