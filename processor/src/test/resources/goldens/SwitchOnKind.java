package goldens;

import org.wengert.Differentiable;

final class SwitchOnKind {
    @Differentiable
    static double kernel(int kind, double r) {
        switch (kind) {
            case 0:
                return Math.exp(-r * r);
            case 1:
                return 1 / (1 + r * r);
            default:
                return r;
        }
    }
}
