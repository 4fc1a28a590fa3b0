package org.wengert.processor.models.java.util;

import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.wengert.processor.models.Merges;
import org.wengert.processor.models.java.util.stream.Stream;

/** {@link java.util.AbstractList}. */
public abstract class AbstractList<E> implements Iterable<E> {
    public abstract int size();

    public abstract E get(int index);

    /** How often the size has changed. */
    protected int changes() {
        return 0;
    }

    public E set(int index, E element) {
        throw new UnsupportedOperationException();
    }

    public boolean add(E element) {
        throw new UnsupportedOperationException();
    }

    public void add(int index, E element) {
        throw new UnsupportedOperationException();
    }

    public E remove(int index) {
        throw new UnsupportedOperationException();
    }

    public void clear() {
        throw new UnsupportedOperationException();
    }

    public E getFirst() {
        if (size() == 0) throw new NoSuchElementException();
        return get(0);
    }

    public E getLast() {
        if (size() == 0) throw new NoSuchElementException();
        return get(size() - 1);
    }

    public E removeFirst() {
        if (size() == 0) throw new NoSuchElementException();
        return remove(0);
    }

    public E removeLast() {
        if (size() == 0) throw new NoSuchElementException();
        return remove(size() - 1);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Iterator<E> iterator() {
        return new Each<>(this);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        if (action == null) throw new NullPointerException();
        int n = size();
        int changes = changes();
        for (int i = 0; i < n; i++) {
            action.accept(get(i));
            if (changes() != changes) throw new ConcurrentModificationException();
        }
    }

    public void replaceAll(UnaryOperator<E> operator) {
        if (operator == null) throw new NullPointerException();
        int n = size();
        for (int i = 0; i < n; i++) set(i, operator.apply(get(i)));
    }

    @SuppressWarnings("unchecked")
    public void sort(Comparator<? super E> order) {
        Object[] all = Merges.sorted(toArray(), (Comparator<Object>) order);
        for (int i = 0; i < all.length; i++) set(i, (E) all[i]);
    }

    public Object[] toArray() {
        Object[] all = new Object[size()];
        for (int i = 0; i < all.length; i++) all[i] = get(i);
        return all;
    }

    public Stream<E> stream() {
        AbstractList<E> list = this;
        return new Stream<E>() {
            @Override
            public boolean isIndexed() {
                return true;
            }

            @Override
            public int size() {
                return list.size();
            }

            @Override
            protected E get(int i) {
                return list.get(i);
            }
        };
    }

    private static final class Each<E> implements Iterator<E> {
        private final AbstractList<E> list;
        private final int changes;
        private int next;

        Each(AbstractList<E> list) {
            this.list = list;
            this.changes = list.changes();
        }

        @Override
        public boolean hasNext() {
            return next != list.size();
        }

        @Override
        public E next() {
            if (list.changes() != changes) throw new ConcurrentModificationException();
            if (next >= list.size()) throw new NoSuchElementException();
            E element = list.get(next);
            next++;
            return element;
        }
    }
}
