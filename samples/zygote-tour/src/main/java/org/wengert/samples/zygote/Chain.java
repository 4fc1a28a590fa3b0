package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** Two layers: the temperature at one place from those at others. */
record Chain(Dense first, Dense second) {
    Kelvin[] apply(Kelvin[] x) {
        return second.apply(first.apply(x));
    }

    /** The mean square error in K². */
    @Differentiable(wrt = "this")
    double loss(Kelvin[][] places, Celsius[] targets) {
        double sum = 0;
        for (int k = 0; k < targets.length; k++) {
            Kelvin error = apply(places[k])[0].minus(targets[k]);
            sum += error.value() * error.value();
        }
        return sum / targets.length;
    }
}
