package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** A call of a derivative in reverse mode: the reverse sweep calls the derivative of the next order, with the same arguments. */
final class DerivedReverse {
    private final Line.Call call;
    private final List<@Nullable Atom> seeds;
    private final BitSet active = new BitSet();
    private final Derivable.@Nullable Cotangents cotangents;

    /** @param seeds the cotangents of what the call gives; null of what has none */
    DerivedReverse(Line.Call call, Derivable function, Predicate<Atom> isActive, List<@Nullable Atom> seeds) {
        this.call = call;
        this.seeds = seeds;
        for (int i = 0; i < call.arguments().size(); i++)
            active.set(i, isActive.test(call.arguments().get(i)));
        BitSet seeded = new BitSet();
        for (int i = 0; i < seeds.size(); i++) seeded.set(i, seeds.get(i) != null);
        this.cotangents = function.cotangents(active, seeded);
    }

    boolean isNeeded() {
        return cotangents != null;
    }

    /**
     * Computes the cotangents of the arguments, and adds them.
     *
     * @param arguments the arguments as they were at the call
     */
    void apply(List<Atom> arguments, Builder out, BiConsumer<Var, Atom> add) {
        Derivable.Cotangents known = Objects.requireNonNull(cotangents);
        // What has succeeded in the forward sweep succeeds again: an exception that must be declared does not come.
        Callee callee = known.function().callee().catching(known.function().thrown());
        List<Atom> given = new ArrayList<>();
        for (Derivable.Operand o : known.operands()) given.add(operand(o, arguments, out));
        List<Var> results = new ArrayList<>();
        callee.results().forEach(type -> results.add(new Var(type, "")));
        if (!callee.caught().isEmpty()) results.add(new Var(new Type.Reference("java.lang.Throwable"), "thrown"));
        out.add(new Line.Call(results, callee, given, new Rule.Derived(known.function()), call.at()));
        List<Atom> to = Calls.chosen(call.arguments(), active);
        for (int i = 0; i < to.size(); i++) {
            int place = known.results().get(i);
            if (place >= 0) add.accept((Var) to.get(i), results.get(place));
        }
    }

    private Atom operand(Derivable.Operand o, List<Atom> arguments, Builder out) {
        return switch (o.kind()) {
            case ARGUMENT -> arguments.get(o.place());
            case SEED -> Objects.requireNonNull(seeds.get(o.place()));
            case ZERO -> {
                Var like = call.given().get(o.place());
                yield like.type() instanceof Type.Primitive
                        ? Constant.zero(like.type())
                        : out.zeros("", like, call.at());
            }
        };
    }
}
