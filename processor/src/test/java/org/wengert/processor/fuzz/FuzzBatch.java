package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wengert.processor.programs.Batch;
import org.wengert.processor.programs.Checks;
import org.wengert.processor.programs.Corpus;
import org.wengert.processor.programs.Differences;
import org.wengert.processor.programs.Entries;
import org.wengert.processor.programs.Program;
import org.wengert.processor.programs.ProgramSource;

/** Compiles random programs, many in a class and many classes at once, and checks them. */
final class FuzzBatch {
    private static final String HEAD = """
            package fuzz;

            import java.util.ArrayList;
            import java.util.Arrays;
            import java.util.List;
            import java.util.Optional;
            import java.util.function.DoubleUnaryOperator;
            import java.util.stream.Collectors;
            import java.util.stream.DoubleStream;
            import java.util.stream.IntStream;
            import org.wengert.Differentiable;
            import org.wengert.Wengert;

            """;

    private static final String SHARED = "fuzz/Shared.java";
    private static final int PER_CLASS = 20;
    private static final double LARGEST_VALUE = 1e4;

    private final Differences differences = new Differences(false);
    private final Differences single = new Differences(true);
    private int discarded;
    private long compiling;

    /**
     * A program that failed.
     *
     * @param program the program
     * @param message what was wrong, and at which arguments
     * @param sort what was wrong without the numbers, to recognise the same fault in a smaller program
     */
    record Failure(FuzzProgram program, String message, String sort) {
        /** The seed and the message. */
        String line() {
            return "seed " + program.seed() + ": " + message;
        }
    }

    /** How many derivatives were compared with finite differences. */
    int compared() {
        return differences.compared() + single.compared();
    }

    /** How many derivatives could not be. */
    int skipped() {
        return differences.skipped() + single.skipped();
    }

    /** How many sets of arguments were left out because values grew. */
    int discarded() {
        return discarded;
    }

    /** How long the compilations took, in nanoseconds. */
    long compiling() {
        return compiling;
    }

    /** The sources of programs, by path. */
    static Map<String, String> sources(List<FuzzProgram> programs) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(SHARED, Corpus.source(SHARED));
        for (int from = 0; from < programs.size(); from += PER_CLASS) {
            List<FuzzProgram> members = programs.subList(from, Math.min(from + PER_CLASS, programs.size()));
            String name = "Fuzz" + from / PER_CLASS;
            StringBuilder text = new StringBuilder(HEAD);
            text.append("final class ").append(name).append(" {\n");
            members.forEach(p -> text.append(p.text()).append('\n'));
            members.stream().filter(FuzzProgram::stops).forEach(p -> text.append(p.frozenText()));
            sources.put("fuzz/" + name + ".java", text.append("}\n").toString());
        }
        return sources;
    }

    /** Whether the helpers of a program become functions of the companion. */
    static boolean keepsMethods(long seed) {
        return Math.floorMod(seed, 4) == 3;
    }

    /** Compiles and checks programs. */
    List<Failure> run(List<FuzzProgram> programs) {
        List<Failure> failures = new ArrayList<>();
        Map<Boolean, List<FuzzProgram>> parted =
                programs.stream().collect(Collectors.partitioningBy(p -> keepsMethods(p.seed())));
        failures.addAll(compileAndCheck(parted.get(false)));
        failures.addAll(compileAndCheck(parted.get(true), "-Awengert.inline=0"));
        return failures;
    }

    private List<Failure> compileAndCheck(List<FuzzProgram> programs, String... options) {
        if (programs.isEmpty()) return List.of();
        Map<String, FuzzProgram> byName = new LinkedHashMap<>();
        programs.forEach(p -> byName.put(p.name(), p));
        Map<FuzzProgram, Failure> failures = new LinkedHashMap<>();
        long start = System.nanoTime();
        Batch.Compiled compiled;
        try {
            compiled = Batch.compile(sources(programs), options);
        } catch (Batch.Stuck stuck) {
            refusals(stuck.refused(), byName, failures);
            if (failures.isEmpty()) throw stuck;
            byName.values().removeAll(failures.keySet());
            List<Failure> all = new ArrayList<>(failures.values());
            all.addAll(compileAndCheck(List.copyOf(byName.values()), options));
            return all;
        } finally {
            compiling += System.nanoTime() - start;
        }
        refusals(compiled.refused(), byName, failures);
        for (ProgramSource source : compiled.programs()) {
            FuzzProgram program = byName.get(source.method());
            if (program != null && !failures.containsKey(program))
                check(program, source, compiled.loader()).ifPresent(f -> failures.put(program, f));
        }
        return List.copyOf(failures.values());
    }

    /** What was refused, of each program the first: its method, or that whose companion this calls. */
    private static void refusals(
            Map<ProgramSource, String> refused, Map<String, FuzzProgram> byName, Map<FuzzProgram, Failure> failures) {
        refused.forEach((source, refusal) -> {
            FuzzProgram program = byName.get(source.method().replaceFirst("Inner\\d*$", ""));
            failures.putIfAbsent(program, new Failure(program, refusal, "refused: " + sortOfRefusal(refusal)));
        });
    }

    private Optional<Failure> check(FuzzProgram program, ProgramSource source, ClassLoader loader) {
        Program compiled = new Program(source, loader);
        for (Object[] arguments : program.arguments(compiled.method().getDeclaringClass())) {
            try {
                if (isWild(compiled, arguments)) {
                    discarded++;
                    continue;
                }
                Checks.run(compiled, arguments, program.seed(), source.isSingle() ? single : differences);
            } catch (Throwable failure) {
                String message = failure + " at " + Entries.text(arguments);
                return Optional.of(new Failure(program, message, sort(failure)));
            }
        }
        return Optional.empty();
    }

    private static boolean isWild(Program program, Object[] arguments) {
        try {
            for (double d : Entries.everywhere(program.value(arguments))) {
                if (!(Math.abs(d) < LARGEST_VALUE)) return true;
            }
            return false;
        } catch (Throwable thrown) {
            return false;
        }
    }

    /** The problem's name, or the error in the generated code without the names and lines in it. */
    private static String sortOfRefusal(String refusal) {
        Matcher name = Pattern.compile("\\[[A-Z]\\w+\\]").matcher(refusal);
        return name.find() ? name.group() : refusal.replaceAll(".*?: ", "").replaceAll("\\w*\\d\\w*", "");
    }

    private static String sort(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getClass().getName() + ": " + message.split("[0-9:]", 2)[0];
    }
}
