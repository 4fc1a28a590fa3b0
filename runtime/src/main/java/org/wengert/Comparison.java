package org.wengert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.wengert.FiniteDifferences.Estimate;
import org.wengert.GradientReport.Entry;
import org.wengert.GradientReport.Part;

/** Collects pairs of expected and given entries; keeps the worst of them. */
final class Comparison {
    private static final int SHOWN = 3;
    private static final Comparator<Candidate> WORST_FIRST =
            Comparator.comparingDouble((Candidate c) -> c.error).reversed();

    private record Candidate(String where, Estimate expected, double got, double error, Supplier<String> note) {}

    private final String name;
    private final double tolerance;
    private final List<Candidate> worst = new ArrayList<>();
    private int compared;
    private int wrong;

    Comparison(String name, double tolerance) {
        this.name = name;
        this.tolerance = tolerance;
    }

    /**
     * Compares one entry.
     *
     * @param leastScale the error is relative to the expected entry, but at least to this
     * @param rounding a distance that is within the tolerance, whatever the scale
     * @param note explains a wrong entry
     */
    void add(String where, Estimate expected, double got, double leastScale, double rounding, Supplier<String> note) {
        add(new Candidate(where, expected, got, error(expected, got, leastScale, rounding), note));
    }

    /** Whether an entry would be right. */
    boolean accepts(Estimate expected, double got, double leastScale, double rounding) {
        return error(expected, got, leastScale, rounding) <= tolerance;
    }

    private double error(Estimate expected, double got, double leastScale, double rounding) {
        double distance = Math.abs(got - expected.value());
        double error = error(distance, Math.max(expected.size(), leastScale));
        return distance <= rounding ? Math.min(error, tolerance) : error;
    }

    /** Compares one entry with an exact one. */
    void add(String where, double expected, double got, double leastScale, double rounding) {
        add(where, new Estimate(expected, 0, 0), got, leastScale, Math.max(rounding, Double.MIN_NORMAL), () -> "");
    }

    /** Compares two numbers bit for bit. */
    void addBits(String where, double expected, double got) {
        boolean same = Double.doubleToLongBits(expected) == Double.doubleToLongBits(got);
        double distance = Math.abs(got - expected);
        double error = same ? 0 : distance > 0 ? error(distance, Math.abs(expected)) : Double.POSITIVE_INFINITY;
        add(new Candidate(where, new Estimate(expected, 0, 0), got, error, () -> ""));
    }

    private void add(Candidate candidate) {
        compared++;
        if (candidate.error > tolerance) wrong++;
        worst.add(candidate);
        worst.sort(WORST_FIRST);
        if (worst.size() > SHOWN) worst.remove(SHOWN);
    }

    /** What came of it. */
    Part part() {
        int shown = wrong == 0 ? 1 : wrong;
        return new Part(
                name,
                compared,
                wrong,
                worst.stream().limit(shown).map(this::entry).toList());
    }

    private Entry entry(Candidate c) {
        String note = c.error <= tolerance ? "" : c.note.get();
        return new Entry(
                c.where, c.expected.value(), c.got, c.error, tolerance, c.expected.error(), c.expected.step(), note);
    }

    /** A part that could not be compared at all. */
    static Part impossible(String name, String why) {
        Entry entry = new Entry(name, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 0, why);
        return new Part(name, 1, 1, List.of(entry));
    }

    private static double error(double distance, double scale) {
        if (!Double.isFinite(distance)) return Double.POSITIVE_INFINITY;
        return scale == 0 ? distance : distance / scale;
    }
}
