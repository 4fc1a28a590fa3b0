package goldens;

import org.wengert.Differentiable;
import org.wengert.PullbackOf;

final class HandWrittenPullback {
    @Differentiable
    static double mean(double[] x) {
        return logSumExp(x) / x.length;
    }

    static double logSumExp(double[] x) {
        double sum = 0;
        for (double xi : x) {
            sum += Math.exp(xi);
        }
        return Math.log(sum);
    }

    @PullbackOf(type = HandWrittenPullback.class, method = "logSumExp")
    record Softmax(double[] x, double value) {
        static Softmax of(double[] x) {
            return new Softmax(x, logSumExp(x));
        }

        double[] apply(double seed) {
            double[] xBar = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                xBar[i] = seed * Math.exp(x[i] - value);
            }
            return xBar;
        }
    }
}
