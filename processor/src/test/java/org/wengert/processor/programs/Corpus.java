package org.wengert.processor.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The programs in {@code src/test/resources/programs}, compiled once for all tests. */
public final class Corpus {
    private Corpus() {}

    private static final class Lazy {
        static final Batch.Compiled COMPILED = compile();

        private static Batch.Compiled compile() {
            Batch.Compiled compiled = Batch.compile(sources("programs"));
            compiled.compilation().writeSources(emptyDirectory("programs"));
            return compiled;
        }
    }

    /** The programs with their companions. */
    static Batch.Compiled compiled() {
        return Lazy.COMPILED;
    }

    /** The sources in a folder of the test resources, by path; {@code -Dwengert.programs=Loops} takes the files alone whose names match. */
    public static Map<String, String> sources(String folder) {
        URL url = Objects.requireNonNull(Corpus.class.getResource("/" + folder), folder);
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            String wanted = System.getProperty("wengert.programs", ".*");
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.replace(".java", "").matches(wanted)) sources.put(folder + "/" + name, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return sources;
    }

    /** A source among the test resources. */
    public static String source(String path) {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty directory in {@code target/tests}, where what was generated can be looked at after the test. */
    private static Path emptyDirectory(String name) {
        Path directory = Path.of("target", "tests", name);
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    List<Path> deepestFirst =
                            files.sorted(Comparator.reverseOrder()).toList();
                    for (Path file : deepestFirst) Files.delete(file);
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
