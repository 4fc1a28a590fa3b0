package org.wengert.samples.zygote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A result beside the one that it should be.
 *
 * @param what the call
 * @param is the rows of the result, a number being a row of one
 * @param should those of the reference
 * @param tolerance the greatest relative error; the reference may be known to few digits
 */
record Row(String what, List<double[]> is, List<double[]> should, double tolerance) {
    private static final double LAST_DIGITS = 1e-12;

    /** A result that should agree to its last digits. */
    static Row of(String what, Object is, Object should) {
        return of(what, is, should, LAST_DIGITS);
    }

    static Row of(String what, Object is, Object should, double tolerance) {
        return new Row(what, rows(is), rows(should), tolerance);
    }

    private static List<double[]> rows(Object value) {
        if (value instanceof double[][] matrix) return List.of(matrix);
        return List.of(value instanceof double[] vector ? vector : new double[] {(Double) value});
    }

    /** Whether every entry agrees. */
    boolean isRight() {
        if (is.size() != should.size()) return false;
        for (int i = 0; i < is.size(); i++) {
            if (is.get(i).length != should.get(i).length) return false;
            for (int j = 0; j < is.get(i).length; j++) {
                double expected = should.get(i)[j];
                if (!(Math.abs(is.get(i)[j] - expected) <= tolerance * Math.max(1, Math.abs(expected)))) return false;
            }
        }
        return true;
    }

    /** The lines of a table, one for each row of a matrix. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < is.size(); i++) {
            boolean wrong = i == 0 && !isRight();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-42s %-46s %s%s",
                    i == 0 ? what : "",
                    text(is.get(i)),
                    i < should.size() ? text(should.get(i)) : "",
                    wrong ? "  wrong" : ""));
        }
        return lines;
    }

    /** Two numbers with all digits, more with six, many without those in the middle. */
    private static String text(double[] row) {
        boolean isWhole = DoubleStream.of(row).allMatch(x -> x == Math.rint(x) && Math.abs(x) < 1e6);
        if (row.length <= 2 || isWhole && row.length <= 6)
            return joined(DoubleStream.of(row).mapToObj(Double::toString).toList());
        List<String> all = DoubleStream.of(row)
                .mapToObj(x -> String.format(Locale.ROOT, "%.6g", x))
                .toList();
        if (all.size() <= 4) return joined(all);
        return joined(all.subList(0, 3)) + " … " + all.get(all.size() - 1);
    }

    private static String joined(List<String> numbers) {
        return String.join(" ", numbers);
    }
}
