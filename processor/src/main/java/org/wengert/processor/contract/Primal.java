package org.wengert.processor.contract;

import java.util.List;
import java.util.Optional;

/**
 * The signature of the user's method.
 *
 * @param className its class, with the qualified name of the source ({@code p.Outer.Inner})
 * @param method its name
 * @param isStatic whether it has no receiver
 * @param typeParameters the type parameters of the method and, for an instance method, of its class, with their bounds
 * @param parameters the receiver first, where there is one
 * @param isVarArgs whether the last parameter is a {@code T...}; its type is the array
 * @param result the result; of a {@code void} method the parameter that it writes
 * @param output the parameter that a {@code void} method writes
 * @param thrown the types of its {@code throws} clause
 */
public record Primal(
        String className,
        String method,
        boolean isStatic,
        List<String> typeParameters,
        List<Parameter> parameters,
        boolean isVarArgs,
        ValueType result,
        Optional<Parameter> output,
        List<String> thrown) {
    /** Copies the lists. */
    public Primal {
        typeParameters = List.copyOf(typeParameters);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }
}
