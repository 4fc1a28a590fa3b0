package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** A call with a hand-written pullback in reverse mode: the forward sweep makes the object, the reverse sweep applies it. */
final class HandWrittenReverse {
    private final HandWritten uses;
    private final Line.Call call;
    private final Places places;
    private final Shadows shadows;
    private final Recorder recorder;
    private final Instrumentation forward;
    private final Map<Atom, Atom> tables = new IdentityHashMap<>();

    HandWrittenReverse(HandWritten uses, Places places, Shadows shadows, Recorder recorder, Instrumentation forward) {
        this.uses = uses;
        this.call = uses.call;
        this.places = places;
        this.shadows = shadows;
        this.recorder = recorder;
        this.forward = forward;
    }

    /** Lets the forward sweep make the object in the place of the call. */
    Var make() {
        Var object = uses.object();
        recorder.makes(call, object);
        Builder out = new Builder();
        Predicate<Atom> mayChange = a -> recorder.mayChangeAfter(call, a);
        uses.make(object, uses.kept(mayChange, out), mayChange, out);
        forward.replace(call, out.lines());
        return object;
    }

    /**
     * The array of adjoints that an array had at the call. Where the rows of a table may have been exchanged since, the forward sweep
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

    /**
     * Applies the object; what was overwritten has no cotangent any more.
     *
     * @param seeds the cotangents of the outputs, in their order; null of one that has none
     * @return the cotangents of the inputs, in their order
     */
    List<Atom> apply(Atom object, List<@Nullable Atom> seeds, Builder out) {
        List<@Nullable Atom> given = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            Rule.Output output = uses.rule.outputs().get(i);
            Atom seed = seeds.get(i);
            if (seed == null && HandWritten.carries(uses.typeOf(output))) seed = uses.zeroOf(output, out);
            given.add(seed != null && isOverwritten(output) ? out.copy("", seed, call.at()) : seed);
        }
        List<Atom> cotangents = uses.apply(object, given, out);
        for (int i = 0; i < seeds.size(); i++) {
            boolean old = isOverwritten(uses.rule.outputs().get(i)) && seeds.get(i) != null;
            if (old) out.add(new Line.Fill(seeds.get(i), call.at()));
        }
        return cotangents;
    }

    private static boolean isOverwritten(Rule.Output output) {
        return output.argument() != Rule.Output.RESULT;
    }

    /** Forgets the cotangents of the result, so that the sweep can run again. */
    void clear(Builder out) {
        for (Var v : call.results()) {
            if (v.type() instanceof Type.ArrayOf && shadows.isCarried(v))
                out.add(new Line.Fill(shadowOf(v), call.at()));
        }
    }
}
