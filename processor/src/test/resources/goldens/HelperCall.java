package goldens;

import org.wengert.Differentiable;

final class HelperCall {
    @Differentiable
    static double energy(double mass, double height, double speed) {
        return mass * 9.81 * height + kinetic(mass, speed);
    }

    private static double kinetic(double mass, double speed) {
        return 0.5 * mass * speed * speed;
    }
}
