package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random integers and conditions. */
final class Integers {
    private static final List<String> OPERATIONS = List.of(
            "(# + #)", "(# - #)", "(# * #)", "(# ^ #)", "(# & #)", "(# | #)", "(# << #)", "(# >> #)", "(# >>> #)");

    private final Dice dice;
    private final Expressions expressions;

    Integers(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** An integer. */
    Node integer(Scope scope) {
        List<Variable> ints = scope.of(Kind.INT);
        if (ints.isEmpty() || dice.percent(15)) return of(Kind.INT, String.valueOf(dice.below(4)));
        if (dice.percent(65)) return of(Kind.INT, dice.one(ints).name());
        if (dice.percent(15) && !scope.writable(Kind.INT).isEmpty()) {
            dice.note("k++ inside");
            return of(Kind.INT, dice.one(scope.writable(Kind.INT)).name() + "++");
        }
        Node right = dice.percent(70) ? of(Kind.INT, String.valueOf(1 + dice.below(4))) : integer(scope);
        return of(Kind.INT, dice.one(OPERATIONS), integer(scope), right);
    }

    /** An index between 0 and 2. */
    Node index(Scope scope) {
        List<Variable> indices = scope.indices();
        if (!indices.isEmpty() && dice.percent(55))
            return of(Kind.INT, dice.one(indices).name());
        if (!indices.isEmpty() && dice.percent(20)) {
            return of(Kind.INT, "(" + dice.one(indices).name() + " + " + (1 + dice.below(2)) + ") % 3");
        }
        if (dice.percent(65)) return of(Kind.INT, String.valueOf(dice.below(3)));
        return of(Kind.INT, "Math.floorMod(#, 3)", integer(scope));
    }

    /** A condition, mostly of integers. */
    Node condition(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(
                new Way<>(6, "", () -> of(Kind.BOOLEAN, "# % 2 == 0", integer(scope))),
                new Way<>(
                        6,
                        "",
                        () -> of(
                                Kind.BOOLEAN,
                                "# " + dice.one(List.of("<", ">", "==", "!=")) + " #",
                                integer(scope),
                                of(Kind.INT, String.valueOf(dice.below(4))))),
                new Way<>(1, "&&", () -> of(Kind.BOOLEAN, "(# && #)", condition(scope), condition(scope))),
                new Way<>(1, "||", () -> of(Kind.BOOLEAN, "(# || #)", condition(scope), condition(scope))),
                new Way<>(1, "!", () -> of(Kind.BOOLEAN, "!(#)", condition(scope)))));
        if (!dice.isSmooth())
            ways.add(new Way<>(2, "active condition", () -> of(Kind.BOOLEAN, "# > 0.37", expressions.tame(scope, 1))));
        if (!scope.of(Kind.BOOLEAN).isEmpty()) {
            ways.add(new Way<>(
                    4,
                    "boolean variable",
                    () -> of(Kind.BOOLEAN, dice.one(scope.of(Kind.BOOLEAN)).name())));
        }
        return dice.go(ways);
    }
}
