package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a hand-written pullback, the rule for a method whose derivative a formula in scalars does not express. The class has the
 * shape of a generated pullback:
 *
 * <pre>{@code
 * @PullbackOf(type = DenseSolver.class, method = "solve")
 * final class SolvePullback {
 *     static SolvePullback of(double[][] a, double[] b) { … }   // the forward sweep
 *     double[] value() { … }                                    // the primal's result
 *     Gradient apply(double[] seed) { … }                       // the reverse sweep
 *     record Gradient(double[][] a, double[] b) {}              // one component per differentiable parameter
 * }
 * }</pre>
 *
 * <p>The parameters of {@code of} are those of the method, an instance method's receiver first, and so select the overload. A method
 * that writes into an argument has that parameter marked {@link Overwritten}. An optional static method
 * {@code pushforward(args…, tangents…)} gives forward mode.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PullbackOf {

    /** The class that declares the method. */
    Class<?> type();

    /** The simple name of the method. */
    String method();
}
