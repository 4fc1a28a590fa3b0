package org.wengert.processor.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Printer;
import org.wengert.processor.ir.Reader;
import org.wengert.processor.ir.Type;

/**
 * The rules that are known. A rule is a function of the operation's operands, and of its result where it has one parameter
 * more, to the partial derivatives by each floating-point operand.
 */
public final class RuleBook {
    private static final String HEAD = "rule ";

    private final Map<String, String> texts;
    private final Map<String, Function> rules = new LinkedHashMap<>();

    private RuleBook(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The rules of operators and of the platform's functions, compiled by the build from their Java text. */
    public static RuleBook builtIn() {
        try (InputStream in = RuleBook.class.getResourceAsStream("builtin.rules")) {
            if (in == null) throw new IllegalStateException("the built-in rules are missing");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These rules and those of this book; where both have one, these win. */
    public RuleBook with(Map<String, Function> stronger) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        stronger.forEach((key, rule) -> all.put(key, Printer.print(rule)));
        return new RuleBook(all);
    }

    private static RuleBook parse(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String rule : text.split("(?m)^" + Pattern.quote(HEAD))) {
            int end = rule.indexOf('\n');
            if (end > 0) texts.put(rule.substring(0, end), rule.substring(end + 1));
        }
        return new RuleBook(texts);
    }

    /** The text from which {@link #builtIn} reads them. */
    public static String print(Map<String, Function> rules) {
        StringBuilder text = new StringBuilder();
        rules.forEach((key, rule) -> text.append(HEAD)
                .append(key)
                .append('\n')
                .append(Printer.print(rule))
                .append('\n'));
        return text.toString();
    }

    /** The rule for an operation, if there is one. */
    public Optional<Function> ruleFor(Operation operation) {
        if (operation instanceof Basic basic) return rule(keyOf(basic));
        return operation instanceof Operation.Apply a ? rule(keyOf(a.callee())) : Optional.empty();
    }

    private Optional<Function> rule(String key) {
        String text = texts.get(key);
        return text == null ? Optional.empty() : Optional.of(rules.computeIfAbsent(key, k -> Reader.read(text)));
    }

    /** Whether there is a rule for a method. */
    public boolean hasRuleFor(Callee callee) {
        return texts.containsKey(keyOf(callee));
    }

    /** The name of the rule for a method. */
    public static String keyOf(Callee callee) {
        StringBuilder key = new StringBuilder(callee.owner())
                .append('.')
                .append(callee.name())
                .append('(');
        for (Type t : callee.parameters())
            key.append(key.charAt(key.length() - 1) == '(' ? "" : ",").append(t);
        return key.append(')').toString();
    }

    /** The name of the rule for an operator. */
    public static String keyOf(Basic operator) {
        return "operator " + operator.name();
    }
}
