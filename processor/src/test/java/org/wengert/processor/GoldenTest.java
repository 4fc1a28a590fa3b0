package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small source for each construct, and beside it the companion that is generated for its last method.
 * {@code -Dwengert.goldens=update} writes them anew; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path GOLDENS = Path.of("src/test/resources/goldens");
    private static final Pattern METHOD = Pattern.compile("@Differentiable[^\\n]*\\n[^(]*?(\\w+)\\(");

    @Test
    void companionsAreTheGoldens(@TempDir Path directory) throws IOException {
        Map<Path, String> companions = companions(directory);
        if ("update".equals(System.getProperty("wengert.goldens"))) {
            for (Map.Entry<Path, String> e : companions.entrySet()) {
                Files.writeString(e.getKey(), e.getValue());
            }
        }
        assertEquals(List.copyOf(companions.keySet()), files(".golden"));
        assertAll(companions.entrySet().stream()
                .map(e ->
                        () -> assertEquals(Files.readString(e.getKey()), e.getValue(), () -> e.getKey() + " differs")));
    }

    @Test
    void sameSourcesGiveSameBytes(@TempDir Path one, @TempDir Path another) throws IOException {
        assertEquals(companions(one), companions(another));
    }

    /** The companions of all sources, by the golden of each: that of its last method. */
    private static Map<Path, String> companions(Path directory) throws IOException {
        Map<String, List<Path>> byOptions = new TreeMap<>();
        for (Path source : files(".java"))
            byOptions.computeIfAbsent(options(source), k -> new ArrayList<>()).add(source);
        Map<Path, String> companions = new TreeMap<>();
        for (Map.Entry<String, List<Path>> sources : byOptions.entrySet()) {
            Path folder = Files.createDirectory(directory.resolve("run" + companions.size()));
            Javac javac = new Javac(folder);
            if (!sources.getKey().isEmpty()) javac.options(sources.getKey());
            for (Path source : sources.getValue())
                javac.source("goldens/" + source.getFileName(), Files.readString(source));
            List<String> messages = javac.compileWith(new WengertProcessor()).messages();
            assertEquals(
                    List.of(),
                    messages.stream()
                            .filter(m -> !m.contains("[NoForwardMode]"))
                            .toList());
            for (Path source : sources.getValue()) {
                String name = source.getFileName().toString().replace(".java", "");
                Path companion = folder.resolve("generated/goldens/" + name + lastMethod(source) + ".java");
                companions.put(GOLDENS.resolve(name + ".golden"), Files.readString(companion));
            }
        }
        return companions;
    }

    /** What is said to the processor, in a comment of its own. */
    private static String options(Path source) throws IOException {
        return Files.readString(source)
                .lines()
                .filter(line -> line.startsWith("// -A"))
                .map(line -> line.substring(3))
                .findFirst()
                .orElse("");
    }

    private static String lastMethod(Path source) throws IOException {
        Matcher method = METHOD.matcher(Files.readString(source));
        String name = "";
        while (method.find()) name = method.group(1);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
