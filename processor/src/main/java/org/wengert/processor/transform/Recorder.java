package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Infinities;
import org.wengert.processor.analysis.Overwrites;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes the values of the forward sweep available where the reverse sweep reads them. Of each it takes the first that fits:
 * it is visible anyway; it is loaded again from memory that nothing has overwritten since; it is computed again, if that is
 * cheap; it is saved.
 */
final class Recorder {
    /** What recomputing one value may cost; saving and reading back costs about as much as half of it. */
    private static final double LIMIT = 8;

    private final Places places;
    private final Overwrites overwrites;
    private final Infinities infinities;
    private final Instrumentation forward;
    private final Cells cells;
    private final Shadows shadows;
    private final Loops loops;
    private final Fills fills;
    private final Map<Var, Cells.Cell> saved = new IdentityHashMap<>();
    private final Map<Var, List<Line.Store>> stores = new IdentityHashMap<>();
    private final Map<Line, List<Line>> blocks = new IdentityHashMap<>();
    /** The lines in the place of which values are made that the primal does not have. */
    private final Map<Var, Line> makers = new IdentityHashMap<>();
    /** Lines of the reverse sweep that have what they read of the primal. */
    private final Set<Line> closed = Walk.identitySet();

    Recorder(
            Function function,
            Places places,
            Overwrites overwrites,
            Infinities infinities,
            Instrumentation forward,
            Cells cells,
            Shadows shadows,
            Loops loops) {
        this.places = places;
        this.overwrites = overwrites;
        this.infinities = infinities;
        this.forward = forward;
        this.cells = cells;
        this.shadows = shadows;
        this.loops = loops;
        this.fills = new Fills(function, places, loops);
        noteBlocks(function.body());
        Walk.lines(function.body(), line -> {
            if (line instanceof Line.Store s && s.value() instanceof Var v) {
                stores.computeIfAbsent(v, k -> new ArrayList<>()).add(s);
            }
        });
    }

    /** Says that the forward sweep makes a value in the place of a line, which the reverse sweep may read. */
    void makes(Line line, Var v) {
        places.add(v, line, line);
        makers.put(v, line);
    }

    /** Whether an array or one in it may be another at the end of the forward sweep than at this line. */
    boolean mayChangeAfter(Line line, Atom array) {
        return overwrites.mayChangeDeeplyAfter(line, array);
    }

    /**
     * Ends a piece of the reverse sweep: the values of the primal's piece that it reads are made available at its beginning.
     *
     * @param replaced values that have another name in the reverse sweep: the index of a loop
     * @param adjoints what is handed on to what comes behind the piece
     */
    List<Line> close(Segment segment, Builder reversed, Map<Var, Atom> replaced, Adjoints adjoints) {
        List<Line> lines = Preaccumulation.of(new Values(segment, replaced), reversed.lines(), adjoints.all());
        Restoration restoration = new Restoration(segment, replaced);
        restoration.restore(Walk.free(lines));
        Builder out = new Builder();
        if (segment.loop != null) out.addAll(cells.stepBack(segment.loop));
        restoration.renamer.lines(new Block(restoration.out.lines(), new Terminator.Unreachable()), out);
        restoration.renamer.lines(new Block(lines, new Terminator.Unreachable()), out);
        closed.addAll(out.lines());
        return out.lines();
    }

    /** What the forward sweep has computed when the reverse sweep comes to a piece of the primal. */
    final class Values {
        private final Segment segment;
        private final Map<Var, Atom> replaced;

        private Values(Segment segment, Map<Var, Atom> replaced) {
            this.segment = segment;
            this.replaced = replaced;
        }

        /** Whether there are several of each, so that they may be many. */
        boolean areInLoop() {
            return segment.visible.stream().anyMatch(v -> !places.of(v).loops().isEmpty());
        }

        /** Whether it is a number or truth value of the primal. */
        boolean has(Var v) {
            return v.type() instanceof Type.Primitive && places.knows(v) && cells.anchorOf(v) == null;
        }

        /** Whether a line belongs to a smaller piece. */
        boolean isInside(Line line) {
            return closed.contains(line);
        }

