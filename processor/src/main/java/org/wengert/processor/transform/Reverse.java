package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Infinities;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Overwrites;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.rules.RuleBook;

/** Reverse mode: the forward sweep, which computes the value and keeps what is needed, and behind it the reverse sweep. */
public final class Reverse {
    private final Instances program;
    private final Frames frames;
    private final RuleBook rules;
    private final boolean areInfinities;
    /** Whether hand-written pullbacks are applied to zero too, since a cotangent that is zero may have a tangent that is not. */
    private final boolean isSmooth;

    /** @param taken names that frames may not have */
    public Reverse(Instances program, RuleBook rules, Set<String> taken) {
        this(program, rules, taken, false);
    }

    private Reverse(Instances program, RuleBook rules, Set<String> taken, boolean isSmooth) {
        this.isSmooth = isSmooth;
        this.program = program;
        this.frames = new Frames(program, taken);
        this.areInfinities = program.haveInfinities();
        this.rules = rules;
    }

    /** Reverse mode of the same program, to be differentiated once more. */
    public Reverse smooth(Set<String> taken) {
        return new Reverse(program, rules, taken, true);
    }

    /** The parameters of the main function. */
    public List<Var> parameters() {
        return program.main().function().parameters();
    }

    /**
     * Both sweeps of the main function in one, with a {@link Line.Turn} between them, that gives the results and takes the cotangents
     * of those that can have any. In the end it gives the cotangents of {@code wrt}.
     *
     * @param repeatable whether the lines behind the turn can be run again and again
     */
    public Function main(List<Var> wrt, boolean repeatable) {
        return new Sweeps(program.main(), wrt, repeatable).ofMain();
    }

    /**
     * The functions that are called, by their names: as frames, or as they are where they have no derivatives, or where the forward
     * sweep keeps nothing of them.
     */
    public Map<String, Function> functions() {
        Set<String> whole = new LinkedHashSet<>();
        calls(program.main(), call -> frames.recomputed(call) != null, whole);
        program.functions().values().forEach(f -> calls(f, call -> frames.recomputed(call) != null, whole));
        Map<String, Function> functions = new LinkedHashMap<>();
        program.functions().forEach((name, instance) -> {
            String frame = frames.names().get(name);
            if (frame == null || whole.contains(name)) functions.put(name, instance.function());
            if (frame != null) functions.put(frame, frame(instance));
        });
        return functions;
    }

    /** Finds functions that a function calls, and all that these call. */
    private void calls(Instance in, Predicate<Line.Call> which, Set<String> found) {
        Walk.lines(in.function().body(), line -> {
            boolean called = line instanceof Line.Call c
                    && program.functions().containsKey(c.callee().function())
                    && which.test(c);
            if (!called) return;
            String name = ((Line.Call) line).callee().function();
            if (found.add(name)) calls(program.functions().get(name), call -> true, found);
        });
    }

    /** The function of the program that each of these comes from. */
    public Map<String, String> origins() {
        Map<String, String> origins = new LinkedHashMap<>();
        program.sources().forEach((name, source) -> {
            origins.put(name, source);
            origins.put(frames.names().getOrDefault(name, name), source);
        });
        return origins;
    }

    private Function frame(Instance instance) {
        Function f = instance.function();
        List<Var> parameters = f.parameters();
        List<Var> numbers = Calls.chosen(
                parameters, Frames.numbers(parameters, instance.signature().inputs()));
        return new Sweeps(instance, numbers, true).ofFrame();
    }

    private final class Sweeps {
        private final Instance instance;
        private final Function primal;
        private final List<Var> wrt;
        private final boolean repeatable;
        private final Activity activity;
        private final Map<Var, Atom> carried;
        private final Map<Var, Var> bars = new IdentityHashMap<>();
        private final Instrumentation forward = new Instrumentation();
        private final Shadows shadows;
        private final Recorder recorder;
        private final Mirror mirror;

        Sweeps(Instance instance, List<Var> wrt, boolean repeatable) {
            this.instance = instance;
            this.wrt = wrt;
            this.repeatable = repeatable;
            Predicate<Line.Call> isPaired = call -> frames.of(call.callee()) != null && frames.recomputed(call) == null;
            Function function = Tables.expand(EmptyRanges.close(instance.function()), isPaired);
            Aliases before = Aliases.of(function);
            this.activity = instance.activity(function, before);
            Infinities early = Infinities.of(function, areInfinities);
            Predicate<Atom> meeting = Shadows.meeting(function, before, isPaired);
            Forward.Paired paired = Forward.shadows(function, activity, rules, early, meeting, frames);
            Evaluations evaluations = new Evaluations(activity, new Derivatives(rules, Computed.nothing(), early));
            Function whole = evaluations.insertInto(paired.function());
            this.primal = whole.withSharing(sharing(whole, 0, 0));
            this.carried = paired.shadows();
            for (Var v : wrt) {
                boolean isOwn = repeatable || !carried.containsKey(v);
                if (isOwn && v.type() instanceof Type.ArrayOf) bars.put(v, new Var(v.type(), v.name() + "Bar"));
            }
            Places places = Places.of(primal);
            Overwrites overwrites = Overwrites.of(primal, Aliases.of(primal), places);
            Loops loops = new Loops(places);
            Cells cells = new Cells(primal, places, loops, forward);
            shadows = new Shadows(places, carried, bars);
            Infinities infinities = Infinities.of(primal, areInfinities);
            recorder = new Recorder(primal, places, overwrites, infinities, forward, cells, shadows, loops);
            mirror = new Mirror(
                    activity,
                    new Derivatives(rules, Computed.by(primal), infinities),
                    evaluations,
                    shadows,
                    recorder,
                    cells,
                    loops,
                    places,
                    forward,
                    frames,
                    isSmooth,
                    repeatable);
        }

