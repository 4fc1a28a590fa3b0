package org.wengert.processor.models.java.util;

import org.wengert.processor.models.Doubles;

/** {@link java.util.DoubleSummaryStatistics}. */
public class DoubleSummaryStatistics {
    private final Doubles all = new Doubles();
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    public DoubleSummaryStatistics() {}

    public void accept(double value) {
        all.add(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    public final long getCount() {
        return all.size();
    }

    public final double getSum() {
        return all.sum();
    }

    public final double getMin() {
        return min;
    }

    public final double getMax() {
        return max;
    }

    public final double getAverage() {
        return all.size() > 0 ? all.sum() / all.size() : 0;
    }
}
