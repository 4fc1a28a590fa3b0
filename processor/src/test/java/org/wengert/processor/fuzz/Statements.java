package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Expressions.Method;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random statements. They end, and what comes after them can be reached. */
final class Statements {
    private final int deepest;
    private final int depth;
    private final Dice dice;
    private final Expressions expressions;
    private final Control control;

    /** @param deepest how deep statements may be nested */
    Statements(Dice dice, Expressions expressions, Kind result, int deepest) {
        this.dice = dice;
        this.expressions = expressions;
        this.deepest = deepest;
        this.depth = deepest > 1 ? 2 : 1;
        this.control = new Control(dice, expressions, this, result);
    }

    /** A block of some statements in a new scope. */
    Node block(Scope inside, int statements) {
        List<Node> list = new ArrayList<>();
        for (int i = 0; i < statements; i++) list.add(next(inside));
        return Node.block(list);
    }

    /** Statements for the end of a block: as a block of their own, but without its braces. */
    Node next(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                declared(8, "double declared", Kind.DOUBLE, scope),
                declared(2, "int declared", Kind.INT, scope),
                declared(1, "boolean declared", Kind.BOOLEAN, scope),
                declared(6, "array declared", Kind.VECTOR, scope),
                declared(2, "matrix declared", Kind.MATRIX, scope),
                declared(3, "array of matrices declared", Kind.CUBE, scope)));
        if (!scope.writable(Kind.DOUBLE).isEmpty()) ways.add(new Way<>(14, "", () -> assign(scope)));
        if (!scope.writable(Kind.INT).isEmpty()) ways.add(new Way<>(2, "int assigned", () -> assignInt(scope)));
        if (!scope.of(Kind.VECTOR).isEmpty()) {
            ways.add(new Way<>(12, "", () -> store(expressions.entry(scope), "a[i]", scope)));
            if (!scope.writable(Kind.VECTOR).isEmpty()) {
                ways.add(new Way<>(5, "array assigned", () -> assignVector(scope)));
                ways.add(new Way<>(2, "arrays swapped", () -> swapVectors(scope)));
            }
            ways.add(new Way<>(1, "fill", () -> fill(scope)));
            ways.add(new Way<>(1, "arraycopy", () -> copy(scope)));
            ways.add(new Way<>(1, "setAll", () -> setAll(scope)));
            if (!dice.isSmooth()) ways.add(new Way<>(1, "sort", () -> sort(scope)));
        }
        if (!scope.of(Kind.MATRIX).isEmpty()) {
            ways.add(new Way<>(8, "", () -> store(expressions.cell(scope), "m[i][j]", scope)));
            ways.add(new Way<>(5, "m[i] = p", () -> assignRow(scope)));
            ways.add(new Way<>(4, "rows swapped", () -> swapRows(scope)));
        }
        if (!scope.of(Kind.CUBE).isEmpty()) {
            ways.add(new Way<>(20, "", () -> store(expressions.place(scope), "q[i][j][k]", scope)));
            ways.add(new Way<>(5, "q[i] = m", () -> assignMatrix(scope)));
        }
        expressions.parts().forEach(part -> ways.addAll(part.statements(scope, this)));
        if (!expressions.callable(scope).isEmpty()) ways.add(new Way<>(4, "call as a statement", () -> call(scope)));
        if (scope.depth < deepest) ways.add(new Way<>(26, "", () -> control.next(scope)));
        if (!scope.loops.isEmpty()) ways.add(new Way<>(8, "", () -> control.jump(scope)));
        ways.add(new Way<>(2, "", () -> control.leave(scope)));
        return dice.go(ways);
    }

    private Way<Node> declared(int weight, String construct, Kind kind, Scope scope) {
        return new Way<>(weight, construct, () -> declare(kind, expressions.argument(kind, scope, depth + 1), scope));
    }

    Node declare(Kind kind, Node value, Scope scope) {
        Variable variable = scope.declare(kind, dice.percent(75), false);
        boolean inferred = dice.percent(10) && kind != Kind.BOXED;
        if (inferred) dice.note("var");
        return statement((inferred ? "var" : kind.type) + " " + variable.name() + " = #;", value);
    }

    private Node assign(Scope scope) {
        String x = dice.one(scope.writable(Kind.DOUBLE)).name();
        return update(Node.of(Kind.DOUBLE, x), "x", scope);
    }

    private Node store(Node target, String what, Scope scope) {
        return update(target, what, scope);
    }

    private Node update(Node target, String what, Scope scope) {
        return dice.go(List.of(
                new Way<>(10, what + " = e", () -> statement("# = #;", target, expressions.tame(scope, depth))),
                new Way<>(5, what + " += e", () -> statement("# += 0.3 * #;", target, expressions.small(scope, 2))),
                new Way<>(2, what + " -= e", () -> statement("# -= 0.2 * #;", target, expressions.small(scope, 2))),
                new Way<>(4, what + " *= e", () -> statement("# *= #;", target, expressions.small(scope, 2))),
                new Way<>(3, what + " /= e", () -> statement("# /= 1.5 + #;", target, expressions.small(scope, 1)))));
    }

    private Node assignInt(Scope scope) {
        String k = dice.one(scope.writable(Kind.INT)).name();
        return dice.percent(50)
                ? statement(dice.one(List.of(k + "++;", k + "--;")))
                : statement(k + " = (#) % 7;", expressions.integer(scope));
    }

    private Node assignVector(Scope scope) {
        List<Variable> targets = scope.writable(Kind.VECTOR);
        return statement(dice.one(targets).name() + " = #;", expressions.vector(scope));
    }

    private Node fill(Scope scope) {
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        return dice.percent(50)
                ? statement("Arrays.fill(" + a + ", #);", expressions.tame(scope, 1))
                : statement("Arrays.fill(" + a + ", #, 3, #);", expressions.index(scope), expressions.tame(scope, 1));
    }

    private Node copy(Scope scope) {
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        String b = dice.one(scope.of(Kind.VECTOR)).name();
        return statement(
                "System.arraycopy(" + a + ", " + dice.below(2) + ", " + b + ", #, 1);", expressions.index(scope));
    }

    private Node setAll(Scope scope) {
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        Scope inside = scope.insideLambda();
        String k = inside.declare(Kind.INT, false, false).name();
        return statement("Arrays.setAll(" + a + ", " + k + " -> #);", expressions.tame(inside, 1));
    }

    private Node sort(Scope scope) {
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        return statement(dice.percent(60) ? "Arrays.sort(" + a + ");" : "Arrays.sort(" + a + ", 0, 2);");
    }

    private Node assignMatrix(Scope scope) {
        String q = dice.one(scope.of(Kind.CUBE)).name();
        return statement(q + "[#] = #;", expressions.index(scope), expressions.matrix(scope));
    }

    private Node swapVectors(Scope scope) {
        List<Variable> targets = scope.writable(Kind.VECTOR);
        String p = dice.one(targets).name();
        String q = dice.one(targets).name();
        String t = scope.declare(Kind.VECTOR, true, false).name();
        return Node.block(List.of(
                statement("double[] " + t + " = " + p + ";"),
                statement(p + " = " + q + ";"),
                statement(q + " = " + t + ";")));
    }

    private Node assignRow(Scope scope) {
        String m = dice.one(scope.of(Kind.MATRIX)).name();
        return statement(m + "[#] = #;", expressions.index(scope), expressions.vector(scope));
    }

    private Node swapRows(Scope scope) {
        String m = dice.one(scope.of(Kind.MATRIX)).name();
        Node i = Node.of(Kind.INT, String.valueOf(dice.below(3)));
        Node j = scope.indices().isEmpty()
                ? Node.of(Kind.INT, String.valueOf(dice.below(3)))
                : Node.of(Kind.INT, dice.one(scope.indices()).name());
        String t = scope.declare(Kind.VECTOR, true, false).name();
        return Node.block(List.of(
                statement("double[] " + t + " = " + m + "[#];", i),
                statement(m + "[#] = " + m + "[#];", i, j),
                statement(m + "[#] = " + t + ";", j)));
    }

    private Node call(Scope scope) {
        Method helper = dice.one(expressions.callable(scope));
        return statement("#;", expressions.callOf(helper, helper.result(), scope, 1));
    }
}
