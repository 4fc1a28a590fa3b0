package org.wengert.processor.contract;

/**
 * A number or an array of numbers: what carries derivatives. Its tangents and cotangents are of the same type.
 *
 * @param base the type of the entries, {@code double} or {@code float}
 * @param boxed whether it is {@code Double} or {@code Float}; never for arrays
 * @param rank the number of dimensions, 0 for a scalar
 */
public record Numeric(Base base, boolean boxed, int rank) {
    /** The type of the entries. */
    public enum Base {
        DOUBLE("double", "java.lang.Double", 2),
        FLOAT("float", "java.lang.Float", 1);

        private final String primitive;
        private final String box;
        private final int slots;

        Base(String primitive, String box, int slots) {
            this.primitive = primitive;
            this.box = box;
            this.slots = slots;
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

    /** The type of the array that adds up cotangents: the type itself, or an array of one entry for a scalar. */
    public String bar() {
        return isScalar() ? base.primitive + "[]" : text();
    }

    /** How many of the 255 parameter slots of the JVM a parameter of this type takes. */
    int slots() {
        return isScalar() && !boxed ? base.slots : 1;
    }
}
