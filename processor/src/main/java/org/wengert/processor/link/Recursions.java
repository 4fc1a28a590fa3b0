package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Assumptions.Claim;
import org.wengert.processor.link.Linking.Arm;
import org.wengert.processor.link.Linking.End;

/**
 * Methods that call themselves with a function or an object that is known among their arguments: each becomes a function of the
 * program for arguments of one shape, which takes what they consist of.
 */
final class Recursions {
    private final Linking linking;
    private final Outlines outlines;
    private final Map<Claim, Callee> functions = new HashMap<>();

    Recursions(Linking linking, Outlines outlines) {
        this.linking = linking;
        this.outlines = outlines;
    }

    /** Whether the result is a number, an array of these, or not looked into. */
    static boolean isPossible(Function body) {
        return body.results().stream().noneMatch(Shape::mayHoldObjects);
    }

    /** Whether such a call is known to be one of a recursion. */
    boolean has(Callee callee, List<Value> arguments) {
        return linking.assumptions.holds(claim(callee, Linking.shapes(arguments)));
    }

    static Claim claim(Callee callee, List<Shape> arguments) {
        return new Claim.Recursive(
                callee, arguments.stream().map(Recursions::key).toList());
    }

    /** A shape by what is the same in all runs: of an array of objects the place where it is made. */
    private static Object key(Shape shape) {
        if (!(shape instanceof Shape.Known k)) return shape;
        List<Object> cases = new ArrayList<>();
        for (Shape.Case c : k.cases()) {
            cases.add(c.kind() instanceof Kind.Array a ? a.node().root().place : c.kind());
            cases.add(c.parts().stream().map(Recursions::key).toList());
        }
        return cases;
    }

    End call(Callee callee, Function body, List<Value> arguments, Line.Call l) {
        List<Shape> shapes = Linking.shapes(arguments);
        Claim claim = claim(callee, shapes);
        Callee function = functions.get(claim);
        if (function == null) function = make(claim, callee, shapes, body, l);
        List<Atom> atoms = linking.atoms(arguments, shapes, linking.out);
        List<Var> results = l.results().stream().map(Var::again).toList();
        linking.out.add(new Line.Call(results, function, atoms, l.at()));
        // It may have changed what the cells among them hold.
        linking.memory.remember(Map.of());
        return End.with(results.stream().<Value>map(Value.Plain::new).toList());
    }

    private Callee make(Claim claim, Callee callee, List<Shape> shapes, Function body, Line.Call l) {
        List<Type> types = shapes.stream().flatMap(s -> s.types().stream()).toList();
        Callee function = outlines.reserve(callee, types, body.results());
        functions.put(claim, function);
        List<Var> parameters = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++)
            values.add(shapes.get(i).fresh(body.parameters().get(i).name(), parameters));
        Arm arm = linking.arm(() -> {
            linking.memory.remember(Map.of());
            End end = linking.invocations.within(callee, shapes, l, () -> linking.run(body, values));
            return end.isAway() ? end : typed(end, body.results());
        });
        if (arm.end().isAway()) throw new Refusal(Problem.RECURSION, l.at(), callee.name());
        List<Atom> results =
                arm.end().values().stream().map(v -> ((Value.Plain) v).atom()).toList();
        outlines.define(
                function,
                new Function(
                        callee.name(), parameters, body.results(), arm.code().end(new Terminator.Yield(results))));
        return function;
    }

    private End typed(End end, List<Type> types) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++)
            values.add(new Value.Plain(linking.references.of(end.values().get(i), types.get(i))));
        return End.with(values);
    }
}
