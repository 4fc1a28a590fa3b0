package org.wengert.samples.zygote;

/**
 * The gradient of {@link Chain#loss} with respect to the weights and biases, written down from its formula: with the hidden values
 * h = W₁ x + b₁, the error d = W₂ h + b₂ − y, and n samples, it is 2/n Σ d for b₂, 2/n Σ d h for W₂, 2/n Σ d W₂ for b₁ and 2/n Σ d W₂ xᵀ for W₁.
 */
record ByHand(double[][] w1, double[] b1, double[] w2, double b2) {
    static ByHand of(Chain model, double[][] places, double[] targets) {
        double[][] w = model.first().w();
        double[] out = model.second().w()[0];
        int n = targets.length;
        double[][] w1 = new double[w.length][w[0].length];
        double[] b1 = new double[w.length];
        double[] w2 = new double[w.length];
        double b2 = 0;
        for (int k = 0; k < n; k++) {
            double[] h = new double[w.length];
            double error = model.second().b()[0].value() - targets[k];
            for (int i = 0; i < h.length; i++) {
                h[i] = model.first().b()[i].value();
                for (int j = 0; j < w[i].length; j++) h[i] += w[i][j] * places[k][j];
                error += out[i] * h[i];
            }
            b2 += 2 * error / n;
            for (int i = 0; i < h.length; i++) {
                w2[i] += 2 * error / n * h[i];
                b1[i] += 2 * error / n * out[i];
                for (int j = 0; j < w[i].length; j++) w1[i][j] += 2 * error / n * out[i] * places[k][j];
            }
        }
        return new ByHand(w1, b1, w2, b2);
    }
}
