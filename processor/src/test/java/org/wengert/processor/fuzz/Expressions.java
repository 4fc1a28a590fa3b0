package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.fuzz.Derivatives.Inner;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/**
 * Random expressions. Numbers stay tame: what is stored is at most 2 in size as long as sums do not pile up, every array has at least
 * three entries, every matrix at least three rows, and an index is between 0 and 2.
 */
final class Expressions {
    private static final double TAME = 2.5;
    private static final List<String> LITERALS = List.of("0.5", "1.25", "-0.75", "2.0", "0.1", "-1.5", "1.0", "3e-1");

    private final Dice dice;
    private final List<Method> helpers;
    private final Integers integers;
    private final References references;
    private final Objects objects;
    private final Streams streams;
    private final Lists lists;
    private final List<Part> parts;
    private int names;
    /** How many calls there are around: calls inside calls would grow without end. */
    private int calls;

    Expressions(Dice dice, List<Method> helpers, List<Inner> inner) {
        this.dice = dice;
        this.helpers = helpers;
        this.integers = new Integers(dice, this);
        this.references = new References(dice, this);
        this.objects = new Objects(dice, this);
        this.streams = new Streams(dice, this);
        this.lists = new Lists(dice, this);
        this.parts = new ArrayList<>(List.of(objects, new Derivatives(dice, this, inner), new Asides(dice, this)));
        if (dice.mayStream()) parts.add(streams);
        if (dice.mayList()) parts.add(lists);
    }

    /** A helper method that may be called. */
    record Method(String name, Kind result, List<Kind> parameters) {
        /** Whether it changes nothing that is there before. */
        boolean isPure() {
            return parameters.stream().allMatch(Kind::isPlain);
        }
    }

    Lists lists() {
        return lists;
    }

    List<Part> parts() {
        return parts;
    }

    Streams streams() {
        return streams;
    }

    /** A number with a bound of its size. */
    private record Number(Node node, double bound) {}

    /** A number of at most tame size. */
    Node tame(Scope scope, int depth) {
        return tamed(number(scope, depth));
    }

    /** A number between −1 and 1. */
    Node small(Scope scope, int depth) {
        Node n = number(scope, depth).node();
        return of(Kind.DOUBLE, dice.one(List.of("Math.sin(#)", "Math.cos(#)", "Math.tanh(#)")), n);
    }

    /** A number of tame size from one of this size. */
    Node tamed(Node node, double bound) {
        return tamed(new Number(node, bound));
    }

    private Node tamed(Number n) {
        if (n.bound() <= TAME) return n.node();
        if (n.bound() < 5 && dice.percent(50)) return of(Kind.DOUBLE, "0.4 * (#)", n.node());
        if (dice.percent(30)) return of(Kind.DOUBLE, "# / (2 + Math.abs(#))", bracket(n.node()), bracket(n.node()));
        return of(Kind.DOUBLE, dice.one(List.of("Math.sin(#)", "Math.tanh(#)", "Math.atan(#)")), n.node());
    }

    private static Node bracket(Node n) {
        return of(Kind.DOUBLE, "(#)", n);
    }

