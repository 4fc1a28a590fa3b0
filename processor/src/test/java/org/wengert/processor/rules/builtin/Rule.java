package org.wengert.processor.rules.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A function of numbers and its rule. Arguments are given as doubles and converted to the parameters' types. */
record Rule(Method primal, Method derivatives) {

    /** Each class of functions with its class of rules. */
    static final Map<Class<?>, Class<?>> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put(Math.class, MathDerivatives.class);
        CLASSES.put(StrictMath.class, StrictMathDerivatives.class);
        CLASSES.put(Double.class, DoubleDerivatives.class);
        CLASSES.put(Float.class, FloatDerivatives.class);
        CLASSES.put(Operators.class, OperatorDerivatives.class);
    }

    /** Every rule whose function this JDK has. */
    static Stream<Rule> all() {
        return CLASSES.keySet().stream().flatMap(Rule::functions).flatMap(primal -> of(primal).stream());
    }

    /** The rule of the function of that name on doubles. */
    static Rule named(Class<?> target, String name) {
        return functions(target)
                .filter(m -> m.getName().equals(name) && m.getReturnType() == double.class)
                .flatMap(m -> of(m).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule for " + target.getSimpleName() + "." + name));
    }

    /** The public static methods that have a floating-point parameter and a floating-point result. */
    static Stream<Method> functions(Class<?> target) {
        return Arrays.stream(target.getMethods())
                .filter(m -> m.getDeclaringClass() == target && Modifier.isStatic(m.getModifiers()))
                .filter(m -> isFloating(m.getReturnType()))
                .filter(m -> Arrays.stream(m.getParameterTypes()).anyMatch(Rule::isFloating));
    }

    static Optional<Rule> of(Method primal) {
        return rules(CLASSES.get(primal.getDeclaringClass()))
                .filter(rule -> isRuleOf(primal, rule))
                .map(rule -> new Rule(primal, rule))
                .findFirst();
    }

    /** The rules of a class, which are its static methods that return an array. */
    static Stream<Method> rules(Class<?> derivatives) {
        return Arrays.stream(derivatives.getDeclaredMethods()).filter(m -> m.getReturnType() == double[].class);
    }

    private static boolean isRuleOf(Method primal, Method rule) {
        Class<?>[] withResult = Arrays.copyOf(primal.getParameterTypes(), primal.getParameterCount() + 1);
        withResult[primal.getParameterCount()] = primal.getReturnType();
        return rule.getName().equals(primal.getName())
                && (Arrays.equals(rule.getParameterTypes(), primal.getParameterTypes())
                        || Arrays.equals(rule.getParameterTypes(), withResult));
    }

    private static boolean isFloating(Class<?> type) {
        return type == double.class || type == float.class;
    }

    /** Which parameters have a partial derivative. */
    int[] floatingParameters() {
        Class<?>[] types = primal.getParameterTypes();
        return IntStream.range(0, types.length)
                .filter(i -> isFloating(types[i]))
                .toArray();
    }

    boolean takesResult() {
        return derivatives.getParameterCount() > primal.getParameterCount();
    }

    boolean isOnDoubles() {
        return !List.of(primal.getParameterTypes()).contains(float.class);
    }

    double value(double... x) {
        return ((Number) call(primal, x)).doubleValue();
    }

    double[] partials(double... x) {
        if (!takesResult()) return (double[]) call(derivatives, x);
        double[] withResult = Arrays.copyOf(x, x.length + 1);
        withResult[x.length] = value(x);
        return (double[]) call(derivatives, withResult);
    }

    /** Compares partial derivatives; a NaN equals a NaN, and 0 equals −0. */
    static void assertWithin(int ulps, double[] expected, double[] partials, String where) {
        assertEquals(expected.length, partials.length, where);
        for (int i = 0; i < expected.length; i++) {
            boolean same =
                    expected[i] == partials[i] || Math.abs(expected[i] - partials[i]) <= ulps * Math.ulp(expected[i]);
            String message = where + ", parameter " + i;
            if (!same) assertEquals(expected[i], partials[i], message);
        }
    }

    private static Object call(Method method, double[] x) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) arguments[i] = convert(x[i], types[i]);
        try {
            method.setAccessible(method.getDeclaringClass().getPackage() == Rule.class.getPackage());
            return method.invoke(null, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(method + " at " + Arrays.toString(x), e);
        }
    }

    private static Object convert(double x, Class<?> type) {
        if (type == int.class) return (int) x;
        if (type == float.class) return (float) x;
        return x;
    }

    @Override
    public String toString() {
        return primal.getDeclaringClass().getSimpleName() + "." + primal.getName()
                + Arrays.toString(primal.getParameterTypes());
    }
}
