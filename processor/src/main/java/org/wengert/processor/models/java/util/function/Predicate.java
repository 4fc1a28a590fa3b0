package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.Predicate}. */
public interface Predicate<T> {
    boolean test(T x);

    default Predicate<T> and(Predicate<? super T> other) {
        if (other == null) throw new NullPointerException();
        return x -> test(x) && other.test(x);
    }

    default Predicate<T> or(Predicate<? super T> other) {
        if (other == null) throw new NullPointerException();
        return x -> test(x) || other.test(x);
    }

    default Predicate<T> negate() {
        return x -> !test(x);
    }
}
