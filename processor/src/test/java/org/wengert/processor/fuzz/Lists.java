package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;
import static org.wengert.processor.fuzz.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random lists: of numbers, of arrays, of records. Each has at least three elements. */
final class Lists implements Part {
    static final List<Kind> KINDS = List.of(Kind.NUMBERS, Kind.ARRAYS, Kind.OBJECTS);

    private final Dice dice;
    private final Expressions expressions;

    Lists(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** A new list. */
    Node next(Kind kind, Scope scope) {
        if (kind == Kind.NUMBERS && dice.mayStream() && dice.percent(30)) {
            dice.note("list: collect");
            Node stream = expressions.streams().stream(scope, true);
            String text = dice.one(List.of(
                    "#.boxed().collect(Collectors.toList())",
                    "new ArrayList<>(#.boxed().collect(Collectors.toList()))"));
            return of(kind, text, stream);
        }
        Node[] elements = {element(kind, scope), element(kind, scope), element(kind, scope)};
        dice.note("list: new");
        return of(
                kind,
                dice.one(List.of("new ArrayList<>(List.of(#, #, #))", "new ArrayList<>(Arrays.asList(#, #, #))")),
                elements);
    }

    private Node element(Kind kind, Scope scope) {
        return switch (kind) {
            case NUMBERS -> expressions.tame(scope, 1);
            case ARRAYS -> expressions.vector(scope);
            default -> expressions.objects().next(Kind.PAIR, scope);
        };
    }

    @Override
    public List<Way<Node>> numbers(Scope scope, int depth) {
        List<Way<Node>> ways = new ArrayList<>();
        for (Variable n : dice.some(scope.of(Kind.NUMBERS))) {
            ways.add(new Way<>(18, "list: get", () -> of(Kind.DOUBLE, n.name() + ".get(#)", expressions.index(scope))));
            ways.add(new Way<>(
                    3, "list: size", () -> of(Kind.DOUBLE, "# / " + n.name() + ".size()", expressions.tame(scope, 0))));
        }
        for (Variable v : dice.some(scope.of(Kind.ARRAYS))) {
            ways.add(new Way<>(
                    15,
                    "list: entry of an array",
                    () -> of(
                            Kind.DOUBLE, v.name() + ".get(#)[#]", expressions.index(scope), expressions.index(scope))));
        }
        for (Variable w : dice.some(scope.of(Kind.OBJECTS))) {
            ways.add(new Way<>(
                    15,
                    "list: component of a record",
                    () -> of(Kind.DOUBLE, w.name() + ".get(#).x()", expressions.index(scope))));
        }
        return ways;
    }

    @Override
    public List<Way<Node>> vectors(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>();
        for (Variable v : dice.some(scope.of(Kind.ARRAYS))) {
            ways.add(new Way<>(
                    12, "list: array", () -> of(Kind.VECTOR, v.name() + ".get(#)", expressions.index(scope))));
        }
        return ways;
    }

    @Override
    public List<Way<Node>> statements(Scope scope, Statements statements) {
        Kind declared = dice.one(KINDS);
        List<Way<Node>> ways = new ArrayList<>(List.of(new Way<>(9, "list declared", () -> declared(declared, scope))));
        for (Kind kind : KINDS) {
            for (Variable list : dice.some(scope.of(kind))) change(kind, list.name(), scope, ways);
            for (Variable list : dice.some(scope.of(kind))) loops(kind, list.name(), scope, statements, ways);
        }
        return ways;
    }

    /** A list, where there may be some. */
    List<Node> declared(Scope scope) {
        if (!dice.mayList() || dice.percent(30)) return List.of();
        dice.note("list declared");
        return List.of(declared(dice.one(KINDS), scope));
    }

    private Node declared(Kind kind, Scope scope) {
        Node list = next(kind, scope);
        String name = scope.declare(kind, false, false).name();
        return statement(kind.type + " " + name + " = #;", list);
    }

    private void change(Kind kind, String list, Scope scope, List<Way<Node>> ways) {
        ways.add(new Way<>(
                6, "list: set", () -> statement(list + ".set(#, #);", expressions.index(scope), element(kind, scope))));
        if (scope.isFixed()) return;
        ways.add(new Way<>(6, "list: add", () -> statement(list + ".add(#);", element(kind, scope))));
        ways.add(new Way<>(
                3,
                "list: remove",
                () -> statement(list + ".add(0, #);\n" + list + ".remove(1);", element(kind, scope))));
    }

    private void loops(Kind kind, String list, Scope scope, Statements statements, List<Way<Node>> ways) {
        if (scope.depth >= 2) return;
        Kind element = kind == Kind.NUMBERS ? Kind.DOUBLE : kind == Kind.ARRAYS ? Kind.VECTOR : Kind.PAIR;
        ways.add(new Way<>(6, "for over a list", () -> {
            Scope inside = scope.insideLoop("").fixed();
            String x = inside.declare(element, true, false).name();
            String head = "for (" + element.type + " " + x + " : " + list + ") {\n#}";
            return statement(head, statements.block(inside, 1 + dice.below(2)));
        }));
        if (kind != Kind.NUMBERS) return;
        ways.add(new Way<>(6, "for to size()", () -> {
            Scope inside = scope.insideLoop("").fixed();
            String k = inside.declare(Kind.INT, false, false).name();
            String x = inside.declare(Kind.DOUBLE, true, false).name();
            String head = "for (int " + k + " = 0; " + k + " < " + list + ".size(); " + k + "++) {\ndouble " + x + " = "
                    + list + ".get(" + k + ");\n#}";
            return statement(head, statements.block(inside, 1 + dice.below(2)));
        }));
    }
}
