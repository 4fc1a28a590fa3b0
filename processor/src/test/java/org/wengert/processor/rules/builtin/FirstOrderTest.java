package org.wengert.processor.rules.builtin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against finite differences of its function. */
class FirstOrderTest {

    static Stream<Rule> all() {
        return Rule.all();
    }

    static Stream<Rule> onDoubles() {
        return Rule.all().filter(Rule::isOnDoubles);
    }

    static Stream<Rule> onFloats() {
        return Rule.all().filter(rule -> !rule.isOnDoubles());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRuleGivesAPartialForEachFloatingParameter(Rule rule) {
        double[] x = new double[rule.primal().getParameterCount()];
        assertEquals(rule.floatingParameters().length, rule.partials(x).length);
    }

    @ParameterizedTest
    @MethodSource("onDoubles")
    void partialsAgreeWithFiniteDifferences(Rule rule) {
        int[] floating = rule.floatingParameters();
        int checked = 0;
        for (double[] x : Grid.points(rule)) {
            double[] partials = rule.partials(x);
            for (int k = 0; k < floating.length; k++) {
                if (Grid.checks(rule::value, rule, x, floating[k], partials[k], rule + " at " + Arrays.toString(x))) {
                    checked++;
                }
            }
        }
        assertTrue(checked >= 8, checked + " partial derivatives could be checked");
    }

    /** Finite differences of single precision say little, but the rules are those for double. */
    @ParameterizedTest
    @MethodSource("onFloats")
    void rulesForFloatAreThoseForDouble(Rule rule) {
        Class<?> target = rule.primal().getDeclaringClass();
        Rule wide = Rule.named(
                target == Float.class ? Double.class : target, rule.primal().getName());
        for (double[] x : Grid.points(rule)) {
            double[] rounded = Arrays.stream(x).map(t -> (float) t).toArray();
            assertArrayEquals(wide.partials(rounded), rule.partials(rounded), () -> rule + Arrays.toString(rounded));
        }
    }
}