        /** Those that have to be saved for the piece if it reads these, and are not yet. */
        Set<Var> saved(Collection<Var> read) {
            return new Restoration(segment, replaced).missing(read, Set.of());
        }

        /** Those of some saved values that are read where the piece reads these. */
        Set<Var> saved(Collection<Var> read, Set<Var> among) {
            Set<Var> missing = new Restoration(segment, replaced).missing(read, among);
            missing.retainAll(among);
            return missing;
        }

        /**
         * The last of these that the piece makes in the forward sweep, behind which all are there; null where there is none, or where they
         * may be infinite.
         */
        @Nullable
        Var last(Collection<Var> read) {
            Var last = null;
            for (Var v : read) {
                if (infinities.mayBe(v)) return null;
                if (!segment.owned.contains(v)) continue;
                if (!segment.visible.contains(v)) return null;
                if (last == null || places.of(v).order() > places.of(last).order()) last = v;
            }
            return last;
        }

        /** Writes lines into the forward sweep, behind what makes a value. */
        void make(List<Line> lines, Var behind) {
            behind(behind).addAll(lines);
        }

        /** Saves what such lines have made. */
        Cells.Cell save(Var made, String name, Var behind) {
            Cells.Cell cell = cells.cell(made.type(), name, places.of(behind).loops());
            behind(behind).addAll(cell.put(made));
            return cell;
        }
    }

    private final class Restoration {
        private final Segment segment;
        private final Builder out = new Builder();
        private final Rewriter renamer = new Rewriter();
        private final Set<Object> available = Walk.identitySet();
        /** Takes up what would have to be saved; null where that is to be saved. */
        private @Nullable Set<Var> missing;

        private Set<Var> known = Set.of();

        Restoration(Segment segment, Map<Var, Atom> replaced) {
            this.segment = segment;
            replaced.forEach((v, by) -> {
                renamer.replace(v, by);
                available.add(v);
            });
        }

        /** Whether it is up to this piece to make the value available. */
        boolean owns(Var v) {
            Var primal = shadows.primalOf(v);
            if (primal != null) return segment.owned.contains(primal);
            if (!places.knows(v) || places.of(v).top()) return false;
            Line anchor = cells.anchorOf(v);
            if (anchor == null) anchor = makers.get(v);
            return segment.owned.contains(anchor == null ? v : anchor);
        }

        int orderOf(Var v) {
            Var primal = shadows.primalOf(v);
            return places.of(primal == null ? v : primal).order();
        }

        void restore(Collection<Var> all) {
            List<Var> own = new ArrayList<>(all);
            own.removeIf(v -> !owns(v));
            own.sort((a, b) -> Integer.compare(orderOf(a), orderOf(b)));
            for (Var v : own) restore(v);
        }

        /**
         * What would have to be saved to make values available.
         *
         * @param known what is saved in any case
         */
        Set<Var> missing(Collection<Var> all, Set<Var> known) {
            Set<Var> missing = Walk.identitySet();
            this.missing = missing;
            this.known = known;
            for (Var v : known) renamer.replace(v, v.again());
            restore(all);
            return missing;
        }

        private void restore(Var v) {
            if (!available.add(v)) return;
            if (known.contains(v) && missing != null) {
                missing.add(v);
                return;
            }
            if (shadows.primalOf(v) != null) {
                Builder recipe = new Builder();
                shadows.make(v, recipe);
                for (Line line : recipe.lines()) again(line);
            } else if (induction(v) != null) {
                for (Line line : induction(v)) again(line);
            } else if (filled(v) != null) {
                for (Line line : Objects.requireNonNull(filled(v))) again(safe(line));
            } else if (costs(v, LIMIT) <= LIMIT) {
                again(source(v));
            } else if (missing != null) {
                if (!saved.containsKey(v)) missing.add(v);
                renamer.replace(v, v.again());
            } else {
                Builder read = new Builder();
                Atom value = cellOf(v).get(v.name(), read);
                for (Line line : read.lines()) again(line);
                renamer.replace(v, renamer.atom(value));
            }
        }

