package org.wengert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.FiniteDifferences.Estimate;
import org.wengert.GradientCheck.Report;

/** Collects pairs of expected and given entries; the scale of the small ones is known only at the end. */
final class Comparison {
    /** An entry below this fraction of the largest one is compared as if it had that size. */
    private static final double SMALL_ENTRY = 0.01;

    private record Entry(String where, Estimate expected, double got) {}

    private final List<Entry> entries = new ArrayList<>();
    private final double tolerance;

    Comparison(double tolerance) {
        this.tolerance = tolerance;
    }

    void add(String where, Estimate expected, double got) {
        entries.add(new Entry(where, expected, got));
    }

    /** The report on the first entry of the largest error. */
    Report worst() {
        double largest = 0;
        for (Entry entry : entries) {
            double size = Math.abs(entry.expected.value());
            if (size > largest) largest = size;
        }
        @Nullable Report worst = null;
        for (Entry entry : entries) {
            Report report = report(entry, SMALL_ENTRY * largest);
            if (worst == null || report.error() > worst.error()) worst = report;
        }
        return worst != null ? worst : new Report("no entries", 0, 0, 0, tolerance, 0, 0);
    }

    private Report report(Entry entry, double leastScale) {
        Estimate expected = entry.expected;
        double scale = Math.max(Math.abs(expected.value()), leastScale);
        double error = error(expected.value(), entry.got, scale);
        return new Report(
                entry.where, expected.value(), entry.got, error, tolerance, expected.error(), expected.step());
    }

    /** The distance of two numbers relative to a scale, absolute where that is zero, infinite where one is no finite number. */
    static double error(double expected, double got, double scale) {
        double distance = Math.abs(got - expected);
        if (!Double.isFinite(distance)) return Double.POSITIVE_INFINITY;
        return scale == 0 ? distance : distance / scale;
    }
}
