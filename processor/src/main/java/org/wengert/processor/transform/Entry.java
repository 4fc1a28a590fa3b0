package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Protects the caller's arrays: a parameter that the primal may write to is copied first, and the copy is written to; a result
 * that may be one of them is copied when it is handed out.
 */
public final class Entry {
    private Entry() {}

    /** A function without a result as one that gives what it leaves in a parameter. */
    public static Function output(Function f, int parameter) {
        Var output = f.parameters().get(parameter);
        Block body = new Block(f.body().lines(), new Terminator.Yield(List.of(output)));
        return new Function(f.name(), f.parameters(), List.of(output.type()), body);
    }

    /**
     * The function with copies in the place of the caller's arrays.
     *
     * @param written the parameters that it may write to
     */
    public static Function protect(Function f, Set<Var> written) {
        Aliases aliases = Aliases.of(f);
        Builder out = new Builder();
        Rewriter rewriter = new Rewriter();
        List<Var> kept = new ArrayList<>();
        for (Var p : f.parameters()) {
            if (written.contains(p)) rewriter.replace(p, out.copy(p.name(), p, Position.NONE));
            else kept.add(p);
        }
        rewriter.lines(f.body(), out);
        List<Atom> results = new ArrayList<>();
        for (Atom result : ((Terminator.Yield) f.body().end()).values()) {
            Atom value = rewriter.atom(result);
            boolean copied = value instanceof Var && isReachable(result, kept, aliases);
            results.add(copied ? out.copy(((Var) value).name(), value, Position.NONE) : value);
        }
        return f.withBody(out.end(new Terminator.Yield(results)));
    }

    /** Whether a result may be, or hold, an array of one of these parameters or one that other code knows. */
    private static boolean isReachable(Atom result, List<Var> parameters, Aliases aliases) {
        Set<Aliases.Node> own = Walk.identitySet();
        own.addAll(aliases.levels(result));
        for (Aliases.Node n : own) if (n.isForeign()) return true;
        return parameters.stream().anyMatch(p -> isAmong(p, own, aliases));
    }

    private static boolean isAmong(Var p, Set<Aliases.Node> own, Aliases aliases) {
        return aliases.levels(p).stream().anyMatch(own::contains);
    }
}
