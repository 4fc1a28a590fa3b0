package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of rules for scalar functions. Each static method gives the partial derivatives of the method of {@link #value()}
 * that has the same name and parameters:
 *
 * <pre>{@code
 * @DerivativesOf(Erf.class)
 * final class ErfDerivatives {
 *     static double[] value(double x) { return partials(2 / Math.sqrt(Math.PI) * Math.exp(-x * x)); }
 * }
 * }</pre>
 *
 * <p>The body is Java that a test can run, and the processor reads it as the formula: forward mode, reverse mode and second order
 * all come from this one text. A parameter that is marked {@link Result} comes last and receives the primal's value.
 *
 * <p>A rule of the compilation is found by itself, one of a library by having its jar on the class path. A user's rule wins over a
 * library's, and that over a built-in one.
 *
 * @see Partials#partials(double...)
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DerivativesOf {

    /** The class whose methods the rules are for. */
    Class<?> value();
}
