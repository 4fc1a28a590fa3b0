package org.wengert.processor.contract;

/** How values of a type carry derivatives: what their tangents, which are their cotangents too, look like. */
public sealed interface Differential
        permits Numeric, Differential.Composite, Differential.Own, Differential.ArrayOf, Differential.ListOf {
    /** The type of the tangents as it stands in a source. */
    String tangent();

    /**
     * The type of what cotangents are added to: an array of the value's shape, or of one entry for what is no array; a tangent in it is
     * replaced by the sum.
     */
    String bar();

    /** Whether the value is an array, so that its bar has its shape. */
    boolean isArray();

    /**
     * A record, a class or a sealed interface, whose tangent type is generated.
     *
     * @param tangent the tangent type
     */
    record Composite(String tangent) implements Differential {
        @Override
        public String bar() {
            return tangent + "[]";
        }

        @Override
        public boolean isArray() {
            return false;
        }
    }

    /**
     * An object of a library that is its own tangent.
     *
     * @param tangent its type
     * @param rule the class that makes it so
     */
    record Own(String tangent, String rule) implements Differential {
        @Override
        public String bar() {
            return tangent + "[]";
        }

        @Override
        public boolean isArray() {
            return false;
        }
    }

    /** An array of what is no primitive number. */
    record ArrayOf(Differential element) implements Differential {
        @Override
        public String tangent() {
            return element.tangent() + "[]";
        }

        @Override
        public String bar() {
            return tangent();
        }

        @Override
        public boolean isArray() {
            return true;
        }
    }

    /** A {@code java.util.List}. */
    record ListOf(Differential element) implements Differential {
        @Override
        public String tangent() {
            return "java.util.List<" + element.tangent() + ">";
        }

        @Override
        public String bar() {
            return tangent() + "[]";
        }

        @Override
        public boolean isArray() {
            return false;
        }
    }
}
