package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Branch;
import org.wengert.processor.ir.Terminator.Unreachable;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes functions of consecutive lines. What such a part reads are its parameters. One result is returned; each of several is kept in a
 * slot of its own, its home, where whoever needs it reads it. Where control may leave the part, it returns how.
 */
final class Regions {
    private static final int MOST_PARAMETERS = 100;

    /**
     * A part.
     *
     * @param name of its method
     */
    record Part(String name, Function function) {}

    /**
     * Lines of the shortened block.
     *
     * @param lines up to the point where control may be led elsewhere
     * @param number which of the ways is taken; null where there is one
     * @param ways the ways that do not go on with the next piece
     * @param after what follows where control goes on
     * @param goesOn whether it may
     */
    record Piece(List<Line> lines, @Nullable Var number, List<Block> ways, List<Line> after, boolean goesOn) {
        static Piece of(List<Line> lines) {
            return new Piece(lines, null, List.of(), List.of(), true);
        }
    }

    private final Parts parts;
    private final Predicate<Var> isField;
    private final Map<Var, Line> definitions = new IdentityHashMap<>();
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Map<Var, Slot> homes = new IdentityHashMap<>();
    private final List<Part> made = new ArrayList<>();

    /**
     * @param isField the values that are visible in all parts
     * @param whole the function that parts are made of
     */
    Regions(Parts parts, Predicate<Var> isField, Function whole) {
        this.parts = parts;
        this.isField = isField;
        Walk.lines(whole.body(), line -> {
            line.results().forEach(v -> definitions.put(v, line));
            if (line instanceof Line.Scope s) note(s);
        });
    }

    private void note(Line.Scope scope) {
        scopes.put(scope.label(), scope.results());
    }

    /** The parts, in the order in which they were made. */
    List<Part> made() {
        return made;
    }

    /** Forgets all but the first parts. */
    void forget(int all) {
        made.subList(all, made.size()).clear();
    }

    /** Notes that behind this line a value stands in its home. */
    void note(Line line, Set<Object> kept) {
        if (line instanceof Line.Put p && p.value() instanceof Var v && homes.get(v) == p.slot()) kept.add(v);
        if (line instanceof Line.Get g && homes.get(g.result()) == g.slot()) kept.add(g.result());
    }

    /** Whether the line only reads a value from its home. */
    boolean isHomeRead(Line line) {
        return line instanceof Line.Get g && homes.get(g.result()) == g.slot() && !isField.test(g.result());
    }

    /** Where a value is kept. */
    Slot home(Var v) {
        return homes.computeIfAbsent(v, k -> slot(v.type(), v));
    }

    /** Lets a value live in another's home. */
    void live(Var v, Slot home) {
        homes.put(v, home);
    }

    /** A new slot for such a value. */
    Slot slot(Type type, Atom value) {
        Slot slot = new Slot(type, value instanceof Var v ? wish(v) : "result");
        parts.keep(slot);
        return slot;
    }

