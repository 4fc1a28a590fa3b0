package org.wengert.samples.zygote;

/** A layer of temperatures. */
record Dense(double[][] w, Kelvin[] b) {
    Kelvin[] apply(Kelvin[] x) {
        Kelvin[] y = new Kelvin[b.length];
        for (int i = 0; i < y.length; i++) {
            Kelvin sum = b[i];
            for (int j = 0; j < x.length; j++) {
                sum = sum.plus(x[j].times(w[i][j]));
            }
            y[i] = sum;
        }
        return y;
    }
}
