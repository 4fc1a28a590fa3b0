package org.wengert.samples.witnesses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the Jacobians in the tests of Apache Commons Math. */
class ResidualsTest {
    private static final String PREFIX = "org.apache.commons.math3.fitting.leastsquares.MinpackTest$";

    /**
     * A problem.
     *
     * @param theirs the simple name of the class in the library
     * @param sizes the numbers of variables and residuals, as far as its constructor takes them
     */
    private record Problem(
            String theirs,
            int[] sizes,
            int variables,
            Function<double[], double[]> value,
            Function<double[], double[][]> jacobian) {
        @Override
        public String toString() {
            return theirs;
        }
    }

    private static Problem problem(
            String theirs,
            int variables,
            Function<double[], double[]> value,
            Function<double[], double[][]> jacobian,
            int... sizes) {
        return new Problem(theirs, sizes, variables, value, jacobian);
    }

    static Stream<Problem> problems() {
        double[] bard = data("Bard");
        double[] kowalik = data("KowalikOsborne");
        double[] meyer = data("Meyer");
        double[] osborne1 = data("Osborne1");
        double[] osborne2 = data("Osborne2");
        return Stream.of(
                problem("LinearFullRank", 4, x -> Residuals.linear(x, 9), x -> ResidualsLinear.jacobian(x, 9), 9, 4),
                problem("LinearRank1", 4, x -> Residuals.rank1(x, 9), x -> ResidualsRank1.jacobian(x, 9), 9, 4),
                problem(
                        "LinearRank1ZeroColsAndRows",
                        4,
                        x -> Residuals.rank1WithZeros(x, 9),
                        x -> ResidualsRank1WithZeros.jacobian(x, 9),
                        9,
                        4),
                problem("Rosenbrock", 2, Residuals::rosenbrock, ResidualsRosenbrock::jacobian),
                problem("HelicalValley", 3, Residuals::helicalValley, ResidualsHelicalValley::jacobian),
                problem("PowellSingular", 4, Residuals::powellSingular, ResidualsPowellSingular::jacobian),
                problem("FreudensteinRoth", 2, Residuals::freudensteinRoth, ResidualsFreudensteinRoth::jacobian),
                problem("Bard", 3, x -> Residuals.bard(x, bard), x -> ResidualsBard.jacobian(x, bard)),
                problem(
                        "KowalikOsborne",
                        4,
                        x -> Residuals.kowalikOsborne(x, kowalik),
                        x -> ResidualsKowalikOsborne.jacobian(x, kowalik)),
                problem("Meyer", 3, x -> Residuals.meyer(x, meyer), x -> ResidualsMeyer.jacobian(x, meyer)),
                problem("Watson", 6, Residuals::watson, ResidualsWatson::jacobian, 6),
                problem("Box3Dimensional", 3, x -> Residuals.box(x, 7), x -> ResidualsBox.jacobian(x, 7), 7),
                problem(
                        "JennrichSampson",
                        2,
                        x -> Residuals.jennrichSampson(x, 8),
                        x -> ResidualsJennrichSampson.jacobian(x, 8),
                        8),
                problem(
                        "BrownDennis",
                        4,
                        x -> Residuals.brownDennis(x, 12),
                        x -> ResidualsBrownDennis.jacobian(x, 12),
                        12),
                problem("Chebyquad", 5, x -> Residuals.chebyquad(x, 7), x -> ResidualsChebyquad.jacobian(x, 7), 5, 7),
                problem("BrownAlmostLinear", 5, Residuals::brownAlmostLinear, ResidualsBrownAlmostLinear::jacobian, 5),
                problem(
                        "Osborne1",
                        5,
                        x -> Residuals.osborne1(x, osborne1),
                        x -> ResidualsOsborne1.jacobian(x, osborne1)),
                problem(
                        "Osborne2",
                        11,
                        x -> Residuals.osborne2(x, osborne2),
                        x -> ResidualsOsborne2.jacobian(x, osborne2)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void jacobiansAreTheirs(Problem problem) {
        Object theirs = instance(problem);
        for (double scale : new double[] {1, 0.3, -0.7}) {
            double[] x = new double[problem.variables()];
            for (int i = 0; i < x.length; i++) x[i] = scale * (0.4 + 0.25 * i);
            double[] values = call(theirs, "getModelFunction", MultivariateVectorFunction.class)
                    .value(x);
            double most = Arrays.stream(values).map(Math::abs).max().orElse(0);
            assertArrayEquals(values, problem.value().apply(x), 1e-13 * most);
            double[][] expected = call(theirs, "getModelFunctionJacobian", MultivariateMatrixFunction.class)
                    .value(x);
            double[][] own = problem.jacobian().apply(x);
            assertEquals(expected.length, own.length);
            double largest = Arrays.stream(expected)
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            for (int i = 0; i < own.length; i++) {
                assertArrayEquals(expected[i], own[i], 1e-12 * largest, problem + ", row " + i);
            }
        }
    }

    /** The numbers that a problem's residuals are of. */
    private static double[] data(String theirs) {
        try {
            Field y = Class.forName(PREFIX + theirs + "Function").getDeclaredField("y");
            y.setAccessible(true);
            return (double[]) y.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The library's problem; arguments other than sizes only matter to its own tests. */
    private static Object instance(Problem problem) {
        try {
            Constructor<?> constructor =
                    Class.forName(PREFIX + problem.theirs() + "Function").getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object[] arguments = new Object[constructor.getParameterCount()];
            int size = 0;
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = constructor.getParameterTypes()[i];
                if (type == int.class) arguments[i] = problem.sizes()[size++];
                else if (type == double.class) arguments[i] = 0.0;
                else arguments[i] = new double[problem.variables()];
            }
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(problem.theirs(), e);
        }
    }

    private static <T> T call(Object theirs, String method, Class<T> type) {
        try {
            var found = theirs.getClass().getSuperclass().getDeclaredMethod(method);
            found.setAccessible(true);
            return type.cast(found.invoke(theirs));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