    private Number number(Scope scope, int depth) {
        if (depth <= 0 || dice.percent(15)) return leaf(scope);
        List<Way<Number>> ways = new ArrayList<>(List.of(
                new Way<>(12, "a + b", () -> binary("(# + #)", scope, depth, false)),
                new Way<>(10, "a - b", () -> binary("(# - #)", scope, depth, false)),
                new Way<>(20, "a * b", () -> binary("# * #", scope, depth, true)),
                new Way<>(5, "a / (1 + b * b)", () -> quotient(scope, depth)),
                new Way<>(3, "-a", () -> unary("(-(#))", scope, depth, 1)),
                new Way<>(5, "sin", () -> fixed("Math.sin(#)", scope, depth, 1)),
                new Way<>(5, "cos", () -> fixed("Math.cos(#)", scope, depth, 1)),
                new Way<>(4, "exp", () -> fixed("Math.exp(-# * #)", scope, depth, 1)),
                new Way<>(3, "sqrt", () -> fixed("Math.sqrt(1 + # * #)", scope, depth, 3)),
                new Way<>(3, "log", () -> fixed("Math.log(1.5 + # * #)", scope, depth, 2)),
                new Way<>(2, "tanh", () -> fixed("Math.tanh(#)", scope, depth, 1)),
                new Way<>(2, "atan", () -> fixed("Math.atan(#)", scope, depth, 1.6)),
                new Way<>(1, "hypot", () -> fixed("Math.hypot(#, #)", scope, depth, 3)),
                new Way<>(5, "c ? a : b", () -> ternary(scope, depth)),
                new Way<>(2, "switch expression", () -> choice(scope, depth)),
                new Way<>(1, "(x = e)", () -> assignment(scope, depth)),
                new Way<>(1, "x++", () -> increment(scope))));
        if (!dice.isSmooth()) {
            ways.add(new Way<>(1, "abs", () -> fixed("Math.abs(#)", scope, depth, 4)));
            ways.add(new Way<>(1, "max", () -> fixed("Math.max(#, #)", scope, depth, 4)));
        }
        for (Part part : parts) {
            for (Way<Node> way : part.numbers(scope, depth)) {
                ways.add(new Way<>(
                        way.weight(),
                        way.construct(),
                        () -> new Number(way.make().get(), TAME)));
            }
        }
        if (helperOf(Kind.DOUBLE, scope) != null) ways.add(new Way<>(9, "call", () -> call(scope, depth)));
        return dice.go(ways);
    }

    private Number leaf(Scope scope) {
        List<Way<Number>> ways = new ArrayList<>();
        if (!scope.of(Kind.DOUBLE).isEmpty()) {
            ways.add(new Way<>(
                    6,
                    "",
                    () -> new Number(
                            of(Kind.DOUBLE, dice.one(scope.of(Kind.DOUBLE)).name()), 2)));
        }
        if (!scope.of(Kind.VECTOR).isEmpty()) ways.add(new Way<>(6, "a[i]", () -> new Number(entry(scope), 2)));
        if (!scope.of(Kind.MATRIX).isEmpty()) ways.add(new Way<>(6, "m[i][j]", () -> new Number(cell(scope), 2)));
        if (!scope.of(Kind.CUBE).isEmpty()) ways.add(new Way<>(6, "q[i][j][k]", () -> new Number(place(scope), 2)));
        ways.add(new Way<>(1, "literal", () -> new Number(of(Kind.DOUBLE, dice.one(LITERALS)), 2)));
        if (!scope.of(Kind.INT).isEmpty()) {
            ways.add(new Way<>(
                    1, "int as double", () -> new Number(of(Kind.DOUBLE, "0.3 * (# % 5)", integer(scope)), 1.5)));
        }
        return dice.go(ways);
    }

    /** {@code a[i]}. */
    Node entry(Scope scope) {
        return of(Kind.DOUBLE, dice.one(scope.of(Kind.VECTOR)).name() + "[#]", index(scope));
    }

    /** {@code m[i][j]}. */
    Node cell(Scope scope) {
        return of(Kind.DOUBLE, dice.one(scope.of(Kind.MATRIX)).name() + "[#][#]", index(scope), index(scope));
    }

    /** {@code q[i][j][k]}. */
    Node place(Scope scope) {
        String q = dice.one(scope.of(Kind.CUBE)).name();
        return of(Kind.DOUBLE, q + "[#][#][#]", index(scope), index(scope), index(scope));
    }

    private Number binary(String template, Scope scope, int depth, boolean product) {
        Number a = number(scope, depth - 1);
        Number b = number(scope, depth - 1);
        double bound = product ? a.bound() * b.bound() : a.bound() + b.bound();
        return new Number(of(Kind.DOUBLE, template, a.node(), b.node()), bound);
    }

