package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Signature;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** The reversal of calls: of functions of the program, of what has rules, of hooks. */
final class ReversedCalls {
    private final Mirror mirror;
    private final Activity activity;
    private final Derivatives derivatives;
    private final Evaluations evaluations;
    private final Shadows shadows;
    private final Recorder recorder;
    private final Frames frames;
    private final boolean isSmooth;
    private final boolean repeatable;

    ReversedCalls(
            Mirror mirror,
            Derivatives derivatives,
            Evaluations evaluations,
            Shadows shadows,
            Frames frames,
            boolean isSmooth,
            boolean repeatable) {
        this.mirror = mirror;
        this.activity = mirror.activity;
        this.derivatives = derivatives;
        this.evaluations = evaluations;
        this.shadows = shadows;
        this.recorder = mirror.recorder;
        this.frames = frames;
        this.isSmooth = isSmooth;
        this.repeatable = repeatable;
    }

    /** Whether a call has a reversal. */
    boolean isActive(Line.Call l) {
        return frames.function(l.callee()) != null
                || frames.recomputed(l) != null
                || l.outputs().stream().anyMatch(activity::isActive)
                || givesObjects(l);
    }

    /** Whether it only makes objects that carry derivatives later. */
    private boolean givesObjects(Line.Call l) {
        return l.rule() == null && l.results().stream().anyMatch(v -> Type.isHolder(v.type()) && activity.isActive(v));
    }

    void reverse(Line.Call l, Builder out, Adjoints adjoints) {
        Instance function = frames.function(l.callee());
        Instance again = frames.recomputed(l);
        if (l.rule() instanceof Rule.Pullback p) pullback(l, p, out, adjoints);
        else if (l.rule() instanceof Rule.Derived d) derived(l, d.function(), out, adjoints);
        else if (l.rule() instanceof Rule.Hook h) hook(l, h, out, adjoints);
        else if (again != null) recomputed(l, again, out, adjoints);
        else if (function != null) frame(l, function, out, adjoints);
        else if (givesObjects(l)) {
            if (repeatable) clear(l, arrays(l), out);
        } else partials(l, out, adjoints);
    }

    private void partials(Line.Call l, Builder out, Adjoints adjoints) {
        for (Atom result : l.outputs()) {
            Atom bar = adjoints.take((Var) result);
            if (bar == null) continue;
            BiConsumer<Var, Atom> add = (v, b) -> mirror.add(v, b, out, adjoints, l.at());
            Evaluations.Known known = evaluations.of(l);
            if (known == null) derivatives.adjoint(l.asOperation(), bar, add, activity::isActive, out);
            else derivatives.adjoint(l.asOperation(), bar, known.partials(), known.operands(), add, out);
        }
    }

    // ---- what has a rule

    /** A call with a hand-written pullback. */
    private void pullback(Line.Call l, Rule.Pullback rule, Builder out, Adjoints adjoints) {
        CallArrays arrays = arrays(l);
        if (l.inputs().stream().anyMatch(activity::isActive)) applied(l, rule, arrays, out, adjoints);
        if (repeatable) clear(l, arrays, out);
    }

    private void applied(Line.Call l, Rule.Pullback rule, CallArrays arrays, Builder out, Adjoints adjoints) {
        HandWritten uses = new HandWritten(l, rule);
        HandWrittenReverse reverse = new HandWrittenReverse(uses, recorder, mirror.forward);
        List<@Nullable Atom> seeds = new ArrayList<>();
        for (Rule.Output output : rule.outputs()) {
            boolean active = uses.like(output) instanceof Var v && activity.isActive(v);
            Var v = active ? (Var) uses.like(output) : null;
            seeds.add(v == null ? null : v.type().isFloating() ? adjoints.take(v) : arrays.shadowOf(v));
        }
        if (seeds.stream().allMatch(Objects::isNull)) return;
        Var object = reverse.make();
        Mirror.Writer applied = (b, inside) -> {
            List<Atom> cotangents = reverse.apply(object, seeds, b);
            for (int i = 0; i < cotangents.size(); i++) {
                if (!(l.arguments().get(rule.inputs().get(i).argument()) instanceof Var v) || !activity.isActive(v))
                    continue;
                if (v.type().isFloating()) mirror.add(v, cotangents.get(i), b, inside, l.at());
                else b.add(new Line.AddAll(arrays.shadowOf(v), cotangents.get(i), true, l.at()));
            }
        };
        if (isSmooth) applied.write(out, adjoints);
        else unlessZero(seeds, applied, l, out, adjoints);
    }

