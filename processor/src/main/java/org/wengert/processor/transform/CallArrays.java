package org.wengert.processor.transform;

import java.util.IdentityHashMap;
import java.util.Map;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** The arrays of a call, or of a copy, and their arrays of adjoints, for the reverse sweep, as they were there. */
final class CallArrays {
    private final Line line;
    private final Places places;
    private final Shadows shadows;
    private final Recorder recorder;
    private final Instrumentation forward;
    private final Map<Atom, Atom> tables = new IdentityHashMap<>();
    private final Map<Atom, Atom> copies = new IdentityHashMap<>();

    CallArrays(Line line, Places places, Shadows shadows, Recorder recorder, Instrumentation forward) {
        this.line = line;
        this.places = places;
        this.shadows = shadows;
        this.recorder = recorder;
        this.forward = forward;
    }

    /** An argument: of an array that may change later, a copy that the forward sweep makes. */
    Atom kept(Atom argument) {
        if (!(argument instanceof Var v) || !(v.type() instanceof Type.ArrayOf) || !recorder.mayChangeAfter(line, v))
            return argument;
        return copies.computeIfAbsent(v, k -> {
            Builder out = new Builder();
            Var copy = out.copy(v.name(), v, line.at());
            forward.before(line).addAll(out.lines());
            recorder.makes(line, copy);
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
                    array.type().rank() > 1 && shadows.isCarried(array) && recorder.mayChangeAfter(line, array);
            if (!changes || !(shadows.of(array) instanceof Var shadow)) return shadows.of(array);
            Line maker = line.results().contains(array) ? places.of(shadow).line() : line;
            Builder out = new Builder();
            Var rows = Tables.table(shadow, out, line.at());
            forward.after(maker).addAll(out.lines());
            recorder.makes(maker, rows);
            return rows;
        });
    }
}
