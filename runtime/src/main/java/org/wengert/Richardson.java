package org.wengert;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wengert.FiniteDifferences.Estimate;
import org.wengert.FiniteDifferences.Formula;
import org.wengert.FiniteDifferences.Step;

/**
 * Central differences extrapolated to step zero.
 *
 * <p>For steps {@code h}, {@code h/1.4}, {@code h/1.4²}… the error of a central difference is a series in even powers of the step.
 * Neville's table eliminates these powers one by one, and the entry that differs least from its neighbours is taken. The estimate of
 * the error is that difference or the rounding error of the difference quotient, whichever is larger.
 *
 * <p>A first step that is too long reaches over kinks and out of the domain; then the table does not settle, and a shorter one is tried.
 */
final class Richardson implements Formula {
    private static final double SHRINK = 1.4;
    private static final int COLUMNS = 12;
    private static final int FIRST_STEPS = 4;
    /** Steps beyond which the function is taken to have no finite value near the point. */
    private static final int STEPS = 120;
    /** Where the diagonal of the table is worse than the best entry by this factor, smaller steps only add rounding errors. */
    private static final double WORSE = 4;
    /** A relative error with which no other first step is tried. */
    private static final double SETTLED = 1e-8;

    /** How many of the first steps are passed over. */
    private final int skipped;

    Richardson(int skipped) {
        this.skipped = skipped;
    }

    @Override
    public List<Formula> finer() {
        return skipped > 0
                ? List.of()
                : IntStream.range(1, FIRST_STEPS)
                        .<Formula>mapToObj(Richardson::new)
                        .toList();
    }

    @Override
    public Estimate[] derivatives(Line line, Step step, double noise) {
        Estimate[] best = {};
        for (double first : firstSteps(line)) {
            Table[] tables = extrapolate(line, first, noise);
            if (best.length == 0) {
                best = new Estimate[tables.length];
                Arrays.fill(best, Estimate.NONE);
            }
            boolean settled = true;
            for (int i = 0; i < best.length; i++) {
                best[i] = best[i].better(tables[i].best);
                settled &= tables[i].hasSettled(best[i], first);
            }
            if (settled) break;
        }
        return best;
    }

    /** To be tried one after the other. */
    private double[] firstSteps(Line line) {
        double size = largest(line.x(), line.v()) / largest(line.v(), line.v());
        double unit = Math.max(1, size);
        // A tenth of x suits functions of its order of magnitude (log near 0); a tenth of 1 those that change little
        // there (cos).
        double[] steps = {0.1 * unit, 0.1 * (size == 0 ? unit : size), 1e-3 * unit, 1e-5 * unit};
        return DoubleStream.of(steps).skip(skipped).distinct().toArray();
    }

    /** The largest entry of {@code x} among those that {@code v} moves. */
    private static double largest(double[] x, double[] v) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) if (v[i] != 0) largest = Math.max(largest, Math.abs(x[i]));
        return largest;
    }

    private static Table[] extrapolate(Line line, double first, double noise) {
        Table[] tables = {};
        double h = first;
        for (int step = 0; step < STEPS; step++, h /= SHRINK) {
            double[] right = line.at(h);
            double[] left = line.at(-h);
            if (step == 0) {
                tables = new Table[right.length];
                Arrays.setAll(tables, i -> new Table());
            }
            double width = (line.origin() + h) - (line.origin() - h);
            boolean done = true;
            for (int i = 0; i < tables.length; i++) {
                tables[i].add(right[i], left[i], width, h, noise);
                done &= tables[i].isDone();
            }
            if (done) break;
        }
        return tables;
    }

    /** Neville's table, of which the last row is kept. */
    private static final class Table {
        private final double[] row = new double[COLUMNS];
        private int columns;
        private boolean grewWorse;
        private double size;
        private double noise;
        private Estimate best = Estimate.NONE;

        boolean isDone() {
            return grewWorse || columns == COLUMNS;
        }

        /** Whether the error is small, relative to the derivative or to what rounding allows with the first step. */
        boolean hasSettled(Estimate estimate, double first) {
            return estimate.error() <= SETTLED * Math.abs(estimate.value())
                    || estimate.error() <= 16 * noise * size / first;
        }

        void add(double right, double left, double width, double h, double relativeNoise) {
            if (isDone()) return;
            double difference = (right - left) / width;
            if (!Double.isFinite(difference)) {
                columns = 0; // The step reached out of the domain: begin the table anew with a smaller one.
                best = Estimate.NONE;
                return;
            }
            noise = relativeNoise;
            size = Math.max(Math.abs(right), Math.abs(left));
            double rounding = noise * (Math.abs(right) + Math.abs(left)) / width;
            double oldDiagonal = columns == 0 ? Double.NaN : row[columns - 1];
            best = best.better(addRow(difference, rounding, h));
            if (columns > 0 && Math.abs(row[columns] - oldDiagonal) >= WORSE * best.error()) grewWorse = true;
            columns++;
        }

        private Estimate addRow(double difference, double rounding, double step) {
            Estimate bestOfRow = Estimate.NONE;
            double entry = difference;
            double power = 1;
            for (int j = 0; j < columns; j++) {
                power *= SHRINK * SHRINK;
                double above = row[j];
                double next = (entry * power - above) / (power - 1);
                double change = Math.max(Math.abs(next - entry), Math.abs(next - above));
                bestOfRow = bestOfRow.better(new Estimate(next, Math.max(change, rounding), step));
                row[j] = entry;
                entry = next;
            }
            row[columns] = entry;
            return bestOfRow;
        }
    }

    @Override
    public String toString() {
        return "central differences extrapolated to step zero";
    }
}
