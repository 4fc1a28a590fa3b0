package org.wengert.processor.link;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wengert.processor.analysis.Summaries;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Type;

/** Finds the methods that are left to run time and do no more with arrays that they are given than read them. */
final class Readers {
    private static final Set<String> OF_ARRAYS = Set.of(
            "toString",
            "deepToString",
            "hashCode",
            "deepHashCode",
            "equals",
            "deepEquals",
            "compare",
            "mismatch",
            "binarySearch");

    private final World world;
    private final Set<Callee> known = new HashSet<>();

    Readers(World world) {
        this.world = world;
    }

    /** The function, in which calls of them tell so. */
    Function tell(Function f) {
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                boolean isOpen = l.rule() == null && l.callee().summary() == null && takesArrays(l.callee());
                if (!isOpen || !is(l.callee().catching(List.of()))) return call;
                return call.to(l.callee().withSummary(Summary.reading(l.callee())));
            }
        }.function(f);
    }

    private static boolean takesArrays(Callee callee) {
        return callee.parameters().stream().anyMatch(Type.ArrayOf.class::isInstance);
    }

    private boolean is(Callee callee) {
        boolean isMethod = callee.kind() == Callee.Kind.STATIC || callee.kind() == Callee.Kind.INSTANCE;
        if (!isMethod || !callee.results().stream().allMatch(Readers::leadsNowhere)) return false;
        if (callee.owner().equals("java.util.Arrays")) return OF_ARRAYS.contains(callee.name());
        // What a method that calls itself does is seen from the outermost of these calls.
        if (!known.add(callee)) return true;
        boolean is = body(callee).map(this::onlyReads).orElse(false);
        if (!is) known.remove(callee);
        return is;
    }

    /** Whether a value of the type does not lead to an array. */
    private static boolean leadsNowhere(Type type) {
        return type instanceof Type.Primitive || type.equals(Type.STRING);
    }

    private Optional<Function> body(Callee callee) {
        try {
            return world.codeOf(callee);
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private boolean onlyReads(Function body) {
        Summary summary = Summaries.of(tell(body));
        return summary.written().isEmpty()
                && summary.foreign().isEmpty()
                && summary.held().isEmpty();
    }
}
