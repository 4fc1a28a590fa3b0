package org.wengert.processor.contract;

/**
 * A number or an array of numbers: what carries derivatives. Its tangents and cotangents are of the same type.
 *
 * @param base the type of the entries, {@code double} or {@code float}
 * @param boxed whether it is {@code Double} or {@code Float}; never for arrays
 * @param rank the number of dimensions, 0 for a scalar
 */
public record Numeric(Base base, boolean boxed, int rank) implements Differential {
    /** The type of the entries. */
    public enum Base {
        DOUBLE("double", "java.lang.Double"),
        FLOAT("float", "java.lang.Float");

        private final String primitive;
        private final String box;

        Base(String primitive, String box) {
            this.primitive = primitive;
            this.box = box;
        }

        /** The primitive type's name. */
        public String primitive() {
            return primitive;
        }
    }

    /** A scalar has one entry, and so a gradient where it is a result. */
    public boolean isScalar() {
        return rank == 0;
    }

    /** The type as it stands in a source. */
    public String text() {
        return boxed ? base.box : base.primitive + "[]".repeat(rank);
    }

    @Override
    public String tangent() {
        return text();
    }

    @Override
    public boolean isArray() {
        return !isScalar();
    }

    @Override
    public String bar() {
        return isScalar() ? base.primitive + "[]" : text();
    }
}
