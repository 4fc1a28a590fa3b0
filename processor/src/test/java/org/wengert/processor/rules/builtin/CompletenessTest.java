package org.wengert.processor.rules.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompletenessTest {
    /** Functions without a rule. {@code random} is none of numbers: it has no parameter. */
    private static final Set<String> WITHOUT_RULE = Set.of();

    /** Rules whose function came after Java 17. */
    private static final Set<String> LATER = Set.of("clamp");

    static Set<Class<?>> targets() {
        return Rule.CLASSES.keySet();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyFunctionHasARule(Class<?> target) {
        List<Method> missing = Rule.functions(target)
                .filter(m -> !WITHOUT_RULE.contains(m.getName()))
                .filter(m -> Rule.of(m).isEmpty())
                .toList();
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyRuleHasAFunction(Class<?> target) {
        Set<Method> used = Rule.functions(target)
                .flatMap(m -> Rule.of(m).stream())
                .map(Rule::derivatives)
                .collect(Collectors.toSet());
        List<Method> unused = Rule.rules(Rule.CLASSES.get(target))
                .filter(m -> !used.contains(m) && !LATER.contains(m.getName()))
                .toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void strictMathsRulesAreThoseOfMath() throws IOException {
        assertEquals(
                text(MathDerivatives.class).replaceAll("\\bMath(Derivatives)?\\b", "StrictMath$1"),
                text(StrictMathDerivatives.class));
    }

    /** The text of a class of rules, however its lines are broken. */
    private static String text(Class<?> rules) throws IOException {
        return Files.readString(sourceOf(rules)).replaceAll("\\s+", " ");
    }

    /** Where the text of a class of rules is; tests run in the module's directory. */
    static Path sourceOf(Class<?> rules) {
        return Path.of("src/main/java", rules.getName().replace('.', '/') + ".java");
    }
}
