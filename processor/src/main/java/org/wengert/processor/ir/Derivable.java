package org.wengert.processor.ir;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A derivative of a function, as a function that other functions call. Its body is made when all calls are known; its own derivatives
 * are of the same kind. It writes to nothing that it is given, and gives arrays of its own.
 */
public interface Derivable {
    /** How it is called. */
    Callee callee();

    /** The checked exceptions that it may throw. */
    List<String> thrown();

    /** The same as a member of the companion computes it, so that values are the same bit for bit, if that can be called. */
    Derivable by(String member);

    /** The same, to be computed where it is called. */
    Derivable composed();

    /** Whether it is computed by a member of the companion; its own derivatives are not, nor the values that come with these. */
    boolean isMember();

    /** The same, giving some of its results only. */
    Derivable giving(BitSet results);

    /**
     * Its pushforward.
     *
     * @param arguments the arguments that have tangents, which follow behind all arguments
     * @param results the results whose tangents follow behind all results
     */
    Derivable pushforward(BitSet arguments, BitSet results);

    /**
     * What gives the cotangents of some arguments; null where there are none.
     *
     * @param results the results that have cotangents
     */
    @Nullable
    Cotangents cotangents(BitSet arguments, BitSet results);

    /**
     * A function that gives cotangents.
     *
     * @param operands what it is given, in the order of its parameters
     * @param results for each of the arguments that were asked for, in their order, the place of its cotangent among what the
     *     function gives; -1 where that is zero
     */
    record Cotangents(Derivable function, List<Operand> operands, List<Integer> results) {
        public Cotangents {
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }
    }

    /** What a function that gives cotangents is given. */
    record Operand(Kind kind, int place) {
        /** What it is of the call. */
        public enum Kind {
            ARGUMENT,
            /** The cotangent of a result. */
            SEED,
            /** Zeros in the shape of a result. */
            ZERO
        }
    }
}
