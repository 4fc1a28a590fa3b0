package org.wengert.processor.rules.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/functions.md} are made from the text of the rules. {@code -Dwengert.goldens=update} writes them anew.
 */
class FunctionsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/functions.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- rules of (\\w+) -->\n).*?(<!-- end -->)");
    private static final Pattern ITEM = Pattern.compile(
            "(?s)^    // (?<section>[^\n]*)$|^    /\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/\\s+static double\\[\\] (?<name>\\w+)\\((?<parameters>.*?)\\) \\{$",
            Pattern.MULTILINE);
    private static final Map<String, Class<?>> CLASSES =
            Map.of("Math", MathDerivatives.class, "operators", OperatorDerivatives.class);
    private static final Map<String, String> OPERATORS =
            Map.of("add", "x + y", "sub", "x - y", "mul", "x * y", "div", "x / y", "rem", "x % y", "neg", "-x");

    /** A line of a table, of a function in double precision or, with a second type, also in single precision. */
    private record Row(String call, List<String> types, String derivative) {}

    @Test
    void tablesAreMadeFromTheRules() throws IOException {
        String text = Files.readString(DOCUMENT);
        Matcher table = TABLE.matcher(text);
        StringBuilder made = new StringBuilder();
        while (table.find()) {
            table.appendReplacement(
                    made, Matcher.quoteReplacement(table.group(1) + table(table.group(2)) + table.group(3)));
        }
        table.appendTail(made);
        if ("update".equals(System.getProperty("wengert.goldens"))) Files.writeString(DOCUMENT, made);
        assertEquals(made.toString(), Files.readString(DOCUMENT));
    }

    private static String table(String rules) throws IOException {
        String text = Files.readString(CompletenessTest.sourceOf(CLASSES.get(rules)));
        StringBuilder table = new StringBuilder();
        Map<String, Row> rows = new LinkedHashMap<>();
        Matcher item = ITEM.matcher(text);
        while (item.find()) {
            if (item.group("section") != null) {
                print(rows, table);
                table.append("\n### ").append(item.group("section")).append("\n");
            } else {
                add(item, rows);
            }
        }
        print(rows, table);
        return table.append('\n').toString();
    }

    private static void add(Matcher item, Map<String, Row> rows) {
        String name = item.group("name");
        String call = OPERATORS.getOrDefault(name, name + "(" + names(item.group("parameters")) + ")");
        String type = item.group("parameters").contains("float") ? "float" : "double";
        Row row = rows.computeIfAbsent(name, n -> new Row(call, new ArrayList<>(), plain(item.group("comment"))));
        row.types().add(type);
    }

    private static String names(String parameters) {
        return List.of(parameters.split(", ")).stream()
                .filter(p -> !p.startsWith("@Result"))
                .map(p -> p.substring(p.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(", "));
    }

    /** A comment in one line, without its tags. */
    private static String plain(String comment) {
        String text = comment.replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replace("<p>", "")
                .replaceAll("\\s+", " ");
        return text.strip();
    }

    private static void print(Map<String, Row> rows, StringBuilder table) {
        if (rows.isEmpty()) return;
        table.append("\n| function | partial derivatives |\n|---|---|\n");
        for (Row row : rows.values()) {
            String single = row.types().contains("float") ? " (also of `float`)" : "";
            table.append("| `")
                    .append(row.call())
                    .append('`')
                    .append(single)
                    .append(" | ")
                    .append(row.derivative().replace("|", "\\|"))
                    .append(" |\n");
        }
        rows.clear();
    }
}
