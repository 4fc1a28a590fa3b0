package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Linking.End;

/**
 * Methods that call themselves with functions or objects that are known: each becomes a function for each way in which its arguments are
 * spread, that takes and gives the parts.
 */
final class Recursions {
    /** How many functions of one method may be begun before the first is done: of one that composes functions there is no end. */
    private static final int MOST = 4;

    private final Linking linking;
    private final Outlines outlines;
    private final Map<Key, Open> functions = new LinkedHashMap<>();
    private final List<Key> open = new ArrayList<>();

    Recursions(Linking linking, Outlines outlines) {
        this.linking = linking;
        this.outlines = outlines;
    }

    private record Key(Callee callee, List<Shape> arguments) {}

    /**
     * What to call.
     *
     * @param results how its results are spread; null where it is not known yet whether there are any
     */
    private record Open(Callee callee, @Nullable List<Shape> results) {}

    /** Whether a method has been found to call itself. */
    boolean concern(Callee callee) {
        return linking.assumptions.holds(new Assumptions.Claim.Recursive(callee));
    }

    /** Begins a new run, in which a method is known to call itself. */
    RuntimeException found(Callee callee) {
        linking.assumptions.want(new Assumptions.Claim.Recursive(callee));
        return new Joins.Outdated();
    }

    /**
     * Calls the function of a method for these arguments.
     *
     * @param body runs the method's body with other arguments
     */
    End call(
            Callee method,
            Function f,
            List<Value> arguments,
            Line.Call l,
            java.util.function.Function<List<Value>, End> body) {
        Key key = new Key(method, Linking.shapes(arguments));
        Open target = functions.get(key);
        if (target == null) target = make(key, f, l, body);
        List<Atom> atoms = linking.atoms(arguments, key.arguments, linking.out);
        linking.memory.remember(Map.of());
        if (target.results == null) return End.away(new Terminator.Unreachable());
        List<Var> results = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < target.results.size(); i++) {
            String name = l.results().isEmpty() ? "" : l.results().get(i).name();
            values.add(target.results.get(i).fresh(name, results));
        }
        linking.out.add(new Line.Call(results, target.callee, atoms, l.at()));
        return End.with(values);
    }

    private Open make(Key key, Function f, Line.Call l, java.util.function.Function<List<Value>, End> body) {
        Supplier<Refusal> endless = () -> new Refusal(Problem.RECURSION, l.at(), key.callee.name());
        for (Key around : open) joinArrays(around, key);
        if (open.stream().filter(k -> k.callee.equals(key.callee)).count() >= MOST) throw endless.get();
        List<Var> parameters = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < key.arguments.size(); i++)
            values.add(key.arguments.get(i).fresh(f.parameters().get(i).name(), parameters));
        List<Shape> results = resultsOf(key.callee, f);
        List<Type> types = results == null ? List.of() : types(results);
        Callee callee =
                outlines.reserve(key.callee, parameters.stream().map(Var::type).toList(), types);
        Open target = new Open(callee, results);
        functions.put(key, target);
        open.add(key);
        try {
            Linking.Arm arm = linking.arm(() -> {
                linking.memory.remember(Map.of());
                return body.apply(values);
            });
            Function made = function(key, target, parameters, types, arm);
            if (made != null) outlines.define(callee, made);
            else if (!linking.assumptions.isOutdated()) throw endless.get();
        } catch (Refusal refusal) {
            functions.remove(key);
            throw refusal;
        } finally {
            open.remove(key);
        }
        return target;
    }

    /** The function; null where the body does not end, or ends with other shapes than was assumed. */
    private @Nullable Function function(Key key, Open target, List<Var> parameters, List<Type> types, Linking.Arm arm) {
        if (arm.end().isAway()) return null;
        List<Shape> found = Linking.shapes(arm.end().values());
        List<Shape> all = target.results == null ? found : linking.joins.joinAll(target.results, found);
        if (!all.equals(target.results)) {
            linking.assumptions.gives(key.callee, all);
            return null;
        }
        List<Atom> atoms = linking.atoms(arm.end().values(), all, arm.code());
        Block block = arm.code().end(new Terminator.Yield(atoms));
        List<Var> free = new ArrayList<>(Walk.free(block));
        free.removeAll(parameters);
        if (!free.isEmpty()) throw new IllegalStateException(key.callee.name() + " sees " + free);
        return new Function(target.callee.name(), parameters, types, block);
    }

    private static List<Type> types(List<Shape> shapes) {
        List<Type> types = new ArrayList<>();
        for (Shape shape : shapes) types.addAll(shape.types());
        return types;
    }

    private @Nullable List<Shape> resultsOf(Callee callee, Function f) {
        if (f.results().stream().allMatch(Type.Primitive.class::isInstance))
            return f.results().stream().<Shape>map(Shape.Plain::new).toList();
        return linking.assumptions.givenBy(callee);
    }

    /** Arrays that are made in each call and handed on to the next are one: they would be others in each, without end. */
    private void joinArrays(Key around, Key key) {
        if (!around.callee.equals(key.callee)) return;
        List<Node[]> pairs = new ArrayList<>();
        if (!Shape.alike(around.arguments, key.arguments, pairs)) return;
        for (Node[] pair : pairs) linking.assumptions.join(pair[0], pair[1]);
        throw new Joins.Outdated();
    }
}
