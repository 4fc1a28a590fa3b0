package org.wengert;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What {@link GradientCheck} found. As text it says which entries are wrong, by how much and at which step:
 *
 * <pre>{@code
 * FAILED: RosenbrockF against Rosenbrock.f
 *   gradient: 1 of 2 entries is wrong
 *     x[1]: expected -88.0000000000013, got -87.912: relative error 1.0e-03, tolerance 1.0e-06 (step 9.5e-02, uncertain by 3.3e-13)
 *   pullback: 5 entries, relative error 2.6e-14 at most
 * }</pre>
 *
 * @param subject what was checked
 * @param parts the comparisons
 */
public record GradientReport(String subject, List<Part> parts) {

    /** Copies the list. */
    public GradientReport {
        parts = List.copyOf(parts);
    }

    /**
     * The comparisons of one member, or of one identity.
     *
     * @param name the member: {@code "gradient"}
     * @param compared how many entries were compared
     * @param wrong how many of them are off by more than the tolerance
     * @param entries the worst of the wrong ones, or the worst of all where none is wrong
     */
    public record Part(String name, int compared, int wrong, List<Entry> entries) {

        /** Copies the list. */
        public Part {
            entries = List.copyOf(entries);
        }

        /** Whether every entry is within the tolerance. */
        public boolean passed() {
            return wrong == 0;
        }

        @Override
        public String toString() {
            String count = compared == 1 ? "1 entry" : compared + " entries";
            if (!passed()) {
                return name + ": " + wrong + " of " + count + (wrong == 1 ? " is" : " are") + " wrong"
                        + entries.stream().map(e -> "\n    " + e).collect(Collectors.joining())
                        + (wrong > entries.size() ? "\n    …" : "");
            }
            if (entries.isEmpty()) return name + ": " + count;
            Entry worst = entries.get(0);
            return name + ": " + count
                    + (worst.tolerance() == 0
                            ? ", bit for bit"
                            : String.format(Locale.ROOT, ", relative error %.1e at most", worst.error()));
        }
    }

    /**
     * One comparison.
     *
     * @param where which entry: {@code "x[3]"}, or {@code "y[2]/x[3]"} where there are several results
     * @param expected the derivative by finite differences, or the other side of an identity
     * @param got the derivative that is checked
     * @param error their relative distance, at most the tolerance where rounding in the finite difference explains it, infinite where
     *     one is no finite number
     * @param tolerance the relative distance that passes
     * @param uncertainty an estimate of the absolute error of {@code expected}, 0 where it is not from finite differences
     * @param step the step of the finite differences, 0 where there was none
     * @param note what the function does there that may explain the error, or empty
     */
    public record Entry(
            String where,
            double expected,
            double got,
            double error,
            double tolerance,
            double uncertainty,
            double step,
            String note) {

        /** Whether the entry is within the tolerance. */
        public boolean passed() {
            return error <= tolerance;
        }

        @Override
        public String toString() {
            String text = String.format(
                    Locale.ROOT,
                    "%s: expected %s, got %s: relative error %.1e, tolerance %.1e",
                    where,
                    expected,
                    got,
                    error,
                    tolerance);
            if (step != 0) text += String.format(Locale.ROOT, " (step %.1e, uncertain by %.1e)", step, uncertainty);
            return note.isEmpty() ? text : text + "\n      " + note;
        }
    }

    /** Whether everything is within the tolerance. */
    public boolean passed() {
        return parts.stream().allMatch(Part::passed);
    }

    /** The entry that is furthest off, relative to its tolerance; one that says so where nothing was compared. */
    public Entry worst() {
        return parts.stream()
                .flatMap(part -> part.entries().stream())
                .max(Comparator.comparing(Entry::passed, Comparator.reverseOrder())
                        .thenComparingDouble(e -> e.error() == 0 ? 0 : e.error() / e.tolerance()))
                .orElse(new Entry("no entries", 0, 0, 0, 0, 0, 0, ""));
    }

    /**
     * Does nothing if the check passed.
     *
     * @throws AssertionError with this report as its message, otherwise
     */
    public void orThrow() {
        if (!passed()) throw new AssertionError(toString());
    }

    @Override
    public String toString() {
        return (passed() ? "passed: " : "FAILED: ")
                + subject
                + parts.stream().map(part -> "\n  " + part).collect(Collectors.joining());
    }
}
