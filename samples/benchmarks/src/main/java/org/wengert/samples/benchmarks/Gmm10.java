package org.wengert.samples.benchmarks;

/** A Gaussian mixture in 10 dimensions. */
public class Gmm10 extends Gmm {
    public Gmm10() {
        super(10, 25, 1000);
    }

    Gmm10(int d, int k, int n) {
        super(d, k, n);
    }
}
