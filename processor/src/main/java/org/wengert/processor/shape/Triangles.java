package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Var;

/**
 * Runs four iterations of a loop over the columns, or the rows, of a triangle at a time: what they have in common of the inner loop at once, what is left of each
 * before or behind it. An entry that all four add to is loaded and stored once, and four sums need not wait for one another. Values
 * keep their order; cotangents may change it, where columns share entries.
 */
final class Triangles extends Rewriter {
    private final Distinct distinct;
    private final Bounds bounds;
    private final Offsets offsets;

    private final Set<Var> cotangents;

    private Triangles(Function f, Set<Var> cotangents) {
        this.cotangents = cotangents;
        distinct = Distinct.in(f);
        bounds = new Bounds(f);
        offsets = Offsets.in(f.body());
    }

    /**
     * Runs such loops so.
     *
     * @param cotangents what loops of the reverse sweep carry: the order of sums may change there
     */
    static Function block(Function f, Set<Var> cotangents) {
        return new Triangles(f, cotangents).function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        Triangle triangle = line instanceof Line.Loop loop ? Triangle.of(loop, offsets) : null;
        Stores stores = triangle == null ? null : stores(triangle);
        Builder all = new Builder();
        boolean isFaster = stores != null && (triangle.addsUp() || !stores.entries.isEmpty());
        if (isFaster && new FourColumns(triangle, stores, bounds, offsets).write(all)) out.addAll(all.lines());
        else super.rewrite(line, out);
    }

    /**
     * What an inner loop does with the arrays that it writes to.
     *
     * @param entries arrays of which all four iterations have the same entry at a time
     * @param runs accesses to entries of which the four iterations must have different ones
     * @param written all arrays that may be written to
     */
    record Stores(Set<Atom> entries, List<Access> runs, Set<Atom> written) {}

    /** Null where an iteration may meet what another one writes in another order. */
    private @Nullable Stores stores(Triangle triangle) {
        List<Access> inside = accesses(triangle.inner().body().lines());
        List<Access> early = accesses(triangle.early());
        List<Access> late = accesses(triangle.late());
        if (!areApart(inside, early) || !areApart(inside, late) || !ownOrApart(triangle, late, early)) return null;
        Stores stores = new Stores(new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>());
        for (Access write : inside) {
            if (!write.writes()) continue;
            List<Access> same = inside.stream()
                    .filter(other -> other.array() == write.array() || meet(write, other))
                    .toList();
            for (Access access : same) stores.written.add(access.array());
            if (same.stream().allMatch(a -> isAt(triangle, a, write))) {
                boolean isOne = inside.stream()
                        .allMatch(a -> a.array() == write.array() || distinct.are(a.array(), write.array()));
                boolean isRead = same.stream().anyMatch(Access::reads);
                if (isOne && isRead && write.array().type().element().isFloating() && !triangle.varies(write.array()))
                    stores.entries.add(write.array());
            } else {
                boolean isRun = same.stream().allMatch(a -> a.reads() && a.writes() && a.index() == write.index());
                if (!isRun || !triangle.isRun(write.index())) return null;
                if (triangle.inner().carried().stream().noneMatch(cotangents::contains)) stores.runs.add(write);
            }
        }
        return stores;
    }

    /** Whether accesses that meet are to an entry that each iteration has for itself. */
    private boolean ownOrApart(Triangle triangle, List<Access> some, List<Access> others) {
        List<Access> mine = some.stream().filter(a -> !isOwn(triangle, a)).toList();
        List<Access> yours = others.stream().filter(a -> !isOwn(triangle, a)).toList();
        return areApart(mine, others) && areApart(some, yours);
    }

    private static boolean isOwn(Triangle triangle, Access access) {
        return access.index() == triangle.range().index();
    }

    /** Whether an access is to an entry that the index of the inner loop says, the same one as another. */
    private boolean isAt(Triangle triangle, Access access, Access other) {
        Offsets.Sum sum = offsets.of(access.index());
        return sum.base() == triangle.innerRange().index()
                && sum.plus() == offsets.of(other.index()).plus();
    }

    private static List<Access> accesses(List<Line> lines) {
        List<Access> result = new ArrayList<>();
        for (Line line : lines) {
            Access access = Access.of(line);
            if (access != null) result.add(access);
        }
        return result;
    }

    private boolean areApart(List<Access> some, List<Access> others) {
        return some.stream().allMatch(a -> others.stream().noneMatch(b -> (a.writes() || b.writes()) && meet(a, b)));
    }

    /** Whether two accesses may be to one array; of sums of cotangents the order may change where a caller gives it twice. */
    private boolean meet(Access a, Access b) {
        boolean areSums = a.reads() && a.writes() && b.reads() && b.writes();
        return areSums ? !distinct.areButForCallers(a.array(), b.array()) : !distinct.are(a.array(), b.array());
    }
}
