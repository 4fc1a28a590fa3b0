package org.wengert.adapters.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengert.GradientCheck;

/** Differentiated functions, which find the rules in the classes of this module. */
class FunctionsTest {
    @ParameterizedTest
    @CsvSource({"0.4, 0.7", "-1.2, 1.6", "2.5, 0.01"})
    void errors(double x, double y) {
        GradientCheck.of(FunctionsErrors.class, Functions.class).at(x, y).check();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.7", "3.5, 12.25", "15.5, 0.5"})
    void gammas(double x, double y) {
        GradientCheck.of(FunctionsGammas.class, Functions.class).at(x, y).check();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.7", "3.5, 3.25", "15.5, 20.5", "20.5, 3.5"})
    void incompleteGammas(double a, double x) {
        GradientCheck.of(FunctionsRegularizedGammas.class, Functions.class)
                .method("regularizedGammas")
                .at(a, x)
                .check();
        GradientCheck.of(FunctionsIncompleteGammas.class, Functions.class)
                .method("incompleteGammas")
                .at(a, x)
                .check();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.7, 1.3", "0.75, 3.5, 3.25", "0.25, 12.5, 20"})
    void incompleteBetas(double x, double a, double b) {
        GradientCheck.of(FunctionsRegularizedBeta.class, Functions.class)
                .at(x, a, b)
                .check();
        GradientCheck.of(FunctionsRegularizedBetas.class, Functions.class)
                .at(x, a, b)
                .check();
        GradientCheck.of(FunctionsIncompleteBetas.class, Functions.class)
                .at(x, a, b)
                .check();
    }

    /** The Hessian in the shape is −n ψ′. */
    @Test
    void logLikelihood() {
        double[] observations = {0.5, 2, 3.25};
        GradientCheck.of(FunctionsLogLikelihood.class, Functions.class)
                .at(observations, 2.5, 1.5)
                .check();
        FunctionsLogLikelihood.Gradient gradient = FunctionsLogLikelihood.gradient(observations, 2.5, 1.5);
        double logarithms = Math.log(0.5 * 2 * 3.25 / Math.pow(1.5, 3));
        assertEquals(logarithms - 3 * Digamma.value(2.5), gradient.shape(), 1e-8);
        double[][] hessian = FunctionsLogLikelihood.hessian(observations, 2.5, 1.5);
        assertEquals(-3 * Trigamma.value(2.5), hessian[3][3], 1e-8);
    }
}
