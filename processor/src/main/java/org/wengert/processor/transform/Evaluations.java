package org.wengert.processor.transform;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;

/**
 * Evaluates the rules that read arrays or objects where the calls stand that they are for, in the forward sweep: when the reverse
 * sweep comes by, these may be others.
 */
final class Evaluations extends Rewriter {
    /**
     * The partial derivatives of a call.
     *
     * @param operands the places of the arguments that they are by
     */
    record Known(List<Integer> operands, List<Atom> partials) {}

    private final Activity activity;
    private final Derivatives derivatives;
    private final Map<Line.Call, Known> known = new IdentityHashMap<>();

    Evaluations(Activity activity, Derivatives derivatives) {
        this.activity = activity;
        this.derivatives = derivatives;
    }

    /** The function with the evaluations put in. */
    Function insertInto(Function function) {
        return function(function);
    }

    /** What has been evaluated for a call of that function. */
    @Nullable
    Known of(Line.Call call) {
        return known.get(call);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        boolean reads = line instanceof Line.Call c
                && c.rule() instanceof Rule.Partials p
                && p.readsMemory()
                && c.outputs().stream().anyMatch(activity::isActive);
        if (!reads) {
            super.rewrite(line, out);
            return;
        }
        Line.Call call = (Line.Call) line.on(this);
        out.add(call);
        List<Integer> operands = Derivatives.active(call.asOperation(), activity::isActive);
        known.put(call, new Known(operands, derivatives.partials(call, operands, out)));
    }
}
