package org.wengert.adapters.jtransforms;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.GradientCheck;

/** Generated companions, in both modes, of methods that call the library. */
class MethodsTest {
    private final Random random = new Random(2);

    private double[] vector(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private static void check(Class<?> companion, Object... arguments) {
        GradientCheck.of(companion, Methods.class).atAll(arguments).check();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 15, 32})
    void vectors(int n) {
        check(MethodsSpectrum.class, (Object) vector(n));
        for (int steps = 0; steps < 3; steps++) check(MethodsFiltered.class, vector(n), vector(n), steps);
        check(MethodsParts.class, (Object) vector(4 * n));
        check(MethodsCosineAndSine.class, vector(2 * n), true);
        check(MethodsCosineAndSine.class, vector(2 * n), false);
        check(MethodsSmooth.class, (Object) vector(n));
    }

    @Test
    void matrices() {
        check(MethodsImages.class, (Object) new double[][] {vector(8), vector(8), vector(8), vector(8)});
        check(MethodsFlatImages.class, vector(24), 3);
        check(MethodsFlatImages.class, vector(16), 4);
    }
}
