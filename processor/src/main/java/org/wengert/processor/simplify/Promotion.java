package org.wengert.processor.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes values of arrays of one element that are only loaded from and stored to by their own names: fields of objects, variables that
 * a lambda expression changes. What a line's blocks store becomes a result of the line.
 */
public final class Promotion extends Rewriter {
    private final Set<Var> cells;
    /** The cells that are stored to in the blocks of a line. */
    private final Map<Line, Set<Var>> stored = new IdentityHashMap<>();
    /** What the cells hold here, in the order of their making. */
    private Map<Var, Atom> contents = new LinkedHashMap<>();

    private final Map<Label, List<Var>> exits = new IdentityHashMap<>();
    private final Deque<List<Var>> carried = new ArrayDeque<>();

    private Promotion(Set<Var> cells) {
        this.cells = cells;
    }

    public static Function simplify(Function f) {
        Function now = f;
        // An array that a cell holds can be promoted once the cell is gone.
        for (Set<Var> cells = cells(now); !cells.isEmpty(); cells = cells(now)) {
            Promotion pass = new Promotion(cells);
            pass.note(now.body());
            now = pass.function(now);
        }
        return now;
    }

    // ---- what can be promoted

    private static Set<Var> cells(Function f) {
        Set<Var> made = Walk.identitySet();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.New l && l.lengths().equals(List.of(Constant.of(1)))) made.add(l.result());
        });
        Walk.lines(f.body(), line -> {
            List<Atom> seen = line.reads();
            if (line instanceof Line.Load l && isFirst(l.index())) seen = List.of();
            if (line instanceof Line.Store l && isFirst(l.index())) seen = List.of(l.value());
            if (line instanceof Line.Length) seen = List.of();
            for (Atom a : seen) if (a instanceof Var v) made.remove(v);
        });
        Walk.ends(
                f.body(),
                end -> end.reads().forEach(a -> {
                    if (a instanceof Var v) made.remove(v);
                }));
        return made;
    }

    private static boolean isFirst(Atom index) {
        return index.equals(Constant.of(0));
    }

    private Set<Var> note(Block block) {
        Set<Var> all = Walk.identitySet();
        for (Line line : block.lines()) {
            Set<Var> inside = Walk.identitySet();
            for (Block b : line.blocks()) inside.addAll(note(b));
            stored.put(line, inside);
            all.addAll(inside);
            if (line instanceof Line.Store l && isCell(l.array())) all.add((Var) l.array());
        }
        for (Block arm : block.end().blocks()) all.addAll(note(arm));
        return all;
    }

    private boolean isCell(Atom a) {
        return a instanceof Var v && cells.contains(v);
    }

    // ---- values

    /** The cells from around a line that its blocks change. */
    private List<Var> changed(Line line) {
        Set<Var> inside = stored.get(line);
        return contents.keySet().stream().filter(inside::contains).toList();
    }

    private List<Atom> values(List<Var> of) {
        return of.stream().map(contents::get).toList();
    }

    private static List<Var> fresh(List<Var> cells) {
        return cells.stream().map(c -> new Var(c.type().element(), c.name())).toList();
    }

    private void set(List<Var> of, List<? extends Atom> values) {
        for (int i = 0; i < of.size(); i++) contents.put(of.get(i), values.get(i));
    }

    private static <T> List<T> both(List<? extends T> first, List<? extends T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    // ---- rewriting

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.New l && cells.contains(l.result())) {
            contents.put(l.result(), Constant.zero(l.result().type().element()));
        } else if (line instanceof Line.Load l && isCell(l.array())) {
            replace(l.result(), contents.get((Var) l.array()));
        } else if (line instanceof Line.Store l && isCell(l.array())) {
            contents.put((Var) l.array(), atom(l.value()));
        } else if (line instanceof Line.Length l && isCell(l.array())) {
            replace(l.result(), Constant.of(1));
        } else {
            super.rewrite(line, out);
        }
    }

    @Override
    public Block block(Block block) {
        Map<Var, Atom> outer = contents;
        contents = new LinkedHashMap<>(outer);
        Block result = super.block(block);
        contents = outer;
        return result;
    }

    @Override
    public Line when(Line.If l) {
        List<Var> changed = changed(l);
        List<Var> values = fresh(changed);
        Atom condition = atom(l.condition());
        Block then = yielding(l.then(), changed);
        Block otherwise = yielding(l.otherwise(), changed);
        set(changed, values);
        return new Line.If(both(l.results(), values), condition, then, otherwise, l.at());
    }

    private Block yielding(Block arm, List<Var> changed) {
        Map<Var, Atom> outer = contents;
        contents = new LinkedHashMap<>(outer);
        Builder out = new Builder();
        lines(arm, out);
        List<Atom> given = atoms(((Terminator.Yield) arm.end()).values());
        Block block = out.end(new Terminator.Yield(both(given, values(changed))));
        contents = outer;
        return block;
    }

    @Override
    public Line scope(Line.Scope l) {
        List<Var> changed = changed(l);
        exits.put(l.label(), changed);
        Block body = block(l.body());
        List<Var> values = fresh(changed);
        set(changed, values);
        return new Line.Scope(both(l.results(), values), l.label(), body, l.at());
    }

    @Override
    public Line loop(Line.Loop l) {
        List<Var> changed = changed(l);
        List<Atom> initial = both(atoms(l.initial()), values(changed));
        Line.Range range = l.counted() == null
                ? null
                : new Line.Range(
                        l.counted().index(),
                        atom(l.counted().from()),
                        atom(l.counted().to()),
                        l.counted().step());
        List<Var> inside = fresh(changed);
        Map<Var, Atom> outer = contents;
        contents = new LinkedHashMap<>(outer);
        set(changed, inside);
        carried.push(changed);
        Block body = block(l.body());
        carried.pop();
        contents = outer;
        List<Var> after = range == null ? List.of() : fresh(changed);
        if (range != null) set(changed, after);
        return new Line.Loop(both(l.results(), after), range, both(l.carried(), inside), initial, body, l.at());
    }

    @Override
    public Terminator end(Terminator end) {
        if (end instanceof Terminator.Next n)
            return new Terminator.Next(both(atoms(n.values()), values(carried.getFirst())));
        if (end instanceof Terminator.Exit e)
            return new Terminator.Exit(e.label(), both(atoms(e.values()), values(exits.get(e.label()))));
        return super.end(end);
    }
}
