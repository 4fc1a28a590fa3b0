package org.wengert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A function of vectors, a point, and what is claimed about the function there.
 *
 * @param function the function
 * @param point where
 * @param inputs the names of the function's arguments
 * @param outputs the names of its results
 * @param isSingle whether any of them is in single precision
 */
record Claims(
        UnaryOperator<double[]> function,
        double[] point,
        List<String> inputs,
        List<String> outputs,
        boolean isSingle,
        List<Claim> all) {

    /** Copies the claims. */
    Claims {
        all = List.copyOf(all);
    }

    /** Claims about a function at its arguments. */
    static Claims about(FlatFunction f, List<Claim> claims) {
        return new Claims(f, f.point(), f.inputNames(), f.outputNames(), f.isSingle(), claims);
    }

    Claims and(Claim claim) {
        List<Claim> more = new ArrayList<>(all);
        more.add(claim);
        return new Claims(function, point, inputs, outputs, isSingle, more);
    }

    <C extends Claim> List<C> of(Class<C> form) {
        return all.stream().filter(form::isInstance).map(form::cast).toList();
    }
}
