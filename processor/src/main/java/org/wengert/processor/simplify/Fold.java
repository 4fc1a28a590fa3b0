package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Constants and copies: operations on constants, conditions that are known, values that a loop never changes. */
public final class Fold {
    private Fold() {}

    public static Function simplify(Function f) {
        return new Pass().function(f);
    }

    private static final class Pass extends Rewriter {
        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Let l) {
                Line.Let sum = chained(plain(l));
                if (sum == null && plain(l) != l) sum = plain(l);
                if (sum != null) {
                    super.rewrite(sum, out);
                    return;
                }
                Atom folded = Arithmetic.fold(
                        l.operation(), atoms(l.arguments()), l.result().type());
                if (folded != null) {
                    replace(l.result(), folded);
                    return;
                }
            } else if (line instanceof Line.If l) {
                choose(l, out);
                return;
            } else if (line instanceof Line.Loop l) {
                loop(l, out);
                return;
            }
            super.rewrite(line, out);
        }

        /** Where a factor is a constant, what guards a product against 0 · ∞ is not needed. */
        private Line.Let plain(Line.Let l) {
            Basic basic = l.operation() == Basic.SCALE ? Basic.MUL : l.operation() == Basic.QUOTIENT ? Basic.DIV : null;
            if (basic == null) return l;
            boolean fine = isFiniteNotZero(atom(l.arguments().get(0)))
                    || isFiniteNotZero(atom(l.arguments().get(1)));
            return fine ? new Line.Let(l.result(), basic, l.arguments(), l.at()) : l;
        }

        private static boolean isFiniteNotZero(Atom a) {
            return a instanceof Constant c
                    && c.value() instanceof Number n
                    && n.doubleValue() != 0
                    && Double.isFinite(n.doubleValue());
        }

        private final Map<Var, Line.Let> sums = new IdentityHashMap<>();

        /** {@code (x + 1) - 2} of integers is {@code x - 1}. */
        private Line.@Nullable Let chained(Line.Let l) {
            Integer change = change(l);
            if (change == null) return null;
            Line.Let inner = atom(l.arguments().get(0)) instanceof Var v ? sums.get(v) : null;
            Line.Let whole = l;
            if (inner != null) {
                int total = change + Objects.requireNonNull(change(inner));
                if (total == 0) return null;
                Constant by = Constant.of(Math.abs(total));
                whole = new Line.Let(
                        l.result(),
                        total > 0 ? Basic.ADD : Basic.SUB,
                        List.of(inner.arguments().get(0), by),
                        l.at());
            }
            sums.put(l.result(), whole);
            return inner == null ? null : whole;
        }

        private @Nullable Integer change(Line.Let l) {
            if (l.result().type() != Type.INT || l.operation() != Basic.ADD && l.operation() != Basic.SUB) return null;
            if (!(l.arguments().get(1) instanceof Constant c)
                    || !(c.value() instanceof Integer n)
                    || n == Integer.MIN_VALUE) return null;
            if (!(l.arguments().get(0) instanceof Var)) return null;
            return l.operation() == Basic.ADD ? n : -n;
        }

        /** A branch whose condition is known is the arm that is taken. */
        @Override
        public Block block(Block block) {
            Builder out = new Builder();
            lines(block, out);
            Terminator end = block.end();
            while (end instanceof Terminator.Branch b && atom(b.condition()) instanceof Constant c) {
                Block arm = Boolean.TRUE.equals(c.value()) ? b.then() : b.otherwise();
                lines(arm, out);
                end = arm.end();
            }
            return out.end(end(end));
        }

        private void choose(Line.If l, Builder out) {
            Atom condition = atom(l.condition());
            if (condition instanceof Constant c) {
                Block arm = Boolean.TRUE.equals(c.value()) ? l.then() : l.otherwise();
                lines(arm, out);
                replaceAll(l.results(), atoms(((Terminator.Yield) arm.end()).values()));
                return;
            }
            Block then = block(l.then());
            Block otherwise = block(l.otherwise());
            List<Atom> yes = ((Terminator.Yield) then.end()).values();
            List<Atom> no = ((Terminator.Yield) otherwise.end()).values();
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < l.results().size(); i++) {
                if (yes.get(i).equals(no.get(i))) replace(l.results().get(i), yes.get(i));
                else kept.add(i);
            }
            if (kept.isEmpty() && then.lines().isEmpty() && otherwise.lines().isEmpty()) return;
            out.add(new Line.If(
                    pick(l.results(), kept),
                    condition,
                    new Block(then.lines(), new Terminator.Yield(pick(yes, kept))),
                    new Block(otherwise.lines(), new Terminator.Yield(pick(no, kept))),
                    l.at()));
        }

        private static <T> List<T> pick(List<T> from, List<Integer> which) {
            return which.stream().map(from::get).toList();
        }

        /** A carried value that every way to the next iteration leaves as it is, is its initial value. */
        private void loop(Line.Loop l, Builder out) {
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < l.carried().size(); i++) {
                if (!isUnchanged(l, i)) {
                    kept.add(i);
                    continue;
                }
                replace(l.carried().get(i), atom(l.initial().get(i)));
                if (!l.results().isEmpty())
                    replace(l.results().get(i), atom(l.initial().get(i)));
            }
            Line.Loop whole = l;
            if (kept.size() < l.carried().size()) {
                Block body = without(l.body(), kept);
                List<Var> results = l.results().isEmpty() ? List.of() : pick(l.results(), kept);
                whole = new Line.Loop(
                        results, l.counted(), pick(l.carried(), kept), pick(l.initial(), kept), body, l.at());
            }
            super.rewrite(whole, out);
        }

        private static boolean isUnchanged(Line.Loop l, int i) {
            boolean[] same = {true};
            nexts(
                    l.body(),
                    next -> same[0] &= next.values().get(i) == l.carried().get(i)
                            || next.values().get(i).equals(l.initial().get(i)));
            return same[0];
        }

        private static Block without(Block body, List<Integer> kept) {
            return new Rewriter() {
                private int depth;

                @Override
                public Line loop(Line.Loop l) {
                    depth++;
                    Line result = super.loop(l);
                    depth--;
                    return result;
                }

                @Override
                public Terminator end(Terminator end) {
                    return depth == 0 && end instanceof Terminator.Next n
                            ? new Terminator.Next(pick(n.values(), kept))
                            : super.end(end);
                }
            }.block(body);
        }
    }

    /** The ways to the next iteration of the loop whose body this is. */
    public static void nexts(Block body, java.util.function.Consumer<Terminator.Next> visit) {
        Walk.ownEnds(body, end -> {
            if (end instanceof Terminator.Next n) visit.accept(n);
        });
        inner(body, visit);
    }

    private static void inner(Block body, java.util.function.Consumer<Terminator.Next> visit) {
        for (Line line : body.lines()) {
            if (line instanceof Line.Loop) continue;
            for (Block b : line.blocks()) nexts(b, visit);
        }
        for (Block arm : body.end().blocks()) inner(arm, visit);
    }
}
