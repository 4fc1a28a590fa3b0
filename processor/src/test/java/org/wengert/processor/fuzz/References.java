package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Expressions.Method;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random arrays and matrices: new ones, and other names for old ones. */
final class References {
    private final Dice dice;
    private final Expressions expressions;

    References(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** An array: old or new. */
    Node vector(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(1, "new double[3]", () -> of(Kind.VECTOR, "new double[3]")),
                new Way<>(
                        2,
                        "{x, y, z}",
                        () -> of(
                                Kind.VECTOR,
                                "new double[] {#, #, #}",
                                expressions.tame(scope, 1),
                                expressions.tame(scope, 1),
                                expressions.tame(scope, 0)))));
        if (!scope.of(Kind.VECTOR).isEmpty()) {
            ways.add(new Way<>(6, "p = q", () -> known(scope)));
            ways.add(new Way<>(1, "clone", () -> of(Kind.VECTOR, "#.clone()", known(scope))));
            ways.add(new Way<>(1, "copyOf", () -> of(Kind.VECTOR, "Arrays.copyOf(#, 4)", known(scope))));
            ways.add(new Way<>(
                    2,
                    "c ? p : q",
                    () -> of(Kind.VECTOR, "(# ? # : #)", expressions.condition(scope), known(scope), vector(scope))));
        }
        if (!scope.of(Kind.MATRIX).isEmpty()) {
            ways.add(new Way<>(
                    5,
                    "p = m[i]",
                    () -> of(Kind.VECTOR, dice.one(scope.of(Kind.MATRIX)).name() + "[#]", expressions.index(scope))));
        }
        if (!scope.of(Kind.PAIR).isEmpty()) {
            ways.add(new Way<>(
                    2,
                    "p.a()",
                    () -> of(Kind.VECTOR, dice.one(scope.of(Kind.PAIR)).name() + ".a()")));
        }
        if (!scope.of(Kind.BOX).isEmpty()) {
            ways.add(new Way<>(
                    2, "b.a", () -> of(Kind.VECTOR, dice.one(scope.of(Kind.BOX)).name() + ".a")));
        }
        for (Variable o : dice.some(scope.of(Kind.SPOT)))
            ways.add(new Way<>(2, "p.a()", () -> of(Kind.VECTOR, o.name() + ".w()")));
        for (Variable q : dice.some(scope.of(Kind.CUBE))) {
            ways.add(new Way<>(
                    3,
                    "p = q[i][j]",
                    () -> of(Kind.VECTOR, q.name() + "[#][#]", expressions.index(scope), expressions.index(scope))));
        }
        expressions.parts().forEach(part -> ways.addAll(part.vectors(scope)));
        Method helper = expressions.helperOf(Kind.VECTOR, scope);
        if (helper != null) {
            ways.add(new Way<>(
                    2, "call that returns an array", () -> expressions.callOf(helper, Kind.VECTOR, scope, 1)));
        }
        return dice.go(ways);
    }

    private Node known(Scope scope) {
        return of(Kind.VECTOR, dice.one(scope.of(Kind.VECTOR)).name());
    }

    /** A matrix: old or new. */
    Node matrix(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(1, "new double[3][3]", () -> of(Kind.MATRIX, "new double[3][3]")),
                new Way<>(
                        2,
                        "{p, q, p}",
                        () -> of(Kind.MATRIX, "new double[][] {#, #, #}", vector(scope), vector(scope), vector(scope))),
                new Way<>(1, "jagged", () -> jagged(scope))));
        for (Variable q : dice.some(scope.of(Kind.CUBE)))
            ways.add(new Way<>(4, "m = q[i]", () -> of(Kind.MATRIX, q.name() + "[#]", expressions.index(scope))));
        if (!scope.of(Kind.MATRIX).isEmpty()) {
            Variable m = dice.one(scope.of(Kind.MATRIX));
            ways.add(new Way<>(2, "m = o", () -> of(Kind.MATRIX, m.name())));
            ways.add(new Way<>(1, "clone of a table", () -> of(Kind.MATRIX, m.name() + ".clone()")));
        }
        return dice.go(ways);
    }

    private Node jagged(Scope scope) {
        return of(
                Kind.MATRIX,
                "new double[][] {{#, 0.5, #}, {0.1, #, 0.2, #}, {1.5, 2.0, #}}",
                expressions.tame(scope, 1),
                expressions.tame(scope, 0),
                expressions.tame(scope, 0),
                expressions.tame(scope, 1),
                expressions.tame(scope, 0));
    }

    /** A table of matrices: old or new. */
    Node cube(Scope scope) {
        if (!scope.of(Kind.CUBE).isEmpty() && dice.percent(40))
            return of(Kind.CUBE, dice.one(scope.of(Kind.CUBE)).name());
        if (dice.percent(20)) return of(Kind.CUBE, "new double[3][3][3]");
        return of(Kind.CUBE, "new double[][][] {#, #, #}", matrix(scope), matrix(scope), matrix(scope));
    }
}
