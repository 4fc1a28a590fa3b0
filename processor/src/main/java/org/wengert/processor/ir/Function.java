package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the IR: a Wengert list with parameters. It may run in several phases, with a {@link Line.Turn} between them.
 *
 * @param name of the method that it comes from
 * @param parameters visible in the whole body
 * @param body ends, on every path, with {@link Terminator.Yield} of the results or by throwing
 * @param sharing what is to be expected of callers; null for a function that is not called, whose arguments are apart
 */
public record Function(
        String name,
        List<Var> parameters,
        List<Type> results,
        Block body,
        @Nullable Sharing sharing) {
    public Function {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    public Function(String name, List<Var> parameters, List<Type> results, Block body) {
        this(name, parameters, results, body, null);
    }

    public Function withBody(Block newBody) {
        return new Function(name, parameters, results, newBody, sharing);
    }

    public Function withSharing(@Nullable Sharing other) {
        return new Function(name, parameters, results, body, other);
    }

    /** The turns between the phases. */
    public List<Line.Turn> turns() {
        return body.lines().stream()
                .filter(Line.Turn.class::isInstance)
                .map(Line.Turn.class::cast)
                .toList();
    }

    /** The place among {@link #inputs} of the first that a phase takes. */
    public int firstInput(int phase) {
        int first = phase == 0 ? 0 : parameters.size();
        for (int i = 1; i < phase; i++) first += turns().get(i - 1).taken().size();
        return first;
    }

    /** The place among {@link #outputs} of the first that a phase gives. */
    public int firstOutput(int phase) {
        int first = 0;
        for (int i = 0; i < phase; i++) first += turns().get(i).given().size();
        return first;
    }

    /** What all phases take, one after the other. */
    public List<Var> inputs() {
        List<Var> all = new ArrayList<>(parameters);
        for (Line.Turn turn : turns()) all.addAll(turn.taken());
        return all;
    }

    /** What all phases give, one after the other. */
    public List<Atom> outputs() {
        List<Atom> all = new ArrayList<>();
        for (Line.Turn turn : turns()) all.addAll(turn.given());
        if (body.end() instanceof Terminator.Yield end) all.addAll(end.values());
        return all;
    }
}
