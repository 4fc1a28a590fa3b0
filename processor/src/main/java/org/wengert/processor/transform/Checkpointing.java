package org.wengert.processor.transform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes the outermost time loops of a function run in pieces, of which the reverse sweep keeps the states only: a loop becomes a call of a
 * {@link Stretch}. Of one that may be left early, the iterations that go on are counted first, and what remains of it runs the last.
 */
public final class Checkpointing extends Rewriter {
    private static final Callee ITERATIONS = Callee.ofStatic(
            "org.wengert.support.Schedule", "iterations", List.of(Type.INT, Type.INT, Type.INT), Type.INT);

    private final Map<Line, LoopState> chosen;
    private final int snapshots;
    private final Predicate<String> isChecked;
    private final Set<String> taken;
    private final Map<String, Function> functions;
    /** What names in the blocks around meant before they were replaced there. */
    private final Deque<Map<Var, Atom>> replaced = new ArrayDeque<>();

    private Checkpointing(Program program, int snapshots, Predicate<String> isChecked, Set<String> taken) {
        this.chosen = chosen(program.main());
        this.snapshots = snapshots;
        this.isChecked = isChecked;
        this.taken = taken;
        this.functions = new LinkedHashMap<>(program.functions());
    }

    /**
     * A program whose calls tell what they do; those of the new functions do not yet.
     *
     * @param snapshots how many states of a loop are kept; with 0 the program stays as it is
     * @param isChecked which classes of exceptions must be declared
     * @param taken names that no function may have; those of the new ones are added
     * @throws Refusal if there is no such loop, or no snapshot can be taken of its state
     */
    public static Program of(Program program, int snapshots, Predicate<String> isChecked, Set<String> taken) {
        if (snapshots == 0) return program;
        Checkpointing pass = new Checkpointing(program, snapshots, isChecked, taken);
        Function main = pass.function(program.main());
        if (pass.chosen.isEmpty()) throw new Refusal(Problem.NO_TIME_LOOP, Position.NONE, main.name(), snapshots);
        return new Program(main, pass.functions);
    }

    @Override
    public Block block(Block block) {
        replaced.push(new IdentityHashMap<>());
        Block rewritten = super.block(block);
        replaced.pop().forEach(this::replace);
        return rewritten;
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        LoopState state = chosen.get(line);
        if (state != null) inPieces((Line.Loop) line, state, out);
        else super.rewrite(line, out);
    }

    /** The outermost loops in which numbers go from one iteration to the next; those that only sum up only if there are no others. */
    private static Map<Line, LoopState> chosen(Function main) {
        Aliases aliases = Aliases.of(main);
        Map<Line, LoopState> states = new IdentityHashMap<>();
        outermost(main.body(), l -> states.put(l, new LoopState(l, aliases)));
        states.values().removeIf(state -> !state.isOfTime());
        if (!states.values().stream().allMatch(LoopState::isSum))
            states.values().removeIf(LoopState::isSum);
        outermost(main.body(), l -> {
            if (states.containsKey(l)) states.get(l).check(main);
        });
        return states;
    }

    private static void outermost(Block block, Consumer<Line.Loop> visit) {
        for (Line line : block.lines()) {
            if (line instanceof Line.Loop l) visit.accept(l);
            else line.blocks().forEach(b -> outermost(b, visit));
        }
        block.end().blocks().forEach(b -> outermost(b, visit));
    }

    private void inPieces(Line.Loop loop, LoopState state, Builder out) {
        Stretch stretch = new Stretch(loop, state, isChecked);
        boolean isLeft = loop.counted() == null || Walk.escapes(loop);
        Map<Var, Atom> start = new IdentityHashMap<>();
        for (int i = 0; i < loop.carried().size(); i++)
            start.put(loop.carried().get(i), atom(loop.initial().get(i)));
        List<Atom> given = state.pack(v -> start.getOrDefault(v, atom(v)), out);
        Atom count = isLeft ? counted(stretch, given, loop, out) : iterations(loop.counted(), loop.at(), out);
        List<Atom> arguments = new ArrayList<>(given);
        arguments.addAll(atoms(stretch.surroundings()));
        arguments.addAll(List.of(Constant.of(0), count, Constant.of(snapshots)));
        String name = Program.free("stretch", taken);
        List<Var> end = call(stretch.inPieces(name, snapshots), arguments, loop.at(), out);
        Map<Var, Atom> now = state.unpack(end, out);
        state.writeBack(now, this::atom, out);
        for (Var v : state.numbers()) {
            Objects.requireNonNull(replaced.peek()).putIfAbsent(v, atom(v));
            replace(v, now.get(v));
        }
        if (isLeft) super.rewrite(remaining(loop, count, now, out), out);
        else
            for (int i = 0; i < loop.results().size(); i++)
                replace(loop.results().get(i), now.get(loop.carried().get(i)));
    }

    private List<Var> call(Function f, List<Atom> arguments, Position at, Builder out) {
        functions.put(f.name(), f);
        List<Var> results = f.results().stream().map(t -> new Var(t, "")).toList();
        Callee callee = Callee.local(f.name(), Stretch.types(f.parameters()), f.results());
        out.add(new Line.Call(results, callee, arguments, at));
        return results;
    }

    private Atom counted(Stretch stretch, List<Atom> state, Line.Loop loop, Builder out) {
        List<Atom> arguments = new ArrayList<>(state);
        arguments.addAll(atoms(stretch.surroundingsWithEnd()));
        Function count = stretch.count(Program.free("count", taken));
        return call(count, arguments, loop.at(), out).get(0);
    }

    private Atom iterations(Line.Range range, Position at, Builder out) {
        return out.let(
                "iterations",
                Type.INT,
                at,
                new Operation.Apply(ITERATIONS),
                atom(range.from()),
                atom(range.to()),
                Constant.of(range.step()));
    }

    /** The loop from the iteration on in which it is left. */
    private Line remaining(Line.Loop loop, Atom count, Map<Var, Atom> now, Builder out) {
        Line.Range range = loop.counted();
        if (range != null) {
            Atom distance = Derivatives.let(out, loop.at(), Basic.MUL, count, Constant.of(range.step()));
            Atom from = Derivatives.let(out, loop.at(), Basic.ADD, atom(range.from()), distance);
            range = new Line.Range(range.index(), from, range.to(), range.step());
        }
        List<Atom> initial = new ArrayList<>();
        for (Var v : loop.carried()) initial.add(now.get(v));
        return new Line.Loop(loop.results(), range, loop.carried(), initial, loop.body(), loop.at());
    }
}
