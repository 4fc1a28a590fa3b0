package org.wengert.samples.fitting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One of NIST's nonlinear regression problems (https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml).
 *
 * @param starts the two starts that NIST gives, the second one nearer to the solution
 * @param certified the parameters to 11 digits
 */
record Problem(String name, List<double[]> starts, double[] certified, double[] x, double[] y) {
    /** Reads the problem from its file beside this class. */
    static Problem read(String name) {
        try (InputStream in = Problem.class.getResourceAsStream(name + ".csv")) {
            if (in == null) throw new IllegalArgumentException("there is no problem " + name);
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            double[][] data = lines.subList(lines.indexOf("x,y") + 1, lines.size()).stream()
                    .map(Problem::numbers)
                    .toArray(double[][]::new);
            return new Problem(
                    name,
                    List.of(named(lines, "start 1"), named(lines, "start 2")),
                    named(lines, "certified"),
                    Arrays.stream(data).mapToDouble(row -> row[0]).toArray(),
                    Arrays.stream(data).mapToDouble(row -> row[1]).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] named(List<String> lines, String name) {
        String line =
                lines.stream().filter(l -> l.startsWith(name + ",")).findFirst().orElseThrow();
        return numbers(line.substring(name.length() + 1));
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** How many decimal digits of the worst parameter agree with the certified value: at most 11, and 0 where none does. */
    double digits(double[] b) {
        double least = 11;
        for (int i = 0; i < b.length; i++) {
            double error = Math.abs(b[i] - certified[i]) / Math.abs(certified[i]);
            double digits = Double.isFinite(error) ? -Math.log10(Math.max(error, 1e-11)) : 0;
            least = Math.min(least, digits);
        }
        return Math.max(0, least);
    }
}
