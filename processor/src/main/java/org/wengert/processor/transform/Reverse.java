package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Overwrites;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.rules.RuleBook;

/** Reverse mode: the forward sweep, which computes the value and keeps what is needed, and behind it the reverse sweep. */
public final class Reverse {
    private Reverse() {}

    /**
     * Both sweeps in one function: its parameters are those of {@code primal} and the cotangent of its result; its results
     * are the result and the cotangents of {@code wrt}. A {@link Line.Turn} stands between the sweeps.
     *
     * @param primal ends with one yield, writes to none of its parameters
     */
    public static Function of(Function primal, List<Var> wrt, RuleBook rules) {
        return of(primal, wrt, rules, false);
    }

    /**
     * The same with lines behind the turn that can be run again and again: for each array of {@code wrt} there is one more parameter, an
     * array to which its cotangent is added. Results are the result and the cotangents of the numbers.
     */
    public static Function accumulating(Function primal, List<Var> wrt, RuleBook rules) {
        return of(primal, wrt, rules, true);
    }

    private static Function of(Function primal, List<Var> wrt, RuleBook rules, boolean repeatable) {
        Function function = Tables.expand(primal);
        Aliases aliases = Aliases.of(function);
        Activity activity = Activity.of(function, aliases, wrt);
        Predicate<Atom> meeting = Shadows.meeting(function, aliases);
        Forward.Paired paired = Forward.shadows(function, activity, rules, meeting);
        return new Sweeps(paired, activity, rules, wrt, repeatable).joined();
    }

    private static final class Sweeps {
        private final Function primal;
        private final Activity activity;
        private final List<Var> wrt;
        private final boolean repeatable;
        private final Map<Var, Atom> carried;
        private final Map<Var, Var> bars = new IdentityHashMap<>();
        private final Instrumentation forward = new Instrumentation();
        private final Shadows shadows;
        private final Recorder recorder;
        private final Mirror mirror;

        Sweeps(Forward.Paired paired, Activity activity, RuleBook rules, List<Var> wrt, boolean repeatable) {
            Derivatives derivatives = new Derivatives(rules);
            Evaluations evaluations = new Evaluations(activity, derivatives);
            this.primal = evaluations.insertInto(paired.function());
            this.activity = activity;
            this.wrt = wrt;
            this.repeatable = repeatable;
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
            recorder = new Recorder(primal, places, overwrites, forward, cells, shadows, loops);
            mirror = new Mirror(
                    activity, derivatives, evaluations, shadows, recorder, cells, loops, places, forward, repeatable);
        }

        Function joined() {
            Atom result = ((Terminator.Yield) primal.body().end()).values().get(0);
            Var seed = new Var(result.type(), "seed");
            Builder reverse = new Builder();
            Adjoints adjoints = new Adjoints();
            if (activity.isActive(result)) seed((Var) result, seed, reverse, adjoints);
            mirror.lines(primal.body().lines(), new Terminator.Unreachable(), reverse, adjoints);
            List<Line> reversed =
                    recorder.close(Recorder.Segment.of(primal.body().lines()), reverse, Map.of());
            Builder out = new Builder();
            out.addAll(forward.weave(primal.body()));
            out.add(new Line.Turn(Position.NONE));
            List<Var> parameters = new ArrayList<>(primal.parameters());
            parameters.add(seed);
            if (repeatable) parameters.addAll(barsOf(wrt));
            else for (Var v : wrt) if (bars.containsKey(v)) out.add(new Line.Zeros(bars.get(v), v, Position.NONE));
            out.addAll(reversed);
            List<Type> results = new ArrayList<>(primal.results());
            List<Atom> values = new ArrayList<>(List.of(result));
            for (Var v : wrt) {
                if (repeatable && bars.containsKey(v)) {
                    addCarried(v, out);
                } else {
                    results.add(v.type());
                    values.add(cotangent(v, adjoints));
                }
            }
            return new Function(primal.name(), parameters, results, out.end(new Terminator.Yield(values)));
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
