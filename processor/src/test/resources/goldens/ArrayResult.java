package goldens;

import org.wengert.Differentiable;

final class ArrayResult {
    @Differentiable
    static double[] cartesian(double r, double phi) {
        return new double[] {r * Math.cos(phi), r * Math.sin(phi)};
    }
}
