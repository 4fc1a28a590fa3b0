package org.wengert;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A companion or a rule beside the class whose method it differentiates.
 *
 * @param methodName the name of the method where the classes do not say it
 * @param wrt the parameters that are differentiated, where the signatures do not say it
 */
record DerivativeClass(
        Class<?> type,
        Class<?> primal,
        @Nullable String methodName,
        @Nullable List<Integer> wrt) {

    /** What the class claims at arguments. */
    List<Claims> claims(@Nullable Object[] arguments) {
        Optional<Signature> of = member("of").filter(m -> m.method().getReturnType() == type);
        if (of.isPresent()) {
            return rule(application(of.get(), arguments)).ofRule(of.get());
        }
        Optional<Signature> companion =
                member("pullback").or(() -> member("gradient")).or(() -> member("jacobian"));
        if (companion.isPresent()) {
            return companion(application(companion.get(), arguments)).ofCompanion();
        }
        return List.of(partials(arguments));
    }

    private ClassClaims companion(Application primal) {
        List<Integer> inputs = wrt != null ? wrt : primal.matching(tangents(primal), type.getSimpleName());
        Class<?> gradient = Arrays.stream(type.getDeclaredClasses())
                .filter(c -> c.getSimpleName().equals("Gradient"))
                .findFirst()
                .orElse(type);
        return new ClassClaims(this, primal.flat(inputs, primal.names(inputs, gradient)));
    }

    private List<Type> tangents(Application primal) {
        return member("pushforward")
                .map(m -> m.parametersFrom(primal.method().parameters().size()))
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getSimpleName() + " has no pushforward: say what it differentiates by wrt(…)"));
    }

    private ClassClaims rule(Application primal) {
        List<Integer> inputs = wrt != null ? wrt : primal.differentiable();
        Class<?> gradient = Signature.of(type)
                .filter(m -> m.name().equals("apply"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no method apply"))
                .method()
                .getReturnType();
        return new ClassClaims(this, primal.flat(inputs, primal.names(inputs, gradient)));
    }

    /** A static method; of a companion none is overloaded. */
    Optional<Signature> member(String name) {
        return Signature.of(type)
                .filter(m -> m.isStatic() && m.name().equals(name))
                .findFirst();
    }

    private Application application(Signature derivative, @Nullable Object[] arguments) {
        List<Signature> candidates = Signature.of(primal)
                .filter(m -> methodName == null || m.name().equals(methodName))
                .filter(m -> m.parameters().size() == derivative.parameters().size() && derivative.startsWith(m))
                .toList();
        List<Signature> named = candidates.stream()
                .filter(m -> type.getSimpleName().endsWith(capitalised(m.name())))
                .toList();
        return new Application(only(named.size() == 1 ? named : candidates, derivative.toString()), arguments);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private Claims partials(@Nullable Object[] arguments) {
        List<PartialsRule> rules = Signature.of(type)
                .filter(rule -> rule.isStatic() && rule.method().getReturnType() == double[].class)
                .flatMap(rule -> Signature.of(primal)
                        .filter(m -> m.name().equals(rule.name())
                                && (methodName == null || m.name().equals(methodName)))
                        .filter(m -> rule.startsWith(m) && m.takes(arguments))
                        .map(m -> new PartialsRule(rule, m)))
                .toList();
        List<PartialsRule> exact =
                rules.stream().filter(r -> r.primal().takesExactly(arguments)).toList();
        return only(exact.isEmpty() ? rules : exact, type.getSimpleName()).claims(arguments);
    }

    private <T> T only(List<T> candidates, String derivative) {
        if (candidates.size() == 1) return candidates.get(0);
        String methods = candidates.stream().map(Object::toString).collect(Collectors.joining(" or "));
        if (!candidates.isEmpty()) {
            throw new IllegalArgumentException(derivative + " may be for " + methods + ": choose by method(…)");
        }
        String missing = methodName == null ? "no method of " : "no method " + methodName + " of ";
        throw new IllegalArgumentException(missing + primal.getSimpleName() + " has the parameters of " + derivative
                + " and takes these arguments");
    }
}
