package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.emit.Statement.Condition;
import org.wengert.processor.emit.Statement.Copy;
import org.wengert.processor.emit.Statement.Define;
import org.wengert.processor.emit.Statement.Effect;
import org.wengert.processor.emit.Statement.Jump;
import org.wengert.processor.emit.Statement.Kind;
import org.wengert.processor.emit.Statement.Labelled;
import org.wengert.processor.emit.Statement.Place;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.emit.Statement.Return;
import org.wengert.processor.emit.Statement.When;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** From blocks to statements: the values' variables are assigned, and every jump is explicit. */
final class Lowering implements Line.Cases<List<Statement>> {
    /** Where the end of a block leads. */
    private record Ends(List<Var> yield, boolean top, List<Var> carried, Place loop) {}

    private final Nesting nesting;
    private final Uses uses;
    private final Locals locals;
    private final Map<Label, Line.Scope> scopes = new IdentityHashMap<>();
    private final Map<Label, Place> places = new IdentityHashMap<>();
    private Ends ends = new Ends(List.of(), true, List.of(), new Place("", true));

    Lowering(Nesting nesting, Uses uses, Locals locals) {
        this.nesting = nesting;
        this.uses = uses;
        this.locals = locals;
    }

    List<Statement> block(Block block) {
        List<Statement> all = new ArrayList<>();
        for (Line line : block.lines()) if (!nesting.isOmitted(line)) all.addAll(lower(line));
        all.addAll(end(block.end()));
        return all;
    }

    private List<Statement> block(Block block, Ends newEnds) {
        Ends outer = ends;
        ends = newEnds;
        List<Statement> all = block(block);
        ends = outer;
        return all;
    }

    private List<Statement> lower(Line line) {
        return nesting.isConditional(line) ? define(line) : line.on(this);
    }

    private Local local(Var v) {
        return locals.of(v);
    }

    private List<Statement> end(Terminator end) {
        return end.on(new Terminator.Cases<>() {
            @Override
            public List<Statement> yield(Terminator.Yield t) {
                return ends.top ? List.of(new Return(t.values())) : copies(ends.yield, t.values());
            }

            @Override
            public List<Statement> next(Terminator.Next t) {
                return plus(copies(ends.carried, t.values()), new Jump(ends.loop, true));
            }

            @Override
            public List<Statement> exit(Terminator.Exit t) {
                if (t.label() == Threading.RETURN) return List.of(new Return(t.values()));
                return plus(
                        copies(scopes.get(t.label()).results(), t.values()), new Jump(places.get(t.label()), false));
            }

            @Override
            public List<Statement> raise(Terminator.Throw t) {
                return List.of(new Statement.Raise(t.exception()));
            }

            @Override
            public List<Statement> unreachable(Terminator.Unreachable t) {
                return List.of();
            }

            @Override
            public List<Statement> branch(Terminator.Branch t) {
                return List.of(
                        new When(new Condition(t.condition(), false), block(t.then()), block(t.otherwise()), null));
            }
        });
    }

    private static List<Statement> plus(List<Statement> some, Statement last) {
        List<Statement> all = new ArrayList<>(some);
        all.add(last);
        return all;
    }

