package org.wengert;

/** What a {@link DerivativesOf} rule returns. */
public final class Partials {
    private Partials() {}

    /**
     * The partial derivatives of a scalar function, one for each of its parameters of type {@code double} or {@code float}, in
     * their order.
     *
     * <pre>{@code
     * static double[] hypot(double x, double y, @Result double r) { return partials(x / r, y / r); }
     * }</pre>
     *
     * @param partials the partial derivatives at the rule's arguments
     * @return the same array
     */
    public static double[] partials(double... partials) {
        return partials;
    }
}
