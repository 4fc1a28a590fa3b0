package org.wengert.processor.link;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
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
    private final Fence.Knowledge knowledge;
    private final Set<String> checked = new HashSet<>();

    private Checkpoints(Program program, Fence.Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
    }

    /**
     * Checks a program whose calls tell what they do.
     *
     * @throws Refusal at the first thing that cannot be done again
     */
    public static void check(Program program, Fence.Knowledge knowledge) {
        Checkpoints check = new Checkpoints(program, knowledge);
        check.find(program.main());
        program.functions().values().forEach(check::find);
    }

    private void find(Function f) {
        Walk.lines(f.body(), line -> {
            if (!(line instanceof Line.Call c) || !(c.rule() instanceof Rule.Recomputed)) return;
            memory(c);
            again(c.callee().function());
        });
    }

    /** What is recomputed writes to no array that is there before, and gives arrays of its own. */
    private static void memory(Line.Call call) {
        Summary summary = java.util.Objects.requireNonNull(call.callee().summary());
        List<Port> ports = Port.of(call.callee());
        int inputs = call.callee().parameters().size();
        for (int i = 0; i < ports.size(); i++) {
            boolean isGiven = ports.get(i).operand() < inputs;
            if (isGiven && summary.written().get(i))
                throw refusal("writes to an array of the code around it", call.at());
            boolean isOld = summary.foreign().get(i) || summary.classes().get(i) != i;
            if (!isGiven && ports.get(i).carries() && isOld)
                throw refusal("gives an array that it has not made, or gives it twice", call.at());
        }
    }

    private void again(String function) {
        if (!checked.add(function)) return;
        Walk.lines(program.functions().get(function).body(), line -> {
            if (!(line instanceof Line.Call c) || c.rule() != null && !(c.rule() instanceof Rule.Recomputed)) return;
            if (c.callee().function() != null) again(c.callee().function());
            else if (!Repeatable.isReading(c.callee(), knowledge))
                throw refusal("calls " + knowledge.describe(c.callee()), c.at());
        });
    }

    private static Refusal refusal(String what, Position at) {
        return new Refusal(Problem.IMPURE_CHECKPOINT, at, what);
    }
}
