package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link PullbackOf} rule's {@code of} that the method writes, and that is thereby an output.
 *
 * <p>The rule's {@code value()} and its seed are then a record with a component for each output, and its {@code Gradient} holds the
 * derivatives with respect to the values at entry.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Overwritten {}