        /**
         * The value of a counter at the start of an iteration, from its initial value and the index; null of what does not
         * change by the same constant in every iteration.
         */
        private @Nullable List<Line> induction(Var v) {
            Line.Loop loop = segment.loop;
            if (loop == null || loop.counted() == null || !loop.carried().contains(v) || v.type() != Type.INT)
                return null;
            int place = loop.carried().indexOf(v);
            Integer change = loops.changeOf(loop, place);
            if (change == null) return null;
            Builder out = new Builder();
            Line.Range range = loop.counted();
            Atom distance = Loops.iterations(range, range.index(), out);
            Atom total = Derivatives.let(out, Position.NONE, Basic.MUL, distance, Constant.of(change));
            out.add(new Line.Let(v, Basic.ADD, List.of(loop.initial().get(place), total), Position.NONE));
            return out.lines();
        }

        /**
         * An entry of an array that a loop has filled, computed again from what the loop stored; null where that is not known
         * or too much.
         */
        private @Nullable List<Line> filled(Var v) {
            if (!(places.of(v).line() instanceof Line.Load load)) return null;
            Fills.Fill fill = fills.of(load);
            if (fill == null) return null;
            double cost = 0;
            for (Line line : fill.lines()) {
                cost += ownCost(line);
                for (Atom a : line.reads()) {
                    boolean inside = a == fill.index() || fill.defines(a);
                    if (!inside && cost <= LIMIT) cost += costs(a, LIMIT - cost);
                }
            }
            return cost <= LIMIT ? fill.at(load) : null;
        }

        /** Writes a line of the forward sweep once more, after what it reads. */
        private void again(Line line) {
            for (Atom a : needed(line)) if (a instanceof Var v && owns(v)) restore(v);
            Rewriter fresh = Rewriter.fresh();
            List<Var> results = line.results();
            Builder one = new Builder();
            fresh.lines(new Block(List.of(line), new Terminator.Unreachable()), one);
            out.addAll(one.lines());
            for (Var v : results) {
                renamer.replace(v, fresh.atom(v));
                available.add(v);
            }
        }

        /** What has succeeded in the forward sweep succeeds again. */
        private static Line safe(Line line) {
            return line instanceof Line.Load l ? new Line.Load(l.result(), l.array(), l.index(), true, l.at()) : line;
        }

        /** The line from which a value can be had again: its own, or a load of where it has been stored. */
        private Line source(Var v) {
            Line line = places.of(v).line();
            Line.Load back = storedAt(v);
            if (back != null && costsOf(line, LIMIT) > reads(back, 1, LIMIT)) return back;
            if (line instanceof Line.Load l) return new Line.Load(l.result(), l.array(), l.index(), true, l.at());
            if (line == null) throw new AssertionError("a parameter is available");
            return line;
        }

        private Line.@Nullable Load storedAt(Var v) {
            for (Line.Store s : stores.getOrDefault(v, List.of())) {
                if (segment.owned.contains(s) && isSurelyFollowedBy(v, s) && !overwrites.mayChangeAfter(s, s.array())) {
                    return new Line.Load(v, s.array(), s.index(), true, s.at());
                }
            }
            return null;
        }

        /** What it costs to have an operand; gives up, with infinity, beyond the budget. */
        private double costs(Atom a, double budget) {
            if (!(a instanceof Var v)) return 0;
            if (!owns(v)) return places.knows(v) && places.of(v).top() ? 0 : 0.5;
            if (renamer.atom(v) != v) return 0;
            double cost = costsOf(places.of(v).line(), budget);
            Line.Load back = storedAt(v);
            return back == null ? cost : Math.min(cost, reads(back, 1, budget));
        }

        private double costsOf(@Nullable Line line, double budget) {
            double cost = ownCost(line);
            return line == null ? cost : reads(line, cost, budget);
        }

        /** A line's own cost and that of all it reads. */
        private double reads(Line line, double own, double budget) {
            double cost = own;
            for (Atom a : needed(line)) {
                if (cost > budget) return Double.POSITIVE_INFINITY;
                cost += costs(a, budget - cost);
            }
            return cost;
        }

