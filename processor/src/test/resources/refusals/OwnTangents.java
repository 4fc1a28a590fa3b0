package refusals;

import java.util.HashMap;
import java.util.Map;
import org.wengert.Differentiable;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;
import org.wengert.TangentOf;
import org.wengert.Wengert;

/** What would read or write objects that are their own tangents outside of rules. */
final class OwnTangents {
    private OwnTangents() {}

    static final class Cell {
        double value;

        static void put(Cell c, double v) {
            c.value = v;
        }

        static double get(Cell c) {
            return c.value;
        }

        double same() {
            return value;
        }
    }

    @TangentOf(Cell.class)
    static final class CellTangent {
        static Cell zero(Cell like) {
            return new Cell();
        }

        static Cell copy(Cell value) {
            Cell copy = new Cell();
            copy.value = value.value;
            return copy;
        }

        static void add(Cell into, Cell from) {
            into.value += from.value;
        }

        static double[] entries(Cell value) {
            return new double[] {value.value};
        }
    }

    @TangentOf(Cell.class)
    static final class AnotherTangent { // error: TwoRules
        static Cell zero(Cell like) {
            return new Cell();
        }

        static Cell copy(Cell value) {
            return CellTangent.copy(value);
        }

        static void add(Cell into, Cell from) {}

        static double[] entries(Cell value) {
            return new double[1];
        }
    }

    @TangentOf(StringBuilder.class)
    static final class NoAdd { // error: TangentShape
        static StringBuilder zero(StringBuilder like) {
            return like;
        }

        static StringBuilder copy(StringBuilder value) {
            return value;
        }

        static double[] entries(StringBuilder value) {
            return new double[0];
        }
    }

    @TangentOf(Thread.class)
    static final class WrongResult {
        static Object zero(Thread like) { // error: TangentShape
            return like;
        }

        static Thread copy(Thread value) {
            return value;
        }

        static void add(Thread into, Thread from) {}

        static double[] entries(Thread value) {
            return new double[0];
        }
    }

    @PullbackOf(type = Cell.class, method = "put")
    record Put(Cell c) {
        static Put of(@Overwritten Cell c, double v) {
            Cell put = new Cell();
            put.value = v;
            return new Put(put);
        }

        record Outputs(Cell c) {}

        Outputs value() {
            return new Outputs(c);
        }

        double apply(Outputs seed) {
            return seed.c().value;
        }
    }

    @PullbackOf(type = Cell.class, method = "get")
    record Get(double value) {
        static Get of(Cell c) {
            return new Get(c.value);
        }

        Cell apply(double seed) {
            Cell bar = new Cell();
            bar.value = seed;
            return bar;
        }
    }

    static final Cell SHARED = new Cell();

    @Differentiable
    static double shared(double x) {
        Cell.put(SHARED, x); // error: ForeignObject at Cell.put(SHARED, x)
        return Cell.get(SHARED);
    }

    @Differentiable
    static double method(double x) {
        Cell c = new Cell();
        Cell.put(c, x);
        return c.same(); // error: NoDerivativeRule at c.same()
    }

    @Differentiable
    static double field(double x) {
        Cell c = new Cell();
        Cell.put(c, x);
        return c.value; // error: NoDerivativeRule at c.value
    }

    @Differentiable
    static double map(double x) {
        Cell c = new Cell();
        Cell.put(c, x);
        Map<String, Cell> all = new HashMap<>();
        all.put("c", c); // error: NoDerivativeRule at all.put("c", c)
        return Cell.get(all.get("c"));
    }

    @Differentiable
    static double stopped(double x) {
        Cell c = new Cell();
        Cell.put(c, x);
        return Cell.get(Wengert.stopGradient(c)); // error: NoDerivativeRule at Wengert.stopGradient(c)
    }

    @Differentiable
    static double elsewhere(Cell[] cells, double x) {
        Cell.put(cells[0], x); // error: ForeignObject at Cell.put(cells[0], x)
        return Cell.get(cells[0]);
    }

    @Differentiable
    static double caught(double x) {
        Cell c = new Cell();
        try {
            Cell.put(c, x); // error: Unsupported at Cell.put(c, x)
        } catch (IllegalStateException e) {
            return x;
        }
        return Cell.get(c);
    }

    @Differentiable(order = 2)
    static double second(double x) { // error: NoSecondDerivative
        Cell c = new Cell();
        Cell.put(c, x);
        return Cell.get(c);
    }

    record Holder(Cell c, double x) {} // error: NotDifferentiable

    @Differentiable
    static double record(Holder h) {
        return h.x();
    }
}
