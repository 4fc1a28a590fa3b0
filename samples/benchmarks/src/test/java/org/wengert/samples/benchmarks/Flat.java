package org.wengert.samples.benchmarks;

import java.lang.reflect.Array;
import java.util.stream.DoubleStream;

/** Arguments as one vector. */
final class Flat {
    private final double[] entries;
    private int next;

    private Flat(double[] entries) {
        this.entries = entries;
    }

    /** The entries of numbers and arrays, one after the other. */
    static double[] of(Object... values) {
        DoubleStream entries = DoubleStream.empty();
        for (Object value : values) {
            if (value instanceof Double number) {
                entries = DoubleStream.concat(entries, DoubleStream.of(number));
            } else if (value instanceof double[] vector) {
                entries = DoubleStream.concat(entries, DoubleStream.of(vector));
            } else {
                entries = DoubleStream.concat(entries, DoubleStream.of(of((Object[]) value)));
            }
        }
        return entries.toArray();
    }

    /** Reads a vector into arrays like the ones it was made of, from the first to the last. */
    static Flat reader(double[] entries) {
        return new Flat(entries);
    }

    double number() {
        return entries[next++];
    }

    <T> T like(T shape) {
        int length = Array.getLength(shape);
        @SuppressWarnings("unchecked")
        T copy = (T) Array.newInstance(shape.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, shape instanceof double[] ? (Object) number() : like(Array.get(shape, i)));
        }
        return copy;
    }
}
