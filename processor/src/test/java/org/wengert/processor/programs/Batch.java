package org.wengert.processor.programs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Many programs in one compilation. A program that the processor does not accept loses its annotation, and the rest is compiled again:
 * so one failure does not hide the others.
 */
public final class Batch {
    private static final int ROUNDS = 12;

    private final Map<String, String> sources;
    private final String[] options;
    private final List<ProgramSource> programs;
    private final Map<ProgramSource, String> refused = new LinkedHashMap<>();
    private @Nullable List<MethodText> methods;

    private Batch(Map<String, String> sources, String... options) {
        this.options = options;
        this.sources = sources;
        this.programs = ProgramSource.parse(sources);
    }

    /**
     * What came of a batch.
     *
     * @param programs all programs
     * @param refused those without a companion, with the reason
     * @param compilation the last compilation
     * @param loader the classes of the last compilation
     */
    public record Compiled(
            List<ProgramSource> programs,
            Map<ProgramSource, String> refused,
            Compiler.Result compilation,
            ClassLoader loader) {}

    /** The programs do not compile without the companions of those that were refused: others call these. */
    public static final class Stuck extends AssertionError {
        private static final long serialVersionUID = 1;

        private final transient Map<ProgramSource, String> refused;

        private Stuck(Map<ProgramSource, String> refused, String text) {
            super("the programs do not compile without their companions:\n" + text);
            this.refused = refused;
        }

        /** Those without a companion, with the reason. */
        public Map<ProgramSource, String> refused() {
            return refused;
        }
    }

    /**
     * Compiles sources, given by path, with the processor, and with these options.
     *
     * @throws Stuck where that is not possible
     */
    public static Compiled compile(Map<String, String> sources, String... options) {
        return new Batch(sources, options).run();
    }

    private Compiled run() {
        Compiler.Result result = attempt(refused.keySet());
        for (int round = 0; round < ROUNDS && !result.errors().isEmpty(); round++) {
            Map<ProgramSource, String> found = attributed(result);
            if (found.isEmpty() && !isOfRefused(result)) isolate(remaining(), found);
            if (found.isEmpty()) break;
            refused.putAll(found);
            result = attempt(refused.keySet());
        }
        if (!result.errors().isEmpty()) throw new Stuck(refused, result.text());
        return new Compiled(programs, refused, result, result.loader());
    }

    private List<ProgramSource> remaining() {
        return programs.stream().filter(p -> !refused.containsKey(p)).toList();
    }

    /** Compiles with the annotations of {@code without} blanked out. */
    private Compiler.Result attempt(Collection<ProgramSource> without) {
        Map<String, String> blanked = new LinkedHashMap<>(sources);
        for (ProgramSource program : without) {
            StringBuilder text = new StringBuilder(blanked.get(program.path()));
            for (int i = program.start(); i < program.annotationEnd(); i++) text.setCharAt(i, ' ');
            blanked.put(program.path(), text.toString());
        }
        return new Compiler().options(options).processing().compile(blanked);
    }

    private Map<ProgramSource, String> attributed(Compiler.Result result) {
        Map<ProgramSource, String> found = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> error : result.errors()) {
            for (ProgramSource program : remaining()) {
                if (isAbout(error, program)) found.merge(program, Compiler.text(error), (a, b) -> a + "\n" + b);
            }
        }
        return found;
    }

    /** Whether a method does not compile whose annotation is gone, as where it calls the companion of another such. */
    private boolean isOfRefused(Compiler.Result result) {
        return result.errors().stream().anyMatch(e -> refused.keySet().stream().anyMatch(p -> isAbout(e, p)));
    }

    private boolean isAbout(Diagnostic<? extends JavaFileObject> error, ProgramSource program) {
        String file = Compiler.fileName(error);
        String companion = program.companion().substring(program.companion().lastIndexOf('.') + 1);
        if (file.equals(companion + ".java")) return true;
        for (MethodText method : methods()) {
            if (!method.contains(file, error.getLineNumber())) continue;
            boolean isHelper = programs.stream().noneMatch(p -> method.contains(fileOf(p), p.firstLine()));
            if (isHelper) return MethodText.callersOf(method, methods()).contains(program.method());
            return method.contains(fileOf(program), program.firstLine());
        }
        return false;
    }

    private List<MethodText> methods() {
        if (methods == null) methods = ProgramSource.methods(sources);
        return methods;
    }

    private static String fileOf(ProgramSource program) {
        return program.path().substring(program.path().lastIndexOf('/') + 1);
    }

    /** Finds the culprits by halving, where no message says where they are. */
    private void isolate(List<ProgramSource> suspects, Map<ProgramSource, String> found) {
        if (suspects.isEmpty()) return;
        Set<ProgramSource> others = new LinkedHashSet<>(programs);
        suspects.forEach(others::remove);
        Compiler.Result result = attempt(others);
        if (result.errors().isEmpty()) return;
        if (suspects.size() == 1) {
            found.put(
                    suspects.get(0),
                    result.errors().stream().map(e -> e.getMessage(Locale.ROOT)).collect(Collectors.joining("\n")));
            return;
        }
        int half = suspects.size() / 2;
        isolate(new ArrayList<>(suspects.subList(0, half)), found);
        isolate(new ArrayList<>(suspects.subList(half, suspects.size())), found);
    }
}
