package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small source for each construct, and beside it the companion that is generated for it.
 * {@code -Dwengert.goldens=update} writes them anew; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path GOLDENS = Path.of("src/test/resources/goldens");

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

    /** The companions of all sources, by the golden of each. */
    private static Map<Path, String> companions(Path directory) throws IOException {
        Javac javac = new Javac(directory);
        for (Path source : files(".java")) {
            javac.source("goldens/" + source.getFileName(), Files.readString(source));
        }
        assertEquals(List.of(), javac.compileWith(new WengertProcessor()).messages());
        Map<Path, String> companions = new TreeMap<>();
        for (Path source : files(".java")) {
            String name = source.getFileName().toString().replace(".java", "");
            String companion;
            try (Stream<Path> generated = Files.list(directory.resolve("generated/goldens"))) {
                companion = Files.readString(generated
                        .filter(path -> path.getFileName().toString().startsWith(name))
                        .findFirst()
                        .orElseThrow());
            }
            companions.put(GOLDENS.resolve(name + ".golden"), companion);
        }
        return companions;
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(GOLDENS)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
