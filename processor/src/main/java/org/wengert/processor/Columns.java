package org.wengert.processor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.transform.Lanes;

/** Forward mode along several tangents at once. */
final class Columns {
    private Columns() {}

    /**
     * From the arguments and so many tangents of each parameter to as many tangents of the value; null where a run for all of them cannot be
     * told from one for each.
     *
     * @param pushforward from the arguments and tangents to the value and its tangent
     * @param arguments how many of its parameters are no tangents
     */
    static @Nullable Function columns(Function pushforward, int arguments, int lanes) {
        return inLanes(tangent(pushforward), arguments, lanes);
    }

    /**
     * From the arguments to the columns of a Jacobian by parameters that are numbers.
     *
     * @param pushforward from the arguments and tangents to the value and its tangent
     * @return null where a run for all of them cannot be told from one for each
     */
    static @Nullable Function unitColumns(Function pushforward, int arguments) {
        return alongUnits(tangent(pushforward), arguments);
    }

    /** A function of arguments and tangents that are numbers for all unit tangents; null where there is none. */
    static @Nullable Function alongUnits(Function f, int arguments) {
        List<Var> tangents = f.parameters().subList(arguments, f.parameters().size());
        Function all = Lanes.units(f, tangents);
        return all == null ? null : Functions.simplified(Functions.checked(all));
    }

    private static Function tangent(Function pushforward) {
        Atom tangent = pushforward.body().end().reads().get(1);
        Block body = new Block(pushforward.body().lines(), new Terminator.Yield(List.of(tangent)));
        return Functions.simplified(
                new Function(pushforward.name(), pushforward.parameters(), List.of(tangent.type()), body));
    }

    /** A function of arguments and tangents for several of the tangents; null where there is none. */
    static @Nullable Function inLanes(Function f, int arguments, int lanes) {
        Set<Var> tangents = Walk.identitySet();
        tangents.addAll(f.parameters().subList(arguments, f.parameters().size()));
        Function all = Lanes.of(unchecked(f, tangents), tangents, lanes);
        return all == null ? null : Functions.checked(all);
    }

    /** A function of arguments and tangents whose callers know the shapes of these tangents to be right. */
    private static Function unchecked(Function f, Set<Var> tangents) {
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                boolean checks = line instanceof Line.Call c
                        && c.callee().owner().endsWith(".DeepArrays")
                        && c.callee().name().equals("requireShape")
                        && c.arguments().stream().anyMatch(tangents::contains);
                if (!checks) super.rewrite(line, out);
            }
        }.function(f);
    }
}
