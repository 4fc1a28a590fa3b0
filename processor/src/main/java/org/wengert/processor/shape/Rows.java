package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Rows of numbers that are made side by side, have one length, and stand in tables in the same places, as values that are saved in the
 * iterations of one loop do.
 */
final class Rows {
    /** What fills a line of the processor's cache. */
    private static final int MOST = 8;

    /** Functions that are instructions of the processor, and leave a loop one that works on several entries at once. */
    private static final Set<String> INSTRUCTIONS = Set.of("sqrt", "abs", "max", "min", "fma");

    /** Where an array is made and put, seen from outside. */
    private record Place(
            @Nullable Place table,
            Object made,
            Atom length,
            @Nullable Object put,
            Atom index,
            Type type) {}

    private final Map<Object, Object> blocks = new IdentityHashMap<>();
    private final Map<Object, Boolean> calculating = new IdentityHashMap<>();
    private final Map<Object, Line.New> makers = new IdentityHashMap<>();
    /** Lines that store an array. */
    private final Map<Object, List<Line.Store>> puts = new IdentityHashMap<>();
    /** Lines that store to an array. */
    private final Map<Object, List<Line.Store>> stores = new IdentityHashMap<>();

    private final Map<Object, List<Line.Load>> loads = new IdentityHashMap<>();
    /** Arrays that are used otherwise. */
    private final Set<Object> open = Walk.identitySet();

    private Rows(Function f) {
        note(f.body());
        open.addAll(f.parameters());
    }

    /** Groups of rows, each in the order in which these are made; of each row the tables that it stands in follow it. */
    static List<List<List<Var>>> of(Function f) {
        Rows rows = new Rows(f);
        Map<Place, List<Var>> groups = new LinkedHashMap<>();
        Walk.lines(f.body(), line -> {
            if (!(line instanceof Line.New l) || !rows.isRow(l)) return;
            Place place = rows.placeOf(l);
            if (place != null)
                groups.computeIfAbsent(place, k -> new ArrayList<>()).add(l.result());
        });
        List<List<List<Var>>> all = new ArrayList<>();
        for (List<Var> group : groups.values()) {
            List<List<Var>> rowsInTables = group.stream().map(rows::withTables).toList();
            for (int i = 0; i + 1 < group.size(); i += MOST)
                all.add(rowsInTables.subList(i, Math.min(i + MOST, group.size())));
        }
        return all;
    }

    private void note(Block block) {
        Object here = new Object();
        boolean[] calculates = {false};
        boolean[] repeats = {false};
        Walk.lines(block, line -> {
            calculates[0] |= isFunction(line);
            repeats[0] |= line instanceof Line.Loop;
        });
        for (Line line : block.lines()) {
            blocks.put(line, here);
            note(line);
            line.blocks().forEach(this::note);
        }
        calculating.put(here, calculates[0] && !repeats[0]);
        open.addAll(block.end().reads());
        block.end().blocks().forEach(this::note);
    }

    private void note(Line line) {
        if (line instanceof Line.New l) makers.put(l.result(), l);
        if (line instanceof Line.Load l) {
            loads.computeIfAbsent(l.array(), k -> new ArrayList<>()).add(l);
        } else if (line instanceof Line.Store l) {
            stores.computeIfAbsent(l.array(), k -> new ArrayList<>()).add(l);
            puts.computeIfAbsent(l.value(), k -> new ArrayList<>()).add(l);
        } else {
            open.addAll(line.reads());
        }
    }

    private static boolean isFunction(Line line) {
        return line instanceof Line.Let l
                && l.operation() instanceof Operation.Apply a
                && l.result().type().isFloating()
                && !INSTRUCTIONS.contains(a.callee().name());
    }

    /**
     * Whether a row is used in innermost loops only, where saving counts, and in those that work on one entry after the other anyway, as
     * functions are called there.
     */
    private boolean isRow(Line.New l) {
        return l.result().type() instanceof Type.ArrayOf row
                && row.element().isFloating()
                && stores.getOrDefault(l.result(), List.of()).stream().allMatch(s -> calculating.get(blocks.get(s)))
                && areRead(l.result());
    }

    /** The place of an array that nothing but the loads sees; null of others. */
    private @Nullable Place placeOf(Line.New l) {
        Var array = l.result();
        if (l.zeroed() || l.lengths().size() != 1 || open.contains(array)) return null;
        Object made = blocks.get(l);
        Atom length = l.lengths().get(0);
        List<Line.Store> all = puts.getOrDefault(array, List.of());
        boolean holdsArrays = array.type().rank() > 1;
        if (holdsArrays && stores.getOrDefault(array, List.of()).size() != 1) return null;
        if (holdsArrays && !areLoadsOnly(array)) return null;
        if (all.isEmpty()) return holdsArrays ? new Place(null, made, length, null, length, array.type()) : null;
        Line.New table = all.size() == 1 ? makers.get(all.get(0).array()) : null;
        Place outer = table == null ? null : placeOf(table);
        return outer == null
                ? null
                : new Place(
                        outer, made, length, blocks.get(all.get(0)), all.get(0).index(), array.type());
    }

    /** Whether what is loaded from a table is only loaded from. */
    private boolean areLoadsOnly(Object table) {
        for (Line.Load l : loads.getOrDefault(table, List.of())) {
            Var loaded = l.result();
            if (open.contains(loaded) || puts.containsKey(loaded) || stores.containsKey(loaded)) return false;
            if (loaded.type().rank() > 1 ? !areLoadsOnly(loaded) : !areRead(loaded)) return false;
        }
        return true;
    }

    private List<Var> withTables(Var row) {
        List<Var> all = new ArrayList<>(List.of(row));
        for (List<Line.Store> put = puts.get(row);
                put != null;
                put = puts.get(put.get(0).array())) all.add((Var) put.get(0).array());
        return all;
    }

    private boolean areRead(Object row) {
        return loads.getOrDefault(row, List.of()).stream().allMatch(l -> calculating.get(blocks.get(l)));
    }
}
