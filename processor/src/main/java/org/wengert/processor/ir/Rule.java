package org.wengert.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivative of what a call does, where it is not that of a body. */
public sealed interface Rule {

    /**
     * A pullback that is written by hand: an object, which the forward sweep makes of the arguments and the reverse sweep applies.
     *
     * @param of makes it
     * @param value gives the outputs
     * @param apply takes the cotangents of the outputs and gives those of the inputs
     * @param inputs the arguments that have cotangents
     * @param outputs what the call gives and overwrites: one, the result itself, or the components of a record, in their order
     * @param seed makes such a record; null where the result is the only output
     * @param pushforward for forward mode; null where there is none
     * @param returnsOutput whether the call gives the object that it overwrites
     */
    record Pullback(
            Callee of,
            Callee value,
            Callee apply,
            List<Input> inputs,
            List<Output> outputs,
            @Nullable Callee seed,
            @Nullable Pushforward pushforward,
            boolean returnsOutput)
            implements Rule {
        public Pullback {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * An argument that has a cotangent.
     *
     * @param argument its place
     * @param cotangent the accessor of the component for it; null where {@code apply} gives the cotangent itself
     */
    record Input(int argument, @Nullable Callee cotangent) {}

    /**
     * An output.
     *
     * @param argument the place of the argument that is overwritten; {@link #RESULT} for the result
     * @param component its accessor; null where {@code value} gives the result itself
     */
    record Output(int argument, @Nullable Callee component) {
        public static final int RESULT = -1;
    }

    /**
     * Takes the arguments and behind them the tangents of the inputs.
     *
     * @param value the accessor of the outputs; null where the tangents alone are given
     * @param tangent the accessor of their tangents, likewise
     * @param isBare whether the tangent is that of the one output itself, and not a record of it
     */
    record Pushforward(
            Callee call, @Nullable Callee value, @Nullable Callee tangent, boolean isBare) {}

    /**
     * The first argument, whose cotangent passes through a function on its way back.
     *
     * @param onCotangent from the other arguments and the cotangent to what takes its place
     */
    record Hook(Function onCotangent) implements Rule {}

    /**
     * That of the function of the program that is called, which the reverse sweep runs once more instead of keeping what is in it.
     *
     * @param ofLoop whether it is a piece of a loop, else a checkpoint of the user's
     */
    record Recomputed(boolean ofLoop) implements Rule {}

    /** The call is of a derivative of another function, which has derivatives of its own. */
    record Derived(Derivable function) implements Rule {}

    /** No derivative is known. The call only reads what it is given. */
    record None() implements Rule {}

    /**
     * There is none: what the call gives does not depend on what it is given, and that it only reads.
     *
     * @param isTotal whether it never throws and has no effects, so that it can be left out
     */
    record Constant(boolean isTotal) implements Rule {
        public Constant() {
            this(false);
        }
    }

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
