package org.wengert.processor.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Puts the bodies of the methods of this compilation in the place of their calls, and takes apart the objects that these make. What
 * remains has numbers, arrays of numbers, and references to objects that nothing looks into.
 */
public final class Linker {
    /** What has more lines, with all that it calls, and is called in more than one place, is left as a call, unless told otherwise. */
    public static final int MOST_LINES = 150;

    private static final int MOST_RUNS = 500;

    private final World world;
    private final Predicate<Callee> hasRule;
    private final Map<Callee, Refusal> refusals = new LinkedHashMap<>();
    private final Kept kept;
    private final Readers readers;
    /** Null where what is linked is no program, of which pieces could become functions. */
    private final @Nullable Outlines outlines;

    /**
     * A linker.
     *
     * @param hasRule whether the derivative of a method is given, so that its body does not matter
     * @param mostLines what has more lines, and is called in more than one place, is left as a call; all is if it is 0
     */
    public Linker(World world, Predicate<Callee> hasRule, int mostLines) {
        this(world, hasRule, mostLines, new Outlines());
    }

    private Linker(World world, Predicate<Callee> hasRule, int mostLines, @Nullable Outlines outlines) {
        this.outlines = outlines;
        this.world = world;
        this.hasRule = hasRule;
        this.kept = new Kept(world, hasRule, mostLines);
        this.readers = new Readers(world);
    }

    /** A linker of formulas: what they call is part of them, or left as a call. */
    public static Linker ofFormulas(World world, Predicate<Callee> hasRule) {
        return new Linker(world, hasRule, Integer.MAX_VALUE, null);
    }

    /** The linked body of a method whose calls are left as they are; empty where it is of another kind, or cannot be taken in. */
    public Optional<Function> functionOf(Callee callee) {
        Optional<Function> outline = outlines == null ? Optional.empty() : outlines.of(callee);
        if (outline.isPresent()) return outline;
        if (!kept.keeps(callee)) return Optional.empty();
        try {
            return world.bodyOf(callee)
                    .map(f -> takeApart(
                            f,
                            leaves(f.parameters().stream().map(Var::type)),
                            leaves(f.results().stream()),
                            Position.NONE));
        } catch (Refusal refusal) {
            refusals.put(callee, refusal);
            return Optional.empty();
        }
    }

    /** The method of which {@link #functionOf} gives the body; empty for a piece of one. */
    public Optional<Callee> methodOf(Callee callee) {
        return outlines == null ? Optional.of(callee) : outlines.methodOf(callee);
    }

    /** A linked function, in which calls that are left to run time tell where they only read arrays. */
    public Function tellReaders(Function f) {
        return readers.tell(f);
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
     * @param resultAt where their type stands
     * @throws Refusal if it has something that cannot be right
     */
    public Function link(Function function, List<Layout> parameters, List<Layout> results, Position resultAt) {
        kept.reach(function);
        return takeApart(function, parameters, results, resultAt);
    }

    private Function takeApart(Function function, List<Layout> parameters, List<Layout> results, Position resultAt) {
        Assumptions assumptions = new Assumptions();
        Numbering numbering = new Numbering();
        for (int run = 0; run < MOST_RUNS; run++) {
            Linking linking =
                    new Linking(function.name(), world, assumptions, refusals, hasRule, kept, outlines, numbering);
            try {
                Function linked = new Entrance(linking).link(function, parameters, results, resultAt);
                if (!assumptions.isOutdated()) return withTapes(linked, linking.saved.atStart());
            } catch (Joins.Outdated again) {
                // What it has found out is noted.
            } catch (Refusal refusal) {
                if (!assumptions.isOutdated()) throw refusal;
            }
            assumptions.update(linking.joins);
        }
        throw new IllegalStateException("no end of new assumptions: " + assumptions);
    }

    private static Function withTapes(Function f, List<Line> tapes) {
        if (tapes.isEmpty()) return f;
        return f.withBody(new Builder()
                .addAll(tapes)
                .addAll(f.body().lines())
                .end(f.body().end()));
    }

    /** Links a function whose parameters and results are not spread; boxed floating-point numbers are the numbers themselves. */
    public Function link(Function function) {
        return link(
                function,
                leaves(function.parameters().stream().map(Var::type)),
                leaves(function.results().stream()),
                Position.NONE);
    }

    /** Links a function of derivatives once more, with the bodies of the rules' own methods that it calls, where they are at hand. */
    public Function linkRules(Function function) {
        return link(
                new Rewriter() {
                    @Override
                    public Line call(Line.Call l) {
                        Line.Call call = (Line.Call) super.call(l);
                        if (!(l.rule() instanceof Rule.None)) return call;
                        world.find(l.callee());
                        return world.bodyOf(l.callee()).isPresent() ? call.withRule(null) : call;
                    }
                }.function(function));
    }

    private static List<Layout> leaves(Stream<Type> types) {
        return types.map(Linker::leaf).toList();
    }

    private static Layout leaf(Type type) {
        if (type.equals(new Type.Reference("java.lang.Double"))) return new Layout.Leaf(Type.DOUBLE);
        return new Layout.Leaf(type.equals(new Type.Reference("java.lang.Float")) ? Type.FLOAT : type);
    }
}
