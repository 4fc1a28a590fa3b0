package refusals;

import org.wengert.Differentiable;

/** Bodies with something that has no derivative here. */
final class Bodies {
    interface Fn {
        double apply(double x);
    }

    private static double secret = 2;
    static double visible = 2;
    double state;

    static native double kernel(double x);

    static double viaText(double x) {
        return Double.parseDouble("" + x); // error: DerivativeLost at Double.parseDouble("" + x)
    }

    @Differentiable
    static double nativeCall(double x) {
        return 2 * kernel(x); // error: NoDerivativeRule at kernel(x)
    }

    @Differentiable
    static double virtualDispatch(double x, Fn g) {
        return x * g.apply(x); // error: NoDerivativeRule at g.apply(x)
    }

    @Differentiable
    static double libraryCall(double x) {
        double y = x * x;
        return java.math.BigDecimal.valueOf(y).doubleValue(); // error: NoDerivativeRule at java.math.BigDecimal.valueOf(y)
    }

    @Differentiable
    static double reflection(double x) throws Exception {
        return (Double) Math.class.getMethod("sin", double.class).invoke(null, x); // error: NoDerivativeRule at Math.class.getMethod("sin", double.class).invoke(null, x)
    }

    @Differentiable
    double fieldWrite(double x) {
        this.state += x; // error: FieldWrite at this.state += x
        return state * state;
    }

    @Differentiable
    static double staticFieldWrite(double x) {
        visible = x; // error: FieldWrite at visible = x
        return x * visible;
    }

    @Differentiable
    static double privateField(double x) {
        return x * secret; // error: PrivateMember at secret
    }

    @Differentiable
    static double bits(double x) {
        long bits = Double.doubleToLongBits(x);
        return x * Double.longBitsToDouble(bits); // error: DerivativeLost at Double.longBitsToDouble(bits)
    }

    @Differentiable
    static double throughText(double x) {
        return viaText(x) * x;
    }

    @Differentiable
    static double synchronizedBlock(double x) {
        double y;
        synchronized (Bodies.class) { // error: Unsupported
            y = x * x;
        }
        return y;
    }
}
