package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * What the forward sweep saves for the reverse sweep, in words: single values, arrays of exact size, and stacks, whose sizes are known
 * only once it has run. What the reverse sweep reads from memory again, or computes again, is not saved.
 */
final class SavedText {
    private final Sweeps sweeps;
    private final Citation source;
    private final SizeText sizes;
    /** How many arrays of one type and size there are, or values for each iteration of a loop: by what they are told as. */
    private final Map<String, Map<Type, Integer>> counts = new LinkedHashMap<>();
    /** The loop around the line that stores to an array or a tape. */
    private final Map<Var, Line.Loop> loops = new IdentityHashMap<>();
    /** The index at which a line stores to an array. */
    private final Map<Var, Atom> indices = new IdentityHashMap<>();
    /** What multiplies a number by a constant. */
    private final Map<Atom, Line.Let> multiples = new IdentityHashMap<>();
    /** The line that puts an array into a table. */
    private final Map<Var, Line.Store> tables = new IdentityHashMap<>();

    private final List<Line.New> arrays = new ArrayList<>();

    private SavedText(Sweeps sweeps, Citation source) {
        this.sweeps = sweeps;
        this.source = source;
        this.sizes = new SizeText(sweeps.forward());
        read(sweeps.forward().body(), null);
    }

    /** A sentence. */
    static String of(Sweeps sweeps, Citation source) {
        return new SavedText(sweeps, source).sentence();
    }

    private void read(Block block, Line.@Nullable Loop loop) {
        for (Line line : block.lines()) {
            if (line instanceof Line.New n && !n.zeroed() && n.result().type().rank() == 1) arrays.add(n);
            if (line instanceof Line.Let l && isMultiple(l)) multiples.put(l.result(), l);
            if (line instanceof Line.Store s && s.array() instanceof Var v) indices.putIfAbsent(v, s.index());
            if (line instanceof Line.Store s && loop != null && s.array() instanceof Var v) loops.putIfAbsent(v, loop);
            if (line instanceof Line.Store s && s.value() instanceof Var v && v.type() instanceof Type.ArrayOf)
                tables.put(v, s);
            for (Block inner : line.blocks()) read(inner, line instanceof Line.Loop l ? l : loop);
        }
        for (Block arm : block.end().blocks()) read(arm, loop);
    }

    private String sentence() {
        Function forward = sweeps.forward();
        for (State state : sweeps.state()) {
            Var v = state.variable();
            boolean argument = v != null && forward.parameters().contains(v);
            if (!argument) single(v == null ? slotType(state) : v.type(), v);
        }
        for (Line.New array : arrays) {
            Type type = array.result().type().element();
            int entries = entriesOfIteration(array);
            Atom length = array.lengths().get(0);
            if (entries > 1) length = multiples.get(length).arguments().get(1);
            count(size(array.result(), length), type, entries);
        }
        if (counts.isEmpty()) return "The reverse sweep needs nothing but the arguments.";
        List<String> parts = counts.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> rank(e.getKey())))
                .map(e -> part(e.getKey(), e.getValue()))
                .toList();
        return "For the reverse sweep it saves " + Signatures.listed(parts) + ".";
    }

    /** Single values first, then arrays, then stacks. */
    private static int rank(String size) {
        return size.isEmpty() ? 0 : isPerIteration(size) ? 2 : 1;
    }

    private static boolean isPerIteration(String size) {
        return size.startsWith("for each");
    }

    private static Type slotType(State state) {
        Slot slot = state.slot();
        if (slot == null) throw new IllegalStateException("a state is a variable or a slot");
        return slot.type();
    }

    private void single(Type type, @Nullable Var v) {
        if (type instanceof Type.Tape tape && v != null) count("for each iteration" + place(v), tape.element(), 1);
        else if (type instanceof Type.Primitive || type instanceof Type.Reference) count("", type, 1);
    }

    private static boolean isMultiple(Line.Let l) {
        return l.operation() == Basic.MUL
                && l.arguments().get(0) instanceof Constant
                && l.result().type() == Type.INT;
    }

    /** How many values an iteration saves in an array: k where it has k n entries, and the first of an iteration is entry k i. */
    private int entriesOfIteration(Line.New array) {
        Line.Let length = multiples.get(array.lengths().get(0));
        Line.Let index = multiples.get(indices.get(array.result()));
        boolean isGathered = length != null
                && index != null
                && length.arguments().get(0).equals(index.arguments().get(0));
        return isGathered ? (Integer) ((Constant) length.arguments().get(0)).value() : 1;
    }

    /** The number of entries in all arrays of this length that stand where the array does. */
    private String size(Var array, Atom length) {
        String size = sizes.of(length);
        Line.Store store = tables.get(array);
        while (size != null && store != null && store.array() instanceof Var table) {
            String outer = sizes.lengthOf(table);
            size = outer == null ? null : SizeText.product(outer, size);
            store = tables.get(table);
        }
        return size == null ? "for each iteration" + place(array) : size;
    }

    private String place(Var stored) {
        Line.Loop loop = loops.get(stored);
        String cited = loop == null ? null : source.of(loop.at());
        return cited == null ? " of a loop" : " of the loop at " + cited;
    }

    private void count(String size, Type type, int n) {
        counts.computeIfAbsent(size, k -> new LinkedHashMap<>()).merge(type, n, Integer::sum);
    }

    private static String part(String size, Map<Type, Integer> types) {
        boolean perIteration = isPerIteration(size);
        List<String> each = new ArrayList<>();
        types.forEach((type, n) -> each.add(
                size.isEmpty() || perIteration
                        ? (n == 1 ? article(type) : n + " ") + type(type) + (n == 1 ? "" : "s")
                        : "{@code " + (n == 1 ? size : SizeText.product(String.valueOf(n), size)) + "} " + type(type)
                                + "s"));
        return Signatures.listed(each) + (perIteration ? " " + size : "");
    }

    private static String article(Type type) {
        return type == Type.INT ? "an " : "a ";
    }

    private static String type(Type type) {
        if (type instanceof Type.Reference r)
            return "{@code " + r.name().replaceAll("<.*", "").replaceAll(".*\\.", "") + "}";
        return type instanceof Type.Primitive ? type.toString() : "array";
    }
}
