package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Type;

/**
 * The functions of a program in reverse mode: each in two phases, its forward sweep and its reverse sweep. Every call makes a frame,
 * which keeps what the second needs of the first.
 *
 * <p>The first phase takes, behind the arguments, the arrays of adjoints of those arrays that carry derivatives, and gives those of
 * such arrays among the results. The second takes the cotangents of the numbers among the results and gives those of the
 * numbers among the arguments.
 */
public final class Frames implements Calls {
    private final Map<String, Instance> instances;
    private final Map<String, String> frames = new LinkedHashMap<>();

    /** @param taken names that no frame may have; those of the frames are added */
    Frames(Instances program, Set<String> taken) {
        this.instances = program.functions();
        instances.forEach((name, f) -> {
            if (!f.isPlain()) frames.put(name, Program.free(nameOf(name), taken));
        });
    }

    /** The name of the frames of a function. */
    public static String nameOf(String function) {
        return Character.toUpperCase(function.charAt(0)) + function.substring(1) + "Call";
    }

    /** The name of a variable for a frame. */
    public static String variable(String frame) {
        return Character.toLowerCase(frame.charAt(0)) + frame.substring(1);
    }

    /** The names of the frames, by those of the functions. */
    Map<String, String> names() {
        return frames;
    }

    /** The function whose frame is called here; null of any other call. */
    @Nullable
    Instance function(Callee phase) {
        if (phase.kind() != Callee.Kind.PHASE) return null;
        for (Map.Entry<String, String> frame : frames.entrySet())
            if (frame.getValue().equals(phase.function())) return instances.get(frame.getKey());
        return null;
    }

    /** The function that is called here, if it has a derivative and nothing is to be kept of it; null of any other call. */
    @Nullable
    Instance recomputed(Line.Call call) {
        boolean again = call.rule() instanceof Rule.Recomputed
                && frames.containsKey(call.callee().function());
        return again ? instances.get(call.callee().function()) : null;
    }

    @Override
    public @Nullable Paired of(Callee callee) {
        String frame = frames.get(callee.function());
        if (frame == null) return null;
        Instance instance = Objects.requireNonNull(instances.get(callee.function()));
        Function f = instance.function();
        BitSet arguments = arrays(f.parameters(), instance.signature().inputs());
        BitSet results = arrays(f.outputs(), instance.signature().outputs());
        List<Type> given = new ArrayList<>(List.of(new Type.Reference(frame)));
        given.addAll(Calls.followed(callee.parameters(), arguments));
        List<Type> taken = Calls.followed(callee.results(), results);
        Callee forward = Callee.phase(frame, 0, given, taken);
        int inputs = callee.parameters().size();
        int outputs = callee.results().size();
        Twins twins = new Twins().own(1).add(0, inputs, arguments, 0).add(0, outputs, results, inputs);
        Summary summary = Objects.requireNonNull(callee.summary());
        return new Paired(
                frame,
                forward.withSummary(twins.summary(Port.of(callee), summary, Port.of(forward))),
                arguments,
                results);
    }

    /** Which of these are arrays that carry derivatives. */
    static BitSet arrays(List<? extends Atom> atoms, BitSet active) {
        return which(atoms, active, false);
    }

    /** Which of these are numbers that carry derivatives. */
    static BitSet numbers(List<? extends Atom> atoms, BitSet active) {
        return which(atoms, active, true);
    }

    private static BitSet which(List<? extends Atom> atoms, BitSet active, boolean numbers) {
        BitSet result = (BitSet) active.clone();
        for (int i = 0; i < atoms.size(); i++) if (atoms.get(i).type().isFloating() != numbers) result.clear(i);
        return result;
    }
}
