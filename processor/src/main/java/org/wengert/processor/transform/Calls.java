package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Callee;

/** What takes the place of the calls of a program's functions, in which operands come in pairs. */
interface Calls {
    /** No function of the program has derivatives. */
    Calls NONE = callee -> null;

    /**
     * A function, or a phase of one, that takes and gives twins too.
     *
     * @param frame the function of which a frame is made for each call, as its first argument; null where none is
     * @param arguments the places of the arguments whose twins follow behind all arguments
     * @param results the places of the results whose twins follow behind all results
     */
    record Paired(@Nullable String frame, Callee callee, BitSet arguments, BitSet results) {}

    /** Null where a call stays as it is. */
    @Nullable
    Paired of(Callee callee);

    /** All of these, and then some of them once more. */
    static <T> List<T> followed(List<T> all, BitSet which) {
        List<T> result = new ArrayList<>(all);
        result.addAll(chosen(all, which));
        return result;
    }

    static <T> List<T> chosen(List<T> from, BitSet which) {
        return which.stream().mapToObj(from::get).toList();
    }
}