    /** Assigns all at once: copies are ordered so that none overwrites what another reads, and cycles go over a temporary. */
    private List<Statement> copies(List<Var> targets, List<? extends Atom> values) {
        List<Copy> left = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Local target = local(targets.get(i));
            boolean needed = uses.of(targets.get(i)) > 0 || target.bound;
            if (needed && !isHeldBy(values.get(i), target)) left.add(new Copy(target, values.get(i)));
        }
        List<Statement> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Copy free = left.stream()
                    .filter(c -> !isReadByOther(c, left))
                    .findFirst()
                    .orElse(null);
            if (free == null) {
                breakCycle(left, ordered);
            } else {
                left.remove(free);
                ordered.add(free);
            }
        }
        return ordered;
    }

    private boolean isReadByOther(Copy copy, List<Copy> left) {
        return left.stream().anyMatch(c -> c != copy && isHeldBy(c.value(), copy.target()));
    }

    private void breakCycle(List<Copy> left, List<Statement> ordered) {
        Local overwritten = left.get(0).target();
        Var saved = locals.temporary(overwritten);
        Atom old = left.stream()
                .map(Copy::value)
                .filter(a -> isHeldBy(a, overwritten))
                .findFirst()
                .orElseThrow();
        ordered.add(new Copy(local(saved), old));
        left.replaceAll(c -> isHeldBy(c.value(), overwritten) ? new Copy(c.target(), saved) : c);
    }

    private boolean isHeldBy(Atom atom, Local holder) {
        return atom instanceof Var v && local(v) == holder;
    }

    private List<Statement> define(Line line) {
        Var result = line.results().get(0);
        Local target = local(result);
        return List.of(
                uses.of(result) == 0 && !target.bound && isStatement(line)
                        ? new Effect(line)
                        : new Define(target, line));
    }

    /** Whether the expression of a line can stand alone: a field that is read cannot. */
    private static boolean isStatement(Line line) {
        return line instanceof Line.Call c && !c.callee().kind().isField();
    }

    private static List<Statement> effect(Line line) {
        return List.of(new Effect(line));
    }

    @Override
    public List<Statement> when(Line.If line) {
        Ends inner = new Ends(line.results(), false, ends.carried, ends.loop);
        Condition condition = new Condition(line.condition(), false);
        return List.of(new When(condition, block(line.then(), inner), block(line.otherwise(), inner), line));
    }

    @Override
    public List<Statement> scope(Line.Scope line) {
        Place place = new Place(line.label().name(), false);
        scopes.put(line.label(), line);
        places.put(line.label(), place);
        return List.of(new Labelled(place, block(line.body(), new Ends(List.of(), false, ends.carried, ends.loop))));
    }

    @Override
    public List<Statement> loop(Line.Loop line) {
        List<Statement> all = new ArrayList<>(copies(line.carried(), line.initial()));
        Place place = new Place("loop", true);
        List<Statement> body = block(line.body(), new Ends(List.of(), false, line.carried(), place));
        Local index = line.counted() == null ? null : local(line.counted().index());
        all.add(new Repeat(place, index == null ? Kind.FOREVER : Kind.FOR, line, index, null, body));
        all.addAll(copies(line.results(), line.carried()));
        return all;
    }

    @Override
    public List<Statement> let(Line.Let line) {
        return define(line);
    }

    @Override
    public List<Statement> load(Line.Load line) {
        return define(line);
    }

    @Override
    public List<Statement> create(Line.New line) {
        return define(line);
    }

    @Override
    public List<Statement> length(Line.Length line) {
        return define(line);
    }

    @Override
    public List<Statement> copy(Line.Copy line) {
        return define(line);
    }

    @Override
    public List<Statement> zeros(Line.Zeros line) {
        return define(line);
    }

    @Override
    public List<Statement> get(Line.Get line) {
        return define(line);
    }

    @Override
    public List<Statement> call(Line.Call line) {
        if (!line.callee().caught().isEmpty()) return attempt(line);
        return line.results().isEmpty() ? effect(line) : define(line);
    }

    private List<Statement> attempt(Line.Call line) {
        Var exception = line.results().get(line.results().size() - 1);
        Var result = line.results().get(0);
        boolean needed = result != exception && (uses.of(result) > 0 || !isStatement(line));
        List<Statement> all = new ArrayList<>();
        if (needed) all.add(new Copy(local(result), Constant.zero(result.type())));
        all.add(new Copy(local(exception), Constant.zero(exception.type())));
        all.add(new Statement.Attempt(line, needed ? local(result) : null, local(exception)));
        return all;
    }

    @Override
    public List<Statement> store(Line.Store line) {
        return effect(line);
    }

    @Override
    public List<Statement> acc(Line.Acc line) {
        return effect(line);
    }

    @Override
    public List<Statement> addAll(Line.AddAll line) {
        return effect(line);
    }

    @Override
    public List<Statement> fill(Line.Fill line) {
        return effect(line);
    }

    @Override
    public List<Statement> put(Line.Put line) {
        return effect(line);
    }

    @Override
    public List<Statement> turn(Line.Turn line) {
        return effect(line);
    }
}
