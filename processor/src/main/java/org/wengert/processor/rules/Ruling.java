package org.wengert.processor.rules;

import java.util.List;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;

/** Gives every call that there is a rule for its rule; refuses calls that have several. */
public final class Ruling extends Rewriter {
    private final RuleBook rules;

    private Ruling(RuleBook rules) {
        this.rules = rules;
    }

    public static Function resolve(Function function, RuleBook rules) {
        return new Ruling(rules).function(function);
    }

    /** A function of numbers without effects stays an operation, unless its rule is a pullback. */
    @Override
    public Line let(Line.Let l) {
        Line.Let let = (Line.Let) super.let(l);
        if (!(l.operation() instanceof Operation.Apply a)) return let;
        requireOne(a.callee(), l.at());
        return rules.ruleFor(a.callee())
                .filter(Rule.Pullback.class::isInstance)
                .<Line>map(rule -> new Line.Call(List.of(let.result()), a.callee(), let.arguments(), rule, let.at()))
                .orElse(let);
    }

    private void requireOne(Callee callee, Position at) {
        List<String> rivals = rules.rivals(callee);
        if (rivals.isEmpty()) return;
        throw new Refusal(Problem.TWO_RULES, at, RuleBook.keyOf(callee), rivals.get(0), rivals.get(1));
    }

    @Override
    public Line call(Line.Call l) {
        Line.Call call = (Line.Call) super.call(l);
        if (call.rule() != null) return call;
        requireOne(l.callee(), l.at());
        return rules.ruleFor(call.callee()).map(call::withRule).orElse(call);
    }
}
