package org.wengert.processor.models.java.util;

import java.util.Collection;
import org.wengert.processor.models.FixedList;

/** {@link java.util.List}, as far as it makes lists: these are {@link AbstractList}s. */
public final class List {
    private List() {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E> FixedList<E> of(E... elements) {
        for (E e : elements) if (e == null) throw new NullPointerException();
        return new FixedList<>(elements.clone());
    }

    @SuppressWarnings("unchecked")
    public static <E> FixedList<E> copyOf(Collection<? extends E> elements) {
        return (FixedList<E>) of(elements.toArray());
    }

    @SuppressWarnings("unchecked")
    private static <E> FixedList<E> made(Object... elements) {
        return (FixedList<E>) of(elements);
    }

    public static <E> FixedList<E> of() {
        return made();
    }

    public static <E> FixedList<E> of(E e1) {
        return made(e1);
    }

    public static <E> FixedList<E> of(E e1, E e2) {
        return made(e1, e2);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3) {
        return made(e1, e2, e3);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4) {
        return made(e1, e2, e3, e4);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4, E e5) {
        return made(e1, e2, e3, e4, e5);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4, E e5, E e6) {
        return made(e1, e2, e3, e4, e5, e6);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7) {
        return made(e1, e2, e3, e4, e5, e6, e7);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8) {
        return made(e1, e2, e3, e4, e5, e6, e7, e8);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8, E e9) {
        return made(e1, e2, e3, e4, e5, e6, e7, e8, e9);
    }

    public static <E> FixedList<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8, E e9, E e10) {
        return made(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10);
    }
}
