package org.wengert.processor.ir;

import static org.wengert.processor.ir.RandomFunctions.GENERATOR;
import static org.wengert.processor.ir.RandomFunctions.INTS;
import static org.wengert.processor.ir.RandomFunctions.LENGTH;
import static org.wengert.processor.ir.RandomFunctions.MATRIX;
import static org.wengert.processor.ir.RandomFunctions.ROW;
import static org.wengert.processor.ir.RandomFunctions.TAPE;
import static org.wengert.processor.ir.Type.BOOLEAN;
import static org.wengert.processor.ir.Type.DOUBLE;
import static org.wengert.processor.ir.Type.FLOAT;
import static org.wengert.processor.ir.Type.INT;
import static org.wengert.processor.ir.Type.LONG;
import static org.wengert.processor.ir.Type.STRING;

import java.util.List;
import java.util.Random;
import org.wengert.processor.ir.Operation.Basic;

/** The lines without blocks of {@link RandomFunctions}. */
final class RandomLines {
    private static final Position NOWHERE = Position.NONE;
    private static final List<Type> NUMBERS = List.of(DOUBLE, DOUBLE, DOUBLE, INT, INT, LONG, FLOAT);
    private static final List<Basic> ARITHMETIC = List.of(Basic.ADD, Basic.SUB, Basic.MUL, Basic.DIV, Basic.REM);
    private static final List<Basic> FLOATING = List.of(Basic.ADD, Basic.MUL, Basic.SCALE, Basic.QUOTIENT, Basic.SUB);
    private static final List<Basic> BITS =
            List.of(Basic.AND, Basic.OR, Basic.XOR, Basic.SHL, Basic.SHR, Basic.USHR, Basic.ADD);
    private static final List<Basic> COMPARISONS = List.of(Basic.LT, Basic.LE, Basic.GT, Basic.GE, Basic.EQ, Basic.NE);
    private static final List<Double> DOUBLES = List.of(
            0.0, -0.0, 1.0, -2.5, 0.1, 1e300, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0.0);

    private final Random random;
    private final RandomFunctions functions;
    private Slot number = new Slot(DOUBLE, "");
    private Slot row = new Slot(ROW, "row");

    RandomLines(Random random, RandomFunctions functions) {
        this.random = random;
        this.functions = functions;
    }

    /** The objects that a function's lines use. */
    void start(List<Line> lines) {
        number = new Slot(DOUBLE, "");
        row = new Slot(ROW, "row");
        lines.add(new Line.New(functions.defined(TAPE), List.of(), NOWHERE));
        Callee create = new Callee(Callee.Kind.CONSTRUCTOR, "java.util.Random", "<init>", List.of(LONG), GENERATOR);
        Atom seed = Constant.of(random.nextLong());
        lines.add(new Line.Call(List.of(functions.defined(GENERATOR)), create, List.of(seed), NOWHERE));
    }

    Atom exception() {
        return new Constant(new Type.Reference("java.lang.RuntimeException"), null);
    }

    Atom constant(Type type) {
        if (type == DOUBLE) return Constant.of(functions.pick(DOUBLES).doubleValue());
        if (type == FLOAT) return Constant.of(functions.pick(DOUBLES).floatValue());
        if (type == LONG) return Constant.of(random.nextLong());
        if (type == BOOLEAN) return Constant.of(random.nextBoolean());
        if (type == STRING) return new Constant(STRING, functions.pick(List.of("", "a\"\\\n\u0000`'é", "// {")));
        return Constant.number(type, random.nextInt(9) - 3);
    }

    Var let(List<Line> lines, Type type, Operation operation, Atom... operands) {
        Var result = functions.defined(type);
        lines.add(new Line.Let(result, operation, List.of(operands), NOWHERE));
        return result;
    }

    private Atom any(Type type) {
        return functions.atom(type);
    }

    private Atom index(List<Line> lines) {
        return let(lines, INT, Basic.AND, any(INT), Constant.of(LENGTH - 1));
    }

