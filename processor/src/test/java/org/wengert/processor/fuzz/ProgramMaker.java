package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wengert.processor.fuzz.Derivatives.Inner;
import org.wengert.processor.fuzz.Expressions.Method;
import org.wengert.processor.fuzz.Node.Kind;

/** Makes one random program: mostly small ones, a few that are large. */
final class ProgramMaker {
    private static final String DIRECTIONS =
            "//: skips 1000000 because they are counted for all programs together; allocates objects";

    private final long seed;
    private final Dice dice;
    private final String name;
    private final List<Method> helpers = new ArrayList<>();
    private final List<Inner> inner = new ArrayList<>();
    private final List<Node> methods = new ArrayList<>();
    private final int size;

    ProgramMaker(long seed) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.name = "f" + Long.toUnsignedString(seed);
        int percent = dice.below(100);
        this.size = percent < 62 ? 1 : percent < 92 ? 2 : 3;
    }

    FuzzProgram make() {
        if (dice.percent(4)) dice.smooth();
        // What comes of streams, lists and derivatives of derivatives is large.
        dice.library(dice.percent(18), dice.percent(20));
        if (dice.percent(12)) differentiable();
        dice.stop(!dice.isSmooth() && dice.percent(8));
        int count = dice.below(size + 1);
        for (int i = 0; i < count; i++) helper();
        Kind result = result();
        dice.note("result " + result);
        List<Kind> parameters = parameters(result);
        if (dice.isSmooth()) parameters.add(Kind.FLOAT);
        if (result == Kind.STATEMENT) {
            output(parameters);
        } else {
            method(result, parameters);
        }
        return new FuzzProgram(seed, name, methods, parameters, dice.constructs());
    }

    private Kind result() {
        int percent = dice.below(100);
        if (dice.isSmooth() && percent < 50) return Kind.FLOAT;
        return percent < 60
                ? Kind.DOUBLE
                : percent < 75 ? Kind.VECTOR : percent < 85 ? Kind.MATRIX : percent < 91 ? Kind.SPOT : Kind.STATEMENT;
    }

    private List<Kind> parameters(Kind result) {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.DOUBLE));
        if (dice.percent(30)) kinds.add(Kind.DOUBLE);
        if (dice.percent(60)) kinds.add(Kind.INT);
        if (dice.percent(60)) kinds.add(Kind.VECTOR);
        if (dice.percent(10 * size)) kinds.add(Kind.VECTOR);
        if (dice.percent(20)) kinds.add(Kind.BOOLEAN);
        if (dice.percent(5)) kinds.add(Kind.BOXED);
        if (result == Kind.STATEMENT) return kinds;
        if (dice.percent(30)) kinds.add(Kind.MATRIX);
        if (dice.percent(4)) kinds.add(Kind.CUBE);
        if (dice.percent(8)) kinds.add(Kind.SPOT);
        if (dice.percent(5)) kinds.add(Kind.SHAPE);
        return kinds;
    }

    // ---- the method itself

    private void method(Kind result, List<Kind> parameters) {
        Scope scope = new Scope();
        boolean inRecord = !dice.mayStop() && dice.percent(5);
        if (inRecord) {
            dice.note("instance method");
            scope.declare(Kind.DOUBLE, "u", false, false);
            scope.declare(Kind.VECTOR, "w", false, false);
        }
        String declared = declared(scope, parameters);
        if (parameters.get(parameters.size() - 1) == Kind.VECTOR && dice.percent(15)) {
            dice.note("varargs of the method itself");
            declared = declared.replaceFirst("double\\[\\] (\\w+)$", "double... $1");
        }
        boolean second = result == Kind.DOUBLE && !dice.mayStop() && dice.percent(15);
        if (second) dice.note("second order");
        String head = DIRECTIONS + "\n@Differentiable" + (second ? "(order = 2)" : wrt(inRecord)) + "\n"
                + (inRecord ? "" : "static ") + result.type + " " + name + "(" + declared + ") {\n";
        Node whole = body(result, scope, head, 1 + dice.below(size + 1), size);
        methods.add(
                inRecord
                        ? Node.of(
                                Kind.METHOD,
                                "record F" + name.substring(1) + "Self(double u, double[] w) {\n#}\n",
                                whole)
                        : whole);
        if (inRecord) parameters.add(0, Kind.METHOD);
    }

    private String wrt(boolean inRecord) {
        if (!dice.percent(8)) return "";
        dice.note("wrt");
        return inRecord && dice.percent(50) ? "(wrt = \"this\")" : "(wrt = \"x0\")";
    }

    private Node body(Kind result, Scope scope, String head, int statements, int deepest) {
        Expressions expressions = new Expressions(dice, List.copyOf(helpers), List.copyOf(inner));
        Statements all = new Statements(dice, expressions, result, deepest);
        List<Node> first = new ArrayList<>(expressions.lists().declared(scope));
        first.addAll(all.block(scope, statements).holes());
        Node body = Node.block(first);
        Node end = new Control(dice, expressions, all, result).lastEnd(scope);
        return Node.of(Kind.METHOD, head + "##}\n", body, end);
    }

    /** A void method: it may write to nothing else, so the work is done by a method that gets copies. */
    private void output(List<Kind> parameters) {
        dice.note("void method with an output");
        Scope inside = new Scope();
        String head = "private static double[] " + name + "Body(" + declared(inside, parameters) + ") {\n";
        methods.add(body(Kind.VECTOR, inside, head, 1 + dice.below(size + 1), size));
        Scope scope = new Scope();
        String declared = declared(scope, parameters);
        String given = parameters.stream().map(p -> "?").collect(Collectors.joining(", "));
        String out = scope.declare(Kind.VECTOR, false, false).name();
        for (String parameter : declared.split(", ")) {
            String[] words = parameter.split(" ");
            given = given.replaceFirst("\\?", words[1] + (words[0].equals("double[]") ? ".clone()" : ""));
        }
        String write = dice.one(List.of(
                "OUT[i] = r[i];", "OUT[i] += r[i];", "OUT[i] = r[i] * (0.5 + 0.2 * OUT[2 - i]);", "OUT[2] = r[i];"));
        parameters.add(Kind.VECTOR);
        methods.add(Node.of(
                Kind.METHOD,
                DIRECTIONS + "\n//: output " + out + "\n@Differentiable\nstatic void " + name + "(" + declared
                        + ", double[] " + out + ") {\n#}\n",
                Node.block(List.of(
                        Node.statement("double[] r = " + name + "Body(" + given + ");"),
                        Node.statement("for (int i = 0; i < 3; i++) " + write.replace("OUT", out))))));
    }

    private String declared(Scope scope, List<Kind> parameters) {
        List<String> all = new ArrayList<>();
        for (Kind p : parameters)
            all.add(p.type + " " + scope.declare(p, dice.percent(60), false).name());
        return String.join(", ", all);
    }

    // ---- what it calls

    /** A method whose companion is called, also where it may run again: so it has no effects. */
    private void differentiable() {
        boolean array = dice.percent(60);
        boolean second = dice.percent(50);
        Scope scope = new Scope().pure();
        String declared = declared(scope, array ? List.of(Kind.DOUBLE, Kind.VECTOR) : List.of(Kind.DOUBLE));
        String companion = "F" + name.substring(1) + "Inner";
        String head = "@Differentiable(name = \"" + companion + "\"" + (second ? ", order = 2" : "")
                + ")\nstatic double " + name + "Inner(" + declared + ") {\n";
        methods.add(body(Kind.DOUBLE, scope, head, 1, 1));
        inner.add(new Inner(companion, array, second));
    }

    private void helper() {
        if (dice.percent(25)) {
            recursive();
            return;
        }
        Kind result = dice.one(List.of(Kind.DOUBLE, Kind.DOUBLE, Kind.VECTOR, Kind.STATEMENT));
        Method method = new Method(name + "Helper" + helpers.size(), result, helperParameters(result));
        Scope scope = method.isPure() ? new Scope().pure() : new Scope();
        String head = "private static " + result.type + " " + method.name() + "(" + declared(scope, method.parameters())
                + ") {\n";
        methods.add(body(result, scope, head, 1 + dice.below(size), size));
        helpers.add(method);
    }

    private List<Kind> helperParameters(Kind result) {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.DOUBLE));
        if (result != Kind.DOUBLE || dice.percent(40)) kinds.add(Kind.VECTOR);
        if (result == Kind.VECTOR) kinds.add(Kind.VECTOR);
        if (dice.percent(50)) kinds.add(Kind.INT);
        if (dice.percent(30)) kinds.add(Kind.BOOLEAN);
        if (dice.percent(20)) kinds.add(Kind.MATRIX);
        if (dice.percent(10)) kinds.add(Kind.BOXED);
        if (dice.percent(30)) kinds.add(dice.one(Objects.KINDS));
        if (dice.mayList() && dice.percent(60)) kinds.add(dice.one(Lists.KINDS));
        return kinds;
    }

    /** A method that calls itself, or two that call one another. */
    private void recursive() {
        boolean pure = dice.percent(35);
        Kind result = pure ? Kind.DOUBLE : dice.one(List.of(Kind.DOUBLE, Kind.DOUBLE, Kind.VECTOR));
        List<Kind> parameters = new ArrayList<>(List.of(Kind.INT, Kind.DOUBLE));
        if (!pure) parameters.add(Kind.VECTOR);
        if (!pure && dice.percent(30)) parameters.add(Kind.MATRIX);
        List<Method> all = new ArrayList<>();
        int several = dice.percent(30) ? 2 : 1;
        dice.note(several == 1 ? "recursion" : "mutual recursion");
        for (int i = 0; i < several; i++) {
            String called = name + "Helper" + (helpers.size() + i);
            all.add(new Method(called, result, parameters));
        }
        for (int i = 0; i < several; i++) methods.add(recursive(all.get(i), all.get((i + 1) % several)));
        helpers.addAll(all);
    }

    private Node recursive(Method method, Method called) {
        Scope scope = method.isPure() ? new Scope().pure() : new Scope();
        List<String> parameters = new ArrayList<>();
        for (Kind p : method.parameters())
            parameters.add(p.type + " " + scope.declare(p, p != Kind.INT, false).name());
        String depth = scope.declare(Kind.INT, false, false).name();
        Expressions expressions = new Expressions(dice, List.copyOf(helpers), List.copyOf(inner));
        Statements all = new Statements(dice, expressions, method.result(), size);
        Control control = new Control(dice, expressions, all, method.result());
        Node start = Node.block(List.of(
                Node.statement(
                        "int " + depth + " = Math.min(#, 3);",
                        Node.of(Kind.INT, scope.of(Kind.INT).get(0).name())),
                Node.statement("if (" + depth + " <= 0) {\n#}", Node.block(List.of(control.end(scope.inside()))))));
        Node body = all.block(scope, 1 + dice.below(size));
        Node again = expressions.recursive(called, depth + " - 1", scope);
        Node end = method.result() == Kind.DOUBLE
                ? Node.statement("return 0.5 * # + #;", again, expressions.small(scope, 1))
                : Node.statement("return #;", again);
        String line = "private static " + method.result().type + " " + method.name() + "("
                + String.join(", ", parameters) + ") {\n";
        return Node.of(Kind.METHOD, line + "###}\n", start, body, end);
    }
}
