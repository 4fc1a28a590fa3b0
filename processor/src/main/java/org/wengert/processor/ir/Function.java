package org.wengert.processor.ir;

import java.util.List;

/**
 * A function of the IR: a Wengert list with parameters.
 *
 * @param name for printing
 * @param parameters visible in the whole body
 * @param body ends, on every path, with {@link Terminator.Yield} of the results or by throwing
 */
public record Function(String name, List<Var> parameters, List<Type> results, Block body) {
    public Function {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    public Function withBody(Block newBody) {
        return new Function(name, parameters, results, newBody);
    }
}
