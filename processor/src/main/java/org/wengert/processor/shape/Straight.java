package org.wengert.processor.shape;

import java.util.List;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** Lets iterations of loops that go on from within branches come together behind these, and go on from there. */
final class Straight extends Rewriter {
    private List<Var> carried = List.of();

    static Function make(Function f) {
        return new Straight().function(f);
    }

    @Override
    public Line loop(Line.Loop l) {
        List<Var> outside = carried;
        carried = l.carried();
        Line loop = super.loop(l);
        carried = outside;
        return loop;
    }

    @Override
    public Block block(Block block) {
        Block inside = super.block(block);
        if (!(inside.end() instanceof Terminator.Branch branch)) return inside;
        if (!(branch.then().end() instanceof Terminator.Next then
                && branch.otherwise().end() instanceof Terminator.Next otherwise)) return inside;
        List<Var> next = carried.stream().map(Var::again).toList();
        Block one = new Block(branch.then().lines(), new Terminator.Yield(then.values()));
        Block two = new Block(branch.otherwise().lines(), new Terminator.Yield(otherwise.values()));
        return new Builder()
                .addAll(inside.lines())
                .add(new Line.If(next, branch.condition(), one, two, branch.at()))
                .end(new Terminator.Next(List.copyOf(next)));
    }
}
