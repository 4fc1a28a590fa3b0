package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;

/** Random streams of numbers, and optional values. */
final class Streams implements Part {
    private static final double LARGE = 10;

    private final Dice dice;
    private final Expressions expressions;

    Streams(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    @Override
    public List<Way<Node>> numbers(Scope scope, int depth) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(6, "stream: sum", () -> tamed(scope, "#.sum()", stream(scope, false))),
                new Way<>(3, "stream: average", () -> orElse("average", scope)),
                new Way<>(3, "stream: reduce", () -> reduced(scope)),
                new Way<>(3, "optional value", () -> optional(scope))));
        if (!dice.isSmooth()) {
            ways.add(new Way<>(3, "stream: min", () -> orElse("min", scope)));
            ways.add(new Way<>(3, "stream: max", () -> orElse("max", scope)));
            ways.add(new Way<>(3, "stream: findFirst", () -> orElse("findFirst", scope)));
        }
        return ways;
    }

    private Node tamed(Scope scope, String template, Node... holes) {
        return expressions.tamed(of(Kind.DOUBLE, template, holes), LARGE);
    }

    private Node orElse(String end, Scope scope) {
        return of(Kind.DOUBLE, "#." + end + "().orElse(#)", stream(scope, false), expressions.tame(scope, 0));
    }

    private Node reduced(Scope scope) {
        Scope inside = scope.insideLambda();
        String a = inside.declare(Kind.DOUBLE, false, false).name();
        String b = inside.declare(Kind.DOUBLE, false, false).name();
        Node rest = expressions.small(inside, 1);
        return tamed(
                scope,
                "#.reduce(#, (" + a + ", " + b + ") -> 0.4 * " + a + " * " + b + " + 0.5 * " + b + " + 0.1 * #)",
                stream(scope, false),
                expressions.tame(scope, 0),
                rest);
    }

    private Node optional(Scope scope) {
        Scope inside = scope.insideLambda();
        String x = inside.declare(Kind.DOUBLE, false, false).name();
        return of(
                Kind.DOUBLE,
                "Optional.of(#).map(" + x + " -> #).orElse(0.0)",
                expressions.tame(scope, 1),
                expressions.tame(inside, 1));
    }

    @Override
    public List<Way<Node>> vectors(Scope scope) {
        return List.of(new Way<>(6, "stream: toArray", () -> of(Kind.VECTOR, "#.toArray()", stream(scope, true))));
    }

    /** A stream of at least three numbers if it is to be whole. */
    Node stream(Scope scope, boolean whole) {
        Node stream = source(scope);
        for (int i = dice.below(3); i > 0; i--) stream = stage(stream, scope, whole);
        return stream;
    }

    private Node source(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(1, "DoubleStream.of", () -> listed(scope)),
                new Way<>(2, "IntStream.range", () -> range(scope)),
                new Way<>(1, "DoubleStream.iterate", () -> iterated(scope))));
        if (!scope.of(Kind.VECTOR).isEmpty()) ways.add(new Way<>(5, "Arrays.stream", () -> ofArray(scope)));
        if (!scope.of(Kind.NUMBERS).isEmpty()) ways.add(new Way<>(3, "list as a stream", () -> ofList(scope)));
        if (!scope.of(Kind.OBJECTS).isEmpty()) ways.add(new Way<>(2, "mapToDouble", () -> ofObjects(scope)));
        return dice.go(ways);
    }

    private Node listed(Scope scope) {
        return of(
                Kind.STREAM,
                "DoubleStream.of(#, #, #)",
                expressions.tame(scope, 1),
                expressions.tame(scope, 0),
                expressions.tame(scope, 0));
    }

    private Node range(Scope scope) {
        Scope inside = scope.insideLambda();
        String i = inside.declare(Kind.INT, false, true).name();
        return of(Kind.STREAM, "IntStream.range(0, 3).mapToDouble(" + i + " -> #)", expressions.tame(inside, 1));
    }

    private Node iterated(Scope scope) {
        Scope inside = scope.insideLambda();
        String x = inside.declare(Kind.DOUBLE, false, false).name();
        return of(
                Kind.STREAM,
                "DoubleStream.iterate(#, " + x + " -> #).limit(3)",
                expressions.tame(scope, 0),
                expressions.tame(inside, 1));
    }

    private Node ofArray(Scope scope) {
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        return of(Kind.STREAM, dice.percent(25) ? "Arrays.stream(" + a + ", 0, 3)" : "Arrays.stream(" + a + ")");
    }

    private Node ofList(Scope scope) {
        String n = dice.one(scope.of(Kind.NUMBERS)).name();
        return of(Kind.STREAM, n + ".stream().mapToDouble(Double::doubleValue)");
    }

    private Node ofObjects(Scope scope) {
        String w = dice.one(scope.of(Kind.OBJECTS)).name();
        String map = dice.one(List.of("Pair::x", expressions.freshName() + " -> Y.at(1)"));
        return of(Kind.STREAM, w + ".stream().mapToDouble(" + map.replace("Y", map.split(" ")[0]) + ")");
    }

    private Node stage(Node stream, Scope scope, boolean whole) {
        List<Way<Node>> ways = new ArrayList<>(List.of(new Way<>(18, "stream: map", () -> mapped(stream, scope))));
        if (!dice.isSmooth()) ways.add(new Way<>(3, "stream: sorted", () -> of(Kind.STREAM, "#.sorted()", stream)));
        if (!whole) {
            ways.add(new Way<>(3, "stream: limit", () -> of(Kind.STREAM, "#.limit(#)", stream, count(scope))));
            ways.add(new Way<>(3, "stream: skip", () -> of(Kind.STREAM, "#.skip(#)", stream, count(scope))));
            if (!dice.isSmooth()) ways.add(new Way<>(6, "stream: filter", () -> filtered(stream, scope)));
        }
        return dice.go(ways);
    }

    private Node count(Scope scope) {
        return of(Kind.INT, "Math.floorMod(#, 4)", expressions.integer(scope));
    }

    private Node mapped(Node stream, Scope scope) {
        Scope inside = scope.insideLambda();
        String x = inside.declare(Kind.DOUBLE, false, false).name();
        return of(Kind.STREAM, "#.map(" + x + " -> #)", stream, expressions.tame(inside, 2));
    }

    private Node filtered(Node stream, Scope scope) {
        Scope inside = scope.insideLambda();
        String x = inside.declare(Kind.DOUBLE, false, false).name();
        return of(Kind.STREAM, "#.filter(" + x + " -> " + x + " < # + 0.37)", stream, expressions.tame(inside, 0));
    }
}
