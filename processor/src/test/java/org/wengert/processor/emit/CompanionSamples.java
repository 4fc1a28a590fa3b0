package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.contract.Numeric.Base;
import org.wengert.processor.contract.ValueType;
import org.wengert.processor.emit.CompanionSource.Matrices;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Reader;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Companions of two small methods, their derivatives written by hand. */
final class CompanionSamples {
    private static final ClassName PRIMAL = ClassName.get("app", "Sample");
    private static final TypeName ROW = ArrayTypeName.of(TypeName.DOUBLE);

    static final Numeric NUMBER = new Numeric(Base.DOUBLE, false, 0);
    private static final Numeric NUMBERS = new Numeric(Base.DOUBLE, false, 1);

    private CompanionSamples() {}

    /** {@code double product(double x, double y) { return x * y; }}. */
    static CompanionSource product() {
        Var x = new Var(Type.DOUBLE, "x");
        Var y = new Var(Type.DOUBLE, "y");
        Builder forward = new Builder();
        Var value = forward.let(Position.NONE, Basic.MUL, x, y);
        Var seed = new Var(Type.DOUBLE, "seed");
        Builder reverse = new Builder();
        Var xBar = reverse.let(Position.NONE, Basic.MUL, seed, y);
        Var yBar = reverse.let(Position.NONE, Basic.MUL, seed, x);
        Sweeps sweeps = new Sweeps(
                function(List.of(x, y), List.of(Type.DOUBLE), forward.yield(value)),
                function(List.of(seed), List.of(Type.DOUBLE, Type.DOUBLE), reverse.yield(xBar, yBar)),
                null,
                List.of(State.of(x), State.of(y)),
                false);
        List<Parameter> parameters = List.of(
                new Parameter("x", TypeName.DOUBLE, NUMBER, "x"), new Parameter("y", TypeName.DOUBLE, NUMBER, "y"));
        return new CompanionSource(
                ClassName.get("app", "SampleProduct"),
                true,
                true,
                PRIMAL,
                "product",
                List.of(),
                parameters,
                false,
                List.of(),
                ValueType.of(NUMBER),
                Reader.read("function g(double x, double y) -> (double, double) { yield y, x }"),
                Reader.read(
                        "function g(double x, double y) -> (double, double, double) { double v1 = x * y yield v1, y, x }"),
                Reader.read(
                        "function g(double x, double y, double xDot, double yDot) -> (double, double) {"
                                + " double v1 = x * y double v2 = xDot * y double v3 = x * yDot double v4 = v2 + v3 yield v1, v4 }"),
                null,
                Matrices.NONE,
                sweeps,
                line -> null,
                Routines.NONE);
    }

    /** {@code double[] scaledSquares(double[] x, int n)}: the squares of x, times n. */
    static CompanionSource scaledSquares() {
        Function forward = Reader.read("""
                function at(double[] x, int n) -> double[] {
                  double[] y = zeros like x
                  int length = length x
                  double factor = (double) n
                  loop for (int i = 0; i < length; i += 1) {
                    double v1 = x[i]
                    double v2 = v1 * v1
                    double v3 = v2 * factor
                    y[i] = v3
                    next
                  }
                  yield y
                }
                """);
        Var x = forward.parameters().get(0);
        Var factor = forward.body().lines().get(2).results().get(0);
        Function reverse = Reader.read("""
                function apply(double[] seed, double[] xBar, double[] x, double factor) -> () {
                  int length = safe length xBar
                  loop for (int i = 0; i < length; i += 1) {
                    double v1 = 2.0 * factor
                    double v2 = x[i]
                    double v3 = v1 * v2
                    double v4 = seed[i]
                    double v5 = v3 * v4
                    xBar[i] += v5
                    next
                  }
                  yield
                }
                """);
        // The reverse sweep's own two variables stand for the forward sweep's.
        Var ownX = reverse.parameters().get(2);
        Var ownFactor = reverse.parameters().get(3);
        Rewriter link = new Rewriter();
        link.replaceAll(List.of(ownX, ownFactor), List.of(x, factor));
        Function linked = new Function(
                "apply", reverse.parameters().subList(0, 2), reverse.results(), link.block(reverse.body()));
        List<Parameter> parameters =
                List.of(new Parameter("x", ROW, NUMBERS, "x"), new Parameter("n", TypeName.INT, null, "n"));
        return new CompanionSource(
                ClassName.get("app", "SampleScaledSquares"),
                false,
                true,
                PRIMAL,
                "scaledSquares",
                List.of(),
                parameters,
                false,
                List.of(),
                ValueType.of(NUMBERS),
                null,
                null,
                null,
                null,
                Matrices.NONE,
                new Sweeps(forward, linked, null, List.of(State.of(x), State.of(factor)), false),
                line -> null,
                Routines.NONE);
    }

    private static Function function(List<Var> parameters, List<Type> results, Block body) {
        return new Function("f", parameters, results, body);
    }
}
