package org.wengert.processor.ir;

/** The derivative of what a call does, where it is not that of a body. */
public sealed interface Rule {

    /** None: what the call gives does not depend on what it is given, and that it only reads. */
    record Constant() implements Rule {}

    /**
     * The partial derivatives of a function of numbers.
     *
     * @param formula from the arguments, and from the result where it has one parameter more, to the partial derivative by each
     *     floating-point argument
     */
    record Partials(Function formula) implements Rule {
        /** Whether it reads memory or objects, which may be others when the reverse sweep comes by. */
        public boolean readsMemory() {
            return !formula.parameters().stream().allMatch(p -> p.type() instanceof Type.Primitive);
        }
    }
}
