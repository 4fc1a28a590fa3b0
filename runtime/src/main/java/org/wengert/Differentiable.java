package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the derivatives of a method, or for the tangent type of a type.
 *
 * <p>For a method {@code m} of a class {@code C} the processor writes the <em>companion</em>, a class {@code CM} in the same package
 * ({@code Curves.s} gives {@code CurvesS}; nested {@code Outer.Inner.f} gives {@code OuterInnerF}):
 *
 * <pre>{@code
 * final class Curves {
 *     @Differentiable
 *     static double s(double x) { return 5 * Math.sin(x * x); }
 * }
 *
 * double ds = CurvesS.gradient(4.0);
 * var back = CurvesS.pullback(4.0);   // back.value() == Curves.s(4.0), back.apply(1.0) == ds
 * }</pre>
 *
 * <p>On a record, a class or a sealed interface it makes the type differentiable: for a record {@code R} the processor writes the
 * record {@code RTangent} of its differentiable components. The elements below have no meaning there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Differentiable {

    /**
     * The names of the parameters whose derivatives are returned, {@code "this"} for the receiver. Empty, the default, selects every
     * parameter of a differentiable type and a record receiver. The order is always that of the parameters.
     *
     * <p>It selects what is returned, no more: a parameter that is left out starts with a zero derivative, and carries derivatives
     * as soon as active values are stored in it.
     */
    String[] wrt() default {};

    /**
     * The highest order of derivatives, 1 or 2. With 2 the companion has {@code hessian} and {@code hessianVectorProduct} too.
     */
    int order() default 1;

    /** The simple name of the companion, where the default would clash; overloaded methods need distinct ones. */
    String name() default "";

    /**
     * How many snapshots are kept of the outermost time loops: those in which numbers go from one iteration to the next. What lies
     * between two snapshots is computed again during the reverse sweep, on a binomial schedule (Griewank and Walther, <em>Evaluating
     * Derivatives</em>, 2nd edition, chapter 12); all that the reverse sweep needs is kept of so many iterations at a time. With n, up to
     * n(n + 1) iterations run twice at most, and n(n + 1)(n + 2)/2 three times. What the loop does must go unnoticed when it is done
     * again. With 0, the default, everything that the reverse sweep needs is kept.
     */
    int checkpoints() default 0;
}
