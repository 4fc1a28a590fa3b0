package org.wengert.processor.link;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Walk;

/** Refuses to run code again of which that would be noticed. */
public final class Checkpoints {
    private final Program program;
    private final Predicate<Callee> isRepeatable;
    private final Fence.Knowledge knowledge;
    private final Exceptions.Knowledge exceptions;
    private final Set<String> checked = new HashSet<>();

    private Checkpoints(
            Program program,
            Predicate<Callee> isRepeatable,
            Fence.Knowledge knowledge,
            Exceptions.Knowledge exceptions) {
        this.isRepeatable = isRepeatable;
        this.program = program;
        this.knowledge = knowledge;
        this.exceptions = exceptions;
    }

    /**
     * Checks a program whose calls tell what they do.
     *
     * @param isRepeatable whether a call that is left to run time does the same when it runs again, unnoticed
     * @throws Refusal at the first thing that cannot be done again
     */
    public static void check(
            Program program,
            Predicate<Callee> isRepeatable,
            Fence.Knowledge knowledge,
            Exceptions.Knowledge exceptions) {
        Checkpoints check = new Checkpoints(program, isRepeatable, knowledge, exceptions);
        check.find(program.main());
        program.functions().values().forEach(check::find);
    }

    private void find(Function f) {
        Walk.lines(f.body(), line -> {
            if (!(line instanceof Line.Call c) || !(c.rule() instanceof Rule.Recomputed r)) return;
            Problem problem = r.ofLoop() ? Problem.IMPURE_ITERATION : Problem.IMPURE_CHECKPOINT;
            memory(c, problem);
            again(c.callee().function(), problem);
        });
    }

    /** What is recomputed writes to no array that is there before, and gives arrays of its own. */
    private static void memory(Line.Call call, Problem problem) {
        Summary summary = java.util.Objects.requireNonNull(call.callee().summary());
        List<Port> ports = Port.of(call.callee());
        int inputs = call.callee().parameters().size();
        for (int i = 0; i < ports.size(); i++) {
            boolean isGiven = ports.get(i).operand() < inputs;
            if (isGiven && summary.written().get(i))
                throw refusal(problem, "writes to an array of the code around it", call.at());
            boolean isOld = summary.foreign().get(i) || summary.classes().get(i) != i;
            if (!isGiven && ports.get(i).carries() && isOld)
                throw refusal(problem, "gives an array that it has not made, or gives it twice", call.at());
        }
    }

    private void again(String function, Problem problem) {
        if (!checked.add(function)) return;
        Walk.lines(program.functions().get(function).body(), line -> {
            if (!(line instanceof Line.Call c)) return;
            if (problem == Problem.IMPURE_ITERATION
                    && !exceptions.thrownBy(c.callee()).isEmpty())
                throw refusal(
                        problem, "calls " + knowledge.describe(c.callee()) + ", which declares exceptions", c.at());
            if (c.rule() != null && !(c.rule() instanceof Rule.Recomputed)) return;
            if (c.callee().function() != null) again(c.callee().function(), problem);
            else if (!Purity.isText(c.callee()) && !isRepeatable.test(c.callee()))
                throw refusal(problem, "calls " + knowledge.describe(c.callee()), c.at());
        });
    }

    private static Refusal refusal(Problem problem, String what, Position at) {
        return new Refusal(problem, at, what);
    }
}
