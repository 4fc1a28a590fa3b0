package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Branch;
import org.wengert.processor.ir.Terminator.Exit;
import org.wengert.processor.ir.Terminator.Yield;
import org.wengert.processor.ir.Walk;

/** Takes away scopes that are only left at the end of their bodies: what remains is straight, or an {@code if}. */
public final class Scopes {
    private Scopes() {}

    public static Function simplify(Function f) {
        return new Pass().function(f);
    }

    private static final class Pass extends Rewriter {
        @Override
        public Block block(Block block) {
            Builder out = new Builder();
            // Functions and the arms of an if yield, even if they never get there.
            boolean yields = block.end() instanceof Yield;
            for (Line line : block.lines()) {
                if (line instanceof Line.Scope scope) {
                    Block body = block(scope.body());
                    if (!exits(body, scope.label()) && !yields)
                        return out.addAll(body.lines()).end(body.end());
                    splice(scope, body, out);
                } else {
                    rewrite(line, out);
                    if (!mayGoOn(line) && !yields) return out.end(new Terminator.Unreachable());
                }
            }
            return out.end(end(block.end()));
        }

        /** An {@code if} of which an arm turns out to be left otherwise than at its end is a branch, in a scope that the rest is behind. */
        @Override
        public Line when(Line.If l) {
            Line.If line = (Line.If) super.when(l);
            if (line.then().end() instanceof Yield && line.otherwise().end() instanceof Yield) return line;
            Label join = new Label("join");
            Branch branch = new Branch(
                    line.condition(), exiting(line.then(), join), exiting(line.otherwise(), join), line.at());
            return new Line.Scope(line.results(), join, new Block(List.of(), branch), line.at());
        }

        private static Block exiting(Block arm, Label join) {
            if (arm.end() instanceof Yield y) return new Block(arm.lines(), new Exit(join, y.values()));
            if (!(arm.end() instanceof Branch b)) return arm;
            Branch branch = new Branch(b.condition(), exiting(b.then(), join), exiting(b.otherwise(), join), b.at());
            return new Block(arm.lines(), branch);
        }

        private void splice(Line.Scope scope, Block body, Builder out) {
            if (!endsOnly(body, scope.label())) {
                out.add(new Line.Scope(scope.results(), scope.label(), body, scope.at()));
                return;
            }
            out.addAll(body.lines());
            if (body.end() instanceof Exit exit) {
                replaceAll(scope.results(), exit.values());
            } else {
                Branch branch = (Branch) body.end();
                Block then = yielding(branch.then(), scope);
                Block otherwise = yielding(branch.otherwise(), scope);
                out.add(new Line.If(scope.results(), branch.condition(), then, otherwise, branch.at()));
            }
        }
    }

    /** Whether control can come out behind a line: not behind a loop that only ends by exits. */
    private static boolean mayGoOn(Line line) {
        return !(line instanceof Line.Loop loop && loop.counted() == null);
    }

    private static boolean exits(Block block, Label label) {
        boolean[] found = {false};
        Walk.ends(block, end -> found[0] |= end instanceof Exit e && e.label() == label);
        return found[0];
    }

    /** Whether all ways through the body end in an exit of the scope, at the body's own level. */
    private static boolean endsOnly(Block body, Label label) {
        for (Line line : body.lines()) for (Block inner : line.blocks()) if (exits(inner, label)) return false;
        if (body.end() instanceof Exit e) return e.label() == label;
        return body.end() instanceof Branch b && endsOnly(b.then(), label) && endsOnly(b.otherwise(), label);
    }

    /** The arm of a branch as the arm of an {@code if}: its exits become yields. */
    private static Block yielding(Block arm, Line.Scope scope) {
        if (arm.end() instanceof Exit e) return new Block(arm.lines(), new Yield(e.values()));
        Branch branch = (Branch) arm.end();
        List<Line> lines = new ArrayList<>(arm.lines());
        List<org.wengert.processor.ir.Var> merged = new ArrayList<>();
        for (var v : scope.results()) merged.add(v.again());
        Block then = yielding(branch.then(), scope);
        Block otherwise = yielding(branch.otherwise(), scope);
        lines.add(new Line.If(merged, branch.condition(), then, otherwise, branch.at()));
        return new Block(lines, new Yield(List.<Atom>copyOf(merged)));
    }
}
