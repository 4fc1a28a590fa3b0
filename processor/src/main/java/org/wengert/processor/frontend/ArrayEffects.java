package org.wengert.processor.frontend;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/**
 * What a method does to arrays, in terms of its parameters.
 *
 * @param stores the arrays to which it stores
 * @param results the arrays that it may return
 */
record ArrayEffects(Set<Reached> stores, Set<Reached> results) {
    static final ArrayEffects NONE = new ArrayEffects(Set.of(), Set.of());

    /** The parameters that are stored to, at any depth. */
    Set<Integer> written() {
        return stores.stream().map(Reached::parameter).collect(Collectors.toSet());
    }

    /** The same in terms of the arguments of a call. */
    ArrayEffects of(ExecutableElement method, List<Set<Reached>> arguments) {
        return new ArrayEffects(mapped(stores, method, arguments), mapped(results, method, arguments));
    }

    private static Set<Reached> mapped(Set<Reached> arrays, ExecutableElement method, List<Set<Reached>> arguments) {
        Set<Reached> all = new LinkedHashSet<>();
        for (Reached array : arrays) all.addAll(array.from(given(method, arguments, array.parameter())));
        return all;
    }

    /** The arrays for a parameter; one of variable arity is an array itself, or holds the last arguments. */
    private static Set<Reached> given(ExecutableElement method, List<Set<Reached>> arguments, int parameter) {
        boolean rest = method.isVarArgs() && parameter == method.getParameters().size() - 1;
        if (!rest) return arguments.get(parameter);
        Set<Reached> all = new LinkedHashSet<>();
        for (Set<Reached> argument : arguments.subList(parameter, arguments.size())) {
            all.addAll(argument);
            all.addAll(Reached.held(argument));
        }
        return all;
    }
}
