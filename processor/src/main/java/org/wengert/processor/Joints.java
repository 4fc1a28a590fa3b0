package org.wengert.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Summaries;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.shape.Joining;
import org.wengert.processor.shape.Touches;
import org.wengert.processor.transform.Frames;

/**
 * Functions that call themselves, as functions that run both sweeps at once: where the cotangents of what each of their calls gives
 * are known before it. They need no frames.
 *
 * @param functions by their names
 * @param joining lets a function call them where it calls both phases one after the other; null if there are none
 */
record Joints(Functions functions, @Nullable Joining joining) {
    static final Joints NONE = new Joints(Functions.NONE, null);

    /**
     * Those that can be had.
     *
     * @param frames functions in two phases, and what these call
     * @param taken names that no function may have; those of the functions are added
     */
    static Joints of(Functions frames, Set<String> taken) {
        Map<String, Function> candidates = candidates(frames.all());
        Map<String, String> names = new LinkedHashMap<>();
        candidates.forEach((frame, f) -> names.put(frame, frame));
        Map<String, Function> joint = new LinkedHashMap<>();
        while (!names.isEmpty()) {
            Joining joining = new Joining(Touches.of(frames.all(), names), names);
            joint.clear();
            names.keySet()
                    .forEach(frame -> joint.put(frame, joining.join(Functions.simplified(candidates.get(frame)))));
            if (joint.values().stream().noneMatch(Joints::hasPhases)) return named(joint, frames, taken);
            joint.forEach((frame, f) -> {
                if (hasPhases(f)) names.remove(frame);
            });
        }
        return NONE;
    }

    /** Those functions that call themselves and give only numbers, with both phases in one. */
    private static Map<String, Function> candidates(Map<String, Function> frames) {
        Map<String, Function> candidates = new LinkedHashMap<>();
        frames.forEach((name, f) -> {
            boolean isCandidate = f.turns().size() == 1
                    && f.outputs().stream().noneMatch(a -> a.type() instanceof Type.ArrayOf)
                    && Functions.reached(f, frames).contains(name);
            if (isCandidate) candidates.put(name, inOne(f));
        });
        return candidates;
    }

    private static Function inOne(Function f) {
        Line.Turn turn = f.turns().get(0);
        Builder out = new Builder();
        for (Line line : f.body().lines()) if (line != turn) out.add(line);
        List<Atom> results = f.outputs();
        Block body = out.end(new Terminator.Yield(results));
        List<Type> types = results.stream().map(Atom::type).toList();
        return new Function(f.name(), Port.concat(f.parameters(), turn.taken()), types, body, f.sharing());
    }

    static boolean hasPhases(Function f) {
        boolean[] has = {false};
        Walk.lines(
                f.body(),
                line -> has[0] |= line instanceof Line.Call c && c.callee().phase() >= 0);
        return has[0];
    }

    private static Joints named(Map<String, Function> joint, Functions frames, Set<String> taken) {
        Map<String, String> names = new LinkedHashMap<>();
        joint.forEach((frame, f) -> names.put(frame, Program.free(nameOf(frame), taken)));
        Joining joining = new Joining(Touches.of(frames.all(), names), names);
        Map<String, Function> all = new LinkedHashMap<>(frames.all());
        Map<String, String> origins = new LinkedHashMap<>();
        joint.forEach((frame, f) -> {
            all.put(names.get(frame), joining.renamed(f));
            origins.put(names.get(frame), frames.origins().get(frame));
        });
        Summaries summaries = Summaries.of(all);
        all.keySet().retainAll(names.values());
        all.replaceAll((name, f) -> Functions.simplified(summaries.tell(f)));
        return new Joints(new Functions(all, origins, summaries), joining);
    }

    private static String nameOf(String frame) {
        return Frames.variable(frame).replaceFirst("Call\\d*$", "Sweeps");
    }

    boolean isEmpty() {
        return joining == null;
    }

    /** A function that calls them where it can. */
    Function apply(Function f) {
        if (joining == null || !hasPhases(f)) return f;
        Function joined = joining.join(f);
        return joined == f ? f : Functions.simplified(functions.summaries().tell(joined));
    }
}
