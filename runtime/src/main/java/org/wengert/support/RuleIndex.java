package org.wengert.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Carries the rules of one class, as the processor has read them, to the users of the library that they come with: class files hold no
 * bodies that a processor could read. The processor writes it on a type in the package {@code org.wengert.index.} followed by the
 * qualified name of the class that the rules are for, where it looks for them again.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RuleIndex {

    /** The qualified name of the class that the rules are written in. */
    String rules();

    /** The version of the format. */
    int format();

    /** The rules that give partial derivatives. */
    Formula[] formulas() default {};

    /** The pullback that is written by hand, if the class is one. */
    Pullback[] pullbacks() default {};

    /** Whether the class makes objects of the class that the index is for their own tangents. */
    boolean tangent() default false;

    /** A rule that gives partial derivatives. */
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Formula {

        /** The method that it is for: {@code p.Erf.value(double)}. */
        String method();

        /** The lines of its text in the processor's intermediate representation. */
        String[] lines();
    }

    /** A pullback that is written by hand. */
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Pullback {

        /** The method that it is for: {@code p.Solver.solve(double[][],double[])}. */
        String method();

        /** The names of the parameters of its {@code of}, which class files need not have. */
        String[] parameters();
    }
}
