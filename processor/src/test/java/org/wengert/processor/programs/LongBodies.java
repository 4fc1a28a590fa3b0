package org.wengert.processor.programs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs that are longer or deeper than what anybody writes by hand. */
final class LongBodies {
    private static final String HEAD = """
            package programs;

            import org.wengert.Differentiable;

            final class %s {
                private %1$s() {}

                %s
                @Differentiable(order = %d)
                static double f(%s) {
            %s
                }
            %s}
            """;

    private final int order;
    private final int scale;
    private final Map<String, String> sources = new LinkedHashMap<>();

    private LongBodies(int order) {
        this.order = order;
        this.scale = order == 2 ? 2 : 1;
    }

    /** Their sources by paths; those of order 2 are half as long. */
    static Map<String, String> sources(int order) {
        LongBodies all = new LongBodies(order);
        all.statements();
        all.locals();
        all.nest();
        all.loopBody();
        all.returns();
        all.choices();
        all.expression();
        all.stores();
        all.calls();
        all.loops();
        return all.sources;
    }

    private void add(String name, String directions, String parameters, String body) {
        add(name, directions, parameters, body, "");
    }

    private void add(String name, String directions, String parameters, String body, String more) {
        String above = directions.isEmpty() ? "" : "//: " + directions;
        sources.put("programs/" + name + ".java", HEAD.formatted(name, above, order, parameters, body, more));
    }

    private static String times(int n, IntFunction<String> line) {
        return IntStream.range(0, n).mapToObj(line).collect(Collectors.joining("\n"));
    }

    /** Leapfrog steps of a pendulum, as many statements as fit into the primal's own 64 KB. */
    private void statements() {
        String steps = times(1000 / (scale * scale), i -> """
                x -= y * h; y += x * h; x -= y * h; y += x * h;
                x -= y * h; y += Math.sin(x) * h; x -= y * h; y += x * h;""");
        add(
                "Statements",
                "sets 1; x in [0.2, 1]; h in [1e-4, 1e-3]; bound 1e-9 because of so many steps",
                "double x, double h",
                "double y = x * x;\n" + steps + "\nreturn x * y;");
    }

    /** Several hundred variables that are all needed in every iteration. */
    private void locals() {
        int n = 300 / scale;
        String declared = times(n, i -> "double v" + i + " = x[" + i % 5 + "] * " + (1 + i % 7) / 8.0 + ";");
        String steps =
                times(n, i -> "v" + i + " = 0.7 * v" + i + " + 0.2 * v" + (i + 1) % n + " * v" + (i * 7 + 3) % n + ";");
        String sum = IntStream.range(0, n).mapToObj(i -> "v" + i).collect(Collectors.joining(" + "));
        add("Locals", "sets 2; x[5]; n = 0 | 3", "double[] x, int n", declared + """

                for (int k = 0; k < n; k++) {
                %s
                }
                return %s;""".formatted(steps, sum));
    }

    private void nest() {
        StringBuilder body = new StringBuilder("double s = x[0];\n");
        for (int i = 0; i < 12; i++)
            body.append("for (int i%d = 0; i%d < 2; i%d++) {\n".formatted(i, i, i))
                    .append("s = s * 0.999 + x[i%d] * 0.001;\n".formatted(i));
        body.append("s += Math.sin(s * x[(i3 + i7) % 3]) * 1e-4;\n");
        body.append("}\n".repeat(12));
        add("Nest", "sets 1; bound 1e-10 because of so many steps", "double[] x", body + "return s;");
    }

    /** A loop whose body is too long for one method by itself, and that is left from many places. */
    private void loopBody() {
        String steps = times(
                240 / scale,
                i -> i % 40 == 39
                        ? "if (s > " + (3 + i / 40) + ") " + (i % 80 == 39 ? "break;" : "{ t += s; continue; }")
                        : "s += a[%d] * a[%d] * 0.01; a[%d] = Math.sin(s) * t; t = 0.9 * t + 0.1 * a[%d];"
                                .formatted(i % 5, i * 3 % 5, i * 7 % 5, (i + 2) % 5));
        add("LoopBody", "sets 3; a[5]; n = 0 | 2 | 5", "double[] a, int n", """
                double s = 0.5;
                double t = a[1];
                for (int k = 0; k < n; k++) {
                %s
                s *= 0.5;
                }
                return s + t * a[2];""".formatted(steps));
    }

    private void returns() {
        String steps = times(
                300 / scale,
                i -> "x = x * 0.999 + y * 0.01; if (x > %s) return x * y * %d;".formatted(1.9 + i * 1e-2, 1 + i % 3));
        add("Returns", "sets 5; x in [1.5, 1.9]; y in [1, 9]", "double x, double y", steps + "\nreturn x + y;");
    }

    private void choices() {
        String cases = times(200 / scale, i -> "case %d -> s += x[%d] * s * 0.1;".formatted(i, i % 4));
        String tests =
                times(200 / scale, i -> "else if (s < %s) s = s * x[%d] + %d;".formatted(i * 0.01, i % 4, i % 3));
        add("Choices", "sets 3; x[4]; n = 0 | 2 | 6", "double[] x, int n", """
                double s = x[0];
                for (int k = 0; k < n; k++) {
                switch (k * 67 %% 211) {
                %s
                default -> s -= x[1];
                }
                if (s < 0) s = x[2] * s;
                %s
                }
                return s;""".formatted(cases, tests));
    }

    private void expression() {
        String sum = times(1000 / scale, i -> "+ x[%d] * %s * y".formatted(i % 6, (i % 11 - 5) / 8.0));
        add("Expression", "sets 1; x[6]", "double[] x, double y", "return x[0] * x[1]\n" + sum + ";");
    }

    private void stores() {
        String steps = times(
                1000 / scale,
                i -> "u[%d] = u[%d] * 0.5 + u[%d] * u[%d] * 0.25;".formatted(i % 7, i * 3 % 7, i * 5 % 7, (i + 1) % 7));
        add("Stores", "sets 1; u[7]", "double[] u", steps + "\nreturn u[0] + u[3] * u[5];");
    }

    private void calls() {
        String steps = times(400 / scale, i -> i % 2 == 0 ? "x = g(x, y);" : "y = h(x, y, u);");
        String helpers = """
                    private static double g(double a, double b) {
                        return a > b ? a + 0.001 * b : a + Math.sin(a) * 0.002;
                    }

                    private static double h(double a, double b, double[] u) {
                        double s = b;
                        for (int i = 0; i < u.length; i++) s += u[i] * a * 1e-4;
                        return s;
                    }
                """;
        add("Calls", "sets 1; u[3]", "double x, double y, double[] u", steps + "\nreturn x * y;", helpers);
    }

    private void loops() {
        String steps = times(
                200 / scale,
                i -> "for (int i = 0; i < u.length; i++) { s = s * 0.99 + u[i] * s * 0.01; u[i] += %s * s; }"
                        .formatted((i % 5 - 2) / 64.0));
        add("Loops", "sets 2; u[0|3]", "double[] u", "double s = 1;\n" + steps + "\nreturn s;");
    }
}
