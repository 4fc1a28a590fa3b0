package org.wengert.processor.emit;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Var;

/**
 * The storage that an object keeps for the arrays of a method.
 *
 * @param homes of arrays, where they are kept; the others are made anew
 * @param tables the field with {@code Tables} for what needs no storage of its own; empty where there is none
 */
record Homes(Map<Var, Home> homes, String tables) {
    /** Of a static method. */
    static final Homes NOTHING = new Homes(Map.of(), "");

    /** Without the places in tables of which something is not at hand in a method. */
    Homes in(Predicate<Atom> isAtHand) {
        Map<Var, Home> visible = new IdentityHashMap<>(homes);
        visible.values()
                .removeIf(home -> home.place() != null
                        && !(isAtHand.test(home.place().array())
                                && isAtHand.test(home.place().index())));
        return new Homes(visible, tables);
    }

    @Nullable
    Home homeOf(Var v) {
        return homes.get(v);
    }
}