    /** Adds a line or a few. */
    void add(List<Line> lines) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> arithmetic(lines);
            case 4, 5 -> comparison(lines);
            case 6 -> cast(lines);
            case 7 -> select(lines);
            case 8 -> apply(lines);
            case 9, 10 -> load(lines);
            case 11, 12 -> store(lines);
            case 13 -> make(lines);
            case 14 -> whole(lines);
            case 15 -> text(lines);
            case 16 -> tape(lines);
            case 17 -> slots(lines);
            case 18 -> call(lines);
            default -> bits(lines);
        }
    }

    private void arithmetic(List<Line> lines) {
        Type type = functions.pick(NUMBERS);
        if (functions.chance(0.1)) {
            let(lines, type, Basic.NEG, any(type));
        } else {
            let(lines, type, functions.pick(type.isFloating() ? FLOATING : ARITHMETIC), any(type), any(type));
        }
    }

    private void bits(List<Line> lines) {
        Type type = functions.pick(List.of(INT, LONG));
        let(lines, type, functions.pick(BITS), any(type), any(type));
        let(lines, type, Basic.COMPLEMENT, any(type));
        let(lines, BOOLEAN, Basic.NOT, any(BOOLEAN));
        let(lines, BOOLEAN, Basic.XOR, any(BOOLEAN), any(BOOLEAN));
    }

    private void comparison(List<Line> lines) {
        Type type = functions.pick(NUMBERS);
        let(lines, BOOLEAN, functions.pick(COMPARISONS), any(type), any(type));
    }

    private void cast(List<Line> lines) {
        Type to = functions.pick(List.of(Type.Primitive.values()).subList(1, 8));
        Var result = let(lines, to, new Operation.Cast(to), any(functions.pick(NUMBERS)));
        let(lines, DOUBLE, new Operation.Cast(DOUBLE), result);
        Atom same = functions.chance(0.5) ? result : constant(to);
        let(lines, BOOLEAN, Basic.EQ, result, same);
    }

    private void select(List<Line> lines) {
        Type type = functions.pick(List.of(DOUBLE, INT, ROW, STRING));
        let(lines, type, Basic.SELECT, any(BOOLEAN), any(type), any(type));
    }

    private void apply(List<Line> lines) {
        Callee sine = Callee.ofStatic("java.lang.Math", "sin", List.of(DOUBLE), DOUBLE);
        let(lines, DOUBLE, new Operation.Apply(sine), any(DOUBLE));
    }

    private void load(List<Line> lines) {
        Type array = functions.pick(List.of(ROW, MATRIX, INTS));
        Atom index = functions.chance(0.03) ? any(INT) : index(lines);
        Atom from = any(array);
        lines.add(new Line.Load(functions.defined(array.element()), from, index, false, NOWHERE));
    }

    private void store(List<Line> lines) {
        Type array = functions.pick(List.of(ROW, ROW, MATRIX, INTS));
        Atom index = index(lines);
        if (array == ROW && functions.chance(0.3)) {
            lines.add(new Line.Acc(any(array), index, any(DOUBLE), NOWHERE));
        } else {
            lines.add(new Line.Store(any(array), index, any(array.element()), NOWHERE));
        }
    }

    private void make(List<Line> lines) {
        Type type = functions.pick(List.of(ROW, MATRIX, INTS));
        Atom length = Constant.of(LENGTH);
        List<Atom> lengths = type == MATRIX ? List.of(length, length) : List.of(length);
        lines.add(new Line.New(functions.defined(type), lengths, NOWHERE));
    }

    private void whole(List<Line> lines) {
        Atom matrix = any(MATRIX);
        Var result = new Var(MATRIX, "copy");
        lines.add(
                functions.chance(0.5)
                        ? new Line.Copy(result, matrix, functions.chance(0.3), NOWHERE)
                        : new Line.Zeros(result, matrix, NOWHERE));
        lines.add(new Line.AddAll(result, result, true, NOWHERE));
        if (functions.chance(0.3)) lines.add(new Line.Fill(any(ROW), NOWHERE));
        Atom array = any(INTS);
        lines.add(new Line.Length(functions.defined(INT), array, functions.chance(0.5), NOWHERE));
    }

    private void text(List<Line> lines) {
        let(lines, STRING, Basic.CONCAT, any(STRING), any(functions.pick(NUMBERS)));
        let(lines, BOOLEAN, Basic.IS_NULL, any(STRING));
        let(lines, DOUBLE, Basic.STOP, any(DOUBLE));
        let(lines, DOUBLE, Basic.LIKE, any(DOUBLE), any(DOUBLE));
        let(lines, BOOLEAN, new Operation.InstanceOf(STRING), any(STRING));
        let(lines, BOOLEAN, Basic.EQ, any(ROW), new Constant(ROW, null));
    }

    private void tape(List<Line> lines) {
        Atom index = index(lines);
        Atom tape = any(TAPE);
        lines.add(new Line.Store(tape, index, any(DOUBLE), NOWHERE));
        lines.add(new Line.Load(functions.defined(DOUBLE), tape, index, true, NOWHERE));
    }

    private void slots(List<Line> lines) {
        lines.add(new Line.Put(number, any(DOUBLE), NOWHERE));
        lines.add(new Line.Put(row, any(ROW), NOWHERE));
        lines.add(new Line.Get(functions.defined(DOUBLE), number, NOWHERE));
        lines.add(new Line.Get(functions.defined(ROW), row, NOWHERE));
    }

    private void call(List<Line> lines) {
        Callee draw = new Callee(Callee.Kind.INSTANCE, "java.util.Random", "nextDouble", List.of(GENERATOR), DOUBLE);
        Atom generator = any(GENERATOR);
        List<Var> results = functions.chance(0.9) ? List.of(functions.defined(DOUBLE)) : List.of();
        lines.add(new Line.Call(results, draw, List.of(generator), NOWHERE));
    }
}
