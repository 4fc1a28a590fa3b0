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
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
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
        for (Line.New array : arrays) count(size(array), array.result().type().element());
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
        if (type instanceof Type.Tape tape && v != null) count("for each iteration" + place(v), tape.element());
        else if (type instanceof Type.Primitive || type instanceof Type.Reference) count("", type);
    }

    /** The number of entries in all arrays that the line makes. */
    private String size(Line.New array) {
        String size = sizes.of(array.lengths().get(0));
        Line.Store store = tables.get(array.result());
        while (size != null && store != null && store.array() instanceof Var table) {
            String outer = sizes.lengthOf(table);
            size = outer == null ? null : SizeText.product(outer, size);
            store = tables.get(table);
        }
        return size == null ? "for each iteration" + place(array.result()) : size;
    }

    private String place(Var stored) {
        Line.Loop loop = loops.get(stored);
        String cited = loop == null ? null : source.of(loop.at());
        return cited == null ? " of a loop" : " of the loop at " + cited;
    }

    private void count(String size, Type type) {
        counts.computeIfAbsent(size, k -> new LinkedHashMap<>()).merge(type, 1, Integer::sum);
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
