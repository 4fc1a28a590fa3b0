package org.wengert.processor.models;

import java.util.Comparator;

/** A stable sort. */
public final class Merges {
    private Merges() {}

    /** The elements in this order, or in their own where that is null; {@code all} is overwritten. */
    public static Object[] sorted(Object[] all, Comparator<Object> order) {
        int n = all.length;
        Object[] from = all;
        Object[] to = new Object[n];
        for (int width = 1; width > 0 && width < n; width *= 2) {
            for (int low = 0; low < n; low += 2 * width) merge(from, to, low, width, order);
            Object[] other = from;
            from = to;
            to = other;
        }
        return from;
    }

    /** Merges two neighbouring runs of one width. */
    private static void merge(Object[] from, Object[] to, int low, int width, Comparator<Object> order) {
        int middle = Math.min(low + width, from.length);
        int high = Math.min(middle + width, from.length);
        int i = low;
        int j = middle;
        for (int k = low; k < high; k++) {
            boolean first = j >= high || i < middle && compare(from[i], from[j], order) <= 0;
            if (first) {
                to[k] = from[i];
                i++;
            } else {
                to[k] = from[j];
                j++;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b, Comparator<Object> order) {
        return order == null ? ((Comparable<Object>) a).compareTo(b) : order.compare(a, b);
    }
}
