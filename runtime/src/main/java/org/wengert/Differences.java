package org.wengert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengert.FiniteDifferences.Estimate;

/** The derivative {@code ⟨w, J v⟩} of a function at a point by finite differences, for seeds {@code w} and directions {@code v}. */
final class Differences {
    /** One-sided slopes that differ by this fraction are taken for those of a kink. */
    private static final double KINK = 1e-3;

    private final Claims claims;
    private final double[] value;
    private final double noise;
    /** The one to be used, and the same with shorter steps. */
    private final List<FiniteDifferences> methods = new ArrayList<>();
    /** What each gave. */
    private final List<Map<Probe, Estimate[]>> columns = new ArrayList<>();

    private @Nullable Throwable thrown;

    /** Evaluates the function at the point. */
    Differences(Claims claims, FiniteDifferences method) {
        this.claims = claims;
        this.noise = method.noise();
        methods.add(method);
        methods.addAll(method.finer());
        methods.forEach(m -> columns.add(new IdentityHashMap<>()));
        this.value = claims.function().apply(claims.point().clone());
    }

    double[] value() {
        return value;
    }

    /** {@code ⟨w, J v⟩}. */
    Estimate of(Probe w, Probe v) {
        return of(0, w, v);
    }

    /** The same with shorter steps. */
    Stream<Estimate> finer(Probe w, Probe v) {
        return IntStream.range(1, methods.size()).mapToObj(k -> of(k, w, v));
    }

    private Estimate of(int k, Probe w, Probe v) {
        return weighted(w, columns.get(k).computeIfAbsent(v, probe -> column(methods.get(k), probe)));
    }

    private Estimate[] column(FiniteDifferences method, Probe v) {
        return v.isUnit()
                ? method.partials(this::nearby, claims.point(), v.coordinate())
                : method.pushforward(this::nearby, claims.point(), v.vector());
    }

    private static Estimate weighted(Probe w, Estimate[] column) {
        if (w.isUnit()) return column[w.coordinate()];
        double error = 0;
        double step = Double.POSITIVE_INFINITY;
        for (int i = 0; i < column.length; i++) {
            error += Math.abs(w.vector()[i]) * column[i].error();
            step = Math.min(step, column[i].step());
        }
        double[] values = Arrays.stream(column).mapToDouble(Estimate::value).toArray();
        return new Estimate(w.of(values), error, step);
    }

    /** The function near the point: without a finite value where it throws. */
    private double[] nearby(double[] moved) {
        try {
            return claims.function().apply(moved);
        } catch (RuntimeException | AssertionError e) {
            if (thrown == null) thrown = e;
            double[] nothing = new double[value.length];
            Arrays.fill(nothing, Double.NaN);
            return nothing;
        }
    }

    /** The sizes of {@code wᵢ yᵢ}, as a length: what {@code ⟨w, y⟩} is rounded by is a fraction of it. */
    private double size(Probe w) {
        if (w.isUnit()) return Math.abs(value[w.coordinate()]);
        double size = 0;
        for (int i = 0; i < value.length; i++) size += Math.abs(w.vector()[i] * value[i]);
        return size;
    }

    /** A distance of derivatives that rounding of the function's values explains. */
    double rounding(Probe w, Estimate estimate) {
        return estimate.step() == 0 ? 0 : 4 * noise * size(w) / estimate.step();
    }

    /** What may explain that a derivative is not the one expected. */
    String note(Probe w, Probe v, double got) {
        Estimate expected = of(w, v);
        Estimate left = oneSided(FiniteDifferences.backward(2), w, v);
        Estimate right = oneSided(FiniteDifferences.forward(2), w, v);
        boolean hasLeft = Double.isFinite(left.value());
        boolean hasRight = Double.isFinite(right.value());
        if (hasLeft && hasRight) {
            double jump = Math.abs(right.value() - left.value());
            double size = Math.max(Math.abs(right.value()), Math.abs(left.value()));
            if (jump > KINK * size && jump > 100 * (left.error() + right.error())) {
                return String.format(
                        Locale.ROOT,
                        "There is a kink: the slope is %.6g on the left, %.6g on the right.",
                        left.value(),
                        right.value());
            }
        }
        if (!Double.isFinite(expected.value())) return undefined(hasLeft, hasRight);
        if (expected.error() > 0.1 * Math.abs(got - expected.value())) {
            return "The difference itself is uncertain: the function is noisy (FiniteDifferences.noise) or not smooth near the point.";
        }
        return "";
    }

    private Estimate oneSided(FiniteDifferences differences, Probe w, Probe v) {
        return weighted(w, column(differences.noise(noise), v));
    }

    private String undefined(boolean hasLeft, boolean hasRight) {
        String why = thrown == null ? "" : " It throws " + thrown + ".";
        if (hasLeft != hasRight) {
            return "The function is defined on one side only: use FiniteDifferences."
                    + (hasLeft ? "backward." : "forward.") + why;
        }
        return "The function has no finite values near the point." + why;
    }
}
