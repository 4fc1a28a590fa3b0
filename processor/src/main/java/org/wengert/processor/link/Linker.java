package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Type;

/**
 * Puts the bodies of the methods of this compilation in the place of their calls, and takes apart the objects that these make. What
 * remains has numbers, arrays of numbers, and references to objects that nothing looks into.
 */
public final class Linker {
    private static final int MOST_RUNS = 500;

    private final World world;
    private final Predicate<Callee> hasRule;
    private final Map<Callee, Refusal> refusals = new LinkedHashMap<>();
    private final Kept kept;

    /**
     * A linker.
     *
     * @param hasRule whether the derivative of a method is given, so that its body does not matter
     * @param mostLines what has more lines, and is called in more than one place, is left as a call; all is if it is 0
     */
    public Linker(World world, Predicate<Callee> hasRule, int mostLines) {
        this.world = world;
        this.hasRule = hasRule;
        this.kept = new Kept(world, hasRule, mostLines);
    }

    /** What has more lines is left as a call. */
    public int mostLines() {
        return kept.mostLines();
    }

    /** The linked body of a method whose calls are left as they are; empty where it is of another kind, or cannot be taken in. */
    public Optional<Function> functionOf(Callee callee) {
        if (!kept.keeps(callee)) return Optional.empty();
        try {
            return world.bodyOf(callee).map(this::link);
        } catch (Refusal refusal) {
            refusals.put(callee, refusal);
            return Optional.empty();
        }
    }

    /** Why a method of this compilation could not be taken in. */
    public Optional<Refusal> refusalOf(Callee callee) {
        return Optional.ofNullable(refusals.get(callee));
    }

    /**
     * Links a function.
     *
     * @param parameters how its parameters are spread
     * @param results how its results are spread
     * @throws Refusal if it has something that cannot be right
     */
    public Function link(Function function, List<Layout> parameters, List<Layout> results) {
        kept.reach(function);
        Assumptions assumptions = new Assumptions();
        Numbering numbering = new Numbering();
        for (int run = 0; run < MOST_RUNS; run++) {
            Linking linking = new Linking(function.name(), world, assumptions, refusals, hasRule, kept, numbering);
            try {
                Function linked = new Entrance(linking).link(function, parameters, results);
                if (!assumptions.isOutdated()) return linked;
            } catch (Joins.Outdated again) {
                // What it has found out is noted.
            } catch (Refusal refusal) {
                if (!assumptions.isOutdated()) throw refusal;
            }
            assumptions.update(linking.joins);
        }
        throw new IllegalStateException("no end of new assumptions: " + assumptions);
    }

    /** Links a function whose parameters and results are not spread; boxed floating-point numbers are the numbers themselves. */
    public Function link(Function function) {
        List<Layout> parameters = new ArrayList<>();
        function.parameters().forEach(p -> parameters.add(leaf(p.type())));
        List<Layout> results = new ArrayList<>();
        function.results().forEach(t -> results.add(leaf(t)));
        return link(function, parameters, results);
    }

    private static Layout leaf(Type type) {
        if (type.equals(new Type.Reference("java.lang.Double"))) return new Layout.Leaf(Type.DOUBLE);
        return new Layout.Leaf(type.equals(new Type.Reference("java.lang.Float")) ? Type.FLOAT : type);
    }
}
