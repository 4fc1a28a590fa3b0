package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a function and its callers meet: each number among the parameters and results, and each level of each array.
 *
 * @param operand the place of the parameter, or of the result behind all parameters
 * @param depth 0 for a number and for an array itself, 1 for the arrays that it holds, and so on
 * @param type of the number, or of the arrays at that level
 */
public record Port(int operand, int depth, Type type) {
    /** The ports of parameters and results of these types, in order. */
    public static List<Port> of(List<Type> operands) {
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Type type = operands.get(i);
            if (type.isFloating()) ports.add(new Port(i, 0, type));
            for (int depth = 0; type instanceof Type.ArrayOf; depth++) {
                ports.add(new Port(i, depth, type));
                type = type.element();
            }
        }
        return ports;
    }

    public static List<Port> of(Callee callee) {
        return of(concat(callee.parameters(), callee.results()));
    }

    /** The ports of all phases: of what the function takes and of what it gives. */
    public static List<Port> of(Function f) {
        List<Type> inputs = f.inputs().stream().map(Var::type).toList();
        List<Type> outputs = new ArrayList<>();
        for (Line.Turn turn : f.turns()) for (Atom given : turn.given()) outputs.add(given.type());
        return of(concat(inputs, concat(outputs, f.results())));
    }

    public static <T> List<T> concat(List<? extends T> some, List<? extends T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    public boolean isArray() {
        return type instanceof Type.ArrayOf;
    }

    /** Whether this is where numbers are that may carry derivatives. */
    public boolean carries() {
        return type.isFloating() || isArray() && type.element().isFloating();
    }
}
