package org.wengert.processor.fuzz;

import static org.wengert.processor.fuzz.Node.of;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;
import org.wengert.processor.fuzz.Node.Kind;
import org.wengert.processor.fuzz.Scope.Variable;

/** Random calls of companions, and of what the runtime offers to steer differentiation. */
final class Derivatives implements Part {
    private static final double LARGE = 10;

    private final Dice dice;
    private final Expressions expressions;
    private final List<Inner> inner;

    Derivatives(Dice dice, Expressions expressions, List<Inner> inner) {
        this.dice = dice;
        this.expressions = expressions;
        this.inner = inner;
    }

    /**
     * A differentiable method whose companion may be called.
     *
     * @param companion the name of its companion
     * @param second whether there are derivatives of second order
     * @param array whether it takes a number and an array, {@code x0} and {@code a1}; else only a number
     */
    record Inner(String companion, boolean array, boolean second) {}

    @Override
    public List<Way<Node>> numbers(Scope scope, int depth) {
        List<Way<Node>> ways = new ArrayList<>(List.of(new Way<>(1, "checkpoint", () -> checkpoint(scope))));
        if (dice.mayStop()) ways.add(new Way<>(6, "stopGradient", () -> stopped(scope)));
        for (Inner f : suited(scope)) {
            String arguments = f.array() ? "(#, ARRAY)" : "(#)";
            String tangents = f.array() ? "(#, ARRAY, #, ARRAY)" : "(#, #)";
            String part = f.array() ? "PART" : "";
            companion(ways, "gradient", f, scope, 1, ".gradient" + arguments + part);
            companion(ways, "valueAndGradient", f, scope, 1, ".valueAndGradient" + arguments + ".gradient()" + part);
            companion(ways, "pushforward", f, scope, 2, ".pushforward" + tangents + ".tangent()");
            companion(ways, "apply of a pullback", f, scope, 2, ".pullback" + arguments + ".apply(#)" + part);
            companion(ways, "value of a pullback", f, scope, 1, ".pullback" + arguments + ".value()");
            if (f.second())
                companion(ways, "hessianVectorProduct", f, scope, 2, ".hessianVectorProduct" + tangents + part);
        }
        return ways;
    }

    private List<Inner> suited(Scope scope) {
        boolean arrays = !scope.of(Kind.VECTOR).isEmpty();
        return dice.some(inner.stream().filter(f -> arrays || !f.array()).toList());
    }

    private void companion(List<Way<Node>> ways, String member, Inner f, Scope scope, int numbers, String call) {
        ways.add(new Way<>(2, "companion: " + member, () -> {
            String text = f.companion() + call;
            if (f.array())
                text = text.replace("ARRAY", dice.one(scope.of(Kind.VECTOR)).name());
            boolean entry = dice.percent(60);
            text = text.replace("PART", entry ? ".a1()[#]" : ".x0()");
            List<Node> holes = new ArrayList<>();
            for (int i = 0; i < numbers; i++) holes.add(expressions.tame(scope, i == 0 ? 1 : 0));
            if (text.endsWith("[#]")) holes.add(expressions.index(scope));
            return expressions.tamed(of(Kind.DOUBLE, text, holes.toArray(Node[]::new)), LARGE);
        }));
    }

    private Node checkpoint(Scope scope) {
        Scope inside = scope.insideLambda();
        if (dice.percent(70)) return of(Kind.DOUBLE, "Wengert.checkpoint(() -> #)", expressions.tame(inside, 2));
        Node value = expressions.tame(inside, 1);
        String y = inside.declare(Kind.DOUBLE, true, false).name();
        return of(
                Kind.DOUBLE,
                "Wengert.checkpoint(() -> {\ndouble " + y + " = #;\nif (#) " + y + " *= 0.5;\nreturn #;\n})",
                value,
                expressions.condition(inside),
                expressions.tame(inside, 1));
    }

    private Node stopped(Scope scope) {
        if (scope.of(Kind.VECTOR).isEmpty() || dice.percent(60))
            return of(Kind.DOUBLE, "Wengert.stopGradient(#)", expressions.tame(scope, 1));
        String a = dice.one(scope.of(Kind.VECTOR)).name();
        return of(Kind.DOUBLE, "Wengert.stopGradient(" + a + ")[#]", expressions.index(scope));
    }

    @Override
    public List<Way<Node>> vectors(Scope scope) {
        List<Way<Node>> ways = new ArrayList<>(List.of(new Way<>(1, "checkpoint of an array", () -> arrays(scope))));
        List<Variable> vectors = scope.of(Kind.VECTOR);
        if (vectors.isEmpty()) return ways;
        if (dice.mayStop()) {
            ways.add(new Way<>(
                    2,
                    "stopGradient of an array",
                    () -> of(
                            Kind.VECTOR,
                            "Wengert.stopGradient(" + dice.one(vectors).name() + ")")));
        }
        for (Inner f : dice.some(inner.stream().filter(Inner::array).toList())) {
            String call = f.companion() + ".gradient(#, " + dice.one(vectors).name() + ").a1()";
            ways.add(new Way<>(
                    4, "companion: gradient by an array", () -> of(Kind.VECTOR, call, expressions.tame(scope, 1))));
        }
        return ways;
    }

    private Node arrays(Scope scope) {
        Scope inside = scope.insideLambda();
        return of(
                Kind.VECTOR,
                "Wengert.checkpoint(() -> new double[] {#, #, #})",
                expressions.tame(inside, 1),
                expressions.tame(inside, 1),
                expressions.tame(inside, 0));
    }
}
