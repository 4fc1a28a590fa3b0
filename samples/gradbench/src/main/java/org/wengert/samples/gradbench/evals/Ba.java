package org.wengert.samples.gradbench.evals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** Bundle adjustment: how far the images of points in cameras are from where they were seen, and its sparse Jacobian. */
public final class Ba {
    private static final int CAMERA = 11;
    private static final int POINT = 3;
    private static final int BLOCK = CAMERA + POINT + 1;
    public static final Eval<Input> EVAL = new Eval<>("ba", Input.class)
            .with("objective", in -> in.scene()::errors, Errors::report)
            .with(
                    "jacobian",
                    in -> {
                        Scene scene = in.scene();
                        Sparse jacobian = scene.jacobian();
                        return () -> scene.fill(jacobian);
                    },
                    jacobian -> jacobian.report(2 * BLOCK));

    private Ba() {}

    /** One camera, point, weight and feature for n cameras, m points and p observations. */
    record Input(int n, int m, int p, double[] cam, double[] x, double w, double[] feat) {
        Scene scene() {
            double[] weights = new double[p];
            Arrays.fill(weights, w);
            return new Scene(copies(n, cam), copies(m, x), weights, copies(p, feat));
        }

        private static double[][] copies(int count, double[] row) {
            return Stream.generate(row::clone).limit(count).toArray(double[][]::new);
        }
    }

    /** The i-th observation is that of the i-th feature, by camera i mod n, of point i mod m. */
    record Scene(double[][] cameras, double[][] points, double[] weights, double[][] features) {
        Errors errors() {
            double[] reprojection = new double[2 * weights.length];
            double[] weight = new double[weights.length];
            for (int i = 0; i < weights.length; i++) {
                double[] error = reprojectionError(
                        cameras[i % cameras.length], points[i % points.length], weights[i], features[i]);
                reprojection[2 * i] = error[0];
                reprojection[2 * i + 1] = error[1];
                weight[i] = weightError(weights[i]);
            }
            return new Errors(reprojection, weight);
        }

        /** Of the right size, and empty. */
        Sparse jacobian() {
            return new Sparse(3 * weights.length, (2 * BLOCK + 1) * weights.length);
        }

        /** The rows are the errors of all projections, then those of all weights; the columns the cameras, points and weights. */
        Sparse fill(Sparse jacobian) {
            int pointColumns = CAMERA * cameras.length;
            int weightColumns = pointColumns + POINT * points.length;
            jacobian.clear();
            for (int i = 0; i < weights.length; i++) {
                int camera = i % cameras.length;
                int point = i % points.length;
                BaReprojectionError.Jacobian rows =
                        BaReprojectionError.jacobian(cameras[camera], points[point], weights[i], features[i]);
                for (int row = 0; row < 2; row++) {
                    jacobian.add(CAMERA * camera, rows.camera()[row]);
                    jacobian.add(pointColumns + POINT * point, rows.point()[row]);
                    jacobian.add(weightColumns + i, rows.weight()[row]);
                    jacobian.endRow();
                }
            }
            for (int i = 0; i < weights.length; i++) {
                jacobian.add(weightColumns + i, BaWeightError.gradient(weights[i]));
                jacobian.endRow();
            }
            return jacobian;
        }
    }

    /** The difference between a point's image in a camera and the feature that was seen, weighted. */
    @Differentiable(wrt = {"camera", "point", "weight"})
    static double[] reprojectionError(double[] camera, double[] point, double weight, double[] feature) {
        double x = point[0] - camera[3];
        double y = point[1] - camera[4];
        double z = point[2] - camera[5];
        // Rodrigues: x cos + r × x sin / |r| + r (r·x) (1 − cos) / |r|² turns x about r, by its length.
        double r0 = camera[0];
        double r1 = camera[1];
        double r2 = camera[2];
        double squaredAngle = r0 * r0 + r1 * r1 + r2 * r2;
        double cos = 1;
        double a = 1;
        double b = 0.5;
        if (squaredAngle != 0) {
            double angle = Math.sqrt(squaredAngle);
            cos = Math.cos(angle);
            a = Math.sin(angle) / angle;
            b = (1 - cos) / squaredAngle;
        }
        double along = b * (r0 * x + r1 * y + r2 * z);
        double depth = z * cos + a * (r0 * y - r1 * x) + r2 * along;
        double u = (x * cos + a * (r1 * z - r2 * y) + r0 * along) / depth;
        double v = (y * cos + a * (r2 * x - r0 * z) + r1 * along) / depth;
        double squaredRadius = u * u + v * v;
        double scale = camera[6] * (1 + squaredRadius * (camera[9] + squaredRadius * camera[10]));
        return new double[] {
            weight * (u * scale + camera[7] - feature[0]), weight * (v * scale + camera[8] - feature[1])
        };
    }

    @Differentiable
    static double weightError(double weight) {
        return 1 - weight * weight;
    }

    record Errors(double[] reprojection, double[] weight) {
        private Object report() {
            return new Report(
                    new Repeated(Arrays.copyOf(reprojection, 2), weight.length),
                    new RepeatedNumber(weight[0], weight.length));
        }

        private record Report(Repeated reprojError, RepeatedNumber wErr) {}

        private record Repeated(double[] elements, int repeated) {}

        private record RepeatedNumber(double element, int repeated) {}
    }
}
