package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;
import static org.wengert.processor.fuzz.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random objects and functions: records, objects that change, sealed types, lambdas. */
final class Objects implements Part {
    /** The kinds of values that are objects. */
    static final List<Kind> KINDS = List.of(Kind.FUNCTION, Kind.PAIR, Kind.BOX, Kind.SHAPE, Kind.SPOT, Kind.PAIRS);

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
            case SPOT -> spot(scope);
            case PAIRS -> {
                dice.note("array of records");
                yield of(kind, "new Pair[] {#, #, #}", pair(scope), pair(scope), pair(scope));
            }
            default -> shape(scope);
        };
    }

    private Node spot(Scope scope) {
        if (!scope.of(Kind.SPOT).isEmpty() && dice.percent(50)) {
            dice.note("copy of a record");
            return of(Kind.SPOT, dice.one(scope.of(Kind.SPOT)).name() + ".moved(#)", expressions.tame(scope, 1));
        }
        dice.note("new record");
        return of(Kind.SPOT, "new Spot(#, #)", expressions.tame(scope, 1), expressions.vector(scope));
    }

    private Node function(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(3, "lambda", () -> lambda(scope)),
                new Way<>(
                        1, "method reference", () -> of(Kind.FUNCTION, dice.one(List.of("Math::sin", "Shared::wave")))),
                new Way<>(2, "closure returned", () -> returned(scope)),
                new Way<>(1, "anonymous class", () -> anonymous(scope))));
        if (!scope.of(Kind.FUNCTION).isEmpty()) {
            String f = dice.one(scope.of(Kind.FUNCTION)).name();
            ways.add(new Way<>(4, "andThen", () -> of(Kind.FUNCTION, f + ".andThen(Math::cos)")));
        }
        if (!scope.of(Kind.SHAPE).isEmpty()) {
            String s = dice.one(scope.of(Kind.SHAPE)).name();
            ways.add(new Way<>(5, "bound method reference", () -> of(Kind.FUNCTION, s + "::at")));
        }
        return dice.go(ways);
    }

    private Node returned(Scope scope) {
        return dice.percent(60)
                ? of(Kind.FUNCTION, "Shared.bent(#, #)", expressions.tame(scope, 1), expressions.vector(scope))
                : of(Kind.FUNCTION, "Shared.scaled(#).then(Shared::wave)::of", expressions.tame(scope, 1));
    }

    private Node anonymous(Scope scope) {
        Scope inside = scope.insideLambda();
        String t = inside.declare(Kind.DOUBLE, false, false).name();
        return of(
                Kind.FUNCTION,
                "new DoubleUnaryOperator() {\npublic double applyAsDouble(double " + t + ") {\nreturn #;\n}\n}",
                expressions.tame(inside, 2));
    }

    /** A lambda that captures what is never assigned again. */
    private Node lambda(Scope scope) {
        Scope inside = scope.insideLambda();
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
        for (Variable all : dice.some(scope.of(Kind.PAIRS)))
            ways.add(new Way<>(4, "r[i]", () -> of(Kind.PAIR, all.name() + "[#]", expressions.index(scope))));
        for (Variable all : dice.some(scope.of(Kind.OBJECTS)))
            ways.add(new Way<>(
                    4, "list: record", () -> of(Kind.PAIR, all.name() + ".get(#)", expressions.index(scope))));
        return dice.go(ways);
    }

    private Node shape(Scope scope) {
        dice.note("new record of a sealed type");
        return dice.percent(50)
                ? of(Kind.SHAPE, "new Round(#)", expressions.tame(scope, 1))
                : of(Kind.SHAPE, "new Flat(#, #)", expressions.tame(scope, 1), expressions.tame(scope, 1));
    }

    @Override
    public List<Way<Node>> numbers(Scope scope, int depth) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(
                        1,
                        "method of an enum",
                        () -> of(
                                Kind.DOUBLE,
                                "(# ? Op.TIMES : Op.PLUS).of(#, #)",
                                expressions.condition(scope),
                                expressions.tame(scope, depth - 1),
                                expressions.tame(scope, 0))),
                new Way<>(
                        1,
                        "function as an argument",
                        () -> of(
                                Kind.DOUBLE,
                                "Shared.simpson(#, #, 0.7)",
                                next(Kind.FUNCTION, scope),
                                expressions.tame(scope, 0)))));
        for (Variable f : dice.some(scope.of(Kind.FUNCTION))) {
            ways.add(new Way<>(
                    8,
                    "function applied",
                    () -> of(Kind.DOUBLE, f.name() + ".applyAsDouble(#)", expressions.tame(scope, depth - 1))));
        }
        for (Variable p : dice.some(scope.of(Kind.PAIR))) {
            ways.add(new Way<>(6, "component", () -> of(Kind.DOUBLE, p.name() + ".x()")));
            ways.add(new Way<>(6, "p.a()[i]", () -> of(Kind.DOUBLE, p.name() + ".a()[#]", expressions.index(scope))));
            ways.add(new Way<>(
                    6, "method of a record", () -> of(Kind.DOUBLE, p.name() + ".at(#)", expressions.index(scope))));
        }
        for (Variable o : dice.some(scope.of(Kind.SPOT))) {
            ways.add(new Way<>(6, "component", () -> of(Kind.DOUBLE, o.name() + ".u()")));
            ways.add(new Way<>(
                    9, "method of a record", () -> of(Kind.DOUBLE, o.name() + ".at(#)", expressions.index(scope))));
        }
        for (Variable b : dice.some(scope.of(Kind.BOX))) {
            ways.add(new Way<>(6, "field", () -> of(Kind.DOUBLE, b.name() + ".v")));
            ways.add(new Way<>(
                    9, "method of an object", () -> of(Kind.DOUBLE, b.name() + ".at(#)", expressions.index(scope))));
        }
        for (Variable s : dice.some(scope.of(Kind.SHAPE))) {
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
        scope.of(Kind.SPOT).forEach(o -> terms.add(of(Kind.DOUBLE, o.name() + ".at(1)")));
        scope.of(Kind.PAIRS).forEach(r -> terms.add(of(Kind.DOUBLE, r.name() + "[2].at(1)")));
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

    @Override
    public List<Way<Node>> statements(Scope scope, Statements statements) {
        List<Way<Node>> ways = new ArrayList<>();
        Kind kind = dice.one(KINDS);
        ways.add(new Way<>(11, "object declared", () -> declared(kind, scope)));
        for (Variable b : dice.some(scope.of(Kind.BOX))) {
            ways.add(new Way<>(6, "field = e", () -> statement(b.name() + ".v = #;", expressions.tame(scope, 2))));
            ways.add(new Way<>(
                    6, "field += e", () -> statement(b.name() + ".v += 0.2 * #;", expressions.small(scope, 1))));
            ways.add(new Way<>(4, "field = array", () -> statement(b.name() + ".a = #;", expressions.vector(scope))));
            ways.add(new Way<>(
                    6,
                    "entry of a field",
                    () -> statement(b.name() + ".a[#] = #;", expressions.index(scope), expressions.tame(scope, 1))));
            ways.add(new Way<>(
                    9, "method that changes", () -> statement(b.name() + ".add(#);", expressions.tame(scope, 1))));
        }
        for (Variable all : dice.some(scope.of(Kind.PAIRS))) {
            ways.add(new Way<>(
                    6,
                    "r[i] = record",
                    () -> statement(all.name() + "[#] = #;", expressions.index(scope), next(Kind.PAIR, scope))));
        }
        for (Kind assigned : List.of(Kind.PAIR, Kind.BOX, Kind.SHAPE, Kind.SPOT)) {
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
                    all.add(statement("final " + captured.type + " " + name + " = #;", value));
                }
            }
        }
        Node value = next(kind, scope);
        boolean isFinal = kind == Kind.FUNCTION || dice.percent(30);
        String name = scope.declare(kind, !isFinal, false).name();
        all.add(statement(kind.type + " " + name + " = #;", value));
        return all.size() == 1 ? all.get(0) : Node.block(all);
    }
}
