package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.wengert.processor.fuzz.Expressions.Method;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/**
 * A random method with its helpers.
 *
 * @param seed what it was made from
 * @param name its name, of which those of its helpers are made
 * @param methods the helpers and the method, which is the last
 * @param parameters the types of the method's parameters
 * @param constructs how often what occurred
 */
record FuzzProgram(long seed, String name, List<Node> methods, List<Kind> parameters, Map<String, Integer> constructs) {
    private static final String DIRECTIONS =
            "//: skips 1000000 because they are counted for all programs together; allocates objects";

    /** The program of a seed. */
    static FuzzProgram of(long seed) {
        return new Maker(new Dice(seed), "f" + Long.toUnsignedString(seed)).make(seed);
    }

    /** The text of its members. */
    String text() {
        return methods.stream().map(Node::text).collect(Collectors.joining("\n"));
    }

    /** Two sets of arguments. Sometimes a matrix has one row at two places, and a count is 0. */
    List<Object[]> arguments() {
        List<Object[]> sets = new ArrayList<>();
        for (int set = 0; set < 2; set++) {
            Random random = new Random(seed * 31 + set);
            sets.add(parameters.stream().map(p -> argument(p, random)).toArray());
        }
        return sets;
    }

    private static Object argument(Kind kind, Random random) {
        return switch (kind) {
            case DOUBLE -> 3 * random.nextDouble() - 1.5;
            case INT -> random.nextInt(5);
            case BOOLEAN -> random.nextBoolean();
            case VECTOR -> vector(random);
            default -> matrix(random);
        };
    }

    private static double[] vector(Random random) {
        return random.doubles(3L + random.nextInt(2), -1.5, 1.5).toArray();
    }

    private static double[][] matrix(Random random) {
        double[][] rows = {vector(random), vector(random), vector(random)};
        if (random.nextInt(6) == 0) rows[2] = rows[random.nextInt(2)];
        return rows;
    }

    /** Makes one program. */
    private record Maker(Dice dice, String name) {
        FuzzProgram make(long seed) {
            List<Method> helpers = new ArrayList<>();
            List<Node> methods = new ArrayList<>();
            int count = dice.below(3);
            for (int i = 0; i < count; i++) {
                if (dice.percent(25)) {
                    recursive(helpers, methods);
                    continue;
                }
                Kind result = dice.one(List.of(Kind.DOUBLE, Kind.DOUBLE, Kind.VECTOR, Kind.STATEMENT));
                Method helper = new Method(name + "Helper" + helpers.size(), result, parametersOf(result));
                methods.add(method("private static ", helper, helpers, 1 + dice.below(3)));
                helpers.add(helper);
            }
            Kind result = dice.one(List.of(Kind.DOUBLE, Kind.DOUBLE, Kind.DOUBLE, Kind.VECTOR, Kind.MATRIX));
            dice.note("result " + result);
            Method main = new Method(name, result, mainParameters());
            String annotation =
                    result == Kind.DOUBLE && dice.percent(20) ? "@Differentiable(order = 2)" : "@Differentiable";
            String head = DIRECTIONS + "\n" + annotation + "\npublic static ";
            methods.add(method(head, main, helpers, 2 + dice.below(5)));
            return new FuzzProgram(seed, name, methods, main.parameters(), dice.constructs());
        }

        private List<Kind> mainParameters() {
            List<Kind> kinds = new ArrayList<>(List.of(Kind.DOUBLE));
            if (dice.percent(50)) kinds.add(Kind.DOUBLE);
            if (dice.percent(70)) kinds.add(Kind.INT);
            if (dice.percent(70)) kinds.add(Kind.VECTOR);
            if (dice.percent(35)) kinds.add(Kind.VECTOR);
            if (dice.percent(45)) kinds.add(Kind.MATRIX);
            if (dice.percent(30)) kinds.add(Kind.BOOLEAN);
            return kinds;
        }