    /** A zero cotangent gives zero, whatever the derivative. */
    private void unlessZero(
            List<@Nullable Atom> seeds, Mirror.Writer lines, Line.Call l, Builder out, Adjoints adjoints) {
        Atom any = HandWritten.anyNonZero(seeds, l.at(), out);
        Mirror.Piece piece = mirror.piece(Segment.of(List.of()), adjoints, lines);
        Mirror.merge(any, piece, new Mirror.Piece(List.of(), adjoints.copy()), out, adjoints, l.at());
    }

    /** A call of a derivative: of what it is given, another derivative gives the cotangents. */
    private void derived(Line.Call l, Derivable function, Builder out, Adjoints adjoints) {
        CallArrays arrays = arrays(l);
        List<@Nullable Atom> seeds = new ArrayList<>();
        for (Var v : l.given()) {
            boolean isNumber = v.type().isFloating();
            seeds.add(!activity.isActive(v) ? null : isNumber ? adjoints.take(v) : arrays.shadowOf(v));
        }
        DerivedReverse reverse = new DerivedReverse(l, function, activity::isActive, seeds);
        if (reverse.isNeeded()) {
            List<Atom> arguments = l.arguments().stream().map(arrays::kept).toList();
            unlessThrown(
                    l,
                    (b, inside) -> reverse.apply(arguments, b, (v, bar) -> {
                        if (v.type().isFloating()) mirror.add(v, bar, b, inside, l.at());
                        else b.add(new Line.AddAll(arrays.shadowOf(v), bar, true, l.at()));
                    }),
                    out,
                    adjoints);
        }
        if (repeatable) clear(l, arrays, out);
    }

    /** What has thrown an exception gives nothing and has written nothing that carries a derivative. */
    private void unlessThrown(Line.Call l, Mirror.Writer lines, Builder out, Adjoints adjoints) {
        if (l.callee().caught().isEmpty()) {
            lines.write(out, adjoints);
            return;
        }
        Var exception = l.results().get(l.results().size() - 1);
        Mirror.Piece ended = mirror.piece(Segment.of(List.of()), adjoints, lines);
        Var fine = out.let(l.at(), Basic.IS_NULL, exception);
        Mirror.merge(fine, ended, new Mirror.Piece(List.of(), adjoints.copy()), out, adjoints, l.at());
    }

    /** The cotangent of what is hooked goes through the hook, unless it is zero. */
    private void hook(Line.Call l, Rule.Hook rule, Builder out, Adjoints adjoints) {
        Var result = l.results().get(0);
        if (!activity.isActive(result)) return;
        CallArrays arrays = arrays(l);
        boolean isArray = result.type() instanceof Type.ArrayOf;
        Atom bar = isArray ? arrays.shadowOf(result) : adjoints.take(result);
        if (bar == null) return;
        List<Atom> operands = new ArrayList<>();
        for (Atom a : l.arguments().subList(1, l.arguments().size())) operands.add(arrays.kept(a));
        unlessZero(
                List.of(bar),
                (b, inside) -> {
                    operands.add(isArray ? b.copy("", bar, l.at()) : bar);
                    Atom given = inlined(rule, operands, b);
                    Atom x = l.arguments().get(0);
                    if (isArray) b.add(new Line.AddAll(arrays.shadowOf((Var) x), given, true, l.at()));
                    else mirror.add(x, given, b, inside, l.at());
                },
                l,
                out,
                adjoints);
        if (repeatable) clear(l, arrays, out);
    }

    private static Atom inlined(Rule.Hook rule, List<Atom> operands, Builder out) {
        Rewriter fresh = Rewriter.fresh();
        fresh.replaceAll(rule.onCotangent().parameters(), operands);
        fresh.lines(rule.onCotangent().body(), out);
        return fresh.atom(
                ((Terminator.Yield) rule.onCotangent().body().end()).values().get(0));
    }

    private CallArrays arrays(Line.Call l) {
        return new CallArrays(l, mirror.places, shadows, recorder, mirror.forward);
    }

    /** Forgets the cotangents of arrays that a call has given, so that the sweep can run again. */
    private void clear(Line.Call l, CallArrays arrays, Builder out) {
        for (Var v : l.results()) {
            if (v.type() instanceof Type.ArrayOf && shadows.isCarried(v))
                out.add(new Line.Fill(arrays.shadowOf(v), l.at()));
        }
    }

    // ---- functions of the program

