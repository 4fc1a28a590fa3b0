package org.wengert.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Boundary;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Specialiser;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.PlainCalls;

/**
 * A program as it is where only its value is asked for.
 *
 * @param main null where it is not needed
 * @param functions what that calls, as far as it cannot call the user's methods
 */
record Valued(@Nullable Function main, Functions functions) {
    static final Valued NONE = new Valued(null, Functions.NONE);

    /**
     * Of a function of its arguments that reads only numbers and arrays: objects may have changed until it runs again.
     *
     * @param frames the functions of reverse mode, from whose names others are to differ
     */
    static Valued of(
            Program program, Map<String, Callee> methods, Predicate<Callee> isPrivate, Map<String, Function> frames) {
        if (readsObjects(program.main())
                || program.functions().values().stream().anyMatch(Valued::readsObjects)) return NONE;
        Instances instances = Specialiser.specialise(program, Boundary.of(program.main(), List.of()));
        Instances called = PlainCalls.restore(instances, methods, isPrivate);
        Map<String, Function> functions = new LinkedHashMap<>();
        called.functions().forEach((name, f) -> functions.put(name, f.function()));
        if (functions.keySet().stream().anyMatch(frames::containsKey)) return NONE;
        return new Valued(called.main().function(), Functions.of(functions, called.sources()));
    }

    private static boolean readsObjects(Function f) {
        boolean[] does = {false};
        Walk.lines(f.body(), line -> {
            Callee callee = line instanceof Line.Call c ? c.callee() : null;
            if (line instanceof Line.Let l && l.operation() instanceof Operation.Apply a) callee = a.callee();
            does[0] |= callee != null && callee.kind().hasReceiver();
        });
        return does[0];
    }

    /** Both sweeps behind the turn, and before it only the value: they run again what that has run. */
    @Nullable
    Function again(Function sweeps) {
        Line.Turn turn = sweeps.turns().get(0);
        if (main == null) return null;
        Rewriter fresh = Rewriter.fresh();
        fresh.replaceAll(main.parameters(), sweeps.parameters());
        Builder out = new Builder();
        fresh.lines(main.body(), out);
        List<Atom> values = fresh.atoms(main.outputs());
        out.add(new Line.Turn(turn.taken(), values, turn.at()));
        for (Line line : sweeps.body().lines()) if (line != turn) out.add(line);
        return sweeps.withBody(out.end(sweeps.body().end()));
    }
}
