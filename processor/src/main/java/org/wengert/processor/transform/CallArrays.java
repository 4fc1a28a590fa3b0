package org.wengert.processor.transform;

import java.util.IdentityHashMap;
import java.util.Map;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** The arrays of a call and their arrays of adjoints, for the reverse sweep, as they were at the call. */
final class CallArrays {
    private final Line.Call call;
    private final Places places;
    private final Shadows shadows;
    private final Recorder recorder;
    private final Instrumentation forward;
    private final Map<Atom, Atom> tables = new IdentityHashMap<>();
    private final Map<Atom, Atom> copies = new IdentityHashMap<>();

    CallArrays(Line.Call call, Places places, Shadows shadows, Recorder recorder, Instrumentation forward) {
        this.call = call;
        this.places = places;
        this.shadows = shadows;
        this.recorder = recorder;
        this.forward = forward;
    }

    /** An argument: of an array that may change later, a copy that the forward sweep makes. */
    Atom kept(Atom argument) {
        if (!(argument instanceof Var v) || !(v.type() instanceof Type.ArrayOf) || !recorder.mayChangeAfter(call, v))
            return argument;
        return copies.computeIfAbsent(v, k -> {
            Builder out = new Builder();
            Var copy = out.copy(v.name(), v, call.at());
            forward.before(call).addAll(out.lines());
            recorder.makes(call, copy);
            return copy;
        });
    }

    /**
     * The array of adjoints that an array had. Where the rows of a table may have been exchanged since, the forward sweep
     * remembers which they were.
     */
    Atom shadowOf(Var array) {
        return tables.computeIfAbsent(array, k -> {
            boolean changes =
                    array.type().rank() > 1 && shadows.isCarried(array) && recorder.mayChangeAfter(call, array);
            if (!changes || !(shadows.of(array) instanceof Var shadow)) return shadows.of(array);
            Line maker = call.results().contains(array) ? places.of(shadow).line() : call;
            Builder out = new Builder();
            Var rows = Tables.table(shadow, out, call.at());
            forward.after(maker).addAll(out.lines());
            recorder.makes(maker, rows);
            return rows;
        });
    }
}
