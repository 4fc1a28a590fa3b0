package goldens;

import org.wengert.Differentiable;

/** Both sweeps of a point together; only the nearest centre gets a cotangent. */
final class NearestCentre {
    @Differentiable(wrt = "centres")
    static double cost(double[] points, double[] centres) {
        double cost = 0;
        for (double p : points) {
            double best = Double.POSITIVE_INFINITY;
            for (double c : centres) best = Math.min(best, (c - p) * (c - p));
            cost += best;
        }
        return cost;
    }
}
