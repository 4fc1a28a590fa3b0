package org.wengert.processor.rules;

import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;

/** Gives every call that there is a rule for its rule. */
public final class Ruling extends Rewriter {
    private final RuleBook rules;

    private Ruling(RuleBook rules) {
        this.rules = rules;
    }

    public static Function resolve(Function function, RuleBook rules) {
        return new Ruling(rules).function(function);
    }

    @Override
    public Line call(Line.Call l) {
        Line.Call call = (Line.Call) super.call(l);
        return rules.ruleFor(new Operation.Apply(call.callee()))
                .map(formula -> call.withRule(new Rule.Partials(formula)))
                .orElse(call);
    }
}