    private Number quotient(Scope scope, int depth) {
        Number a = number(scope, depth - 1);
        Node b = leafWithoutEffect(scope);
        return new Number(of(Kind.DOUBLE, "# / (1.5 + # * #)", a.node(), b, b), a.bound());
    }

    private Number unary(String template, Scope scope, int depth, double factor) {
        Number a = number(scope, depth - 1);
        return new Number(of(Kind.DOUBLE, template, a.node()), factor * a.bound());
    }

    /** A function with a fixed bound; where it has two holes, both hold the same. */
    private Number fixed(String template, Scope scope, int depth, double bound) {
        Node a = tame(scope, depth - 1);
        if (template.indexOf('#') == template.lastIndexOf('#')) return new Number(of(Kind.DOUBLE, template, a), bound);
        boolean square = template.contains("# * #");
        Node leaf = leafWithoutEffect(scope);
        Node second = square ? leaf : a;
        return new Number(of(Kind.DOUBLE, template, square ? leaf : leafWithoutEffect(scope), second), bound);
    }

    private Node leafWithoutEffect(Scope scope) {
        List<Variable> doubles = scope.of(Kind.DOUBLE);
        return of(Kind.DOUBLE, doubles.isEmpty() ? "0.6" : dice.one(doubles).name());
    }

    private Number ternary(Scope scope, int depth) {
        Number a = number(scope, depth - 1);
        Number b = number(scope, depth - 1);
        return new Number(
                of(Kind.DOUBLE, "(# ? # : #)", condition(scope), a.node(), b.node()), Math.max(a.bound(), b.bound()));
    }

    private Number choice(Scope scope, int depth) {
        Node selector = of(Kind.INT, "Math.floorMod(#, 3)", integer(scope));
        Node a = tame(scope, depth - 2);
        Node b = tame(scope, depth - 2);
        Node c = tame(scope, depth - 2);
        String template = dice.percent(50)
                ? "(switch (#) { case 0 -> #; case 1 -> { double Y = #; yield Y * 0.5; } default -> #; })"
                        .replace("Y", freshName())
                : "(switch (#) { case 0: yield #; case 1: if (#) yield 0.5; default: yield #; })";
        Node middle = template.contains("if (#)") ? condition(scope) : b;
        return new Number(of(Kind.DOUBLE, template, selector, a, middle, c), TAME);
    }

    private Number assignment(Scope scope, int depth) {
        List<Variable> targets = scope.writable(Kind.DOUBLE);
        if (targets.isEmpty()) return leaf(scope);
        return new Number(of(Kind.DOUBLE, "(" + dice.one(targets).name() + " = #)", tame(scope, depth - 1)), TAME);
    }

    private Number increment(Scope scope) {
        List<Variable> targets = scope.writable(Kind.DOUBLE);
        if (targets.isEmpty()) return leaf(scope);
        String x = dice.one(targets).name();
        return new Number(of(Kind.DOUBLE, dice.one(List.of(x + "++", "--" + x, x + "--", "++" + x))), 3);
    }

    /** A helper with this result, null where there is none or no more calls are wanted. */
    @Nullable
    Method helperOf(Kind result, Scope scope) {
        List<Method> suited =
                callable(scope).stream().filter(h -> h.result() == result).toList();
        return suited.isEmpty() ? null : dice.one(suited);
    }

    /** The helpers that may be called in this place. */
    List<Method> callable(Scope scope) {
        if (calls > 0) return List.of();
        return helpers.stream().filter(h -> !scope.isPure() || h.isPure()).toList();
    }

    private Number call(Scope scope, int depth) {
        Method helper = helperOf(Kind.DOUBLE, scope);
        return helper == null ? leaf(scope) : new Number(callOf(helper, Kind.DOUBLE, scope, depth - 1), TAME);
    }

