package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Which values carry derivatives: those that vary with the chosen parameters and are useful for the results (Hascoët,
 * Naumann, Pascual, FGCS 2005). Memory is told apart by alias classes and not by time.
 */
public final class Activity {
    private final Aliases aliases;
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Set<Object> varied = Walk.identitySet();
    private final Set<Object> useful = Walk.identitySet();
    private boolean changed;

    private Activity(Aliases aliases) {
        this.aliases = aliases;
    }

    /** @param wrt the parameters with respect to which the function is differentiated */
    public static Activity of(Function function, Aliases aliases, List<Var> wrt) {
        return of(function, aliases, Boundary.of(function, wrt), Set.of());
    }

    /**
     * The activity where the callers say this of the ports.
     *
     * @param shared arrays that are taken to carry derivatives, since a function is given them that expects so
     */
    static Activity of(Function function, Aliases aliases, Boundary boundary, Set<Var> shared) {
        Activity activity = new Activity(aliases);
        Walk.lines(function.body(), line -> {
            if (line instanceof Line.Scope s) activity.scopes.put(s.label(), s.results());
        });
        List<@Nullable Object> places =
                activity.places(Port.of(function), Port.concat(function.inputs(), function.outputs()));
        activity.mark(activity.varied, places, boundary.varied());
        for (Var v : shared) activity.markAll(activity.varied, v);
        activity.untilStable(() -> activity.forward(function.body(), List.of(), List.of()));
        activity.mark(activity.useful, places, boundary.useful());
        for (Var v : shared) activity.markAll(activity.useful, v);
        activity.untilStable(() -> activity.backward(function.body(), List.of(), List.of()));
        return activity;
    }

    /** What carries the marks of ports: the value, or the class of the arrays; null for results that nobody uses. */
    private List<@Nullable Object> places(List<Port> ports, List<? extends Atom> operands) {
        List<@Nullable Object> places = new ArrayList<>(aliases.nodes(ports, operands));
        for (int i = 0; i < ports.size(); i++) {
            int operand = ports.get(i).operand();
            if (places.get(i) == null && operand < operands.size()) places.set(i, operands.get(operand));
        }
        return places;
    }

    private List<@Nullable Object> places(Line.Call call) {
        return places(Port.of(call.callee()), Port.concat(call.arguments(), call.results()));
    }

    private void mark(Set<Object> marks, List<@Nullable Object> places, BitSet which) {
        which.stream().mapToObj(places::get).filter(Objects::nonNull).forEach(p -> changed |= marks.add(p));
    }

    private static BitSet marked(Set<Object> marks, List<@Nullable Object> places, List<Port> ports) {
        BitSet which = new BitSet();
        for (int i = 0; i < places.size(); i++) which.set(i, ports.get(i).carries() && marks.contains(places.get(i)));
        return which;
    }

    /** What this function says of the ports of a call. */
    public Boundary boundary(Line.Call call) {
        List<Port> ports = Port.of(call.callee());
        List<@Nullable Object> places = places(call);
        return new Boundary(marked(varied, places, ports), marked(useful, places, ports));
    }

    /** What is known of the function's own ports. */
    public Boundary boundary(Function function) {
        List<Port> ports = Port.of(function);
        List<@Nullable Object> places = places(ports, Port.concat(function.inputs(), function.outputs()));
        return new Boundary(marked(varied, places, ports), marked(useful, places, ports));
    }

    /** Whether the value, or the memory behind a reference, depends on the parameters. */
    public boolean isVaried(Atom a) {
        return is(varied, a);
    }

    /** Whether what arrays of a class hold depends on the parameters. */
    public boolean isVaried(Aliases.Node numbers) {
        return varied.contains(numbers);
    }

    /** Whether what arrays of a class hold carries a derivative. */
    public boolean isActive(Aliases.Node numbers) {
        return isVaried(numbers) && useful.contains(numbers);
    }

    /** Whether the value carries a derivative; of an array, whether what it holds does, at any depth. */
    public boolean isActive(Atom a) {
        return isVaried(a) && is(useful, a);
    }

