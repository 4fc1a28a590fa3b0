package org.wengert.support;

import java.util.Arrays;

/** Results of the platform that are to be the same to the last bit, whatever way it takes to them. */
public final class Exactly {
    private Exactly() {}

    /** The sum as a stream computes it. */
    public static double sum(double[] terms) {
        return Arrays.stream(terms).sum();
    }
}
