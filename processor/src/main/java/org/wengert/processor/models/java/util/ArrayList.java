package org.wengert.processor.models.java.util;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Predicate;

/** {@link java.util.ArrayList}. */
public class ArrayList<E> extends AbstractList<E> {
    private Object[] all;
    private int size;
    private int changes;

    public ArrayList() {
        all = new Object[10];
    }

    public ArrayList(int capacity) {
        if (capacity < 0) throw new IllegalArgumentException("Illegal Capacity: " + capacity);
        all = new Object[capacity];
    }

    public ArrayList(Collection<? extends E> elements) {
        all = new Object[elements.size()];
        Iterator<? extends E> each = elements.iterator();
        for (int i = 0; i < all.length; i++) all[i] = each.next();
        size = all.length;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    protected int changes() {
        return changes;
    }

    private void check(int index) {
        if (index < 0 || index >= size)
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for length " + size);
    }

    @SuppressWarnings("unchecked")
    @Override
    public E get(int index) {
        check(index);
        return (E) all[index];
    }

    @Override
    public E set(int index, E element) {
        E old = get(index);
        all[index] = element;
        return old;
    }

    @Override
    public boolean add(E element) {
        changes++;
        grow();
        all[size] = element;
        size++;
        return true;
    }

    @Override
    public void add(int index, E element) {
        if (index < 0 || index > size) throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
        changes++;
        grow();
        for (int i = size; i > index; i--) all[i] = all[i - 1];
        all[index] = element;
        size++;
    }

    private void grow() {
        if (size == all.length) all = Arrays.copyOf(all, 2 * size + 1);
    }

    @Override
    public E remove(int index) {
        E old = get(index);
        changes++;
        for (int i = index; i < size - 1; i++) all[i] = all[i + 1];
        size--;
        all[size] = null;
        return old;
    }

    @Override
    public void clear() {
        changes++;
        for (int i = 0; i < size; i++) all[i] = null;
        size = 0;
    }

    public boolean removeIf(Predicate<? super E> filter) {
        if (filter == null) throw new NullPointerException();
        boolean[] goes = new boolean[size];
        for (int i = 0; i < goes.length; i++) goes[i] = filter.test(get(i));
        int kept = 0;
        for (int i = 0; i < goes.length; i++) {
            if (goes[i]) continue;
            all[kept] = all[i];
            kept++;
        }
        if (kept == size) return false;
        changes++;
        for (int i = kept; i < size; i++) all[i] = null;
        size = kept;
        return true;
    }

    public boolean addAll(Collection<? extends E> elements) {
        Object[] more = elements.toArray();
        for (Object x : more) addObject(x);
        return more.length > 0;
    }

    @SuppressWarnings("unchecked")
    private void addObject(Object element) {
        add((E) element);
    }
}
