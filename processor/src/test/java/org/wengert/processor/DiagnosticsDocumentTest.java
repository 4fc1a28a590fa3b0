package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.processor.diagnostics.Problem;

/** The documentation of the diagnostics: a section for each, with examples that do what it says. */
class DiagnosticsDocumentTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## \\[(\\w+)\\]$(.*?)(?=^## |\\z)");
    private static final Pattern REFUSED = Pattern.compile("(?s)Refused:\\s+```java\\n(.*?)```");
    private static final Pattern NOTED = Pattern.compile("(?s)Noted:\\s+```java\\n(.*?)```");
    private static final Pattern INSTEAD = Pattern.compile("(?s)Instead:\\s+```java\\n(.*?)```");

    private static final String NOTES = "-Awengert.notes=true";

    @Test
    void everyProblemHasASectionAndNothingElse() throws IOException {
        List<String> titles =
                Arrays.stream(Problem.values()).map(Problem::title).toList();
        assertEquals(List.copyOf(new TreeSet<>(titles)), List.copyOf(sections().keySet()));
    }

    @Test
    void examplesAreRefusedForTheirReason(@TempDir Path directory) throws IOException {
        Map<String, String> examples = examples(REFUSED);
        requireOneEach(examples, compile(directory, examples).errors());
    }

    @Test
    void examplesAreNotedForTheirReason(@TempDir Path directory) throws IOException {
        Map<String, String> examples = examples(NOTED);
        requireOneEach(examples, compile(directory, examples, NOTES).messages());
    }

    @Test
    void allOptionsAreDocumented() throws IOException {
        String document = Files.readString(Path.of("../docs/diagnostics.md"));
        for (String name : Options.NAMES) assertTrue(document.contains("| `" + name + "` |"), name);
    }

    private static void requireOneEach(Map<String, String> examples, List<String> errors) {
        for (String title : examples.keySet()) {
            List<String> own =
                    errors.stream().filter(e -> e.startsWith(title + ".java")).toList();
            assertEquals(1, own.size(), () -> title + ": " + errors);
            assertTrue(own.get(0).contains("[" + title + "]"), own::toString);
        }
        assertEquals(examples.size(), errors.size(), errors::toString);
    }

    @Test
    void whatToDoInsteadIsAccepted(@TempDir Path directory) throws IOException {
        Map<String, String> examples = examples(INSTEAD);
        Map<String, String> notNoted = new LinkedHashMap<>(examples);
        notNoted.keySet().retainAll(examples(NOTED).keySet());
        examples.keySet().removeAll(notNoted.keySet());
        assertEquals(examples(REFUSED).keySet(), examples.keySet());
        assertEquals(examples(NOTED).keySet(), notNoted.keySet());
        assertEquals(List.of(), compile(directory, examples).messages());
        assertEquals(List.of(), compile(directory, notNoted, NOTES).messages());
    }

    private static Javac.Result compile(Path directory, Map<String, String> examples, String... options) {
        Javac javac = new Javac(directory);
        examples.forEach((title, example) -> {
            boolean isClass = example.startsWith("class ");
            String body = isClass ? example : "public abstract class " + title + " {\n" + example + "}\n";
            String name = title.toLowerCase(java.util.Locale.ROOT);
            javac.source(
                    name + "/" + title + ".java",
                    "package " + name + ";\nimport org.wengert.*;\nimport static org.wengert.Partials.partials;\n"
                            + body);
        });
        // Without lint javac hides notes.
        if (options.length == 0) javac.lint("none");
        return javac.options(options).compileWith(new WengertProcessor());
    }

    private static Map<String, String> examples(Pattern kind) throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        sections()
                .forEach((title, text) ->
                        kind.matcher(text).results().forEach(found -> examples.put(title, found.group(1))));
        return examples;
    }

    private static Map<String, String> sections() throws IOException {
        return SECTION.matcher(Files.readString(Path.of("../docs/diagnostics.md")))
                .results()
                .collect(Collectors.toMap(s -> s.group(1), s -> s.group(2), (a, b) -> a + b, LinkedHashMap::new));
    }
}
