package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.FiniteDifferences;
import org.wengert.processor.contract.Stub;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Interpreter;
import org.wengert.processor.rules.RuleBook;

/**
 * What reverse mode gives is ordinary IR: forward mode of it gives Hessian-vector products, which agree with finite
 * differences of the gradient and are symmetric.
 */
class ForwardOverReverseTest {
    private static final String FUNCTIONS = """
            package p;

            import org.wengert.Differentiable;

            final class F {
                @Differentiable static double sin(double x, double y) { return Math.sin(x * y) + y; }
                @Differentiable static double tan(double x, double y) { return Math.tan(x) * y; }
                @Differentiable static double atan(double x, double y) { return Math.atan(x / y); }
                @Differentiable static double log(double x, double y) { return Math.log(x) * Math.log(y); }
                @Differentiable static double exp(double x, double y) { return Math.exp(Math.exp(x) * y); }
                @Differentiable static double expm1(double x, double y) { return Math.expm1(x) / (1 + y); }
                @Differentiable static double cbrt(double x, double y) { return Math.cbrt(x * x + y); }
                @Differentiable static double recip(double x, double y) { return 1 / x + x / y; }
                @Differentiable static double power(double x, double y) { return Math.pow(x, x) + Math.pow(x, y); }
                @Differentiable static double hypot(double x, double y) { return Math.hypot(x, y); }
                @Differentiable static double atan2(double x, double y) { return Math.atan2(x, y); }
                @Differentiable static double sqrt(double x, double y) { return Math.sqrt(x + y * y); }
                @Differentiable static double tanh(double x, double y) { return Math.tanh(x * y) + Math.tanh(3 * x); }
                @Differentiable static double sinc(double x, double y) { return x == 0 ? y : Math.sin(x) / x * y; }
                @Differentiable static double horner(double x, double y) {
                    double s = 0;
                    for (int i = 0; i < 4; i++) s = s * x + y * i;
                    return s * s;
                }
                @Differentiable static double inPlace(double x, double y) {
                    double[] a = {x, y, x * y};
                    for (int i = 1; i < 3; i++) a[i] *= a[i - 1];
                    return a[2] * a[1];
                }
                @Differentiable static double leftEarly(double x, double y) {
                    double s = x * y;
                    int n = 0;
                    while (n < 6) {
                        n++;
                        s = s * x + s;
                        if (n == 4) break;
                    }
                    return s;
                }
            }
            """;

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> functions() {
        RuleBook rules = RuleBook.builtIn();
        Map<String, List<Function>> derivatives = new LinkedHashMap<>();
        MethodCompiler compiler = (companion, method, round) -> {
            Pipeline pipeline = Differentiator.pipeline(companion, method, round, rules);
            derivatives.put(
                    companion.primal().method(),
                    List.of(pipeline.gradient(), pipeline.hessianVectorProduct().product()));
            round.write(companion, Stub.source(companion));
        };
        assertEquals(
                List.of(),
                new Javac(directory)
                        .compiler(compiler)
                        .source("p/F.java", FUNCTIONS)
                        .compile()
                        .messages());
        return derivatives.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> check(e.getValue().get(0), e.getValue().get(1))));
    }

    private static void check(Function gradient, Function product) {
        for (double[] at : List.of(new double[] {1.3, 0.7}, new double[] {0.4, 1.9})) {
            double[][] hessian = {product(product, at, 1, 0), product(product, at, 0, 1)};
            for (int column = 0; column < 2; column++) {
                for (int row = 0; row < 2; row++) {
                    int entry = row;
                    double[] unit = {column == 0 ? 1 : 0, column == 1 ? 1 : 0};
                    FiniteDifferences.Estimate expected = FiniteDifferences.richardson()
                            .directional(x -> numbers(gradient, x[0], x[1])[entry], at, unit);
                    assertClose(expected.value(), hessian[column][row], 1e-6);
                }
            }
            assertClose(hessian[0][1], hessian[1][0], 1e-12);
        }
    }

    private static double[] product(Function product, double[] at, double dx, double dy) {
        return numbers(product, at[0], at[1], dx, dy);
    }

    private static double[] numbers(Function f, Object... arguments) {
        List<Double> result = new ArrayList<>();
        Interpreter.run(f, arguments).results().forEach(v -> result.add((Double) Objects.requireNonNull(v)));
        return result.stream().mapToDouble(v -> v).toArray();
    }

    private static void assertClose(double expected, double got, double tolerance) {
        assertTrue(
                Math.abs(expected - got) <= tolerance * Math.max(1, Math.abs(expected)),
                () -> got + " where " + expected + " is right");
    }
}
