package org.wengert.processor.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Printer;
import org.wengert.processor.ir.Reader;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;

/**
 * The rules that are known: of a function of numbers the formula of its partial derivatives, of anything else a pullback. A rule of the user's wins over one of a library, and that over a
 * built-in one.
 */
public final class RuleBook {
    /**
     * A rule of a library.
     *
     * @param in the class that it is written in
     * @param rule reads it
     */
    public record Published(String in, Supplier<Rule> rule) {}

    /** The rules that libraries publish. */
    public interface Library {
        /** The rules for the methods of a class, by their keys; several for one method if libraries disagree. */
        Map<String, List<Published>> of(String owner);

        /** The classes that make objects of a class their own tangents; several if libraries disagree. */
        default List<String> tangentsOf(String type) {
            return List.of();
        }
    }

    private static final String HEAD = "rule ";

    private final Map<String, Rule> own;
    private final Map<String, String> ownTangents;
    private final Library library;
    private final Map<String, String> builtIn;
    private final Map<String, Rule> read = new LinkedHashMap<>();

    private RuleBook(
            Map<String, Rule> own, Map<String, String> ownTangents, Library library, Map<String, String> builtIn) {
        this.own = own;
        this.ownTangents = ownTangents;
        this.library = library;
        this.builtIn = builtIn;
    }

    /** The rules of operators and of the platform's functions, compiled by the build from their Java text. */
    public static RuleBook builtIn() {
        return of(Map.of(), Map.of(), owner -> Map.of());
    }

    /**
     * All rules.
     *
     * @param own the user's, by their keys; what is put there later counts
     * @param ownTangents the user's classes that make objects their own tangents, by the classes of these; likewise
     */
    public static RuleBook of(Map<String, Rule> own, Map<String, String> ownTangents, Library library) {
        try (InputStream in = RuleBook.class.getResourceAsStream("builtin.rules")) {
            if (in == null) throw new IllegalStateException("the built-in rules are missing");
            return new RuleBook(
                    own, ownTangents, library, parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String rule : text.split("(?m)^" + Pattern.quote(HEAD))) {
            int end = rule.indexOf('\n');
            if (end > 0) texts.put(rule.substring(0, end), rule.substring(end + 1));
        }
        return texts;
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

    /** The partial derivatives of an operation, if there is a rule that gives them. */
    public Optional<Function> ruleFor(Operation operation) {
        Optional<Rule> rule = operation instanceof Basic basic
                ? builtIn(keyOf(basic))
                : operation instanceof Operation.Apply a ? ruleFor(a.callee()) : Optional.empty();
        return rule.filter(Rule.Partials.class::isInstance).map(r -> ((Rule.Partials) r).formula());
    }

    /** The rule for a method, if there is one. */
    public Optional<Rule> ruleFor(Callee callee) {
        String key = keyOf(callee);
        Rule mine = own.get(key);
        if (mine != null) return Optional.of(mine);
        List<Published> published = published(callee);
        return published.isEmpty()
                ? builtIn(key)
                : Optional.of(
                        read.computeIfAbsent(key, k -> published.get(0).rule().get()));
    }

    private Optional<Rule> builtIn(String key) {
        String text = builtIn.get(key);
        return text == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(key, k -> new Rule.Partials(Reader.read(text))));
    }

    private List<Published> published(Callee callee) {
        return library.of(callee.owner()).getOrDefault(keyOf(callee), List.of());
    }

    /** Whether there is a rule for a method. */
    public boolean hasRuleFor(Callee callee) {
        String key = keyOf(callee);
        return own.containsKey(key)
                || builtIn.containsKey(key)
                || !published(callee).isEmpty();
    }

    /** Whether the body of a method does not matter: there is a rule, or it is one of objects that only rules look into. */
    public boolean speaksOf(Callee callee) {
        return hasRuleFor(callee) || isOwnTangent(callee.owner());
    }

    /** Whether objects of a class are their own tangents. */
    public boolean isOwnTangent(String type) {
        return contentOf(type).isPresent();
    }

    /** What objects of a class hold, if they are their own tangents. */
    public Optional<Type.Content> contentOf(String type) {
        String mine = ownTangents.get(type);
        if (mine != null) return Optional.of(new Type.Content(type, mine));
        return library.tangentsOf(type).stream().findFirst().map(rule -> new Type.Content(type, rule));
    }

    /** The classes that make objects of one class their own tangents, where neither wins over the other; else none. */
    public List<String> rivalTangents(String type) {
        List<String> published = ownTangents.containsKey(type) ? List.of() : library.tangentsOf(type);
        return published.size() < 2 ? List.of() : published;
    }

    /** The classes that give rules for one method, where neither wins over the other; else none. */
    public List<String> rivals(Callee callee) {
        List<Published> published = own.containsKey(keyOf(callee)) ? List.of() : published(callee);
        return published.size() < 2
                ? List.of()
                : published.stream().map(Published::in).toList();
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
