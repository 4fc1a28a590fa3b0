package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** A call with a hand-written pullback in reverse mode: the forward sweep makes the object, the reverse sweep applies it. */
final class HandWrittenReverse {
    private final HandWritten uses;
    private final Line.Call call;
    private final Recorder recorder;
    private final Instrumentation forward;
    private final Map<Rule.Output, Var> shapes = new IdentityHashMap<>();

    HandWrittenReverse(HandWritten uses, Recorder recorder, Instrumentation forward) {
        this.uses = uses;
        this.call = uses.call;
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
        if (uses.rule.outputs().size() > 1) keepShapes(out);
        forward.replace(call, out.lines());
        return object;
    }

    /** What is of the shape of the outputs that are objects; another may be in the holder when the reverse sweep comes by. */
    private void keepShapes(Builder out) {
        for (Rule.Output output : uses.rule.outputs()) {
            Atom holder = uses.like(output);
            if (!(holder instanceof Var v) || !Type.isHolder(v.type())) continue;
            Var shape = out.load("", v, Constant.of(0), false, call.at());
            recorder.makes(call, shape);
            shapes.put(output, shape);
        }
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
            Var shape = shapes.get(output);
            if (seed != null && shape != null) seed = Holders.dense(seed, shape, out, call.at());
            boolean isCopied = seed != null && isOverwritten(output) && !Type.isHolder(seed.type());
            given.add(isCopied ? out.copy("", Objects.requireNonNull(seed), call.at()) : seed);
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
}