    /** A call, as an expression or without its end as a statement. */
    Node callOf(Method helper, Kind kind, Scope scope, int depth) {
        calls++;
        Node[] arguments =
                helper.parameters().stream().map(p -> argument(p, scope, depth)).toArray(Node[]::new);
        calls--;
        String holes = String.join(", ", Collections.nCopies(arguments.length, "#"));
        return of(kind, helper.name() + "(" + holes + ")", arguments);
    }

    /** A call of a method whose first parameter says how deep it may go on. */
    Node recursive(Method called, String depth, Scope scope) {
        Node call = callOf(called, called.result(), scope, 1);
        call.parts.set(1, depth);
        return call;
    }

    /** Something of a kind. */
    Node argument(Kind kind, Scope scope, int depth) {
        return switch (kind) {
            case DOUBLE, BOXED -> tame(scope, depth - 1);
            case INT -> integer(scope);
            case BOOLEAN -> condition(scope);
            case FLOAT -> of(Kind.FLOAT, "(float) (double) (#)", tame(scope, depth - 1));
            case VECTOR -> vector(scope);
            case MATRIX -> matrix(scope);
            case CUBE -> references.cube(scope);
            case NUMBERS, ARRAYS, OBJECTS -> lists.next(kind, scope);
            default -> objects.next(kind, scope);
        };
    }

    Objects objects() {
        return objects;
    }

    /** A name that nothing else has. */
    String freshName() {
        return "y" + names++;
    }

    /** A number that depends on every variable there is, so that no fault goes unseen. */
    Node everything(Scope scope) {
        List<Node> terms = new ArrayList<>();
        scope.of(Kind.DOUBLE).forEach(x -> terms.add(of(Kind.DOUBLE, x.name())));
        for (Variable a : scope.of(Kind.VECTOR)) {
            for (int i = 0; i < 3; i++) terms.add(of(Kind.DOUBLE, a.name() + "[" + i + "]"));
        }
        scope.of(Kind.BOXED).forEach(d -> terms.add(of(Kind.DOUBLE, d.name())));
        scope.of(Kind.FLOAT).forEach(g -> terms.add(of(Kind.DOUBLE, "(double) " + g.name())));
        scope.of(Kind.NUMBERS).forEach(n -> terms.add(of(Kind.DOUBLE, n.name() + ".get(1)")));
        scope.of(Kind.ARRAYS).forEach(v -> terms.add(of(Kind.DOUBLE, v.name() + ".get(0)[1]")));
        scope.of(Kind.OBJECTS).forEach(w -> terms.add(of(Kind.DOUBLE, w.name() + ".get(2).at(1)")));
        scope.of(Kind.CUBE).forEach(q -> terms.add(of(Kind.DOUBLE, q.name() + "[1][2][0]")));
        for (Variable m : scope.of(Kind.MATRIX)) {
            for (int i = 0; i < 3; i++) terms.add(of(Kind.DOUBLE, m.name() + "[" + i + "][#]", index(scope)));
        }
        terms.addAll(objects.terms(scope));
        if (terms.isEmpty()) terms.add(tame(scope, 1));
        Node sum = terms.get(0);
        for (int i = 1; i < terms.size(); i++) {
            sum = of(Kind.DOUBLE, "# + " + dice.one(List.of("0.7", "-1.3", "0.9", "1.1")) + " * #", sum, terms.get(i));
        }
        return sum;
    }

    /** An integer. */
    Node integer(Scope scope) {
        return integers.integer(scope);
    }

    /** An index between 0 and 2. */
    Node index(Scope scope) {
        return integers.index(scope);
    }

    /** A condition, mostly of integers. */
    Node condition(Scope scope) {
        return integers.condition(scope);
    }

    /** An array: old or new. */
    Node vector(Scope scope) {
        return references.vector(scope);
    }

    /** A matrix: old or new. */
    Node matrix(Scope scope) {
        return references.matrix(scope);
    }
}
