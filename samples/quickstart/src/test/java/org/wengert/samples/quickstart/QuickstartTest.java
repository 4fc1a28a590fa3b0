package org.wengert.samples.quickstart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickstartTest {
    Stream<Row> rows() {
        return Examples.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyDerivativeMeetsItsReference(Row row) {
        assertTrue(row.isRight(), row::toString);
    }

    @Test
    void valuesAreThoseOfThePrimal() {
        assertEquals(-1.4395165833253265, CurvesS.valueAndGradient(4).value());
        assertEquals(Curves.loop(1.9), CurvesLoop.valueAndGradient(1.9).value());
        assertEquals(-1.5346823414986814, Curves.loop(1.9), 1e-15);
        double[] x = {1, 2};
        assertArrayEquals(Composition.h(x), CompositionH.pullback(x).value());
    }

    @Test
    void aWrongDerivativeIsNoticed() {
        assertTrue(!Row.of("off", 1, 2, 2.1).isRight());
        assertTrue(!Row.of("not a number", 1, Double.NaN, 2).isRight());
    }

    @Test
    void theDescentGoesDown() {
        NoisyRunge samples = NoisyRunge.samples(200, 0.5, 42);
        double[] start = {1, 0, 10};
        double[] found = new GradientDescent(1e-2, 500)
                .minimise(c -> RationalModelLoss.gradient(c, samples.x(), samples.y()), start);
        assertTrue(RationalModel.loss(found, samples.x(), samples.y())
                < RationalModel.loss(start, samples.x(), samples.y()));
    }
}
