package org.wengert.processor.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Writes conditions all of which must hold. None of them throws. */
final class Conditions {
    private final Builder out;
    private final Position at;
    private final Set<Object> seen = new HashSet<>();
    private @Nullable Var all;

    Conditions(Builder out, Position at) {
        this.out = out;
        this.at = at;
    }

    /** Whether all hold; null where there are none. */
    @Nullable
    Var all() {
        return all;
    }

    void add(Var condition) {
        all = all == null ? condition : out.let(at, Basic.AND, all, condition);
    }

    void add(Basic comparison, Atom a, Atom b) {
        add(out.let(at, comparison, a, b));
    }

    /** That there is an array. */
    void addPresence(Atom array) {
        addReach(array, null, Constant.of(0));
    }

    /** That an array has so many entries, from an offset on. */
    void addReach(Atom array, @Nullable Atom offset, Atom count) {
        List<Atom> arguments = offset == null ? List.of(array, count) : List.of(array, offset, count);
        if (!seen.add(arguments)) return;
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee callee = Callee.ofStatic("org.wengert.support.Lengths", "reach", types, Type.BOOLEAN);
        Var result = new Var(Type.BOOLEAN, "");
        out.add(new Line.Let(result, new Operation.Apply(callee), arguments, at));
        add(result);
    }
}
