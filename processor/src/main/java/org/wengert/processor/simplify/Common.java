package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Common subexpressions: what has been computed on every way to a line is not computed again, and an access to an array that
 * must succeed, since the same one has, or since the index runs over its length, is marked as safe.
 */
public final class Common {
    private Common() {}

    public static Function simplify(Function f) {
        return new Pass(Aliases.of(f)).function(f);
    }

    private record Value(Operation operation, List<Atom> arguments, Type type) {}

    private record Access(Atom array, Atom index) {}

    private record LengthOf(Atom array) {}

    private static final class Pass extends Rewriter {
        private final Aliases aliases;
        private Map<Object, Var> values = new HashMap<>();
        private Map<Access, Atom> memory = new HashMap<>();
        private Set<Access> good = new HashSet<>();

        Pass(Aliases aliases) {
            this.aliases = aliases;
        }

        @Override
        public Block block(Block block) {
            Map<Object, Var> outerValues = values;
            Map<Access, Atom> outerMemory = memory;
            Set<Access> outerGood = good;
            values = new HashMap<>(values);
            memory = new HashMap<>(memory);
            good = new HashSet<>(good);
            Block result = super.block(block);
            values = outerValues;
            memory = outerMemory;
            good = outerGood;
            return result;
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Let l) {
                Value value = new Value(
                        l.operation(), atoms(l.arguments()), l.result().type());
                if (!known(value, l.result())) super.rewrite(line, out);
            } else if (line instanceof Line.Length l) {
                length(l, out);
            } else if (line instanceof Line.Load l) {
                load(l, out);
            } else if (line instanceof Line.Loop l) {
                forgetStores(l.body());
                if (l.counted() != null) learnRange(l);
                super.rewrite(line, out);
            } else {
                super.rewrite(line, out);
                after(line);
            }
        }

        private boolean known(Object key, Var result) {
            Var before = values.putIfAbsent(key, result);
            if (before != null) replace(result, before);
            return before != null;
        }

        private void length(Line.Length l, Builder out) {
            if (!known(new LengthOf(atom(l.array())), l.result())) super.rewrite(l, out);
        }

        private void load(Line.Load l, Builder out) {
            Access access = new Access(atom(l.array()), atom(l.index()));
            Atom before = memory.get(access);
            if (before != null) {
                replace(l.result(), before);
                return;
            }
            boolean safe = l.safe() || good.contains(access);
            out.add(new Line.Load(l.result(), access.array, access.index, safe, l.at()));
            memory.put(access, l.result());
            good.add(access);
        }

        /** In {@code for (i = from; i < a.length; …)} with a constant from ≥ 0, {@code a[i]} is safe. */
        private void learnRange(Line.Loop l) {
            Line.Range range = l.counted();
            boolean fromZero = range.from() instanceof Constant c && c.value() instanceof Integer n && n >= 0;
            if (!fromZero || range.step() < 0) return;
            values.forEach((key, v) -> {
                if (key instanceof LengthOf length && v == atom(range.to()))
                    good.add(new Access(length.array, range.index()));
            });
        }

        private void after(Line line) {
            if (line instanceof Line.Store l) {
                forget(l.array());
                Access access = new Access(atom(l.array()), atom(l.index()));
                memory.put(access, atom(l.value()));
                good.add(access);
            } else if (line instanceof Line.Acc l) {
                forget(l.array());
                good.add(new Access(atom(l.array()), atom(l.index())));
            } else if (line instanceof Line.Fill || line instanceof Line.AddAll || line instanceof Line.Call) {
                forget(line);
            } else {
                for (Block b : line.blocks()) forgetStores(b);
            }
        }

        private void forgetStores(Block block) {
            Walk.lines(block, this::forget);
        }

        private void forget(Line line) {
            if (line instanceof Line.Store l) forget(l.array());
            else if (line instanceof Line.Acc l) forget(l.array());
            else if (line instanceof Line.Fill l) forgetDeep(l.array());
            else if (line instanceof Line.AddAll l) forgetDeep(l.into());
            else if (line instanceof Line.Call)
                memory.keySet().removeIf(a -> aliases.of(a.array).isForeign());
        }

        private void forget(Atom array) {
            memory.keySet().removeIf(a -> aliases.same(a.array, array));
        }

        private void forgetDeep(Atom array) {
            List<Aliases.Node> nodes = new ArrayList<>();
            Aliases.Node node = aliases.of(array);
            for (Type t = array.type(); t instanceof Type.ArrayOf; t = t.element()) {
                nodes.add(node);
                node = node.element();
            }
            memory.keySet().removeIf(a -> nodes.contains(aliases.of(a.array)));
        }
    }
}
