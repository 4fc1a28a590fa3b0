package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** {@link Primals#reprojectionError}: the Jacobians of many observations. */
@State(Scope.Benchmark)
public class Ba {
    final double[][] cameras;
    final double[][] points;
    final double[] weights;
    final double[][] features;
    private final PrimalsReprojectionError.Pullback pullback;
    private final double[][] cameraBar = new double[2][11];
    private final double[][] pointBar = new double[2][3];
    private final double[][] weightBar = new double[2][1];
    private final double[][] seeds = {{1, 0}, {0, 1}};

    public Ba() {
        this(2000);
    }

    Ba(int observations) {
        Random random = new Random();
        cameras = random.matrix(observations, 11, -1, 1);
        points = random.matrix(observations, 3, -1, 1);
        weights = random.vector(observations, 0.5, 1);
        features = random.matrix(observations, 2, -1, 1);
        // In front of the camera, at a distance.
        for (double[] camera : cameras) camera[5] -= 5;
        pullback = PrimalsReprojectionError.pullback(cameras[0], points[0], weights[0], features[0]);
    }

    @Benchmark
    public void primal(Blackhole results) {
        for (int i = 0; i < cameras.length; i++) {
            results.consume(Primals.reprojectionError(cameras[i], points[i], weights[i], features[i]));
        }
    }

    @Benchmark
    public void gradient(Blackhole results) {
        for (int i = 0; i < cameras.length; i++) {
            results.consume(PrimalsReprojectionError.jacobian(cameras[i], points[i], weights[i], features[i]));
        }
    }

    @Benchmark
    public void reused(Blackhole results) {
        for (int i = 0; i < cameras.length; i++) {
            pullback.at(cameras[i], points[i], weights[i], features[i]);
            pullback.accumulate(seeds[0], cameraBar[0], pointBar[0], weightBar[0]);
            pullback.accumulate(seeds[1], cameraBar[1], pointBar[1], weightBar[1]);
            results.consume(cameraBar);
        }
    }

    @Benchmark
    public void handWritten(Blackhole results) {
        double[][] camera = new double[2][11];
        double[][] point = new double[2][3];
        double[][] weight = new double[2][1];
        for (int i = 0; i < cameras.length; i++) {
            jacobian(cameras[i], points[i], weights[i], features[i], camera, point, weight);
            results.consume(camera);
        }
    }

    /** One forward sweep in locals, two reverse sweeps of one loop. The rotation is not zero. */
    static void jacobian(
            double[] camera,
            double[] point,
            double weight,
            double[] feature,
            double[][] cameraBar,
            double[][] pointBar,
            double[][] weightBar) {
        double x0 = point[0] - camera[3];
        double x1 = point[1] - camera[4];
        double x2 = point[2] - camera[5];
        double theta = Math.sqrt(camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2]);
        double cos = Math.cos(theta);
        double sin = Math.sin(theta);
        double w0 = camera[0] / theta;
        double w1 = camera[1] / theta;
        double w2 = camera[2] / theta;
        double c0 = w1 * x2 - w2 * x1;
        double c1 = w2 * x0 - w0 * x2;
        double c2 = w0 * x1 - w1 * x0;
        double dot = w0 * x0 + w1 * x1 + w2 * x2;
        double rest = 1 - cos;
        double t = dot * rest;
        double inverse = 1 / (x2 * cos + c2 * sin + w2 * t);
        double u = (x0 * cos + c0 * sin + w0 * t) * inverse;
        double v = (x1 * cos + c1 * sin + w1 * t) * inverse;
        double r2 = u * u + v * v;
        double focal = camera[6];
        double distortion = 1 + camera[9] * r2 + camera[10] * r2 * r2;
        double slope = 2 * (camera[9] + 2 * camera[10] * r2);
        for (int k = 0; k < 2; k++) {
            double uv = k == 0 ? u : v;
            double[] bar = cameraBar[k];
            double scaled = weight * uv;
            double distortionBar = scaled * focal;
            double r2Bar = distortionBar * slope;
            double direct = weight * focal * distortion;
            double uBar = r2Bar * u + (k == 0 ? direct : 0);
            double vBar = r2Bar * v + (k == 0 ? 0 : direct);
            weightBar[k][0] = focal * uv * distortion + camera[7 + k] - feature[k];
            bar[6] = scaled * distortion;
            bar[7] = k == 0 ? weight : 0;
            bar[8] = k == 0 ? 0 : weight;
            bar[9] = distortionBar * r2;
            bar[10] = distortionBar * r2 * r2;
            double b0 = uBar * inverse;
            double b1 = vBar * inverse;
            double b2 = -(b0 * u + b1 * v);
            double along = w0 * b0 + w1 * b1 + w2 * b2;
            double dotBar = along * rest;
            double x0Bar = b0 * cos + sin * (b1 * w2 - b2 * w1) + dotBar * w0;
            double x1Bar = b1 * cos + sin * (b2 * w0 - b0 * w2) + dotBar * w1;
            double x2Bar = b2 * cos + sin * (b0 * w1 - b1 * w0) + dotBar * w2;
            double w0Bar = sin * (x1 * b2 - x2 * b1) + b0 * t + dotBar * x0;
            double w1Bar = sin * (x2 * b0 - x0 * b2) + b1 * t + dotBar * x1;
            double w2Bar = sin * (x0 * b1 - x1 * b0) + b2 * t + dotBar * x2;
            double cosBar = b0 * x0 + b1 * x1 + b2 * x2 - along * dot;
            double sinBar = b0 * c0 + b1 * c1 + b2 * c2;
            double thetaBar = cos * sinBar - sin * cosBar - (w0Bar * w0 + w1Bar * w1 + w2Bar * w2) / theta;
            bar[0] = w0Bar / theta + thetaBar * w0;
            bar[1] = w1Bar / theta + thetaBar * w1;
            bar[2] = w2Bar / theta + thetaBar * w2;
            bar[3] = -x0Bar;
            bar[4] = -x1Bar;
            bar[5] = -x2Bar;
            pointBar[k][0] = x0Bar;
            pointBar[k][1] = x1Bar;
            pointBar[k][2] = x2Bar;
        }
    }
}
