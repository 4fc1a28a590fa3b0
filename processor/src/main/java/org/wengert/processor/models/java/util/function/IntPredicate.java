package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.IntPredicate}. */
public interface IntPredicate {
    boolean test(int x);

    default IntPredicate and(IntPredicate other) {
        if (other == null) throw new NullPointerException();
        return x -> test(x) && other.test(x);
    }

    default IntPredicate or(IntPredicate other) {
        if (other == null) throw new NullPointerException();
        return x -> test(x) || other.test(x);
    }

    default IntPredicate negate() {
        return x -> !test(x);
    }
}
