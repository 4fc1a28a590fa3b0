package org.wengert.processor.models;

import org.wengert.processor.models.java.util.AbstractList;

/** A list that was handed in. It is only read: what would change it is not followed. */
public abstract class ArgumentList<E> extends AbstractList<E> {
    private final Object[] all;

    ArgumentList(Object[] all) {
        this.all = all;
    }

    @Override
    public int size() {
        return all.length;
    }

    @SuppressWarnings("unchecked")
    @Override
    public E get(int index) {
        if (index < 0 || index >= all.length)
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for length " + all.length);
        return (E) all[index];
    }

    @Override
    public abstract E set(int index, E element);

    @Override
    public abstract boolean add(E element);

    @Override
    public abstract void add(int index, E element);

    @Override
    public abstract E remove(int index);

    @Override
    public abstract void clear();
}
