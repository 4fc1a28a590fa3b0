package org.wengert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.wengert.FiniteDifferences.Estimate;
import org.wengert.GradientReport.Part;

/** Compares what is claimed about a derivative with finite differences, and its forms with each other. */
final class Examination {
    /** An entry below this fraction of the largest one is compared as if it had that size: it is known less well. */
    private static final double SMALL_ENTRY = 0.01;
    /** Rounding errors as a fraction of the tolerance of an identity. */
    private static final double ROUNDING = 1e-3;

    private final Claims claims;
    private final double tolerance;
    private final double transposeTolerance;
    private final Differences differences;
    private final List<Probe> inputs;
    private final List<Probe> outputs;
    private final Probe direction;
    private final Probe seed;
    /** Of each seed the size of its largest derivative. */
    private final Map<Probe, Double> largest = new IdentityHashMap<>();

    Examination(Claims claims, Options given) {
        Options options = given.single(given.single() || claims.isSingle());
        this.claims = claims;
        tolerance = options.bound();
        transposeTolerance = options.transposeBound();
        differences = new Differences(claims, options.method());
        Random random = new Random(options.seed());
        inputs = Probe.units(claims.inputs(), options.entries(), random);
        outputs = Probe.units(claims.outputs(), options.entries(), random);
        // In proportion to the point: a long step in a short coordinate may leave the domain.
        double[] sizes =
                Arrays.stream(claims.point()).map(x -> x == 0 ? 1 : Math.abs(x)).toArray();
        direction = Probe.random("random direction", sizes, random, false);
        double[] ones = new double[claims.outputs().size()];
        Arrays.fill(ones, 1);
        seed = Probe.random("random seed", ones, random, true);
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Part deterministic = equality(new Claim.Equality(
                "value of a second call",
                claims.outputs(),
                differences::value,
                () -> claims.function().apply(claims.point().clone())));
        if (!deterministic.passed()) parts.add(deterministic);
        for (Claim.Matrix claim : claims.of(Claim.Matrix.class)) parts.add(part(claim.name(), () -> matrix(claim)));
        for (Claim.Pullback claim : claims.of(Claim.Pullback.class))
            parts.add(part(claim.name(), () -> pullback(claim)));
        for (Claim.Pushforward claim : claims.of(Claim.Pushforward.class))
            parts.add(part(claim.name(), () -> pushforward(claim)));
        for (Claim.Pullback back : claims.of(Claim.Pullback.class)) {
            for (Claim.Pushforward forward : claims.of(Claim.Pushforward.class)) {
                String name = back.name() + " as the transpose of " + forward.name();
                parts.add(part(name, () -> transpose(name, back, forward)));
            }
        }
        for (Claim.Equality claim : claims.of(Claim.Equality.class))
            parts.add(part(claim.name(), () -> equality(claim)));
        return parts;
    }

    private static Part part(String name, Supplier<Part> part) {
        try {
            return part.get();
        } catch (ShapeMismatch e) {
            return Comparison.impossible(name, String.valueOf(e.getMessage()));
        }
    }

    private Part matrix(Claim.Matrix claim) {
        double[][] rows = claim.rows().get();
        ShapeMismatch.requireLength(claims.outputs().size(), rows.length);
        Comparison comparison = new Comparison(claim.name(), tolerance);
        for (Probe w : outputs) {
            double[] row = rows[w.coordinate()];
            ShapeMismatch.requireLength(claims.inputs().size(), row.length);
            for (Probe v : directions()) compare(comparison, w, v, v.of(row));
        }
        return comparison.part();
    }

    private Part pullback(Claim.Pullback claim) {
        Comparison comparison = new Comparison(claim.name(), tolerance);
        for (Probe w : with(outputs, seed)) {
            double[] row = claim.apply().apply(w.vector().clone());
            for (Probe v : directions()) compare(comparison, w, v, v.of(row));
        }
        return comparison.part();
    }

