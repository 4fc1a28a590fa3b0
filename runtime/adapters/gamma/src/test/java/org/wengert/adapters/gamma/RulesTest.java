package org.wengert.adapters.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengert.GradientCheck;

/** The rules by themselves. */
class RulesTest {
    static List<Reference> references() {
        return Reference.all();
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithTheReference(Reference reference) {
        double[] computed = reference.computed();
        assertEquals(reference.partials().length, computed.length);
        for (int i = 0; i < computed.length; i++) {
            double expected = reference.partials()[i];
            assertEquals(expected, computed[i], 2e-13 * Math.abs(expected), "partial derivative " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFiniteDifferences(Reference reference) {
        GradientCheck.of(reference::value, reference.arguments())
                .gradient(reference.computed())
                .check();
    }

    @Test
    void infiniteAndOneSidedDerivatives() {
        assertEquals(Double.POSITIVE_INFINITY, InverseErfDerivatives.value(1, Double.POSITIVE_INFINITY)[0]);
        assertEquals(Double.NEGATIVE_INFINITY, InverseErfcDerivatives.value(0, Double.POSITIVE_INFINITY)[0]);
        assertEquals(-1, RegularizedGammaPDerivatives.derivative(1, 0, 1)[1]);
        assertEquals(1, IncompleteGammaLowerDerivatives.value(1, 0)[1]);
        assertEquals(0, IncompleteBetaDerivatives.value(0, 2, 3)[0]);
    }

    /** What has no derivative is not a number, and never an answer. */
    @Test
    void outsideOfTheDomain() {
        assertTrue(Double.isNaN(DigammaDerivatives.value(-3)[0]));
        assertTrue(Double.isNaN(LogGammaDerivatives.value(0)[0]));
        assertTrue(Double.isNaN(LogBetaDerivatives.value(-0.5, 2)[0]));
        assertTrue(Double.isNaN(RegularizedGammaPDerivatives.value(-1, 2)[0]));
        assertTrue(Double.isNaN(RegularizedBetaDerivatives.value(1.5, 2, 3)[1]));
        assertTrue(Double.isNaN(IncompleteBetaDerivatives.value(-0.5, 2, 3)[0]));
    }
}
