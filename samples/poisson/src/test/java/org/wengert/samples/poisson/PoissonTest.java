package org.wengert.samples.poisson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengert.FiniteDifferences;
import org.wengert.GradientCheck;

class PoissonTest {
    static Set<String> solvers() {
        return Solver.all().keySet();
    }

    private static final double LARGEST = Arrays.stream(Solver.times())
            .map(Solver.exact().derivative())
            .map(Math::abs)
            .max()
            .orElseThrow();

    private static void agreesWithTheExactDerivative(String name, double tolerance) {
        for (double t : Solver.times()) {
            double expected = Solver.exact().derivative().applyAsDouble(t);
            double computed = Solver.all().get(name).derivative().applyAsDouble(t);
            assertEquals(expected, computed, tolerance * LARGEST, name + " at " + t);
        }
    }

    @Test
    void spectral() {
        agreesWithTheExactDerivative(Solver.SPECTRAL, 1e-8);
    }

    @Test
    void ejml() {
        agreesWithTheExactDerivative(Solver.EJML, 0.005);
    }

    @Test
    void elimination() {
        agreesWithTheExactDerivative(Solver.ELIMINATION, 0.005);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void agreesWithDifferencesOfItsOwn(String name) {
        Solver solver = Solver.all().get(name);
        Stream.of(0.0, 0.4, 1.0, 1.5707, 2.2, 3.0, 4.4, 6.28).forEach(t -> {
            double expected = FiniteDifferences.richardson()
                    .derivative(solver.integral(), t)
                    .value();
            assertEquals(expected, solver.derivative().applyAsDouble(t), 1e-8 * LARGEST, name + " at " + t);
        });
    }

    @Test
    void companions() {
        GradientCheck.of(EliminationIntegral.class, Elimination.class)
                .at(0.8, 16)
                .check();
        GradientCheck.of(EjmlIntegral.class, Ejml.class).at(0.8, 16).check();
        GradientCheck.of(SpectralIntegral.class, Spectral.class)
                .at(0.8, new DoubleFFT_1D(15), 15)
                .check();
    }
}
