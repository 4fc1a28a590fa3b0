package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs that must be refused, and others of which notes tell. In {@code src/test/resources/refusals} each line that has an error ends in
 * a comment {@code // error: NameOfTheProblem} or {@code // error: NameOfTheProblem at expression}, where the latter says at which text; in
 * {@code notes} the comments are {@code // note: …}.
 */
class RefusalsTest {
    private static final Pattern NAME = Pattern.compile("^\\[(\\w+)\\] ");

    private record Place(String file, long line) {}

    @TestFactory
    Stream<DynamicTest> refusals() {
        return messages("refusals", "error", Kind.ERROR);
    }

    @TestFactory
    Stream<DynamicTest> notes() {
        return messages("notes", "note", Kind.NOTE, "-Awengert.notes=true");
    }

    @Test
    void noNotesWithoutTheOption() {
        Compiler.Result result = new Compiler().processing().compile(Corpus.sources("notes"));
        assertEquals("", result.text());
    }

    private static Stream<DynamicTest> messages(String folder, String word, Kind kind, String... options) {
        Map<String, String> sources = Corpus.sources(folder);
        Pattern comment = Pattern.compile("// " + word + ": (\\w+)(?: at (.*))?$");
        Compiler.Result result = new Compiler().options(options).processing().compile(sources);
        Map<Place, List<Diagnostic<? extends JavaFileObject>>> found = new LinkedHashMap<>();
        for (var error : result.diagnostics()) {
            if (error.getKind() != kind) continue;
            found.computeIfAbsent(
                            new Place(Compiler.fileName(error), error.getLineNumber()), place -> new ArrayList<>())
                    .add(error);
        }
        List<DynamicTest> tests = new ArrayList<>();
        sources.forEach((path, text) -> {
            String file = path.substring(path.lastIndexOf('/') + 1);
            String[] lines = text.split("\n");
            for (int i = 0; i < lines.length; i++) {
                Matcher expected = comment.matcher(lines[i]);
                if (!expected.find()) continue;
                Place place = new Place(file, i + 1L);
                var errors = found.containsKey(place)
                        ? found.remove(place)
                        : List.<Diagnostic<? extends JavaFileObject>>of();
                tests.add(DynamicTest.dynamicTest(
                        file + ":" + place.line() + " " + expected.group(1),
                        () -> check(place.toString(), expected.group(1), expected.group(2), errors)));
            }
        });
        tests.add(DynamicTest.dynamicTest("no others", () -> assertEquals(List.of(), texts(found))));
        return tests.stream();
    }

    private static List<String> texts(Map<Place, List<Diagnostic<? extends JavaFileObject>>> errors) {
        return errors.values().stream()
                .flatMap(List::stream)
                .map(Compiler::text)
                .toList();
    }

    private static void check(String place, String name, String at, List<Diagnostic<? extends JavaFileObject>> errors)
            throws IOException {
        assertEquals(
                1,
                errors.size(),
                () -> "messages at " + place + ": "
                        + errors.stream().map(Compiler::text).toList());
        Diagnostic<? extends JavaFileObject> error = errors.get(0);
        Matcher matcher = NAME.matcher(error.getMessage(Locale.ROOT));
        assertEquals(name, matcher.find() ? matcher.group(1) : error.getMessage(Locale.ROOT), place);
        if (at == null) return;
        String text = error.getSource().getCharContent(true).toString();
        assertEquals(at, text.substring((int) error.getStartPosition(), (int) error.getEndPosition()));
    }
}
