package org.wengert.adapters.ejml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.SingularMatrixException;
import org.junit.jupiter.api.Test;
import org.wengert.GradientCheck;

/** Generated companions, in both modes, of methods that call the library. */
class MethodsTest {
    private static final double[][] A = {{2, 0.3, -0.4}, {0.5, 3, 0.2}, {-0.1, 0.6, 1.5}};
    private static final double[] B = {1, -2, 0.5};
    private static final double[][] C = {{0.7, 0.3, 0.9}, {0.5, -0.6, 0.2}, {-0.4, 0.6, 0.5}};

    private static void check(Class<?> companion, Object... arguments) {
        GradientCheck.of(companion, Methods.class).atAll(arguments).check();
    }

    @Test
    void agreeWithDifferences() {
        check(MethodsLogLikelihood.class, A, B);
        check(MethodsChangedAfterwards.class, A, B);
        check(MethodsLayer.class, A, C, 0.3);
        for (int steps = 0; steps < 4; steps++) check(MethodsImplicitSteps.class, B, 0.4, steps);
        check(MethodsFit.class, new double[] {0, 0.5, 1, 2, 2.5}, new double[] {1, 2, 2, -1, 0.5});
        check(MethodsRidge.class, new double[][] {{1, 2}, {0.5, -1}, {3, 0.2}}, B, 0.7);
        check(MethodsRational.class, A, C, 0.8);
        check(MethodsOrZero.class, A, B);
    }

    @Test
    void argumentsStayAsTheyAre() {
        double[][] a = {A[0].clone(), A[1].clone(), A[2].clone()};
        MethodsChangedAfterwards.gradient(a, B);
        assertArrayEquals(A, a);
    }

    @Test
    void singularMatrices() {
        double[][] singular = {{1, 2}, {2, 4}};
        double[] b = {3, 1};
        assertThrows(SingularMatrixException.class, () -> MethodsLogLikelihood.gradient(singular, b));
        assertThrows(SingularMatrixException.class, () -> MethodsLogLikelihood.pullback(singular, b));
        assertArrayEquals(
                new double[] {6, 0}, MethodsOrZero.gradient(singular, b).b());
        MethodsLogLikelihood.Pullback pullback = MethodsLogLikelihood.pullback(A, B);
        double value = pullback.value();
        assertThrows(SingularMatrixException.class, () -> pullback.at(singular, b));
        assertEquals(value, pullback.at(A, B).value());
    }
}