    private Part pushforward(Claim.Pushforward claim) {
        Comparison comparison = new Comparison(claim.name(), tolerance);
        for (Probe v : with(inputs, direction)) {
            double[] column = claim.apply().apply(v.vector().clone());
            for (Probe w : outputs) compare(comparison, w, v, w.of(column));
        }
        return comparison.part();
    }

    /** The random direction says something of the entries that are left out. */
    private List<Probe> directions() {
        return inputs.size() < claims.inputs().size() ? with(inputs, direction) : inputs;
    }

    private static List<Probe> with(List<Probe> probes, Probe last) {
        List<Probe> all = new ArrayList<>(probes);
        if (last.vector().length > 0) all.add(last);
        return all;
    }

    private void compare(Comparison comparison, Probe w, Probe v, double got) {
        double least = SMALL_ENTRY * (v.isUnit() ? largest(w) : sum(w, v));
        Estimate first = differences.of(w, v);
        double rounding = differences.rounding(w, first);
        // A step may reach over a kink; then a shorter one is the witness, if it is a certain one.
        Estimate expected = comparison.accepts(first, got, least, rounding)
                ? first
                : differences
                        .finer(w, v)
                        .filter(e -> e.error() <= tolerance * e.size() && comparison.accepts(e, got, least, 0))
                        .findFirst()
                        .orElse(first);
        comparison.add(where(w, v), expected, got, least, rounding, () -> differences.note(w, v, got));
    }

    private double largest(Probe w) {
        return largest.computeIfAbsent(
                w,
                seed -> inputs.stream()
                        .mapToDouble(v -> differences.of(seed, v).size())
                        .max()
                        .orElse(0));
    }

    /** The size of the terms of {@code ⟨w, J v⟩}, as far as they are known. */
    private double sum(Probe w, Probe v) {
        return inputs.stream()
                .mapToDouble(unit -> differences.of(w, unit).size() * Math.abs(v.vector()[unit.coordinate()]))
                .sum();
    }

    private String where(Probe w, Probe v) {
        boolean isOnlyOutput = w.isUnit() && w.name().equals("y");
        if (isOnlyOutput) return v.name();
        return w.name() + (w.isUnit() && v.isUnit() ? "/" : ", ") + v.name();
    }

    /** {@code ⟨w, J v⟩ = ⟨Jᵀ w, v⟩}. */
    private Part transpose(String name, Claim.Pullback back, Claim.Pushforward forward) {
        double[] jv = forward.apply().apply(direction.vector().clone());
        double[] jtw = back.apply().apply(seed.vector().clone());
        // The direction is of the size of the point, so J v is of the size of the value: where terms of that size
        // cancel
        // out exactly, what rounding leaves of them is no error.
        double rounding = ROUNDING * transposeTolerance * largestTerm(seed.vector(), differences.value());
        return transpose(name, seed.vector(), jv, jtw, direction.vector(), transposeTolerance, rounding);
    }

    /** The error is relative to the largest term of either sum, which may cancel; a distance of {@code rounding} passes. */
    static Part transpose(
            String name, double[] w, double[] jv, double[] jtw, double[] v, double tolerance, double rounding) {
        double forward = dot(w, jv);
        double reverse = dot(jtw, v);
        Comparison comparison = new Comparison(name, tolerance);
        double scale = Math.max(largestTerm(w, jv), largestTerm(jtw, v));
        comparison.add("⟨w, J v⟩ against ⟨Jᵀ w, v⟩", forward, reverse, scale, rounding);
        return comparison.part();
    }

    private static double dot(double[] a, double[] b) {
        ShapeMismatch.requireLength(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double largestTerm(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] * b[i]));
        return largest;
    }

    private static Part equality(Claim.Equality claim) {
        double[] expected = claim.expected().get();
        double[] got = claim.got().get();
        ShapeMismatch.requireLength(expected.length, got.length);
        Comparison comparison = new Comparison(claim.name(), 0);
        for (int i = 0; i < got.length; i++) comparison.addBits(claim.entries().get(i), expected[i], got[i]);
        return comparison.part();
    }
}
