package org.wengert.processor.models.java.util.stream;

/** {@link java.util.stream.Collector}. */
public abstract class Collector<T, A, R> {
    protected abstract A supply();

    protected abstract void accumulate(A container, T element);

    protected abstract R finish(A container);
}
