package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random branches, loops and jumps. */
final class Control {
    private final Dice dice;
    private final Expressions expressions;
    private final Statements statements;
    private final Kind result;

    Control(Dice dice, Expressions expressions, Statements statements, Kind result) {
        this.dice = dice;
        this.expressions = expressions;
        this.statements = statements;
        this.result = result;
    }

    Node next(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(6, "if", () -> branch(scope, false)),
                new Way<>(6, "if else", () -> branch(scope, true)),
                new Way<>(3, "assigned in both arms", () -> definite(scope)),
                new Way<>(2, "switch", () -> oldSwitch(scope)),
                new Way<>(2, "switch with arrows", () -> arrowSwitch(scope)),
                new Way<>(1, "labelled block", () -> labelled(scope)),
                new Way<>(2, "try", () -> attempt(scope))));
        if (scope.depth < 2 || scope.depth == 2 && dice.percent(40)) {
            ways.add(new Way<>(16, "for", () -> counted(scope)));
            ways.add(new Way<>(4, "while", () -> whileLoop(scope)));
            ways.add(new Way<>(3, "do", () -> doLoop(scope)));
            ways.add(new Way<>(1, "while (true)", () -> forever(scope)));
            ways.add(new Way<>(1, "for with two variables", () -> twoVariables(scope)));
            ways.add(new Way<>(1, "for each of some integers", () -> forEachInteger(scope)));
            if (!scope.of(Kind.VECTOR).isEmpty()) ways.add(new Way<>(3, "for each", () -> forEach(scope)));
            if (!scope.of(Kind.MATRIX).isEmpty()) ways.add(new Way<>(3, "for each row", () -> forEachRow(scope)));
        }
        return dice.go(ways);
    }

    private int some() {
        return 1 + dice.below(2);
    }

    private Node branch(Scope scope, boolean withElse) {
        Node then = statements.block(scope.inside(), some());
        Node condition = expressions.condition(scope);
        if (!withElse) return statement("if (#) {\n#}", condition, then);
        return statement("if (#) {\n#} else {\n#}", condition, then, statements.block(scope.inside(), some()));
    }

    private Node definite(Scope scope) {
        Node condition = expressions.condition(scope);
        Node a = expressions.vector(scope);
        Node b = expressions.vector(scope);
        String p = scope.declare(Kind.VECTOR, true, false).name();
        return Node.block(List.of(
                statement("double[] " + p + ";"),
                statement("if (#) " + p + " = #;\nelse " + p + " = #;", condition, a, b)));
    }

    private Node oldSwitch(Scope scope) {
        Node selector = Node.of(Kind.INT, "Math.floorMod(#, 4)", expressions.integer(scope));
        Node a = Node.block(List.of(braced(scope)));
        Node b = Node.block(List.of(braced(scope)));
        Node c = Node.block(List.of(braced(scope)));
        String end = dice.percent(50) ? "break;\n" : "";
        return statement("switch (#) {\ncase 0:\n#" + end + "case 1:\ncase 2:\n#default:\n#}", selector, a, b, c);
    }

    private Node braced(Scope scope) {
        return statement("{\n#}", statements.block(scope.insideSwitch(), some()));
    }

    private Node arrowSwitch(Scope scope) {
        Node selector = Node.of(Kind.INT, "Math.floorMod(#, 3)", expressions.integer(scope));
        Node a = statements.block(scope.insideSwitch(), some());
        Node b = statements.block(scope.insideSwitch(), some());
        return statement("switch (#) {\ncase 0 -> {\n#}\ncase 1 -> {\n#}\ndefault -> {\n}\n}", selector, a, b);
    }

    private Node labelled(Scope scope) {
        String label = scope.freshLabel();
        Scope inside = scope.insideBlock(label);
        List<Node> list = new ArrayList<>();
        list.add(statements.next(inside));
        list.add(statement("if (#) break " + label + ";", expressions.condition(inside)));
        list.add(statements.next(inside));
        return statement(label + ": {\n#}", Node.block(list));
    }

    /** A {@code try} whose body, or what it calls, may throw. */
    private Node attempt(Scope scope) {
        Scope inside = scope.inside();
        Node before = statements.block(inside, some());
        Node thrown = dice.percent(60)
                ? statement("if (#) throw new ArithmeticException(\"thrown\");", expressions.condition(inside))
                : scope.of(Kind.VECTOR).isEmpty()
                        ? statement("if (10 / (#) > 4) throw new ArithmeticException();", expressions.integer(inside))
                        : statement(
                                dice.one(scope.of(Kind.VECTOR)).name() + "[#] *= 0.8;", expressions.integer(inside));
        Node body = Node.block(List.of(before, thrown, statements.block(inside, some())));
        Node handler = statements.block(scope.inside(), some());
        String caught = dice.one(List.of("ArithmeticException | IndexOutOfBoundsException", "RuntimeException"));
        String text = "try {\n#} catch (" + caught + " " + expressions.freshName() + ") {\n#}";
        if (dice.percent(70)) return statement(text, body, handler);
        dice.note("finally");
        return statement(text + " finally {\n#}", body, handler, statements.block(scope.inside(), 1));
    }

    private String label(Scope scope) {
        return dice.percent(40) ? scope.freshLabel() : "";
    }

    private static String head(String label) {
        return label.isEmpty() ? "" : label + ": ";
    }

    private Node counted(Scope scope) {
        String label = label(scope);
        Scope inside = scope.insideLoop(label);
        boolean known = dice.percent(60);
        String i = inside.declare(Kind.INT, false, known).name();
        Node bound = known ? Node.of(Kind.INT, dice.one(List.of("3", "2", "3"))) : bound(scope);
        String loop = dice.go(List.of(
                new Way<>(6, "i++", () -> "for (int " + i + " = 0; " + i + " < #; " + i + "++)"),
                new Way<>(2, "i--", () -> "for (int " + i + " = # - 1; " + i + " >= 0; " + i + "--)"),
                new Way<>(1, "i += 2", () -> "for (int " + i + " = 0; " + i + " < #; " + i + " += 2)"),
                new Way<>(1, "i <= n", () -> "for (int " + i + " = 1; " + i + " <= # - 1; ++" + i + ")")));
        return statement(head(label) + loop + " {\n#}", bound, statements.block(inside, 1 + some()));
    }

    /** A number of iterations, often that of a parameter, which may be 0. */
    private Node bound(Scope scope) {
        List<Variable> ints = scope.of(Kind.INT);
        if (ints.isEmpty()) return Node.of(Kind.INT, "2");
        return dice.percent(60)
                ? Node.of(Kind.INT, "Math.min(" + dice.one(ints).name() + ", 4)")
                : Node.of(
                        Kind.INT,
                        "Math.floorMod(#, 4)",
                        Node.of(Kind.INT, dice.one(ints).name()));
    }

    private Node whileLoop(Scope scope) {
        String label = label(scope);
        String k = scope.declare(Kind.INT, false, false).name();
        Scope inside = scope.insideLoop(label);
        String start = String.valueOf(dice.below(4));
        String extra = dice.percent(40) ? " && #" : "";
        String loop = head(label) + "while (" + k + " > 0" + extra + ") {\n" + k + "--;\n#}";
        Node body = statements.block(inside, 1 + some());
        Node whole = extra.isEmpty() ? statement(loop, body) : statement(loop, expressions.condition(scope), body);
        return Node.block(List.of(statement("int " + k + " = " + start + ";"), whole));
    }

    private Node doLoop(Scope scope) {
        String label = label(scope);
        String k = scope.declare(Kind.INT, false, false).name();
        Scope inside = scope.insideLoop(label);
        return Node.block(List.of(
                statement("int " + k + " = 0;"),
                statement(
                        head(label) + "do {\n#} while (++" + k + " < #);",
                        statements.block(inside, 1 + some()),
                        bound(scope))));
    }

    private Node forever(Scope scope) {
        String label = label(scope);
        String k = scope.declare(Kind.INT, false, false).name();
        Scope inside = scope.insideLoop(label);
        return Node.block(List.of(
                statement("int " + k + " = 0;"),
                statement(
                        head(label) + "while (true) {\nif (" + k + "++ >= #) break;\n#}",
                        bound(scope),
                        statements.block(inside, 1 + some()))));
    }

    private Node twoVariables(Scope scope) {
        Scope inside = scope.insideLoop("");
        String i = inside.declare(Kind.INT, false, true).name();
        String j = inside.declare(Kind.INT, false, true).name();
        return statement(
                "for (int " + i + " = 0, " + j + " = 2; " + i + " <= " + j + "; " + i + "++, " + j + "--) {\n#}",
                statements.block(inside, 1 + some()));
    }

    private Node forEachInteger(Scope scope) {
        Scope inside = scope.insideLoop("");
        String i = inside.declare(Kind.INT, false, true).name();
        return statement("for (int " + i + " : new int[] {2, 0, 1}) {\n#}", statements.block(inside, 1 + some()));
    }

    private Node forEach(Scope scope) {
        String label = label(scope);
        Scope inside = scope.insideLoop(label);
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        String x = inside.declare(Kind.DOUBLE, true, false).name();
        return statement(
                head(label) + "for (double " + x + " : " + a + ") {\n#}", statements.block(inside, 1 + some()));
    }

    private Node forEachRow(Scope scope) {
        String label = label(scope);
        Scope inside = scope.insideLoop(label);
        String m = dice.one(scope.of(Kind.MATRIX)).name();
        String row = inside.declare(Kind.VECTOR, true, false).name();
        return statement(
                head(label) + "for (double[] " + row + " : " + m + ") {\n#}", statements.block(inside, 1 + some()));
    }

    /** A jump inside a loop, on a condition. */
    Node jump(Scope scope) {
        Node condition = expressions.condition(scope);
        List<String> labels = scope.loops.stream().filter(l -> !l.isEmpty()).toList();
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(3, "break", () -> statement("if (#) break;", condition)),
                new Way<>(3, "continue", () -> statement("if (#) continue;", condition)),
                new Way<>(
                        1,
                        "break in one arm",
                        () -> statement(
                                "if (#) {\n#break;\n} else {\n#}",
                                condition,
                                statements.block(scope.inside(), 1),
                                statements.block(scope.inside(), 1)))));
        if (!labels.isEmpty()) {
            String label = dice.one(labels);
            ways.add(new Way<>(4, "break label", () -> statement("if (#) break " + label + ";", condition)));
            ways.add(new Way<>(4, "continue label", () -> statement("if (#) continue " + label + ";", condition)));
        }
        return dice.go(ways);
    }

    /** A return or an exception on a condition. */
    Node leave(Scope scope) {
        if (dice.percent(20)) {
            dice.note("throw");
            return statement("if (# == 29) throw new IllegalStateException(\"thrown\");", expressions.integer(scope));
        }
        dice.note("return inside");
        return statement("if (#) {\n#}", expressions.condition(scope), Node.block(List.of(end(scope))));
    }

    /** The return at the end of the whole method: mostly one to which every variable contributes. */
    Node lastEnd(Scope scope) {
        if (result == Kind.DOUBLE && dice.percent(70)) return statement("return #;", expressions.everything(scope));
        if (result == Kind.FLOAT && dice.percent(70))
            return statement("return (float) (double) (#);", expressions.everything(scope));
        return end(scope);
    }

    /** A return. */
    Node end(Scope scope) {
        return switch (result) {
            case DOUBLE -> statement("return #;", expressions.tame(scope, 2));
            case VECTOR -> statement("return #;", expressions.vector(scope));
            case MATRIX -> statement("return #;", expressions.matrix(scope));
            case FLOAT -> statement("return (float) (double) (#);", expressions.tame(scope, 2));
            case SPOT -> statement("return #;", expressions.objects().next(Kind.SPOT, scope));
            default -> statement("return;");
        };
    }
}
