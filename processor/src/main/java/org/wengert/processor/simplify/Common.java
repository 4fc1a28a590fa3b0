package org.wengert.processor.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private record Value(Operation operation, List<Atom> arguments, Type type) {
        @Override
        public int hashCode() {
            // A callee's own goes through all its parameters.
            int hash =
                    operation instanceof Operation.Apply a ? a.callee().name().hashCode() : operation.hashCode();
            return 31 * hash + arguments.hashCode();
        }
    }

    private record Access(Atom array, Atom index) {}

    private record LengthOf(Atom array) {}

    /** An index that runs from {@code from} on and stays below the array's length minus {@code margin}. */
    private record Run(Atom array, int from, int margin) {}

    private static final class Pass extends Rewriter {
        private final Aliases aliases;
        private final Map<Object, Var> values = new HashMap<>();
        /** What arrays hold, by their classes. */
        private final Map<Aliases.Node, Map<Access, Atom>> memory = new IdentityHashMap<>();

        private final Set<Access> good = new HashSet<>();
        /** How to forget what has been learnt in the present blocks; the last comes first. */
        private final Deque<Runnable> undo = new ArrayDeque<>();

        private final Map<Atom, List<Run>> runs = new HashMap<>();
        private final Map<Object, Atom> lengths = new HashMap<>();
        private final Map<Atom, List<Atom>> arraysOfLength = new HashMap<>();
        private final Map<Atom, Line.Let> definitions = new HashMap<>();
        private final Map<Atom, Integer> numbers = new HashMap<>();

        Pass(Aliases aliases) {
            this.aliases = aliases;
        }

        @Override
        public Block block(Block block) {
            int before = undo.size();
            Block result = super.block(block);
            while (undo.size() > before) undo.pop().run();
            return result;
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Let l) {
                definitions.put(l.result(), l);
                List<Atom> arguments = ordered(l.operation(), atoms(l.arguments()));
                Value value = new Value(l.operation(), arguments, l.result().type());
                if (!known(value, l.result())) super.rewrite(line, out);
            } else if (line instanceof Line.Length l) {
                length(l, out);
            } else if (line instanceof Line.Load l) {
                load(l, out);
            } else if (line instanceof Line.Loop l) {
                forgetStores(l.body());
                learnRange(l);
                Builder loop = new Builder();
                super.rewrite(line, loop);
                Line.Loop rewritten = (Line.Loop) loop.lines().get(0);
                Invariants.hoist(rewritten, aliases, this::succeeds, out);
            } else {
                super.rewrite(line, out);
                learnLength(line);
                after(line);
            }
        }

        private boolean known(Object key, Var result) {
            Var before = values.putIfAbsent(key, result);
            if (before != null) replace(result, before);
            else undo.push(() -> values.remove(key));
            return before != null;
        }

        private @Nullable Atom contentOf(Access access) {
            return memory.getOrDefault(aliases.of(access.array), Map.of()).get(access);
        }

        private void learn(Access access, Atom content) {
            Map<Access, Atom> known = memory.computeIfAbsent(aliases.of(access.array), k -> new HashMap<>());
            Atom before = known.put(access, content);
            undo.push(() -> {
                if (before == null) known.remove(access);
                else known.put(access, before);
            });
        }

        private void learnGood(Access access) {
            if (good.add(access)) undo.push(() -> good.remove(access));
        }

        /** The operands of what commutes in a fixed order. */
        private List<Atom> ordered(Operation operation, List<Atom> arguments) {
            if (operation != Operation.Basic.ADD && operation != Operation.Basic.MUL) return arguments;
            Atom a = arguments.get(0);
            Atom b = arguments.get(1);
            return number(a) <= number(b) ? arguments : List.of(b, a);
        }

        private int number(Atom a) {
            return numbers.computeIfAbsent(a, k -> numbers.size());
        }

        private void length(Line.Length l, Builder out) {
            Atom made = lengths.get(atom(l.array()));
            if (made != null) replace(l.result(), made);
            else if (!known(new LengthOf(atom(l.array())), l.result())) {
                noteLength(l.result(), atom(l.array()));
                super.rewrite(l, out);
            }
        }

        private void noteLength(Atom length, Atom array) {
            arraysOfLength.computeIfAbsent(length, k -> new ArrayList<>()).add(array);
        }

        /** What is made here has a length that is known. */
        private void learnLength(Line line) {
            if (line instanceof Line.New l && !l.lengths().isEmpty())
                learnLength(l.result(), atom(l.lengths().get(0)));
            if (line instanceof Line.Copy l) lengthLike(l.result(), atom(l.source()));
            if (line instanceof Line.Zeros l) lengthLike(l.result(), atom(l.like()));
        }

        private void lengthLike(Var array, Atom like) {
            Atom length = lengths.containsKey(like) ? lengths.get(like) : values.get(new LengthOf(like));
            if (length != null) learnLength(array, length);
        }

        private void learnLength(Var array, Atom length) {
            lengths.put(array, length);
            noteLength(length, array);
        }

        private void load(Line.Load l, Builder out) {
            Access access = new Access(atom(l.array()), atom(l.index()));
            Atom before = contentOf(access);
            if (before != null) {
                replace(l.result(), before);
                return;
            }
            boolean safe = l.safe() || good.contains(access) || isInRun(access);
            out.add(new Line.Load(l.result(), access.array, access.index, safe, l.at()));
            learn(access, l.result());
            learnGood(access);
        }

        /** In {@code for (i = from; i < a.length - margin; …)} with a constant from ≥ 0, {@code a[i]} is safe. */
        private void learnRange(Line.Loop l) {
            Line.Range range = l.counted();
            if (range == null) return;
            boolean up = range.step() > 0;
            if (!(atom(up ? range.from() : range.to()) instanceof Constant c && c.value() instanceof Integer n)) return;
            int from = up ? n : n + 1;
            Atom bound = atom(up ? range.to() : range.from());
            int margin = up ? 0 : -1;
            Line.Let let = definitions.get(bound);
            if (let != null
                    && let.operation() == Operation.Basic.SUB
                    && intOf(let.arguments().get(1)) != null) {
                margin += intOf(let.arguments().get(1));
                bound = atom(let.arguments().get(0));
            }
            List<Run> found = new ArrayList<>();
            for (Atom array : arraysOfLength.getOrDefault(bound, List.of())) found.add(new Run(array, from, margin));
            runs.put(range.index(), found);
        }

        private @Nullable Integer intOf(Atom a) {
            return atom(a) instanceof Constant c && c.value() instanceof Integer i ? i : null;
        }

        private boolean succeeds(Line.Load l) {
            Access access = new Access(l.array(), l.index());
            return good.contains(access) || isInRun(access);
        }

        /** Whether the index is that of a counted loop, or a constant beside it, and stays in the array. */
        private boolean isInRun(Access access) {
            Atom base = access.index;
            int offset = 0;
            Line.Let let = definitions.get(base);
            boolean plus = let != null && let.operation() == Operation.Basic.ADD;
            boolean minus = let != null && let.operation() == Operation.Basic.SUB;
            if ((plus || minus) && intOf(let.arguments().get(1)) != null) {
                offset = plus
                        ? intOf(let.arguments().get(1))
                        : -intOf(let.arguments().get(1));
                base = atom(let.arguments().get(0));
            }
            for (Run run : runs.getOrDefault(base, List.of())) {
                if (run.array.equals(access.array) && run.from + offset >= 0 && offset <= run.margin) return true;
            }
            return false;
        }

        private void after(Line line) {
            if (line instanceof Line.Store l) {
                forget(l.array());
                Access access = new Access(atom(l.array()), atom(l.index()));
                learn(access, atom(l.value()));
                learnGood(access);
            } else if (line instanceof Line.Acc l) {
                forget(l.array());
                learnGood(new Access(atom(l.array()), atom(l.index())));
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
            else if (line instanceof Line.Call l) forget(l);
        }

        private void forget(Line.Call call) {
            aliases.written(call).forEach(this::forget);
            // Only what runs on from a first phase writes to arrays that frames hold and that it is not given.
            boolean isLater = call.callee().phase() > 0;
            for (Aliases.Node node : List.copyOf(memory.keySet()))
                if (isLater ? node.isForeign() : node.isOutOfSight()) forget(node);
        }

        private void forget(Aliases.Node node) {
            Map<Access, Atom> before = memory.remove(node);
            if (before != null) undo.push(() -> memory.put(node, before));
        }

        private void forget(Atom array) {
            forget(aliases.of(array));
        }

        private void forgetDeep(Atom array) {
            Aliases.Node node = aliases.of(array);
            for (Type t = array.type(); t instanceof Type.ArrayOf; t = t.element()) {
                forget(node);
                node = node.element();
            }
        }
    }
}
