package org.wengert.processor.ir;

import static org.wengert.processor.ir.Type.BOOLEAN;
import static org.wengert.processor.ir.Type.DOUBLE;
import static org.wengert.processor.ir.Type.FLOAT;
import static org.wengert.processor.ir.Type.INT;
import static org.wengert.processor.ir.Type.LONG;
import static org.wengert.processor.ir.Type.STRING;
import static org.wengert.processor.ir.Type.arrayOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Operation.Basic;

/**
 * Makes well-formed functions at random: loops of both kinds, scopes with exits through loops, branches, arrays, tapes, slots and
 * calls. They always end, though perhaps by an exception; the same seed gives the same function.
 */
public final class RandomFunctions {
    static final Type ROW = arrayOf(DOUBLE);
    static final Type MATRIX = arrayOf(ROW);
    static final Type INTS = arrayOf(INT);
    static final Type TAPE = new Type.Tape(DOUBLE);
    static final Type GENERATOR = new Type.Reference("java.util.Random");
    /** How long arrays are; indices are smaller. */
    static final int LENGTH = 4;

    private static final List<Type> CARRIED =
            List.of(DOUBLE, DOUBLE, DOUBLE, INT, BOOLEAN, LONG, FLOAT, ROW, MATRIX, INTS);
    private static final List<String> NAMES = List.of("x", "y", "x", "sum", "loop", "v1", "α", "x_bar", "$0", "", "");
    private static final int DEEPEST = 4;

    private final Random random;
    private final RandomLines lines;
    private final List<Var> visible = new ArrayList<>();

    public RandomFunctions(long seed) {
        random = new Random(seed);
        lines = new RandomLines(random, this);
    }

    /** A loop around a block: what it carries, and the count to hand on where the loop is not counted. */
    private record Around(List<Type> carried, @Nullable Var count) {}

    private record Exits(Label label, List<Type> results) {}

    private enum Usual {
        YIELD,
        NEXT,
        EXIT
    }

    /** Where a block stands: how it usually ends, and what jumps are possible. */
    private record Place(
            Usual usual,
            boolean arm,
            List<Type> yields,
            List<Exits> exits,
            @Nullable Around loop,
            int depth) {
        Place arm(List<Type> results) {
            return new Place(Usual.YIELD, true, results, exits, loop, depth + 1);
        }

        Place scope(Exits exit) {
            List<Exits> more = new ArrayList<>(exits);
            more.add(exit);
            return new Place(Usual.EXIT, false, yields, more, loop, depth + 1);
        }

        Place loop(Around around) {
            return new Place(Usual.NEXT, false, yields, exits, around, depth + 1);
        }

        Place branch() {
            return new Place(usual, false, yields, exits, loop, depth + 1);
        }
    }

    /** A function of two numbers, an int, a boolean, a row, a matrix with {@value #LENGTH} rows, and an array of ints. */
    public Function next() {
        visible.clear();
        List<Type> types = List.of(DOUBLE, DOUBLE, INT, BOOLEAN, ROW, MATRIX, INTS);
        List<Var> parameters = types.stream().map(this::fresh).toList();
        visible.addAll(parameters);
        List<Line> first = new ArrayList<>();
        lines.start(first);
        List<Type> results = types(1 + random.nextInt(3));
        Place place = new Place(Usual.YIELD, false, results, List.of(), null, 0);
        return new Function("random", parameters, results, block(first, place));
    }

    Var fresh(Type type) {
        return new Var(type, pick(NAMES));
    }

    /** A new variable that the following lines may use. */
    Var defined(Type type) {
        Var variable = fresh(type);
        visible.add(variable);
        return variable;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Something visible of the type, or a constant. */
    Atom atom(Type type) {
        List<Var> fitting = visible.stream().filter(v -> v.type().equals(type)).toList();
        boolean constant = type instanceof Type.Primitive || type == STRING;
        return fitting.isEmpty() || constant && chance(0.2) ? lines.constant(type) : pick(fitting);
    }

    private List<Atom> atoms(List<Type> types) {
        return types.stream().map(this::atom).toList();
    }

    private List<Type> types(int count) {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < count; i++) types.add(pick(CARRIED));
        return types;
    }

    private Block block(List<Line> first, Place place) {
        int outside = visible.size();
        List<Line> all = new ArrayList<>(first);
        for (int count = 1 + random.nextInt(5); count > 0; count--) line(all, place);
        Terminator end = end(place);
        visible.subList(outside, visible.size()).clear();
        return new Block(all, end);
    }

