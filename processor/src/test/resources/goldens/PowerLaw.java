package goldens;

import org.wengert.Differentiable;

final class PowerLaw {
    /** The derivative of a power comes from the power itself, where that has its digits. */
    @Differentiable
    static double drag(double speed) {
        return 0.5 * Math.pow(speed, 1.75);
    }
}
