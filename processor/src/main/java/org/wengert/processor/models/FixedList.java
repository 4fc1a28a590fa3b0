package org.wengert.processor.models;

import org.wengert.processor.models.java.util.AbstractList;

/** A list that cannot be changed. */
public final class FixedList<E> extends AbstractList<E> {
    private final E[] all;

    public FixedList(E[] all) {
        this.all = all;
    }

    @Override
    public int size() {
        return all.length;
    }

    @Override
    public E get(int index) {
        boolean small = all.length == 1 || all.length == 2;
        if (small && (index < 0 || index >= all.length))
            throw new IndexOutOfBoundsException("Index: " + index + " Size: " + all.length);
        return all[index];
    }
}
