package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
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
 * to compile, {@code <!-- list -->} part of the printed Wengert list of one of its methods, {@code <!-- generated -->} part of a companion,
 * {@code <!-- kept -->} a sentence of its comments, {@code <!-- run -->} statements to run, {@code <!-- prints -->} what they print.
 */
class DocumentsTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?s)<!-- (source|list|generated|kept|run|prints) -->\\s*```\\w*\\n(.*?)```");
    /** Numbers of many digits, of which the last ones are not the same on all platforms, and rough ones that may differ altogether. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d{4,}|-?\\d\\.\\de[+-]\\d+");

    private static final String HEADER =
            "package p;\nimport org.wengert.*;\nimport static org.wengert.Partials.partials;\nimport java.util.*;\n";

    @TempDir
    Path directory;

    private record Block(String kind, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/how-it-works.md"})
    void showWhatIsGenerated(String document) throws IOException {
        List<Block> blocks = blocks(document);
        String text = HEADER + all(blocks, "source");
        var output = new TreeMap<>(Stream.of("list", "generated", "kept")
                .collect(Collectors.toMap(kind -> kind, kind -> new ArrayList<String>())));
        output.get("generated").addAll(companions(text));
        output.get("list").addAll(lists(text));
        output.get("generated").forEach(companion -> output.get("kept").add(comments(companion)));
        for (Block block : blocks) {
            if (!output.containsKey(block.kind())) continue;
            List<String> candidates = output.get(block.kind());
            assertTrue(
                    candidates.stream().anyMatch(c -> flat(c).contains(flat(joined(block)))),
                    () -> document + " shows\n" + block.text() + "\nof what is\n" + String.join("\n", candidates));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/coming-from-zygote.md",
                "docs/gradient-check.md",
                "docs/higher-order.md",
                "docs/performance.md",
                "docs/records.md",
                "docs/rules.md"
            })
    void printWhatTheyShow(String document) throws Exception {
        List<Block> blocks = blocks(document);
        String text = HEADER + all(blocks, "source") + "final class Run {\npublic static void main(String[] args) {\n"
                + all(blocks, "run") + "}\n}\n";
        Path folder = Files.createDirectory(directory.resolve("runs"));
        Javac.Result result = new Javac(folder)
                .source("p/C.java", text)
                .lint("all,-processing,-path,-options,-auxiliaryclass")
                .compileWith(new WengertProcessor());
        List<String> messages = result.messages().stream()
                .filter(m -> !m.contains("[NoForwardMode]"))
                .toList();
        assertEquals(List.of(), messages);
        assertEquals(rounded(all(blocks, "prints")), rounded(printed(result.classes())));
    }

    private static String printed(Path classes) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, DocumentsTest.class.getClassLoader())) {
            Method main = loader.loadClass("p.Run").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String rounded(String text) {
        return NUMBER.matcher(text)
                .replaceAll(found -> found.group().contains("e")
                        ? "#"
                        : new BigDecimal(found.group())
                                .round(new MathContext(6))
                                .toString());
    }

    private static List<Block> blocks(String document) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("..", document)))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    private static String all(List<Block> blocks, String kind) {
        return blocks.stream()
                .filter(block -> block.kind().equals(kind))
                .map(Block::text)
                .collect(Collectors.joining());
    }

    /** A sentence is one line. */
    private static String joined(Block block) {
        return block.kind().equals("kept") ? block.text().replaceAll("\\s+", " ") : block.text();
    }

    /** What the comments say, in one line. */
    private static String comments(String companion) {
        return companion.replaceAll("\\n\\s*\\* ?", " ").replace("/**", "").replaceAll("\\{@code ([^}]*)}", "$1");
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
