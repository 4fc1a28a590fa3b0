package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;
import static org.wengert.processor.fuzz.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random objects and functions: records, objects that change, sealed types, lambdas. */
final class Objects {
    /** The kinds of values that are objects. */
    static final List<Kind> KINDS = List.of(Kind.FUNCTION, Kind.PAIR, Kind.BOX, Kind.SHAPE);

    private final Dice dice;
    private final Expressions expressions;

    Objects(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** An object: old or new. */
    Node next(Kind kind, Scope scope) {
        List<Variable> known = scope.of(kind);
        if (!known.isEmpty() && dice.percent(45)) {
            Node old = of(kind, dice.one(known).name());
            if (dice.percent(60)) return old;
            dice.note("c ? object : object");
            return of(kind, "(# ? # : #)", expressions.condition(scope), old, next(kind, scope));
        }
        return switch (kind) {
            case FUNCTION -> function(scope);
            case PAIR -> pair(scope);
            case BOX -> {
                dice.note("new object that changes");
                yield of(kind, "new Box(#, #)", expressions.tame(scope, 1), expressions.vector(scope));
            }
            default -> shape(scope);
        };
    }

    private Node function(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(3, "lambda", () -> lambda(scope)),
                new Way<>(
                        1, "method reference", () -> of(Kind.FUNCTION, dice.one(List.of("Math::sin", "Fuzz::wave"))))));
        if (!scope.of(Kind.SHAPE).isEmpty()) {
            String s = dice.one(scope.of(Kind.SHAPE)).name();
            ways.add(new Way<>(2, "bound method reference", () -> of(Kind.FUNCTION, s + "::at")));
        }
        return dice.go(ways);
    }

    /** A lambda that captures what is never assigned again. */
    private Node lambda(Scope scope) {
        Scope inside = scope.insideLambda(captured(scope));
        String t = inside.declare(Kind.DOUBLE, false, false).name();
        if (dice.percent(70)) return of(Kind.FUNCTION, t + " -> #", expressions.tame(inside, 2));
        dice.note("lambda with a body");
        Scope body = inside.inside();
        Node value = expressions.tame(inside, 1);
        String y = body.declare(Kind.DOUBLE, true, false).name();
        return of(
                Kind.FUNCTION,
                t + " -> {\ndouble " + y + " = #;\nif (#) " + y + " *= 0.5;\nreturn #;\n}",
                value,
                expressions.condition(body),
                expressions.tame(body, 1));
    }

    private static List<Variable> captured(Scope scope) {
        List<Variable> captured = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Variable v : scope.of(kind)) if (!v.writable() && !v.isIndex() && kind != Kind.INT) captured.add(v);
        }
        return captured;
    }

    private Node pair(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(
                        3,
                        "new record",
                        () -> of(Kind.PAIR, "new Pair(#, #)", expressions.tame(scope, 1), expressions.vector(scope))),
                new Way<>(1, "static factory", () -> of(Kind.PAIR, "Pair.of(#)", expressions.tame(scope, 1)))));
        if (!scope.of(Kind.PAIR).isEmpty()) {
            String p = dice.one(scope.of(Kind.PAIR)).name();
            ways.add(new Way<>(2, "copy of a record", () -> of(Kind.PAIR, p + ".with(#)", expressions.tame(scope, 1))));
        }
        return dice.go(ways);
    }

    private Node shape(Scope scope) {
        dice.note("new record of a sealed type");
        return dice.percent(50)
                ? of(Kind.SHAPE, "new Round(#)", expressions.tame(scope, 1))
                : of(Kind.SHAPE, "new Flat(#, #)", expressions.tame(scope, 1), expressions.tame(scope, 1));
    }

    /** The ways to a number from the objects that are there; it is at most 2 in size. */
    List<Way<Node>> numbers(Scope scope, int depth) {
        List<Way<Node>> ways = new ArrayList<>(List.of(new Way<>(
                1,
                "method of an enum",
                () -> of(
                        Kind.DOUBLE,
                        "(# ? Op.TIMES : Op.PLUS).of(#, #)",
                        expressions.condition(scope),
                        expressions.tame(scope, depth - 1),
                        expressions.tame(scope, 0)))));
        for (Variable f : some(scope, Kind.FUNCTION)) {
            ways.add(new Way<>(
                    8,
                    "function applied",
                    () -> of(Kind.DOUBLE, f.name() + ".applyAsDouble(#)", expressions.tame(scope, depth - 1))));
        }
        for (Variable p : some(scope, Kind.PAIR)) {
            ways.add(new Way<>(2, "component", () -> of(Kind.DOUBLE, p.name() + ".x()")));
            ways.add(new Way<>(2, "p.a()[i]", () -> of(Kind.DOUBLE, p.name() + ".a()[#]", expressions.index(scope))));
            ways.add(new Way<>(
                    2, "method of a record", () -> of(Kind.DOUBLE, p.name() + ".at(#)", expressions.index(scope))));
        }
        for (Variable b : some(scope, Kind.BOX)) {
            ways.add(new Way<>(2, "field", () -> of(Kind.DOUBLE, b.name() + ".v")));
            ways.add(new Way<>(
                    3, "method of an object", () -> of(Kind.DOUBLE, b.name() + ".at(#)", expressions.index(scope))));
        }
        for (Variable s : some(scope, Kind.SHAPE)) {
            ways.add(new Way<>(
                    4,
                    "sealed dispatch",
                    () -> of(
                            Kind.DOUBLE,
                            s.name() + dice.one(List.of(".at(#)", ".twice(#)")),
                            expressions.tame(scope, depth - 1))));
            ways.add(new Way<>(2, "instanceof", () -> instanceOf(s, scope)));
        }
        return ways;
    }

    /** Numbers that depend on the objects there are. */
    List<Node> terms(Scope scope) {
        List<Node> terms = new ArrayList<>();
        scope.of(Kind.FUNCTION).forEach(f -> terms.add(of(Kind.DOUBLE, f.name() + ".applyAsDouble(0.7)")));
        scope.of(Kind.SHAPE).forEach(s -> terms.add(of(Kind.DOUBLE, s.name() + ".at(0.9)")));
        for (Variable p : scope.of(Kind.PAIR))
            terms.add(of(Kind.DOUBLE, p.name() + ".at(#)", expressions.index(scope)));
        for (Variable b : scope.of(Kind.BOX)) terms.add(of(Kind.DOUBLE, b.name() + ".at(#)", expressions.index(scope)));
        return terms;
    }

    private Node instanceOf(Variable shape, Scope scope) {
        String round = expressions.freshName();
        return of(
                Kind.DOUBLE,
                "(" + shape.name()
                        + " instanceof Round R ? 0.5 * R.r() * # : #)"
                                .replace("R.", round + ".")
                                .replace("R ?", round + " ?"),
                expressions.tame(scope, 0),
                expressions.tame(scope, 0));
    }

    private List<Variable> some(Scope scope, Kind kind) {
        List<Variable> all = scope.of(kind);
        return all.isEmpty() ? List.of() : List.of(dice.one(all));
    }

    /** The ways to a statement that does something with objects. */
    List<Way<Node>> statements(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>();
        Kind kind = dice.one(KINDS);
        ways.add(new Way<>(8, "object declared", () -> declared(kind, scope)));
        for (Variable b : some(scope, Kind.BOX)) {
            ways.add(new Way<>(2, "field = e", () -> statement(b.name() + ".v = #;", expressions.tame(scope, 2))));
            ways.add(new Way<>(
                    2, "field += e", () -> statement(b.name() + ".v += 0.2 * #;", expressions.small(scope, 1))));
            ways.add(new Way<>(1, "field = array", () -> statement(b.name() + ".a = #;", expressions.vector(scope))));
            ways.add(new Way<>(
                    2,
                    "entry of a field",
                    () -> statement(b.name() + ".a[#] = #;", expressions.index(scope), expressions.tame(scope, 1))));
            ways.add(new Way<>(
                    3, "method that changes", () -> statement(b.name() + ".add(#);", expressions.tame(scope, 1))));
        }
        for (Kind assigned : List.of(Kind.PAIR, Kind.BOX, Kind.SHAPE)) {
            List<Variable> targets = scope.writable(assigned);
            if (targets.isEmpty()) continue;
            String target = dice.one(targets).name();
            ways.add(new Way<>(2, "object assigned", () -> statement(target + " = #;", next(assigned, scope))));
        }
        return ways;
    }

    /** A declaration; in front of a function those of copies that it may capture. */
    private Node declared(Kind kind, Scope scope) {
        List<Node> all = new ArrayList<>();
        if (kind == Kind.FUNCTION) {
            for (Kind captured : List.of(Kind.DOUBLE, Kind.VECTOR)) {
                Node value = captured == Kind.DOUBLE ? expressions.tame(scope, 1) : expressions.vector(scope);
                if (dice.percent(60)) {
                    String name = scope.declare(captured, false, false).name();
                    all.add(statement("final " + Types.text(captured) + " " + name + " = #;", value));
                }
            }
        }
        Node value = next(kind, scope);
        boolean isFinal = kind == Kind.FUNCTION || dice.percent(30);
        String name = scope.declare(kind, !isFinal, false).name();
        all.add(statement(Types.text(kind) + " " + name + " = #;", value));
        return all.size() == 1 ? all.get(0) : Node.block(all);
    }
}
