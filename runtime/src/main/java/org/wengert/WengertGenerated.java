package org.wengert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the classes that the processor writes. Coverage tools leave out what bears an annotation whose name contains
 * {@code Generated}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WengertGenerated {
    /** On a tangent type: whether the constructor of the type that it belongs to does more than keep what it is given. */
    boolean computes() default false;

    /**
     * On a companion: whether it stands for its method where code of other compilations calls that. It does if the method only computes
     * numbers, or arrays that it makes itself, from numbers and arrays, has cotangents of all of these, and has no effects.
     */
    boolean isRule() default true;
}
