package org.wengert.samples.benchmarks;

/** A Gaussian mixture in 64 dimensions. */
public class Gmm64 extends Gmm {
    public Gmm64() {
        super(64, 25, 1000);
    }
}
