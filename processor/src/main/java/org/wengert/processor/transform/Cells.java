package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Room for values that the forward sweep leaves to the reverse sweep: a slot outside of loops; an array of exact size where
 * all loops around run through their ranges; else a tape, whose cursor counts the iterations of the innermost loop.
 */
final class Cells {
    /** Room for one value in each iteration of the loops around a place. */
    interface Cell {
        /** Lines of the forward sweep, at that place, that keep the value. */
        List<Line> put(Atom value);

        /** The value again, in the reverse sweep. */
        Atom get(String name, Builder out);
    }

    private final Function function;
    private final Places places;
    private final Loops loops;
    private final Instrumentation forward;
    private final Map<Line.Loop, Cursor> cursors = new IdentityHashMap<>();
    private final Map<Line.Loop, Block> iterationStarts = new IdentityHashMap<>();
    /** The line in front of which an array of this storage is made, for the arrays that are. */
    private final Map<Var, Line> anchors = new IdentityHashMap<>();

    Cells(Function function, Places places, Loops loops, Instrumentation forward) {
        this.function = function;
        this.places = places;
        this.loops = loops;
        this.forward = forward;
    }

    /** Says that iterations which count begin at the start of this block, not of the loop's body. */
    void beginsAt(Line.Loop loop, Block block) {
        iterationStarts.put(loop, block);
    }

    /** Where an iteration begins. */
    Block startOf(Line.Loop loop) {
        return iterationStarts.getOrDefault(loop, loop.body());
    }

    @Nullable
    Line anchorOf(Var v) {
        return anchors.get(v);
    }

    /** Room for a value in each iteration of these loops, outermost first. */
    Cell cell(Type type, String name, List<Line.Loop> around) {
        if (around.isEmpty()) return new SlotCell(new Slot(type, name));
        Line.Loop innermost = around.get(around.size() - 1);
        return loops.runThrough(around) ? array(type, name, innermost) : tape(type, name, innermost);
    }

    private record SlotCell(Slot slot) implements Cell {
        @Override
        public List<Line> put(Atom value) {
            return List.of(new Line.Put(slot, value, Position.NONE));
        }

        @Override
        public Atom get(String name, Builder out) {
            return out.get(name, slot, Position.NONE);
        }
    }

    /** The name of what keeps a value in each iteration. */
    private static String stored(Type type, String name) {
        if (!name.startsWith("saved")) {
            return name.isEmpty() ? "saved" : "saved" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
        String plain = name.replaceFirst("(Rows|Tables|Blocks)$", "");
        return plain + (type.rank() == 1 ? "Rows" : type.rank() == 2 ? "Tables" : "Blocks");
    }

    private Cell array(Type type, String name, Line.Loop loop) {
        Line.Range range = loop.counted();
        if (range == null) throw new AssertionError("a counted loop");
        Builder before = new Builder();
        Atom entries = Loops.entries(range, before, function);
        Var array = new Var(Type.arrayOf(type), stored(type, name));
        before.add(new Line.New(array, List.of(entries), false, Position.NONE));
        forward.before(loop).addAll(before.lines());
        for (Line line : before.lines()) {
            for (Var v : line.results()) {
                places.add(v, line, loop);
                anchors.put(v, loop);
            }
        }
        return new Cell() {
            @Override
            public List<Line> put(Atom value) {
                Builder out = new Builder();
                out.store(array, Loops.indexIn(range, range.index(), out), value, Position.NONE);
                return out.lines();
            }

            @Override
            public Atom get(String as, Builder out) {
                return out.load(as, array, Loops.indexIn(range, range.index(), out), true, Position.NONE);
            }
        };
    }

    private Cell tape(Type type, String name, Line.Loop loop) {
        Var tape = new Var(new Type.Tape(type), stored(type, name));
        forward.atStart().add(new Line.New(tape, List.of(), Position.NONE));
        Cursor cursor = cursorOf(loop);
        return new Cell() {
            @Override
            public List<Line> put(Atom value) {
                return List.of(new Line.Store(tape, cursor.forward, value, Position.NONE));
            }

            @Override
            public Atom get(String as, Builder out) {
                return out.load(as, tape, cursor.reverse, true, Position.NONE);
            }
        };
    }

    /** Counts iterations of a loop, in all its runs. */
    private static final class Cursor {
        final Slot slot = new Slot(Type.INT, "cursor");
        final Var forward = new Var(Type.INT, "at");
        final Var reverse = new Var(Type.INT, "at");
    }

    private Cursor cursorOf(Line.Loop loop) {
        Cursor known = cursors.get(loop);
        if (known != null) return known;
        Cursor cursor = new Cursor();
        cursors.put(loop, cursor);
        Builder start = new Builder();
        start.add(new Line.Get(cursor.forward, cursor.slot, Position.NONE));
        Var next = start.let(Position.NONE, Basic.ADD, cursor.forward, Constant.of(1));
        start.add(new Line.Put(cursor.slot, next, Position.NONE));
        forward.atStartOf(startOf(loop)).addAll(0, start.lines());
        return cursor;
    }

    /** What the reverse of an iteration begins with: the cursor steps back. */
    List<Line> stepBack(Line.Loop loop) {
        Cursor cursor = cursors.get(loop);
        if (cursor == null) return List.of();
        Builder out = new Builder();
        Var after = out.get("", cursor.slot, Position.NONE);
        out.add(new Line.Let(cursor.reverse, Basic.SUB, List.of(after, Constant.of(1)), Position.NONE));
        out.add(new Line.Put(cursor.slot, cursor.reverse, Position.NONE));
        return new ArrayList<>(out.lines());
    }
}
