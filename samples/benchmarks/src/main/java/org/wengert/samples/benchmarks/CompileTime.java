package org.wengert.samples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the processor adds to the time of a compilation. Each compilation is one of a fresh javac, as a build's is; the time is the
 * processor's time of its process, which does not depend on what else runs.
 */
public final class CompileTime {
    private static final int CLASSES = 50;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final String runtime;
    private final String processor;
    private final Path directory;

    private CompileTime(String runtime, String processor) throws IOException {
        this.runtime = runtime;
        this.processor = processor;
        this.directory = Files.createTempDirectory("compile-time");
    }

    /**
     * Prints the tables.
     *
     * @param arguments the jars of the runtime and of the processor
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("javac")) {
            compile(List.of(arguments).subList(1, arguments.length));
            return;
        }
        CompileTime times = new CompileTime(arguments[0], arguments[1]);
        times.ordinary();
        times.lengths();
    }

    private void ordinary() throws IOException, InterruptedException {
        List<Path> sources = OrdinaryMethods.write(directory("ordinary"), CLASSES);
        Path generated = directory("generated");
        double with = time(processing(generated), sources);
        List<Path> all = new ArrayList<>(sources);
        try (Stream<Path> files = Files.walk(generated)) {
            files.filter(f -> f.toString().endsWith(".java")).forEach(all::add);
        }
        double alone = time(List.of("-proc:none"), sources);
        double without = time(List.of("-proc:none"), all);
        System.out.printf(Locale.ROOT, "%d methods in %d classes%n", all.size() - sources.size(), sources.size());
        System.out.printf(Locale.ROOT, "  javac, the methods alone           %6.1f s%n", alone);
        System.out.printf(Locale.ROOT, "  javac, the methods and companions  %6.1f s%n", without);
        System.out.printf(
                Locale.ROOT, "  javac with the processor           %6.1f s, %.1f times%n", with, with / without);
    }

    /** The time of bodies each of which is twice as long as the one before. */
    private void lengths() throws IOException, InterruptedException {
        System.out.println("one method of so many statements");
        for (int statements = 500; statements <= 8000; statements *= 2) {
            Path source = OrdinaryMethods.writeLong(directory("long" + statements), statements);
            double time = time(processing(directory("companion" + statements)), List.of(source));
            System.out.printf(Locale.ROOT, "  %5d  %6.1f s%n", statements, time);
        }
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private List<String> processing(Path generated) {
        return List.of("-processorpath", processor, "-s", generated.toString());
    }

    /** In seconds. */
    private double time(List<String> options, List<Path> sources) throws IOException, InterruptedException {
        Path files = directory.resolve("sources.txt");
        Files.write(files, sources.stream().map(Path::toString).toList());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompileTime.class.getName(),
                "javac",
                files.toString(),
                "-cp",
                runtime,
                "-d",
                directory("classes").toString()));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) throw new IllegalStateException("javac failed");
        return Double.parseDouble(printed);
    }

    /** Compiles the files that a file lists, and prints the time that it took. */
    private static void compile(List<String> arguments) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            List<Path> files = Files.readAllLines(Path.of(arguments.get(0))).stream()
                    .map(Path::of)
                    .toList();
            boolean good = javac.getTask(
                            null,
                            manager,
                            null,
                            arguments.subList(1, arguments.size()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!good) System.exit(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(SYSTEM.getProcessCpuTime() * 1e-9);
    }
}
