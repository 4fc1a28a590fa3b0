package org.wengert.processor.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;

/**
 * The rules that are known. A rule is a function of the operation's operands, and of its result where it has one parameter
 * more, to the partial derivatives by each floating-point operand.
 */
public final class RuleBook {
    private final Map<String, Function> rules = new LinkedHashMap<>();

    /** A book with these rules, by {@link #keyOf(Callee)} and {@link #keyOf(Basic)}. */
    public RuleBook(Map<String, Function> rules) {
        this.rules.putAll(rules);
    }

    /** The rule for an operation, if there is one. */
    public Optional<Function> ruleFor(Operation operation) {
        if (operation instanceof Basic basic) return Optional.ofNullable(rules.get(keyOf(basic)));
        return operation instanceof Operation.Apply a ? Optional.ofNullable(rules.get(keyOf(a.callee()))) : Optional.empty();
    }

    /** The name of the rule for a method. */
    public static String keyOf(Callee callee) {
        StringBuilder key = new StringBuilder(callee.owner()).append('.').append(callee.name()).append('(');
        for (Type t : callee.parameters()) key.append(key.charAt(key.length() - 1) == '(' ? "" : ",").append(t);
        return key.append(')').toString();
    }

    /** The name of the rule for an operator. */
    public static String keyOf(Basic operator) {
        return "operator " + operator.name();
    }
}
