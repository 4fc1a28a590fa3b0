package org.wengert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a {@link DerivativesOf} class beside its primal; a last parameter more is the {@link Result}. */
record PartialsRule(Signature rule, Signature primal) {
    Claims claims(@Nullable Object[] given) {
        Application application = new Application(primal, given);
        List<Integer> wrt = application.differentiable();
        FlatFunction f = application.flat(wrt, application.names(wrt, double[].class));
        Claim partials = new Claim.Matrix(rule.toString(), () -> {
            List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(f.arguments(f.point())));
            if (rule.parameters().size() > arguments.size()) arguments.add(f.value());
            return new double[][] {(double[]) rule.call(arguments.toArray())};
        });
        return Claims.about(f, List.of(partials));
    }

    @Override
    public String toString() {
        return primal.toString();
    }
}
