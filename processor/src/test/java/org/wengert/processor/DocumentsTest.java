package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.ir.Printer;

/**
 * What the documents show is what is generated. A comment before a block of code says what it is: {@code <!-- source -->} a class
 * to compile, {@code <!-- list -->} part of the printed Wengert list of one of its methods, {@code <!-- generated -->} part of a companion.
 */
class DocumentsTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)<!-- (source|list|generated) -->\\s*```\\w*\\n(.*?)```");

    @TempDir
    Path directory;

    private record Block(String kind, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/how-it-works.md"})
    void showWhatIsGenerated(String document) throws IOException {
        List<Block> blocks = BLOCK.matcher(Files.readString(Path.of("..", document)))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
        String sources = blocks.stream()
                .filter(block -> block.kind().equals("source"))
                .map(Block::text)
                .collect(Collectors.joining("\n"));
        String text = "package p;\nimport org.wengert.Differentiable;\n" + sources;
        var output = new TreeMap<>(Stream.of("list", "generated")
                .collect(Collectors.toMap(kind -> kind, kind -> new ArrayList<String>())));
        output.get("generated").addAll(companions(text));
        output.get("list").addAll(lists(text));
        for (Block block : blocks) {
            if (block.kind().equals("source")) continue;
            List<String> candidates = output.get(block.kind());
            assertTrue(
                    candidates.stream().anyMatch(c -> flat(c).contains(flat(block.text()))),
                    () -> document + " shows\n" + block.text() + "\nof what is\n" + String.join("\n", candidates));
        }
    }

    /** The lines without indentation, comments and empty lines. */
    private static String flat(String text) {
        return text.replaceAll("(?s)/\\*\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("// "))
                .collect(Collectors.joining("\n"));
    }

    private List<String> companions(String text) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("companions"));
        assertEquals(
                List.of(),
                new Javac(folder)
                        .source("p/C.java", text)
                        .compileWith(new WengertProcessor())
                        .messages());
        List<String> companions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("generated/p"))) {
            for (Path file : files.toList()) companions.add(Files.readString(file));
        }
        return companions;
    }

    private List<String> lists(String text) throws IOException {
        List<String> lists = new ArrayList<>();
        MethodCompiler printer =
                (companion, method, round) -> lists.add(Printer.print(new Frontend(round.shadow()).lower(method)));
        new Javac(Files.createDirectory(directory.resolve("lists")))
                .source("p/C.java", text)
                .compiler(printer)
                .compile();
        return lists;
    }
}
