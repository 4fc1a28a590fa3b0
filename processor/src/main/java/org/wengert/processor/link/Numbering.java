package org.wengert.processor.link;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;

/** Numbers for things by identity, the same in all runs. */
final class Numbering {
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<Function, Map<Position, Function>> placed = new IdentityHashMap<>();

    int of(Object thing) {
        return numbers.computeIfAbsent(thing, k -> numbers.size());
    }

    /** Gives a thing that is made anew in each run the number of one that is not. */
    void same(Object made, Object thing) {
        numbers.put(made, of(thing));
    }

    /** A function all of whose lines stand at the place of a call. */
    Function placed(Function f, Position call) {
        return placed.computeIfAbsent(f, k -> new HashMap<>())
                .computeIfAbsent(
                        call,
                        at -> new Rewriter() {
                            @Override
                            protected Position at(Position own) {
                                return at;
                            }
                        }.function(f));
    }
}
