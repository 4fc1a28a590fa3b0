package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;
import static org.wengert.processor.fuzz.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random text, logging, assertions, conversions of numbers, constants, calls of methods of special form. */
final class Asides implements Part {
    private final Dice dice;
    private final Expressions expressions;

    Asides(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    @Override
    public List<Way<Node>> numbers(Scope scope, int depth) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(1, "text", () -> number("((\"a\" + #).isEmpty() ? 1.5 : #)", scope, 0, 0)),
                new Way<>(
                        1, "long", () -> of(Kind.DOUBLE, "0.2 * (double) ((long) # & 7L)", expressions.integer(scope))),
                new Way<>(1, "constant array", () -> of(Kind.DOUBLE, "Shared.TABLE[#]", expressions.index(scope))),
                new Way<>(1, "constant", () -> number("Shared.RATE * #", scope, depth - 1)),
                new Way<>(1, "varargs", () -> varargs(scope)),
                new Way<>(1, "generic method", () -> generic(scope)),
                new Way<>(1, "generic record", () -> number("new Cell<>(#).value()", scope, depth - 1)),
                new Way<>(1, "overloaded methods", () -> overloaded(scope)),
                new Way<>(1, "switch over text", () -> texts(scope)),
                new Way<>(1, "switch over an enum", () -> constants(scope))));
        if (!dice.isSmooth()) {
            ways.add(new Way<>(1, "cast to int", () -> number("0.3 * (int) (2 * #)", scope, 1)));
            ways.add(new Way<>(1, "remainder", () -> number("# % 0.8", scope, 1)));
            ways.add(new Way<>(1, "clamp", () -> number("Math.min(Math.max(#, -0.5), 1.3)", scope, 1)));
        }
        for (Variable s : dice.some(scope.of(Kind.SHAPE)))
            ways.add(new Way<>(3, "switch over types", () -> patterns(s.name(), scope)));
        for (Variable d : dice.some(scope.of(Kind.BOXED)))
            ways.add(new Way<>(6, "Double", () -> of(Kind.DOUBLE, d.name())));
        for (Variable g : dice.some(scope.of(Kind.FLOAT)))
            ways.add(new Way<>(8, "float", () -> of(Kind.DOUBLE, "(double) " + g.name())));
        return ways;
    }

    private Node number(String template, Scope scope, int... depths) {
        Node[] holes = new Node[depths.length];
        for (int i = 0; i < holes.length; i++)
            holes[i] = Node.of(Kind.DOUBLE, "(#)", expressions.tame(scope, depths[i]));
        return of(Kind.DOUBLE, template, holes);
    }

    private Node varargs(Scope scope) {
        return switch (dice.below(3)) {
            case 0 -> of(Kind.DOUBLE, "Shared.total()");
            case 1 -> number("Shared.total(#, #)", scope, 1, 0);
            default -> of(Kind.DOUBLE, "Shared.total(#)", expressions.vector(scope));
        };
    }

    private Node generic(Scope scope) {
        return dice.percent(50)
                ? of(
                        Kind.DOUBLE,
                        "Shared.pick(#, #, #)[#]",
                        expressions.condition(scope),
                        expressions.vector(scope),
                        expressions.vector(scope),
                        expressions.index(scope))
                : of(
                        Kind.DOUBLE,
                        "Shared.measure(#, #)",
                        expressions.objects().next(Kind.SHAPE, scope),
                        expressions.tame(scope, 0));
    }

    private Node overloaded(Scope scope) {
        return dice.percent(50)
                ? number("Shared.norm(#)", scope, 1)
                : of(Kind.DOUBLE, "Shared.norm(#)", expressions.objects().next(Kind.PAIR, scope));
    }

    private Node texts(Scope scope) {
        return of(
                Kind.DOUBLE,
                "(switch (# ? \"a\" : \"b\") { case \"a\" -> #; default -> #; })",
                expressions.condition(scope),
                expressions.tame(scope, 1),
                expressions.tame(scope, 0));
    }

    private Node constants(Scope scope) {
        return of(
                Kind.DOUBLE,
                "(switch (# ? Op.TIMES : Op.PLUS) { case TIMES -> #; case PLUS -> #; })",
                expressions.condition(scope),
                expressions.tame(scope, 1),
                expressions.tame(scope, 0));
    }

    /** Patterns where the compiler knows them, else the same by {@code instanceof}. */
    private Node patterns(String shape, Scope scope) {
        String r = expressions.freshName();
        String q = expressions.freshName();
        String f = expressions.freshName();
        String text = Runtime.version().feature() < 21
                ? "(S instanceof Round R && R.r() > 0.2 ? 0.5 * R.r() * # : S instanceof Flat F ? F.p() * 0.6 : #)"
                : "(switch (S) { case Round R when R.r() > 0.2 -> 0.5 * R.r() * #; case Flat F -> F.p() * 0.6; case Round Q -> #; })";
        return of(
                Kind.DOUBLE,
                text.replace("S", shape)
                        .replace("Round R", "Round " + r)
                        .replace("R.r", r + ".r")
                        .replace("Q ->", q + " ->")
                        .replace("Flat F", "Flat " + f)
                        .replace("F.p", f + ".p"),
                expressions.tame(scope, 0),
                expressions.tame(scope, 0));
    }

    @Override
    public List<Way<Node>> statements(Scope scope, Statements statements) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(
                        1,
                        "assert",
                        () -> statement(
                                "assert # < 1e9 : \"x is \" + #;",
                                expressions.tame(scope, 0),
                                expressions.tame(scope, 0))),
                new Way<>(1, "several declarations", () -> several(scope)),
                new Way<>(
                        2, "Double declared", () -> statements.declare(Kind.BOXED, expressions.tame(scope, 1), scope)),
                new Way<>(1, "local record", () -> local(scope))));
        if (!scope.isPure()) ways.add(new Way<>(1, "logging", () -> logged(scope)));
        for (Variable d : dice.some(scope.writable(Kind.BOXED)))
            ways.add(new Way<>(
                    3, "Double assigned", () -> statement(d.name() + " += 0.2 * #;", expressions.small(scope, 1))));
        if (dice.isSmooth()) {
            ways.add(new Way<>(
                    8,
                    "float declared",
                    () -> statements.declare(
                            Kind.FLOAT, of(Kind.FLOAT, "(float) (double) (#)", expressions.tame(scope, 1)), scope)));
            for (Variable g : dice.some(scope.writable(Kind.FLOAT)))
                ways.add(new Way<>(
                        8, "float assigned", () -> statement(g.name() + " *= #;", expressions.small(scope, 1))));
        }
        for (Variable s : dice.some(scope.of(Kind.SHAPE)))
            ways.add(new Way<>(2, "instanceof in an if", () -> instance(s.name(), scope, statements)));
        return ways;
    }

    private Node logged(Scope scope) {
        return statement("Shared.LOG.log(System.Logger.Level.TRACE, \"x is \" + #);", expressions.tame(scope, 1));
    }

    private Node several(Scope scope) {
        Node first = expressions.tame(scope, 1);
        Node second = expressions.tame(scope, 1);
        String x = scope.declare(Kind.DOUBLE, true, false).name();
        String y = scope.declare(Kind.DOUBLE, true, false).name();
        return statement("double " + x + " = #, " + y + " = #;", first, second);
    }

    private Node local(Scope scope) {
        String type = "L" + expressions.freshName();
        Node value = expressions.tame(scope, 1);
        String x = scope.declare(Kind.DOUBLE, true, false).name();
        return statement(
                "record " + type + "(double u) {\ndouble half() { return 0.5 * u; }\n}\ndouble " + x + " = new " + type
                        + "(#).half();",
                value);
    }

    private Node instance(String shape, Scope scope, Statements statements) {
        String r = expressions.freshName();
        Scope inside = scope.inside();
        String x = inside.declare(Kind.DOUBLE, true, false).name();
        return statement(
                "if (" + shape + " instanceof Round " + r + " && " + r + ".r() > 0.1) {\ndouble " + x + " = " + r
                        + ".r();\n#} else {\n#}",
                statements.block(inside, 1),
                statements.block(scope.inside(), 1));
    }
}
