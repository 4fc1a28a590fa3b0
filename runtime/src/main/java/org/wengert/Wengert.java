package org.wengert;

import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.wengert.support.DeepArrays;

/**
 * Directions to differentiation within a method's body. The processor knows these methods and gives them derivatives of their own; what
 * is written here is what they do where the method itself is called.
 */
@SuppressWarnings("overloads") // a lambda of no parameters fits both suppliers, and Java takes the primitive one
public final class Wengert {
    private Wengert() {}

    /**
     * The argument, as a constant: its derivative is zero.
     *
     * <pre>{@code
     * double scale = Wengert.stopGradient(Math.abs(x));   // normalise, but do not differentiate the norm
     * return x / scale;
     * }</pre>
     */
    public static double stopGradient(double x) {
        return x;
    }

    /** {@link #stopGradient(double)} in single precision. */
    public static float stopGradient(float x) {
        return x;
    }

    /** An integer is a constant already; without this method it would be widened to a {@code float}. */
    public static int stopGradient(int x) {
        return x;
    }

    /** An integer is a constant already; without this method it would be widened to a {@code float}. */
    public static long stopGradient(long x) {
        return x;
    }

    /**
     * A copy of an array or a record, as a constant: the derivatives of its entries are zero. What is stored later in the original
     * does not reach the copy, nor the other way round.
     *
     * @param x an array of any rank, a record, or a boxed number; rows that an array has several times stay one row
     * @throws IllegalArgumentException where {@code x} is of another kind, or a record that cannot be made anew from here
     */
    public static <T> T stopGradient(T x) {
        return Copies.copy(x);
    }

    /**
     * The first argument. In reverse mode the cotangent of this use of {@code x} passes through {@code onCotangent}: to scale, to clip
     * or to print it. What the function uses of the method's variables and arrays is as it was at the call. It is not asked for the
     * cotangent zero, which stays zero.
     *
     * <pre>{@code
     * double clipped = Wengert.hook(x, xBar -> Math.max(-1, Math.min(1, xBar)));
     * }</pre>
     *
     * <p>It has no forward mode and no second order: a method whose derivative goes through a hook has no {@code pushforward}.
     */
    public static double hook(double x, DoubleUnaryOperator onCotangent) {
        Objects.requireNonNull(onCotangent);
        return x;
    }

    /**
     * A copy of the first argument. In reverse mode the cotangent of the copy passes through {@code onCotangent}, which returns an
     * array of the same length, on its way to {@code x}.
     */
    public static double[] hook(double[] x, UnaryOperator<double[]> onCotangent) {
        Objects.requireNonNull(onCotangent);
        return DeepArrays.copy(x);
    }

    /**
     * The value that the supplier computes. The reverse sweep computes it once more instead of keeping what its inside needs: less
     * memory for about twice the time. The supplier must be pure: it calls nothing with effects, writes to no array of the code around it, and
     * the arrays that it gives are its own.
     */
    public static double checkpoint(DoubleSupplier value) {
        return value.getAsDouble();
    }

    /** {@link #checkpoint(DoubleSupplier)} for a value of any type. */
    public static <R> R checkpoint(Supplier<R> value) {
        return value.get();
    }
}
