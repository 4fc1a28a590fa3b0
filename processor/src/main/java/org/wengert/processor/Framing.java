package org.wengert.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Makers;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.emit.Routine;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.transform.Frames;

/**
 * Lets methods that a {@code Pullback} calls have frames too, which keep the arrays that they make from one run to the next.
 *
 * @param frames the names of the frames by those of the methods
 */
record Framing(Map<String, String> frames) {
    /**
     * For those methods that make arrays.
     *
     * @param taken names that no frame may have; those of the frames are added
     */
    static Framing of(Sweeps pullback, Collection<Routine> routines, Set<String> taken) {
        Map<String, List<Function>> functions = new LinkedHashMap<>();
        for (Routine routine : routines) functions.put(routine.name(), routine.functions());
        Set<String> called = called(List.of(pullback.forward(), pullback.reverse()), functions);
        called.retainAll(Makers.among(functions));
        Map<String, String> frames = new LinkedHashMap<>();
        for (Routine routine : routines)
            if (!routine.isFrame() && called.contains(routine.name()))
                frames.put(routine.name(), Program.free(Frames.nameOf(routine.name()), taken));
        return new Framing(frames);
    }

    private static Set<String> called(List<Function> by, Map<String, List<Function>> functions) {
        Set<String> called = new LinkedHashSet<>();
        Deque<Function> open = new ArrayDeque<>(by);
        while (!open.isEmpty()) {
            Walk.lines(open.pop().body(), line -> {
                String name = line instanceof Line.Call c ? c.callee().function() : null;
                if (name != null && functions.containsKey(name) && called.add(name)) open.addAll(functions.get(name));
            });
        }
        return called;
    }

    Routine apply(Routine routine) {
        Sweeps sweeps = routine.sweeps();
        if (sweeps != null) return Routine.frame(routine.name(), apply(sweeps), routine.thrown());
        Function f = apply(routine.functions().get(0));
        String frame = frames.get(routine.name());
        return frame == null
                ? Routine.method(routine.name(), f, routine.thrown())
                : Routine.storing(frame, f, routine.thrown());
    }

    Sweeps apply(Sweeps s) {
        return new Sweeps(apply(s.forward()), apply(s.reverse()), s.copier(), s.state(), s.isFragile());
    }

    @Nullable
    Function applyIfPresent(@Nullable Function f) {
        return f == null ? null : apply(f);
    }

    /** A function that calls them by frames. */
    Function apply(Function f) {
        if (frames.isEmpty()) return f;
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                String frame =
                        line instanceof Line.Call c ? frames.get(c.callee().function()) : null;
                if (frame == null) super.rewrite(line, out);
                else framed((Line.Call) line, frame, atoms(line.reads()), out);
            }
        }.function(f);
    }

    private static void framed(Line.Call call, String frame, List<Atom> arguments, Builder out) {
        Var object = out.create(Frames.variable(frame), new Type.Reference(frame), List.of(), call.at());
        List<Atom> all = Port.concat(List.of(object), arguments);
        List<Type> types = new ArrayList<>(List.of(object.type()));
        types.addAll(call.callee().parameters());
        // A frame is no array: what is told of the ports stays as it is.
        Callee phase = Callee.phase(frame, 0, types, call.callee().results())
                .catching(call.callee().caught())
                .withSummary(call.callee().summary());
        out.add(new Line.Call(call.results(), phase, all, call.at()));
    }
}
