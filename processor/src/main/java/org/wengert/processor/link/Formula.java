package org.wengert.processor.link;

import java.util.Set;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.Scopes;

/**
 * A rule as a formula. It may be evaluated later than its text says, several times or not at all, so it must not change anything, and
 * what it calls is taken for a function of its arguments.
 */
public final class Formula extends Rewriter {
    /** What the front end knows of members. */
    public interface Knowledge {
        /** Whether a call only makes an exception. */
        boolean makesThrowable(Callee callee);

        /** Whether a member is a variable of the whole program. */
        boolean isVariable(Callee callee);

        boolean isPublic(Callee callee);
    }

    private final Callee target;
    private final Knowledge knowledge;
    private final Aliases aliases;
    private final Set<Object> own = Walk.identitySet();

    private Formula(Function rule, Callee target, Knowledge knowledge) {
        this.target = target;
        this.knowledge = knowledge;
        this.aliases = Aliases.of(rule);
        Walk.lines(rule.body(), line -> {
            if (line instanceof Line.New l) own.add(aliases.of(l.result()));
            if (line instanceof Line.Copy l) own.add(aliases.of(l.result()));
        });
        for (Var p : rule.parameters()) own.remove(aliases.of(p));
    }

    /**
     * The formula of a linked rule.
     *
     * @param target the method that it is for
     * @param targetIsPublic whether code of other packages may need it
     * @throws Refusal if it is none
     */
    public static Function of(Function rule, Callee target, boolean targetIsPublic, Knowledge knowledge) {
        if (targetIsPublic) {
            Walk.lines(rule.body(), line -> {
                if (line instanceof Line.Call l && !knowledge.isPublic(l.callee()))
                    throw new Refusal(Problem.RULE_REACH, l.at(), target.name(), l.callee());
            });
        }
        return Scopes.simplify(new Formula(rule, target, knowledge).function(rule));
    }

    @Override
    public Line store(Line.Store l) {
        boolean mine =
                own.contains(aliases.of(l.array())) && !aliases.of(l.array()).isForeign();
        if (!mine) throw impure("it writes to an array that it has not made", l.at());
        return super.store(l);
    }

    @Override
    public Line call(Line.Call l) {
        Callee callee = l.callee();
        Line.Call call = (Line.Call) super.call(l);
        if (callee.function() != null) throw impure("it calls " + callee + ", which calls itself", l.at());
        if (knowledge.makesThrowable(callee)) return call;
        if (knowledge.isVariable(callee)) throw impure("it reads " + callee + ", which is not final", l.at());
        boolean field = callee.kind() == Callee.Kind.FIELD || callee.kind() == Callee.Kind.STATIC_FIELD;
        if (field) return call;
        if (callee.result() == null) throw impure("it calls " + callee + ", which has no result", l.at());
        if (callee.owner().startsWith("java.")) {
            throw impure("it calls " + callee + ", which is not known to be a function of its arguments", l.at());
        }
        return isOfNumbers(callee)
                ? new Line.Let(call.results().get(0), new Operation.Apply(callee), call.arguments(), l.at())
                : call;
    }

    private static boolean isOfNumbers(Callee callee) {
        return callee.kind() == Callee.Kind.STATIC
                && callee.result() instanceof Type.Primitive
                && callee.parameters().stream().allMatch(t -> t instanceof Type.Primitive);
    }

    private Refusal impure(String reason, Position at) {
        return new Refusal(Problem.IMPURE_RULE, at, target.name(), reason);
    }
}
