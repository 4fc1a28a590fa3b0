package refusals;

import java.util.Collections;
import java.util.List;
import org.wengert.Differentiable;

/** Lists that are arguments are only read. */
final class ListParameters {
    @Differentiable
    static double set(List<Double> xs) {
        xs.set(0, 2.0); // error: NoModel
        return xs.get(0);
    }

    @Differentiable
    static double add(List<Double> xs) {
        xs.add(3.0); // error: NoModel
        return xs.get(0);
    }

    @Differentiable
    static double sorted(List<Double> xs) {
        Collections.sort(xs); // error: NoDerivativeRule
        return xs.get(0);
    }

    @Differentiable
    static double indexed(List<Double> xs) {
        return xs.indexOf(3.0) * xs.get(0); // error: NoModel
    }
}
