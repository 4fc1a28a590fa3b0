package org.wengert.processor.models;

import org.wengert.processor.models.java.util.AbstractList;

/** An array as a list. */
public final class ArrayView<E> extends AbstractList<E> {
    private final E[] all;

    public ArrayView(E[] all) {
        this.all = all;
    }

    @Override
    public int size() {
        return all.length;
    }

    @Override
    public E get(int index) {
        return all[index];
    }

    @Override
    public E set(int index, E element) {
        E old = all[index];
        all[index] = element;
        return old;
    }
}