    private void line(List<Line> all, Place place) {
        if (place.depth >= DEEPEST || chance(0.7)) {
            lines.add(all);
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> choice(all, place);
            case 1 -> scope(all, place);
            case 2 -> counted(all, place);
            default -> uncounted(all, place);
        }
    }

    private List<Var> define(List<Type> types) {
        return types.stream().map(this::defined).toList();
    }

    private void choice(List<Line> all, Place place) {
        List<Type> results = types(random.nextInt(3));
        Atom condition = atom(BOOLEAN);
        Block then = block(List.of(), place.arm(results));
        Block otherwise = block(List.of(), place.arm(results));
        all.add(new Line.If(define(results), condition, then, otherwise, Position.NONE));
    }

    private void scope(List<Line> all, Place place) {
        Exits exit = new Exits(new Label(pick(NAMES)), types(random.nextInt(3)));
        Block body = block(List.of(), place.scope(exit));
        all.add(new Line.Scope(define(exit.results), exit.label, body, Position.NONE));
    }

    private void counted(List<Line> all, Place place) {
        List<Type> types = types(random.nextInt(4));
        List<Atom> initial = atoms(types);
        int step = pick(List.of(1, 1, 1, 2, -1, -3));
        Atom near = Constant.of(random.nextInt(2));
        Atom far = Constant.of(random.nextInt(5));
        int outside = visible.size();
        List<Var> carried = define(types);
        Line.Range range = new Line.Range(defined(INT), step > 0 ? near : far, step > 0 ? far : near, step);
        Block body = block(List.of(), place.loop(new Around(types, null)));
        visible.subList(outside, visible.size()).clear();
        all.add(new Line.Loop(define(types), range, carried, initial, body, Position.NONE));
    }

    /** A scope with a loop that is left by an exit when its count, which it carries first, gets too large. */
    private void uncounted(List<Line> all, Place place) {
        Exits exit = new Exits(new Label("done"), types(random.nextInt(3)));
        List<Type> types = new ArrayList<>(List.of(INT));
        types.addAll(types(random.nextInt(3)));
        List<Atom> initial = new ArrayList<>(atoms(types));
        initial.set(0, Constant.of(0));
        int outside = visible.size();
        List<Var> carried = define(types);
        List<Line> begin = new ArrayList<>();
        Var count = lines.let(begin, INT, Basic.ADD, carried.get(0), Constant.of(1));
        Var last = lines.let(begin, BOOLEAN, Basic.GT, count, Constant.of(random.nextInt(4)));
        Block leave = new Block(List.of(), new Terminator.Exit(exit.label, atoms(exit.results)));
        Place inside = place.scope(exit).loop(new Around(types, count)).branch();
        Terminator branch = new Terminator.Branch(last, leave, block(List.of(), inside), Position.NONE);
        visible.subList(outside, visible.size()).clear();
        Line loop = new Line.Loop(List.of(), null, carried, initial, new Block(begin, branch), Position.NONE);
        Block body = new Block(List.of(loop), new Terminator.Unreachable());
        all.add(new Line.Scope(define(exit.results), exit.label, body, Position.NONE));
    }

    private Terminator end(Place place) {
        if (place.arm) return new Terminator.Yield(atoms(place.yields));
        if (place.depth < DEEPEST && chance(0.3)) return branch(place);
        if (!place.exits.isEmpty() && chance(0.2)) return exit(pick(place.exits));
        if (place.loop != null && chance(0.1)) return goOn(place.loop);
        if (chance(0.02)) return new Terminator.Throw(lines.exception(), Position.NONE);
        return switch (place.usual) {
            case YIELD -> new Terminator.Yield(atoms(place.yields));
            case NEXT -> goOn(place.loop);
            case EXIT -> exit(place.exits.get(place.exits.size() - 1));
        };
    }

    private Terminator branch(Place place) {
        Atom condition = atom(BOOLEAN);
        Block then = block(List.of(), place.branch());
        return new Terminator.Branch(condition, then, block(List.of(), place.branch()), Position.NONE);
    }

    private Terminator exit(Exits exit) {
        return new Terminator.Exit(exit.label, atoms(exit.results));
    }

    private Terminator goOn(Around loop) {
        List<Atom> values = new ArrayList<>(atoms(loop.carried));
        if (loop.count != null) values.set(0, loop.count);
        return new Terminator.Next(values);
    }
}