    /** The cotangents of the numbers among the results; null of those that have none. */
    private static List<@Nullable Atom> seeds(Line.Call l, Instance function, Adjoints adjoints) {
        List<@Nullable Atom> seeds = new ArrayList<>();
        BitSet numbers = Frames.numbers(
                function.function().outputs(), function.signature().outputs());
        for (int i : numbers.stream().toArray())
            seeds.add(l.results().isEmpty() ? null : adjoints.take(l.results().get(i)));
        return seeds;
    }

    private static List<Atom> orZero(List<@Nullable Atom> seeds, Instance function) {
        List<Atom> outputs = function.function().outputs();
        List<Atom> numbers = Calls.chosen(
                outputs, Frames.numbers(outputs, function.signature().outputs()));
        List<Atom> all = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            Atom seed = seeds.get(i);
            all.add(seed == null ? Constant.zero(numbers.get(i).type()) : seed);
        }
        return all;
    }

    /** A function of which the forward sweep has kept nothing: both its phases run here. */
    private void recomputed(Line.Call l, Instance function, Builder out, Adjoints adjoints) {
        CallArrays arrays = arrays(l);
        Calls.Paired paired = Objects.requireNonNull(frames.of(l.callee()));
        List<@Nullable Atom> seeds = seeds(l, function, adjoints);
        if (seeds.stream().allMatch(Objects::isNull) && paired.results().isEmpty()) return;
        List<Atom> arguments = l.arguments().stream().map(arrays::kept).toList();
        String name = Objects.requireNonNull(paired.frame());
        Var frame = out.create(Frames.variable(name), new Type.Reference(name), List.of(), l.at());
        List<Atom> all = new ArrayList<>(List.of(frame));
        all.addAll(arguments);
        for (Atom a : Calls.chosen(l.arguments(), paired.arguments()))
            all.add(a instanceof Var v ? arrays.shadowOf(v) : a);
        List<Var> given =
                paired.callee().results().stream().map(t -> new Var(t, "")).toList();
        out.add(new Line.Call(given, paired.callee(), all, l.at()));
        int twin = l.callee().results().size();
        for (Var v : Calls.chosen(l.results(), paired.results()))
            out.add(new Line.AddAll(given.get(twin++), arrays.shadowOf(v), true, l.at()));
        List<Atom> taken = new ArrayList<>(List.of(frame));
        taken.addAll(orZero(seeds, function));
        reverse(l, function, taken, l.arguments(), out, adjoints);
        if (repeatable) clear(l, arrays, out);
    }

    /** The second phase of what has been called: it goes on with the frame of the first. */
    private void frame(Line.Call l, Instance function, Builder out, Adjoints adjoints) {
        Signature signature = function.signature();
        List<Var> parameters = function.function().parameters();
        List<Atom> outputs = function.function().outputs();
        boolean isReached = !Frames.arrays(parameters, signature.inputs()).isEmpty()
                || !Frames.arrays(outputs, signature.outputs()).isEmpty();
        List<@Nullable Atom> seeds = seeds(l, function, adjoints);
        if (!isReached && seeds.stream().allMatch(Objects::isNull)) return;
        List<Atom> given = new ArrayList<>(List.of(l.arguments().get(0)));
        given.addAll(orZero(seeds, function));
        List<Atom> arguments = l.arguments().subList(1, l.arguments().size());
        unlessThrown(l, (b, inside) -> reverse(l, function, given, arguments, b, inside), out, adjoints);
    }

    /**
     * Runs the second phase.
     *
     * @param given the frame and the cotangents of the numbers among the results
     * @param arguments what the first phase was given of the function's own parameters
     */
    private void reverse(
            Line.Call l, Instance function, List<Atom> given, List<Atom> arguments, Builder out, Adjoints adjoints) {
        List<Var> parameters = function.function().parameters();
        BitSet numbers = Frames.numbers(parameters, function.signature().inputs());
        List<Var> bars = new ArrayList<>();
        for (Var v : Calls.chosen(parameters, numbers)) bars.add(Mirror.bar(v));
        Callee reverse = Callee.phase(((Type.Reference) given.get(0).type()).name(), 1, types(given), types(bars));
        out.add(new Line.Call(bars, reverse, given, l.at()));
        int next = 0;
        for (int i : numbers.stream().toArray()) mirror.add(arguments.get(i), bars.get(next++), out, adjoints, l.at());
    }

    private static List<Type> types(List<? extends Atom> atoms) {
        return atoms.stream().map(Atom::type).toList();
    }
}