    /** Room for what an end takes along, of the types of those who receive it. */
    private List<Slot> slots(Terminator end, Outline.Place place) {
        List<Type> types = place.yielded();
        if (end instanceof Terminator.Exit e) types = types(scopes.get(e.label()));
        if (end instanceof Terminator.Next) types = types(place.carried());
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < types.size(); i++)
            slots.add(slot(types.get(i), end.reads().get(i)));
        return slots;
    }

    private static List<Type> types(List<Var> vars) {
        return vars.stream().map(Var::type).toList();
    }

    /** Whether the value is an array that has just been made. */
    boolean isMade(Var v) {
        Line line = definitions.get(v);
        return line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros;
    }

    /** The value's name, or one made from what it is. */
    String wish(Var v) {
        if (!v.name().isEmpty()) return v.name();
        String suggested = definitions.containsKey(v) ? Suggestions.of(definitions.get(v)) : "";
        return suggested.isEmpty() ? "t" : suggested;
    }

    /**
     * Makes a part of lines.
     *
     * @param end the end of their block, if that is to be in the part too
     * @param outputs which of their values are read behind them
     * @param place where they stand; what must be brought home before the call is noted there
     */
    Piece outline(List<Line> lines, @Nullable Terminator end, List<Var> outputs, Outline.Place place) {
        List<Var> results = new ArrayList<>(outputs);
        results.removeIf(isField);
        if (end != null || lines.stream().anyMatch(Walk::escapes)) return leaving(lines, end, results, place);
        Builder body = new Builder().addAll(lines);
        if (results.size() == 1) return Piece.of(call(body.yield(results.get(0)), results.get(0), place.kept()));
        body.addAll(puts(results, lines));
        List<Line> whole = new ArrayList<>(call(body.yield(), null, place.kept()));
        whole.addAll(gets(results));
        return Piece.of(whole);
    }

    private Piece leaving(List<Line> lines, @Nullable Terminator end, List<Var> results, Outline.Place place) {
        boolean goesOn = end == null && Ways.completes(lines.get(lines.size() - 1));
        Ways ways = new Ways(Ways.region(lines, end), goesOn, to -> slots(to, place));
        Block body = ways.body(goesOn ? puts(results, lines) : null);
        note((Line.Scope) body.lines().get(0));
        List<Line> call = call(body, ways.number(), place.kept());
        return new Piece(call, ways.number(), ways.blocks(), goesOn ? gets(results) : List.of(), goesOn);
    }

    /** Brings values home that the lines leave elsewhere. */
    private List<Line> puts(List<Var> values, List<Line> lines) {
        Set<Object> already = Walk.identitySet();
        lines.forEach(line -> note(line, already));
        List<Line> puts = new ArrayList<>();
        for (Var v : values) if (!already.contains(v)) puts.add(new Line.Put(home(v), v, Position.NONE));
        return puts;
    }

    private List<Line> gets(List<Var> values) {
        List<Line> gets = new ArrayList<>();
        for (Var v : values) gets.add(new Line.Get(v, home(v), Position.NONE));
        return gets;
    }

    /** The call of a new part. Values for which there are too many parameters are brought home first. */
    private List<Line> call(Block body, @Nullable Var result, Set<Object> kept) {
        List<Line> all = new ArrayList<>();
        List<Var> parameters = new ArrayList<>();
        List<Var> read = new ArrayList<>();
        int slots = 0;
        for (Var v : free(body)) {
            if (isField.test(v)) continue;
            int width = v.type() == Type.DOUBLE || v.type() == Type.LONG ? 2 : 1;
            if (!kept.contains(v) && slots + width <= MOST_PARAMETERS) {
                slots += width;
                parameters.add(v);
                continue;
            }
            if (kept.add(v)) all.add(new Line.Put(home(v), v, Position.NONE));
            read.add(v);
        }
        slots(body).forEach(parts::share);
        Block whole = new Builder().addAll(gets(read)).addAll(body.lines()).end(body.end());
        all.add(call(parts.name(made.size() + 1), parameters, result, whole));
        return all;
    }

    private Line call(String name, List<Var> parameters, @Nullable Var result, Block body) {
        List<Type> types = parameters.stream().map(Var::type).toList();
        made.add(new Part(
                name, new Function(name, parameters, result == null ? List.of() : List.of(result.type()), body)));
        Callee callee = Parts.callee(name, types, result == null ? null : result.type());
        return new Line.Call(
                result == null ? List.of() : List.of(result), callee, List.copyOf(parameters), Position.NONE);
    }

    private static Set<Slot> slots(Block body) {
        Set<Slot> slots = new LinkedHashSet<>();
        Walk.lines(body, line -> {
            if (line instanceof Line.Get g) slots.add(g.slot());
            if (line instanceof Line.Put p) slots.add(p.slot());
        });
        return slots;
    }

    /** One block of pieces in their order. */
    static Block join(List<Piece> pieces, @Nullable Terminator end) {
        Block rest = new Block(List.of(), end == null ? new Unreachable() : end);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (!pieces.get(i).lines.isEmpty()) rest = joined(pieces.get(i), rest);
        }
        return rest;
    }

    private static Block joined(Piece piece, Block rest) {
        List<Block> blocks = new ArrayList<>(piece.ways);
        if (piece.goesOn)
            blocks.add(new Builder().addAll(piece.after).addAll(rest.lines()).end(rest.end()));
        Block next = blocks.get(blocks.size() - 1);
        for (int i = blocks.size() - 2; i >= 0; i--) {
            Builder test = new Builder();
            Atom taken = Objects.requireNonNull(piece.number);
            if (taken.type() == Type.INT) taken = test.let(Position.NONE, Basic.EQ, taken, Constant.of(i));
            next = test.end(new Branch(taken, blocks.get(i), next, Position.NONE));
        }
        return new Builder().addAll(piece.lines).addAll(next.lines()).end(next.end());
    }

    /** The values that a block reads without defining them. */
    static List<Var> free(Block block) {
        return Walk.free(List.of(new Line.Scope(List.of(), new Label(""), block, Position.NONE)));
    }
}
