package org.wengert.processor.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** One of four iterations of a loop over a triangle, while they are written. */
final class Column {
    private final Triangle triangle;
    private final Position at;
    private final int step;
    final Rewriter copy = Rewriter.fresh();
    /** What the counters of the inner loop are when it begins. */
    final Map<Var, Atom> counters = new LinkedHashMap<>();
    /** What they are more than its index. */
    final Map<Var, Var> offsets = new LinkedHashMap<>();
    /** What the inner loop has added up so far. */
    List<Atom> sum = List.of();

    Column(Triangle triangle) {
        this.triangle = triangle;
        this.at = triangle.loop().at();
        this.step = triangle.range().step();
    }

    Atom start() {
        return copy.atom(triangle.innerRange().from());
    }

    Atom end() {
        return copy.atom(triangle.innerRange().to());
    }

    Atom count(Builder out) {
        return step > 0 ? out.let(at, Basic.SUB, end(), start()) : out.let(at, Basic.SUB, start(), end());
    }

    /** An index of the inner loop where it is least. */
    Atom least(Atom index, Builder out) {
        copy.replace(triangle.innerRange().index(), step > 0 ? start() : plus(end(), 1, at, out));
        counters.forEach(copy::replace);
        copy.lines(new Builder().addAll(triangle.computing(index)).yield(), out);
        return copy.atom(index);
    }

    /** Lets the counters be those of an iteration of the inner loop. */
    void count(Atom index, Builder out) {
        copy.replace(triangle.innerRange().index(), index);
        offsets.forEach((q, offset) -> copy.replace(q, out.let(q.name(), Type.INT, at, Basic.ADD, index, offset)));
    }

    /** One iteration of the inner loop. */
    void run(Atom index, Builder out) {
        count(index, out);
        for (int i : triangle.sums()) copy.replace(triangle.inner().carried().get(i), sum.get(i));
        copy.lines(new Builder().addAll(triangle.body()).yield(), out);
        sum = copy.atoms(triangle.inner().body().end().reads());
    }

    /** An integer and a constant. */
    static Atom plus(Atom a, int n, Position at, Builder out) {
        if (n == 0) return a;
        return n > 0 ? out.let(at, Basic.ADD, a, Constant.of(n)) : out.let(at, Basic.SUB, a, Constant.of(-n));
    }
}
