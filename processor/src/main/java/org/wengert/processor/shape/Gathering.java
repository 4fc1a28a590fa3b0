package org.wengert.processor.shape;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.Arithmetic;

/**
 * Keeps what one iteration saves side by side: several rows of one length become one row, in which the entries of the same index follow
 * each other. Then there is one array to make, to put into a table and to find again, and one line of the cache for an iteration.
 */
final class Gathering extends Rewriter {
    /** An array whose rows are gathered: which of how many it is, what the row is called, and what has its place. */
    private record Strand(int number, int of, String name, Var gathered) {}

    /** An entry of a gathered table. */
    private record Entry(Var table, Atom index) {}

    private final Map<Object, Strand> strands = new IdentityHashMap<>();
    /** The gathered arrays that there are, and those that are in their tables. */
    private final Set<Object> made = Walk.identitySet();

    private final Set<Object> put = Walk.identitySet();
    /** What has been loaded from gathered tables, as far as that is visible. */
    private Map<Entry, Var> known = new HashMap<>();

    private Gathering(List<List<List<Var>>> groups) {
        for (List<List<Var>> group : groups) {
            int depth = group.get(0).size();
            for (int level = 0; level < depth; level++) {
                Var gathered = named(group.get(0).get(level).type());
                for (int i = 0; i < group.size(); i++)
                    strands.put(
                            group.get(i).get(level),
                            new Strand(i, group.size(), group.get(i).get(0).name(), gathered));
            }
        }
    }

    static Function gather(Function f) {
        List<List<List<Var>>> groups = Rows.of(f);
        return groups.isEmpty() ? f : new Gathering(groups).function(f);
    }

    private static Var named(Type type) {
        int rank = type.rank();
        return new Var(type, rank == 1 ? "saved" : rank == 2 ? "savedRows" : rank == 3 ? "savedTables" : "savedBlocks");
    }

    @Override
    public Block block(Block block) {
        Map<Entry, Var> outside = known;
        known = new HashMap<>(outside);
        Block inside = super.block(block);
        known = outside;
        return inside;
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.New l && strands.containsKey(l.result())) create(l, strands.get(l.result()), out);
        else if (line instanceof Line.Load l && strands.containsKey(l.array())) load(l, strands.get(l.array()), out);
        else if (line instanceof Line.Store l && strands.containsKey(l.array())) store(l, strands.get(l.array()), out);
        else super.rewrite(line, out);
    }

    private void create(Line.New l, Strand strand, Builder out) {
        if (!made.add(strand.gathered())) return;
        Atom length = atom(l.lengths().get(0));
        if (isRow(strand)) length = let(Basic.MUL, Constant.of(strand.of()), length, l.at(), out);
        out.add(new Line.New(strand.gathered(), List.of(length), false, l.at()));
    }

    private void load(Line.Load l, Strand strand, Builder out) {
        Atom index = atom(l.index());
        if (isRow(strand)) {
            Atom place = at(index, strand, l.at(), out);
            Var entry = l.result().name().isEmpty() ? new Var(l.result().type(), strand.name()) : l.result();
            replace(l.result(), entry);
            out.add(new Line.Load(entry, strand.gathered(), place, l.safe(), l.at()));
            return;
        }
        Var loaded = known.computeIfAbsent(new Entry(strand.gathered(), index), k -> {
            Var v = named(l.result().type());
            out.add(new Line.Load(v, strand.gathered(), index, l.safe(), l.at()));
            return v;
        });
        strands.put(l.result(), new Strand(strand.number(), strand.of(), strand.name(), loaded));
    }

    private void store(Line.Store l, Strand strand, Builder out) {
        Atom index = atom(l.index());
        if (isRow(strand)) {
            Atom place = at(index, strand, l.at(), out);
            out.add(new Line.Store(strand.gathered(), place, atom(l.value()), l.at()));
            return;
        }
        Var value = strands.get(l.value()).gathered();
        if (put.add(value)) out.add(new Line.Store(strand.gathered(), index, value, l.at()));
    }

    private static boolean isRow(Strand strand) {
        return strand.gathered().type().rank() == 1;
    }

    private static Atom at(Atom index, Strand strand, Position at, Builder out) {
        Atom first = let(Basic.MUL, Constant.of(strand.of()), index, at, out);
        return let(Basic.ADD, first, Constant.of(strand.number()), at, out);
    }

    private static Atom let(Basic operation, Atom a, Atom b, Position at, Builder out) {
        Atom folded = Arithmetic.fold(operation, List.of(a, b), Type.INT);
        return folded != null ? folded : out.let(at, operation, a, b);
    }
}
