package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;

/** Puts the bodies of the methods of this compilation in the place of their calls. */
public final class Inliner {
    private final java.util.function.Function<Callee, Optional<Function>> bodies;
    private final Map<Callee, Optional<Function>> inlined = new LinkedHashMap<>();
    private final Deque<Callee> open = new ArrayDeque<>();

    /** @param bodies the lowered body of a method, empty where it cannot be had; then the call stays */
    public Inliner(java.util.function.Function<Callee, Optional<Function>> bodies) {
        this.bodies = bodies;
    }

    public Function inline(Function function) {
        return new Splicer().function(function);
    }

    private Optional<Function> bodyOf(Line.Call call) {
        Callee callee = call.callee();
        if (open.contains(callee)) throw new Refusal(Problem.RECURSION, call.at(), callee.name());
        Optional<Function> known = inlined.get(callee);
        if (known != null) return known;
        open.push(callee);
        Optional<Function> body = bodies.apply(callee).map(this::inline);
        open.pop();
        inlined.put(callee, body);
        return body;
    }

    private final class Splicer extends Rewriter {
        @Override
        protected void rewrite(Line line, Builder out) {
            Optional<Function> body = line instanceof Line.Call c ? bodyOf(c) : Optional.empty();
            if (body.isEmpty() || !(body.get().body().end() instanceof Terminator.Yield end)) {
                super.rewrite(line, out);
                return;
            }
            Line.Call call = (Line.Call) line;
            List<Atom> arguments = atoms(call.arguments());
            Rewriter fresh = Rewriter.fresh();
            fresh.replaceAll(body.get().parameters(), arguments);
            fresh.lines(body.get().body(), out);
            replaceAll(call.results(), fresh.atoms(end.values()));
        }
    }
}
