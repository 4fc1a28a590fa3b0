package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of a {@link DerivativesOf} rule that receives the primal's value, so that the rule need not compute it again.
 * It comes after the primal's own parameters:
 *
 * <pre>{@code
 * static double[] tan(double x, @Result double y) { return partials(1 + y * y); }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Result {}
