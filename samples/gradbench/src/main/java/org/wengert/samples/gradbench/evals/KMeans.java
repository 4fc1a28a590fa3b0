package org.wengert.samples.gradbench.evals;

import java.util.Arrays;
import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** The cost of a clustering, and the step of Newton's method that lowers it. */
public final class KMeans {
    public static final Eval<Input> EVAL = new Eval<>("kmeans", Input.class)
            .with("cost", in -> () -> cost(in.points, in.centroids))
            .with("dir", in -> () -> direction(in.points, in.centroids));

    private KMeans() {}

    record Input(double[][] points, double[][] centroids) {}

    /** Σᵢ minⱼ ‖cⱼ − pᵢ‖². */
    @Differentiable(wrt = "centroids", order = 2)
    static double cost(double[][] points, double[][] centroids) {
        double[][] coordinates = transposed(centroids);
        double[] distances = new double[centroids.length];
        double cost = 0;
        for (double[] point : points) {
            cost += squaredDistance(centroids[nearest(point, coordinates, distances)], point);
        }
        return cost;
    }

    /** The centroid that is nearest to a point. The coordinates of the centroids are in rows, so that the loop over them is the inner one. */
    private static int nearest(double[] point, double[][] coordinates, double[] distances) {
        for (int j = 0; j < distances.length; j++) distances[j] = 0;
        for (int i = 0; i < point.length; i++) {
            double[] row = coordinates[i];
            double p = point[i];
            for (int j = 0; j < distances.length; j++) {
                double d = row[j] - p;
                distances[j] += d * d;
            }
        }
        int nearest = 0;
        double least = distances[0];
        for (int j = 1; j < distances.length; j++) {
            if (distances[j] < least) {
                least = distances[j];
                nearest = j;
            }
        }
        return nearest;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < t.length; j++) t[j][i] = a[i][j];
        }
        return t;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = a[i] - b[i];
            sum += d * d;
        }
        return sum;
    }

    /** The gradient over the Hessian, which is diagonal, so that its product with a vector of ones is its diagonal. */
    private static double[][] direction(double[][] points, double[][] centroids) {
        double[][] direction = KMeansCost.gradient(points, centroids);
        double[][] ones = new double[centroids.length][centroids[0].length];
        for (double[] row : ones) Arrays.fill(row, 1);
        double[][] diagonal = KMeansCost.hessianVectorProduct(points, centroids, ones);
        for (int j = 0; j < direction.length; j++) {
            for (int i = 0; i < direction[j].length; i++) direction[j][i] /= diagonal[j][i];
        }
        return direction;
    }
}
