package org.wengert.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.wengert.Differentiable;
import org.wengert.processor.contract.Stub;

/** A compilation with the processor, in a directory of its own. The companions are their stubs. */
final class Javac {
    private final Path directory;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>(List.of(runtime()));
    private String lint = "all,-processing,-path,-options";
    private final List<String> shadowErrors = new ArrayList<>();
    private MethodCompiler compiler = (companion, method, round) -> {
        round.shadow().errors().forEach(error -> shadowErrors.add(error.toString()));
        round.write(companion, Stub.source(companion));
    };

    Javac(Path directory) {
        this.directory = directory;
    }

    /** What came of a compilation. */
    record Result(List<Diagnostic<? extends JavaFileObject>> diagnostics, Path classes, List<String> shadowErrors) {
        List<String> errors() {
            return of(Kind.ERROR);
        }

        List<String> messages() {
            return diagnostics.stream().map(Result::text).toList();
        }

        private List<String> of(Kind kind) {
            return diagnostics.stream()
                    .filter(d -> d.getKind() == kind)
                    .map(Result::text)
                    .toList();
        }

        /** File, line, the text at the reported position, and the message. */
        private static String text(Diagnostic<? extends JavaFileObject> d) {
            String file = d.getSource() == null
                    ? ""
                    : Path.of(d.getSource().toUri()).getFileName() + ":" + d.getLineNumber() + " <" + at(d) + "> ";
            return file + d.getMessage(Locale.ROOT).replace("\n", " ");
        }

        private static String at(Diagnostic<? extends JavaFileObject> d) {
            if (d.getPosition() < 0) return "";
            try {
                String text = d.getSource().getCharContent(true).toString();
                return text.substring((int) d.getPosition(), Math.min(text.length(), (int) d.getPosition() + 3));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean has(String className) {
            return Files.exists(classes.resolve(className + ".class"));
        }
    }

    /** Where the annotations are. */
    static Path runtime() {
        try {
            return Path.of(Differentiable.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Javac source(String path, String text) {
        sources.put(path, text);
        return this;
    }

    Javac lint(String keys) {
        lint = keys;
        return this;
    }

    Javac options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Javac classPath(Path entry) {
        classPath.add(entry);
        return this;
    }

    /** Everything on the module path instead of the class path. */
    Javac modular() {
        options(
                "--module-path",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()));
        classPath.clear();
        return this;
    }

    Javac processor(Processor another) {
        processors.add(another);
        return this;
    }

    Javac compiler(MethodCompiler another) {
        compiler = another;
        return this;
    }

    Result compile() {
        try {
            return run(new WengertProcessor(compiler));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result compileWith(Processor processor) {
        try {
            return run(processor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result run(Processor ours) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path generated = Files.createDirectories(directory.resolve("generated"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            // Older than any class file, so that nothing is found for being newer.
            files.add(Files.setLastModifiedTime(file, FileTime.fromMillis(0)));
        }
        options("-Xlint:" + lint);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(collector, Locale.ROOT, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, manager, collector, options, null, manager.getJavaFileObjectsFromPaths(files));
            List<Processor> all = new ArrayList<>(processors);
            all.add(ours);
            task.setProcessors(all);
            task.call();
        }
        return new Result(collector.getDiagnostics(), classes, shadowErrors);
    }
}
