package org.wengert.processor.programs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.wengert.Differentiable;

/** Runs javac in this process, with the processor or without. */
public final class Compiler {
    private static final String PROCESSOR = "org.wengert.processor.WengertProcessor";

    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>(List.of(runtime()));
    private boolean processing;

    /** A compiler that keeps all that it reads and writes in {@code directory}. */
    public Compiler(Path directory) {
        this.directory = directory;
    }

    /** What came of a compilation. */
    public record Result(List<Diagnostic<? extends JavaFileObject>> diagnostics, Path classes, Path generated) {
        /** The errors. */
        public List<Diagnostic<? extends JavaFileObject>> errors() {
            return diagnostics.stream().filter(d -> d.getKind() == Kind.ERROR).toList();
        }

        /** All messages with their places, to be read. */
        public String text() {
            return diagnostics.stream().map(Compiler::text).collect(Collectors.joining("\n"));
        }

        /** The classes, to be called. */
        public ClassLoader loader() {
            try {
                return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiler.class.getClassLoader());
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The sources that the processor wrote, by path. */
        public Map<String, String> generatedSources() {
            try (Stream<Path> files = Files.walk(generated)) {
                return files.filter(Files::isRegularFile)
                        .collect(Collectors.toMap(f -> generated.relativize(f).toString(), Compiler::read));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Adds options of javac. */
    public Compiler options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Adds an entry to the class path. */
    public Compiler classPath(Path entry) {
        classPath.add(entry);
        return this;
    }

    /** Runs the processor too. */
    public Compiler processing() {
        processing = true;
        return this;
    }

    /** Compiles sources, given by their paths. */
    public Result compile(Map<String, String> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path classes = directory.resolve("classes");
        Path generated = directory.resolve("generated");
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            Files.createDirectories(classes);
            Files.createDirectories(generated);
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-d", classes.toString(), "-s", generated.toString(), "-Xmaxerrs", "10000"));
            all.addAll(List.of("-cp", joined(classPath)));
            if (!processing) all.add("-proc:none");
            var task = javac.getTask(
                    null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(written(sources)));
            if (processing) task.setProcessors(List.of(processor()));
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(diagnostics.getDiagnostics(), classes, generated);
    }

    private List<Path> written(Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        return files;
    }

    private static Processor processor() {
        try {
            return (Processor) Class.forName(PROCESSOR).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no processor", e);
        }
    }

    private static Path runtime() {
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

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message with its place. */
    static String text(Diagnostic<? extends JavaFileObject> d) {
        return fileName(d) + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT);
    }

    /** The last part of the name of the file that a message is about, empty where it is about none. */
    static String fileName(Diagnostic<? extends JavaFileObject> d) {
        return d.getSource() == null
                ? ""
                : Path.of(d.getSource().toUri()).getFileName().toString();
    }
}
