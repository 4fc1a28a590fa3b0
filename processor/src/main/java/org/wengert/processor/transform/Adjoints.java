package org.wengert.processor.transform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Var;

/** The adjoints of the scalars at one point of the reverse sweep; none is 0. */
final class Adjoints {
    private final Map<Var, Atom> bars;

    Adjoints() {
        this(new LinkedHashMap<>());
    }

    private Adjoints(Map<Var, Atom> bars) {
        this.bars = bars;
    }

    Adjoints copy() {
        return new Adjoints(new LinkedHashMap<>(bars));
    }

    @Nullable
    Atom get(Var v) {
        return bars.get(v);
    }

    Atom orZero(Var v) {
        Atom bar = bars.get(v);
        return bar == null ? Constant.zero(v.type()) : bar;
    }

    @Nullable
    Atom take(Var v) {
        return bars.remove(v);
    }

    void set(Var v, Atom bar) {
        bars.put(v, bar);
    }

    void remove(Var v) {
        bars.remove(v);
    }

    /** Adds to an adjoint. */
    void add(Var v, Atom bar, Builder out, Position at) {
        Atom before = bars.get(v);
        bars.put(v, before == null ? bar : Derivatives.plus(out, before, bar, at));
    }

    Collection<Atom> all() {
        return bars.values();
    }

    /** The variables whose adjoints are not what they are in {@code before}, in a fixed order. */
    Iterable<Var> changedSince(Adjoints before) {
        return bars.keySet().stream()
                .filter(v -> bars.get(v) != before.bars.get(v))
                .toList();
    }
}