        private double ownCost(@Nullable Line line) {
            if (line instanceof Line.Load l) return isLoadable(l) ? 1 : Double.POSITIVE_INFINITY;
            if (line instanceof Line.Length) return 0.5;
            if (line instanceof Line.If choice) return choice(choice);
            return line instanceof Line.Let l ? operation(l) : Double.POSITIVE_INFINITY;
        }

        /** What it costs to choose between numbers that are computed. */
        private double choice(Line.If choice) {
            double cost = 1;
            for (Block arm : choice.blocks())
                for (Line line : arm.lines())
                    cost += line instanceof Line.Let l ? operation(l) : Double.POSITIVE_INFINITY;
            return cost;
        }

        private boolean isLoadable(Line.Load l) {
            return cells.anchorOf(l.result()) == null && !overwrites.mayChangeAfter(l, l.array());
        }
    }

    /** What must be there before a line can be computed again. */
    private static List<? extends Atom> needed(Line line) {
        return line instanceof Line.If ? Walk.free(List.of(line)) : line.reads();
    }

    /** Whether a store stands in the block of the value's line, behind it, and nothing between may leave the block. */
    private boolean isSurelyFollowedBy(Var v, Line.Store store) {
        List<Line> lines = blocks.get(store);
        int from = lines.indexOf(places.of(v).line());
        if (from < 0) return false;
        for (Line between : lines.subList(from, lines.indexOf(store))) if (Walk.escapes(between)) return false;
        return true;
    }

    private void noteBlocks(Block block) {
        for (Line line : block.lines()) {
            if (line instanceof Line.Store) blocks.put(line, block.lines());
            line.blocks().forEach(this::noteBlocks);
        }
        block.end().blocks().forEach(this::noteBlocks);
    }

    private static double operation(Line.Let l) {
        if (l.operation() instanceof Operation.Cast c)
            return c.to() instanceof Type.Primitive ? 1 : Double.POSITIVE_INFINITY;
        if (l.operation() instanceof Operation.Apply a)
            return a.callee().parameters().contains(Type.DOUBLE) ? 20 : 3;
        if (l.operation() == Basic.CONCAT || l.operation() instanceof Operation.InstanceOf)
            return Double.POSITIVE_INFINITY;
        boolean division = l.operation() == Basic.DIV || l.operation() == Basic.REM;
        if (!division) return 1;
        boolean throwing = !l.result().type().isFloating() && !(l.arguments().get(1) instanceof Constant);
        return throwing ? Double.POSITIVE_INFINITY : 4;
    }

    private static String nameOf(Var v, @Nullable Line line) {
        if (!v.name().isEmpty()) return v.name();
        if (line instanceof Line.Load l && l.array() instanceof Var array) return array.name();
        return line instanceof Line.Let l && l.operation() instanceof Operation.Apply a
                ? a.callee().name()
                : "";
    }

    /** Room for a value, and the line in the forward sweep that fills it. */
    private Cells.Cell cellOf(Var v) {
        Cells.Cell known = saved.get(v);
        if (known != null) return known;
        Places.Place place = places.of(v);
        Cells.Cell cell = cells.cell(v.type(), nameOf(v, place.line()), place.loops());
        saved.put(v, cell);
        behind(v).addAll(cell.put(v));
        return cell;
    }

    /** Lines of the forward sweep behind the one that makes a value. */
    private List<Line> behind(Var v) {
        Places.Place place = places.of(v);
        Line line = place.line();
        Line anchor = cells.anchorOf(v);
        // Made in front of the anchor by lines that are there already.
        if (anchor != null) return forward.before(anchor);
        if (line instanceof Line.Loop loop && loop.inner().contains(v)) return forward.atStartOf(cells.startOf(loop));
        if (isBeforeStart(line, place)) {
            return forward.atStartOf(
                    cells.startOf(place.loops().get(place.loops().size() - 1)));
        }
        if (line == null) throw new AssertionError("a parameter is available");
        return forward.after(line);
    }

    /** Whether a line of a loop's body stands before what counts as the start of an iteration. */
    private boolean isBeforeStart(@Nullable Line line, Places.Place place) {
        if (place.loops().isEmpty()) return false;
        Line.Loop loop = place.loops().get(place.loops().size() - 1);
        return cells.startOf(loop) != loop.body() && loop.body().lines().contains(line);
    }
}
