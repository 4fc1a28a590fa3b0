package org.wengert.processor.rules.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Partial derivatives to the last digits. */
class ReferencesTest {
    private static final int ULPS = 4;

    static List<String> lines() throws IOException {
        try (var in = ReferencesTest.class.getResourceAsStream("references.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void partialsAreWithinAFewUlps(String line) {
        String name = line.substring(0, line.indexOf(' '));
        String[] sides = line.substring(name.length()).split("->");
        double[] x = numbers(sides[0]);
        double[] expected = numbers(sides[1]);
        boolean isOperator = name.equals("div") || name.equals("rem");
        for (Class<?> target : isOperator ? List.of(Operators.class) : List.of(Math.class, StrictMath.class)) {
            Rule.assertWithin(ULPS, expected, Rule.named(target, name).partials(x), target.getSimpleName());
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