    private boolean is(Set<Object> marks, Atom a) {
        if (!(a instanceof Var v)) return false;
        if (a.type().isFloating()) return marks.contains(v);
        return a.type().holdsFloating() && marks.contains(leaf(aliases.of(a), a.type()));
    }

    /** The class of the arrays of numbers at the bottom of arrays of arrays. */
    private static Aliases.Node leaf(Aliases.Node node, Type type) {
        return type.element().isFloating() ? node : leaf(node.element(), type.element());
    }

    private void markAll(Set<Object> marks, Atom a) {
        if (!(a instanceof Var v)) return;
        if (a.type().isFloating()) changed |= marks.add(v);
        else if (a.type().holdsFloating()) changed |= marks.add(leaf(aliases.of(a), a.type()));
    }

    private void untilStable(Runnable pass) {
        do {
            changed = false;
            pass.run();
        } while (changed);
    }

    private void flow(Set<Object> marks, Atom from, Atom to) {
        if (is(marks, from)) markAll(marks, to);
    }

    private void flow(Set<Object> marks, List<? extends Atom> from, List<? extends Atom> to) {
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) flow(marks, from.get(i), to.get(i));
    }

    // ---- what varies

    private void forward(Block block, List<Var> onYield, List<Var> onNext) {
        for (Line line : block.lines()) forward(line, onNext);
        Terminator end = block.end();
        if (end instanceof Terminator.Yield y) flow(varied, y.values(), onYield);
        if (end instanceof Terminator.Next n) flow(varied, n.values(), onNext);
        if (end instanceof Terminator.Exit e) flow(varied, e.values(), scopes.get(e.label()));
        for (Block arm : end.blocks()) forward(arm, onYield, onNext);
    }

    private void forward(Line line, List<Var> onNext) {
        if (line instanceof Line.Let l) {
            for (Atom a : differentiable(l)) flow(varied, a, l.result());
        } else if (line instanceof Line.Load l) {
            flow(varied, l.array(), l.result());
        } else if (line instanceof Line.Store l) {
            flow(varied, l.value(), l.array());
        } else if (line instanceof Line.Acc l) {
            flow(varied, l.value(), l.array());
        } else if (line instanceof Line.Copy l && !l.stopped()) {
            flow(varied, l.source(), l.result());
        } else if (line instanceof Line.AddAll l) {
            flow(varied, l.from(), l.into());
        } else if (line instanceof Line.If l) {
            forward(l.then(), l.results(), onNext);
            forward(l.otherwise(), l.results(), onNext);
        } else if (line instanceof Line.Scope l) {
            forward(l.body(), List.of(), onNext);
        } else if (line instanceof Line.Loop l) {
            flow(varied, l.initial(), l.carried());
            forward(l.body(), List.of(), l.carried());
            flow(varied, l.carried(), l.results());
        } else if (line instanceof Line.Call l && l.callee().summary() != null) {
            throughCall(varied, l, l.callee().summary(), false);
        } else if (line instanceof Line.Call l) {
            for (Atom a : l.inputs()) for (Atom b : l.outputs()) flow(varied, a, b);
        } else if (line instanceof Line.Put l && is(varied, l.value())) {
            changed |= varied.add(l.slot());
        } else if (line instanceof Line.Get l && varied.contains(l.slot())) {
            markAll(varied, l.result());
        }
    }

    private void throughCall(Set<Object> marks, Line.Call call, Summary summary, boolean backwards) {
        List<Port> ports = Port.of(call.callee());
        List<@Nullable Object> places = places(call);
        BitSet marked = marked(marks, places, ports);
        List<BitSet> flows = summary.flows();
        if (flows == null) {
            throughFrame(marks, call, marked, backwards);
            return;
        }
        for (int i = 0; i < places.size(); i++) {
            if (backwards ? flows.get(i).intersects(marked) : marked.get(i))
                mark(marks, places, backwards ? only(i) : flows.get(i));
        }
    }

    private static BitSet only(int i) {
        BitSet set = new BitSet();
        set.set(i);
        return set;
    }

    /** All frames of a function are one place, into which all goes that any phase is given, and out of which all comes. */
    private void throughFrame(Set<Object> marks, Line.Call call, BitSet marked, boolean backwards) {
        Object frame = call.callee().owner().intern();
        BitSet in = new BitSet();
        BitSet out = new BitSet();
        List<Port> ports = Port.of(call.callee());
        Summary summary = Objects.requireNonNull(call.callee().summary());
        for (int i = 0; i < ports.size(); i++) {
            if (!ports.get(i).carries()) continue;
            boolean argument = ports.get(i).operand() < call.arguments().size();
            in.set(i, argument);
            out.set(i, !argument || summary.written().get(i) || summary.held().get(i));
        }
        if (marked.intersects(backwards ? out : in)) changed |= marks.add(frame);
        if (marks.contains(frame)) mark(marks, places(call), backwards ? in : out);
    }

    /** The operands through which a derivative may come: not those of comparisons, or of casts to integers. */
    public static List<Atom> differentiable(Line.Let l) {
        if (!l.result().type().isFloating()) return List.of();
        if (l.operation() == Basic.STOP) return List.of();
        if (l.operation() == Basic.LIKE) return l.arguments().subList(1, 2);
        boolean select = l.operation() == Basic.SELECT;
        if (l.operation() instanceof Operation.Cast
                && !l.arguments().get(0).type().isFloating()) return List.of();
        return select ? l.arguments().subList(1, 3) : l.arguments();
    }

    // ---- what is useful

    private void backward(Block block, List<Var> onYield, List<Var> onNext) {
        Terminator end = block.end();
        for (Block arm : end.blocks()) backward(arm, onYield, onNext);
        if (end instanceof Terminator.Yield y) flow(useful, onYield, y.values());
        if (end instanceof Terminator.Next n) flow(useful, onNext, n.values());
        if (end instanceof Terminator.Exit e) flow(useful, scopes.get(e.label()), e.values());
        for (int i = block.lines().size() - 1; i >= 0; i--)
            backward(block.lines().get(i), onNext);
    }

    private void backward(Line line, List<Var> onNext) {
        if (line instanceof Line.Let l) {
            for (Atom a : differentiable(l)) flow(useful, l.result(), a);
        } else if (line instanceof Line.Load l) {
            flow(useful, l.result(), l.array());
        } else if (line instanceof Line.Store l) {
            flow(useful, l.array(), l.value());
        } else if (line instanceof Line.Acc l) {
            flow(useful, l.array(), l.value());
        } else if (line instanceof Line.Copy l && !l.stopped()) {
            flow(useful, l.result(), l.source());
        } else if (line instanceof Line.AddAll l) {
            flow(useful, l.into(), l.from());
        } else if (line instanceof Line.If l) {
            backward(l.then(), l.results(), onNext);
            backward(l.otherwise(), l.results(), onNext);
        } else if (line instanceof Line.Scope l) {
            backward(l.body(), List.of(), onNext);
        } else if (line instanceof Line.Loop l) {
            flow(useful, l.results(), l.carried());
            backward(l.body(), List.of(), l.carried());
            flow(useful, l.carried(), l.initial());
        } else if (line instanceof Line.Call l && l.callee().summary() != null) {
            throughCall(useful, l, l.callee().summary(), true);
        } else if (line instanceof Line.Call l) {
            for (Atom b : l.outputs()) for (Atom a : l.inputs()) flow(useful, b, a);
        } else if (line instanceof Line.Get l && is(useful, l.result())) {
            changed |= useful.add(l.slot());
        } else if (line instanceof Line.Put l && useful.contains(l.slot())) {
            markAll(useful, l.value());
        }
    }

    /** Whether a slot carries a derivative. */
    public boolean isActive(Slot slot) {
        return varied.contains(slot) && useful.contains(slot);
    }
}