        private List<Atom> results() {
            return ((Terminator.Yield) primal.body().end()).values();
        }

        Function ofMain() {
            List<Var> taken = new ArrayList<>();
            Builder reverse = new Builder();
            Adjoints adjoints = new Adjoints();
            for (Atom result : results()) {
                if (!result.type().isFloating() && !result.type().holdsFloating()) continue;
                Var seed = new Var(result.type(), "seed");
                taken.add(seed);
                if (activity.isActive(result)) seed((Var) result, seed, reverse, adjoints);
            }
            List<Line> reversed = reversed(reverse, adjoints);
            Builder out = new Builder();
            out.addAll(forward.weave(primal.body()));
            if (repeatable) taken.addAll(barsOf(wrt));
            out.add(new Line.Turn(taken, results(), Position.NONE));
            if (!repeatable)
                for (Var v : wrt) if (bars.containsKey(v)) out.add(new Line.Zeros(bars.get(v), v, Position.NONE));
            out.addAll(reversed);
            List<Type> results = new ArrayList<>();
            List<Atom> values = new ArrayList<>();
            for (Var v : wrt) {
                if (repeatable && bars.containsKey(v)) {
                    addCarried(v, out);
                } else {
                    results.add(v.type());
                    values.add(cotangent(v, adjoints));
                }
            }
            return new Function(primal.name(), primal.parameters(), results, out.end(new Terminator.Yield(values)));
        }

        Function ofFrame() {
            List<Atom> outputs = instance.function().outputs();
            BitSet active = Frames.numbers(outputs, instance.signature().outputs());
            List<Var> seeds = new ArrayList<>();
            Builder reverse = new Builder();
            Adjoints adjoints = new Adjoints();
            for (Atom number : Calls.chosen(results(), active)) {
                seeds.add(new Var(number.type(), "seed"));
                seed((Var) number, seeds.get(seeds.size() - 1), reverse, adjoints);
            }
            List<Line> reversed = reversed(reverse, adjoints);
            Builder out = new Builder();
            out.addAll(forward.weave(primal.body()));
            out.add(new Line.Turn(seeds, results(), Position.NONE));
            out.addAll(reversed);
            List<Atom> values = wrt.stream().map(adjoints::orZero).toList();
            List<Type> results = wrt.stream().map(Var::type).toList();
            Block body = out.end(new Terminator.Yield(values));
            Function f = new Function(primal.name(), primal.parameters(), results, body);
            return f.withSharing(sharing(f, seeds.size(), wrt.size()));
        }

        /** What is expected of callers, by operands that are followed by arrays of adjoints, and by numbers of the reverse sweep. */
        private @Nullable Sharing sharing(Function paired, int seeds, int bars) {
            Function f = instance.function();
            if (f.sharing() == null) return null;
            int inputs = f.parameters().size();
            Twins twins = new Twins()
                    .add(
                            0,
                            inputs,
                            Frames.arrays(f.parameters(), instance.signature().inputs()),
                            0)
                    .own(seeds)
                    .add(
                            0,
                            f.outputs().size(),
                            Frames.arrays(f.outputs(), instance.signature().outputs()),
                            inputs)
                    .own(bars);
            return twins.sharing(Port.of(f), f.sharing(), Port.of(paired));
        }

        private List<Line> reversed(Builder reverse, Adjoints adjoints) {
            mirror.lines(primal.body().lines(), new Terminator.Unreachable(), reverse, adjoints);
            return recorder.close(Segment.of(primal.body().lines()), reverse, Map.of(), adjoints);
        }

        private List<Var> barsOf(List<Var> all) {
            return all.stream().filter(bars::containsKey).map(bars::get).toList();
        }

        private void seed(Var result, Var seed, Builder out, Adjoints adjoints) {
            if (result.type().isFloating()) adjoints.add(result, seed, out, Position.NONE);
            else out.add(new Line.AddAll(shadows.of(result), seed, false, Position.NONE));
        }

        private Atom cotangent(Var v, Adjoints adjoints) {
            if (v.type().isFloating()) return adjoints.orZero(v);
            return bars.containsKey(v) ? bars.get(v) : carried.get(v);
        }

        /** What the forward sweep has carried along as the shadow of a parameter is added to its bar, and is zero again. */
        private void addCarried(Var v, Builder out) {
            Atom own = carried.get(v);
            if (own == null) return;
            out.add(new Line.AddAll(bars.get(v), own, true, Position.NONE));
            out.add(new Line.Fill(own, Position.NONE));
        }
    }
}
