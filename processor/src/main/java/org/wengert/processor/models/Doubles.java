package org.wengert.processor.models;

import java.util.Arrays;

/** Numbers that come one by one, with their sum. */
public final class Doubles {
    private double[] all = new double[16];
    private int size;
    private double sum;

    public void add(double x) {
        if (size == all.length) all = Arrays.copyOf(all, 2 * size);
        all[size] = x;
        size++;
        sum += x;
    }

    public int size() {
        return size;
    }

    public double[] toArray() {
        return Arrays.copyOf(all, size);
    }

    /** Their sum as the platform computes it. */
    public double sum() {
        return Exactly.like(Exactly.sum(toArray()), sum);
    }
}
