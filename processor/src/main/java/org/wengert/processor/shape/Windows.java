package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.wengert.processor.ir.Var;
import org.wengert.processor.simplify.DeadCode;

/**
 * Carries neighbouring entries of an array from one iteration to the next in variables: of a loop that adds to {@code a[i - 1]},
 * {@code a[i]} and {@code a[i + 1]}, which otherwise waits in each iteration for what the last one has stored, each entry is loaded
 * once and stored once.
 */
final class Windows extends Rewriter {
    /** The entries that are carried at once, at most. */
    private static final int WIDEST = 5;

    private final Distinct distinct;
    /** Whether callers that go on after an exception see arrays that the function writes to. */
    private final boolean isSeen;

    private final Offsets offsets;

    private Windows(Function f) {
        this.distinct = Distinct.in(f);
        this.offsets = Offsets.in(f.body());
        this.isSeen = f.sharing() != null;
    }

    static Function carry(Function f) {
        return new Windows(f).function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.Loop loop) {
            List<Window> windows = windows(loop);
            if (!windows.isEmpty()) {
                new Carrying(loop, windows).write(out);
                return;
            }
        }
        super.rewrite(line, out);
    }

    /**
     * Neighbouring entries of an array.
     *
     * @param first the distance from the loop's index of the entry that an iteration is the first to come to
     * @param last that of the entry that it is the last to come to
     * @param changed that of the entry that an iteration is the first to change
     * @param stored that of the entry that is stored: no later iteration changes it
     */
    private record Window(Var array, int first, int last, int changed, int stored) {
        /** From the entry that has been there longest to the one that is new. */
        int step() {
            return first > last ? 1 : -1;
        }

        /** The distances of all entries but the first, from that on. */
        List<Integer> behindFirst() {
            List<Integer> offsets = new ArrayList<>();
            for (int offset = first; offset != last; ) {
                offset -= step();
                offsets.add(offset);
            }
            return offsets;
        }

        /** Whether an entry that will be there in the next iteration may differ from what the array holds. */
        boolean isUnstored(int offset) {
            return step() * (offset - stored) >= 0 && step() * (changed - offset) > 0;
        }

        String nameAt(int offset) {
            return array.name() + (offset < 0 ? "Before" : offset > 0 ? "After" : "Here");
        }
    }

    /** What a loop does with an array. */
    private static final class Accesses {
        private int least = Integer.MAX_VALUE;
        private int most = Integer.MIN_VALUE;
        private int leastWritten = Integer.MAX_VALUE;
        private int mostWritten = Integer.MIN_VALUE;
        private boolean irregular;

        void note(@Nullable Integer offset, boolean writes) {
            if (offset == null) {
                irregular = true;
                return;
            }
            least = Math.min(least, offset);
            most = Math.max(most, offset);
            if (!writes) return;
            leastWritten = Math.min(leastWritten, offset);
            mostWritten = Math.max(mostWritten, offset);
        }

        @Nullable
        Window window(Var array, int step) {
            boolean moves = !irregular && most > least && most - least < WIDEST && mostWritten >= leastWritten;
            if (!moves) return null;
            return step > 0
                    ? new Window(array, most, least, mostWritten, leastWritten)
                    : new Window(array, least, most, leastWritten, mostWritten);
        }
    }

    private List<Window> windows(Line.Loop loop) {
        Line.Range range = loop.counted();
        if (range == null || Math.abs(range.step()) != 1 || !(loop.body().end() instanceof Terminator.Next))
            return List.of();
        Map<Var, Accesses> arrays = new LinkedHashMap<>();
        for (Line line : loop.body().lines()) {
            if (!isSimple(line)) return List.of();
            Access access = Access.of(line);
            if (access != null && !(access.array() instanceof Var)) return List.of();
            if (access != null) {
                arrays.computeIfAbsent((Var) access.array(), k -> new Accesses())
                        .note(offset(access.index(), range), access.writes());
            }
        }
        List<Window> windows = new ArrayList<>();
        arrays.forEach((array, accesses) -> {
            Window window = accesses.window(array, range.step());
            boolean isAlone = window != null
                    && array.type().element().isFloating()
                    && arrays.keySet().stream().allMatch(other -> other == array || distinct.are(array, other))
                    && startsByLoading(loop, window);
            if (isAlone) windows.add(window);
        });
        return windows;
    }

    /** Whether nothing happens in the line that would have to see the array as it is, or might not go on. */
    private boolean isSimple(Line line) {
        if (line instanceof Line.Let l) return !DeadCode.mayThrow(l);
        if (line instanceof Line.Load l) return l.safe();
        return line instanceof Line.Acc || line instanceof Line.Store && !isSeen;
    }

    /** Whether the first access to an entry loads it, so that all later ones are known to succeed. */
    private boolean startsByLoading(Line.Loop loop, Window window) {
        for (Line line : loop.body().lines()) {
            Access access = Access.of(line);
            boolean isFirst = access != null
                    && access.array() == window.array
                    && Integer.valueOf(window.first)
                            .equals(offset(access.index(), Objects.requireNonNull(loop.counted())));
            if (isFirst) return access.reads();
        }
        return false;
    }

    /** The distance of an index from that of the loop; null if it is not constant, or great. */
    private @Nullable Integer offset(Atom index, Line.Range range) {
        Offsets.Sum sum = offsets.of(index);
        return sum.base() == range.index() && Math.abs(sum.plus()) <= WIDEST ? sum.plus() : null;
    }

    /** Writes one loop. */
    private final class Carrying {
        private final Line.Loop loop;
        private final Line.Range range;
        private final List<Window> windows;
        /** The entries of each window in the present iteration, by their distance from its index. */
        private final List<Map<Integer, Atom>> entries = new ArrayList<>();

        Carrying(Line.Loop loop, List<Window> windows) {
            this.loop = loop;
            this.range = Objects.requireNonNull(loop.counted());
            this.windows = windows;
        }

        /** If the loop runs at all, loads what its first iteration finds, and in the end stores what its last one leaves. */
        void write(Builder out) {
            Atom from = atom(range.from());
            Atom to = atom(range.to());
            Builder runs = new Builder();
            List<Var> carried = new ArrayList<>(loop.carried());
            List<Atom> initial = new ArrayList<>(atoms(loop.initial()));
            for (Window w : windows) {
                Map<Integer, Atom> kept = new LinkedHashMap<>();
                for (int offset : w.behindFirst()) {
                    Var entry = new Var(w.array.type().element(), w.nameAt(offset));
                    kept.put(offset, entry);
                    carried.add(entry);
                    initial.add(runs.load(entry.name(), atom(w.array), beside(from, offset, runs), true, loop.at()));
                }
                entries.add(kept);
            }
            Builder body = new Builder();
            for (Line line : loop.body().lines()) line(line, body);
            List<Atom> next =
                    new ArrayList<>(atoms(((Terminator.Next) loop.body().end()).values()));
            for (int i = 0; i < windows.size(); i++) {
                Window w = windows.get(i);
                body.store(
                        atom(w.array),
                        beside(range.index(), w.stored, body),
                        entries.get(i).get(w.stored),
                        loop.at());
                for (int offset : w.behindFirst()) next.add(entries.get(i).get(offset + w.step()));
            }
            List<Var> results = new ArrayList<>();
            for (Var v : carried) results.add(v.again());
            Block block = body.end(new Terminator.Next(next));
            runs.add(new Line.Loop(
                    results,
                    new Line.Range(range.index(), from, to, range.step()),
                    carried,
                    initial,
                    block,
                    loop.at()));
            int place = loop.carried().size();
            for (Window w : windows) {
                for (int offset : w.behindFirst()) {
                    Var entry = results.get(place++);
                    if (w.isUnstored(offset)) runs.store(atom(w.array), beside(to, offset, runs), entry, loop.at());
                }
            }
            Basic runsOn = range.step() > 0 ? Basic.LT : Basic.GT;
            Var condition = out.let(loop.at(), runsOn, from, to);
            Block then = runs.end(new Terminator.Yield(
                    List.copyOf(results.subList(0, loop.carried().size()))));
            Block otherwise = new Builder().end(new Terminator.Yield(atoms(loop.initial())));
            out.add(new Line.If(loop.results(), condition, then, otherwise, loop.at()));
        }

        private void line(Line line, Builder out) {
            Access access = Access.of(line);
            Atom array = access == null ? null : access.array();
            int at = 0;
            while (at < windows.size() && windows.get(at).array != array) at++;
            if (array == null || at == windows.size()) {
                rewrite(line, out);
                return;
            }
            Map<Integer, Atom> now = entries.get(at);
            if (line instanceof Line.Load l) {
                replace(l.result(), entry(now, l.result().name(), l.array(), l.index(), out));
            } else if (line instanceof Line.Store l) {
                now.put(offset(l.index(), range), atom(l.value()));
            } else if (line instanceof Line.Acc l) {
                Atom before = entry(now, "", l.array(), l.index(), out);
                now.put(offset(l.index(), range), out.let(l.at(), Basic.ADD, before, atom(l.value())));
            }
        }

        private Atom entry(Map<Integer, Atom> now, String name, Atom array, Atom index, Builder out) {
            Integer offset = Objects.requireNonNull(offset(index, range));
            return now.computeIfAbsent(offset, k -> out.load(name, atom(array), atom(index), true, loop.at()));
        }

        private Atom beside(Atom index, int offset, Builder out) {
            if (offset == 0) return index;
            if (index instanceof Constant c && c.value() instanceof Integer n) return Constant.of(n + offset);
            return out.let(loop.at(), offset > 0 ? Basic.ADD : Basic.SUB, index, Constant.of(Math.abs(offset)));
        }
    }
}
