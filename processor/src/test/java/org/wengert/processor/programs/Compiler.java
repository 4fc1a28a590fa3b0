package org.wengert.processor.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Runs javac in this process and in memory, with the processor or without. */
public final class Compiler {
    private static final String PROCESSOR = "org.wengert.processor.WengertProcessor";

    private static final long STACK = 1L << 27;

    private final List<String> options = new ArrayList<>();
    private Map<String, byte[]> classPath = Map.of();
    private boolean processing;

    /**
     * What came of a compilation.
     *
     * @param diagnostics the messages
     * @param classes the classes, by their binary names
     * @param generatedSources the sources that the processor wrote, by path
     */
    public record Result(
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            Map<String, byte[]> classes,
            Map<String, String> generatedSources) {
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
            return new Loader(classes);
        }

        /** Writes the generated sources to a directory, for people to look at. */
        void writeSources(Path directory) {
            try {
                for (Map.Entry<String, String> source : generatedSources.entrySet()) {
                    Path file = directory.resolve(source.getKey());
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, source.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Compiler.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) throw new ClassNotFoundException(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** Adds options of javac. */
    public Compiler options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Puts classes on the class path, by their binary names. */
    Compiler classPath(Map<String, byte[]> classes) {
        classPath = classes;
        return this;
    }

    /** Runs the processor too. */
    public Compiler processing() {
        processing = true;
        return this;
    }

    /** Compiles sources, given by their paths. */
    public Result compile(Map<String, String> sources) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, byte[]> all = new HashMap<>(classPath);
        all.put(Frozen.class.getName(), bytesOf(Frozen.class));
        MemoryFiles files = new MemoryFiles(all);
        List<JavaFileObject> given = new ArrayList<>();
        sources.forEach((path, text) -> given.add(MemoryFiles.source(path, text)));
        List<String> settings = new ArrayList<>(options);
        settings.addAll(List.of("-Xmaxerrs", "10000"));
        if (!processing) settings.add("-proc:none");
        var task = ToolProvider.getSystemJavaCompiler().getTask(null, files, diagnostics, settings, null, given);
        if (processing) task.setProcessors(List.of(processor()));
        boolean succeeded = withDeepStack(task::call);
        Result result = new Result(diagnostics.getDiagnostics(), files.classes(), files.generatedSources());
        if (!succeeded && result.errors().isEmpty()) throw new AssertionError("javac has failed without an error");
        return result;
    }

    /** Runs a compiler where there is room for long expressions, however much of it the JVM has compiled itself. */
    private static boolean withDeepStack(BooleanSupplier compiler) {
        boolean[] succeeded = {false};
        Thread thread = new Thread(null, () -> succeeded[0] = compiler.getAsBoolean(), "javac", STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return succeeded[0];
    }

    private static byte[] bytesOf(Class<?> type) {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Processor processor() {
        try {
            return (Processor) Class.forName(PROCESSOR).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no processor", e);
        }
    }

    /** A message with its place. */
    static String text(Diagnostic<? extends JavaFileObject> d) {
        return fileName(d) + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT);
    }

    /** The last part of the name of the file that a message is about, empty where it is about none. */
    static String fileName(Diagnostic<? extends JavaFileObject> d) {
        if (d.getSource() == null) return "";
        String path = d.getSource().toUri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
