package org.wengert.processor.simplify;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes {@code a[i] += v} one line of what are three: load, add and store; the load stays if its value is used elsewhere too. Its adjoint then only reads the array's adjoint.
 * The sum is the same bit for bit; the load and the store have checked the access before.
 */
public final class Accumulations {
    private Accumulations() {}

    public static Function simplify(Function f) {
        Map<Var, int[]> uses = new IdentityHashMap<>();
        Walk.reads(f.body(), a -> {
            if (a instanceof Var v) uses.computeIfAbsent(v, k -> new int[1])[0]++;
        });
        return new Pass(uses).function(f);
    }

    private static final class Pass extends Rewriter {
        private final Map<Var, int[]> uses;

        Pass(Map<Var, int[]> uses) {
            this.uses = uses;
        }

        @Override
        public Block block(Block block) {
            List<Line> lines = block.lines();
            Builder out = new Builder();
            for (Line line : lines) {
                Line.Let sum = line instanceof Line.Store s ? sumIn(out.lines(), s) : null;
                Line.Load old = sum == null ? null : loadIn(out.lines(), sum, (Line.Store) line);
                if (old == null) {
                    rewrite(line, out);
                    continue;
                }
                Line.Store store = (Line.Store) line;
                if (isUsedOnce(old.result())) out.lines().remove(old);
                out.lines().remove(sum);
                Atom change = sum.arguments().get(sum.arguments().get(0) == old.result() ? 1 : 0);
                if (sum.operation() == Basic.SUB) change = out.let(sum.at(), Basic.NEG, change);
                out.add(new Line.Acc(store.array(), store.index(), change, store.at()));
            }
            Terminator end = end(block.end());
            return out.end(end);
        }

        private boolean isUsedOnce(Var v) {
            return uses.containsKey(v) && uses.get(v)[0] == 1;
        }

        /** The addition whose result this stores, if nothing else uses it. */
        private Line.@Nullable Let sumIn(List<Line> before, Line.Store store) {
            if (!(store.value() instanceof Var v) || !isUsedOnce(v)) return null;
            for (int i = before.size() - 1; i >= 0; i--) {
                if (before.get(i) instanceof Line.Let l && l.result() == v) {
                    boolean sum = l.operation() == Basic.ADD || l.operation() == Basic.SUB;
                    return sum && l.result().type().isFloating() ? l : null;
                }
            }
            return null;
        }

        /** The load of the same element that the sum begins with, if nothing has been stored since. */
        private Line.@Nullable Load loadIn(List<Line> before, Line.Let sum, Line.Store store) {
            for (int i = before.size() - 1; i >= 0; i--) {
                Line line = before.get(i);
                if (line instanceof Line.Load l && isOperand(sum, l.result())) {
                    if (l.array() == store.array() && l.index().equals(store.index())) return l;
                } else if (mayStore(line, store.array().type())) {
                    return null;
                }
            }
            return null;
        }

        private static boolean isOperand(Line.Let sum, Var v) {
            return sum.arguments().get(0) == v
                    || sum.operation() == Basic.ADD && sum.arguments().get(1) == v;
        }

        private static boolean mayStore(Line line, Type array) {
            if (line instanceof Line.Let || line instanceof Line.Load || line instanceof Line.Length) return false;
            if (line instanceof Line.Store s) return s.array().type().equals(array);
            return !(line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros);
        }
    }
}
