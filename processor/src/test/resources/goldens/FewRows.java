package goldens;

import org.wengert.Differentiable;

final class FewRows {
    /** The image of a point in a camera of that focal length, which is turned about the second axis. */
    @Differentiable(wrt = {"point", "focus"})
    static double[] image(double[] point, double focus, double angle) {
        double[] turn = {Math.cos(angle), Math.sin(angle)};
        double depth = turn[0] * point[2] - turn[1] * point[0];
        return new double[] {focus * (turn[0] * point[0] + turn[1] * point[2]) / depth, focus * point[1] / depth};
    }
}