        private List<Kind> parametersOf(Kind result) {
            List<Kind> kinds = new ArrayList<>(List.of(Kind.DOUBLE));
            if (result != Kind.DOUBLE || dice.percent(40)) kinds.add(Kind.VECTOR);
            if (result == Kind.VECTOR) kinds.add(Kind.VECTOR);
            if (dice.percent(50)) kinds.add(Kind.INT);
            if (dice.percent(30)) kinds.add(Kind.BOOLEAN);
            if (dice.percent(20)) kinds.add(Kind.MATRIX);
            if (dice.percent(30)) kinds.add(dice.one(Objects.KINDS));
            return kinds;
        }

        /** A method that calls itself, or two that call one another. */
        private void recursive(List<Method> helpers, List<Node> methods) {
            Kind result = dice.one(List.of(Kind.DOUBLE, Kind.DOUBLE, Kind.VECTOR));
            List<Kind> parameters = new ArrayList<>(List.of(Kind.INT, Kind.DOUBLE, Kind.VECTOR));
            if (dice.percent(30)) parameters.add(Kind.MATRIX);
            List<Method> all = new ArrayList<>();
            int several = dice.percent(30) ? 2 : 1;
            dice.note(several == 1 ? "recursion" : "mutual recursion");
            for (int i = 0; i < several; i++) {
                all.add(new Method(name + "Helper" + (helpers.size() + i), result, parameters));
            }
            for (int i = 0; i < several; i++) {
                methods.add(recursive(all.get(i), all.get((i + 1) % several), helpers));
            }
            helpers.addAll(all);
        }

        private Node recursive(Method method, Method called, List<Method> helpers) {
            Scope scope = new Scope();
            String parameters = method.parameters().stream()
                    .map(p -> Types.text(p) + " "
                            + scope.declare(p, p != Kind.INT, false).name())
                    .collect(Collectors.joining(", "));
            String depth = scope.declare(Kind.INT, false, false).name();
            Expressions expressions = new Expressions(dice, List.copyOf(helpers));
            Statements all = new Statements(dice, expressions, List.copyOf(helpers), method.result());
            Control control = new Control(dice, expressions, all, method.result());
            Node start = Node.block(List.of(
                    Node.statement(
                            "int " + depth + " = Math.min(#, 3);",
                            Node.of(Kind.INT, scope.of(Kind.INT).get(0).name())),
                    Node.statement("if (" + depth + " <= 0) {\n#}", Node.block(List.of(control.end(scope.inside()))))));
            Node body = all.block(scope, 1 + dice.below(2));
            Node again = expressions.recursive(called, depth + " - 1", scope);
            Node end = method.result() == Kind.DOUBLE
                    ? Node.statement("return 0.5 * # + #;", again, expressions.small(scope, 1))
                    : Node.statement("return #;", again);
            String line =
                    "private static " + Types.text(method.result()) + " " + method.name() + "(" + parameters + ") {\n";
            return Node.of(Kind.METHOD, line + "###}\n", start, body, end);
        }

        private Node method(String head, Method method, List<Method> helpers, int statements) {
            Scope scope = new Scope();
            String parameters = method.parameters().stream()
                    .map(p -> Types.text(p) + " " + declared(scope, p))
                    .collect(Collectors.joining(", "));
            Expressions expressions = new Expressions(dice, List.copyOf(helpers));
            Statements all = new Statements(dice, expressions, List.copyOf(helpers), method.result());
            Node body = all.block(scope, statements);
            Node end = new Control(dice, expressions, all, method.result()).lastEnd(scope);
            String line = head + Types.text(method.result()) + " " + method.name() + "(" + parameters + ") {\n";
            return Node.of(Kind.METHOD, line + "##}\n", body, end);
        }

        private static String declared(Scope scope, Kind kind) {
            Variable variable = scope.declare(kind, true, false);
            return variable.name();
        }
    }
}
