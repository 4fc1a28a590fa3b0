package org.wengert.processor.fuzz;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.wengert.processor.fuzz.FuzzBatch.Failure;
import org.wengert.processor.programs.Compiler;

/** Many random programs in batches, with a report. */
final class FuzzRun {
    private static final int BATCH = 400;
    private static final int MOST_SHRUNK = 3;
    private static final int ATTEMPTS = 250;

    private final PrintStream out;
    private final Map<String, Integer> constructs = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private long compared;
    private long skipped;
    private int discarded;
    private long compiling;
    private long lines;

    FuzzRun(PrintStream out) {
        this.out = out;
    }

    /** Runs programs with the seeds from {@code seed} on. */
    FuzzRun run(long seed, int programs) {
        for (int from = 0; from < programs; from += BATCH) {
            List<FuzzProgram> batch = new ArrayList<>();
            for (int i = from; i < Math.min(programs, from + BATCH); i++) batch.add(FuzzProgram.of(seed + i));
            batch.forEach(p -> p.constructs().forEach((construct, n) -> constructs.merge(construct, n, Integer::sum)));
            FuzzBatch run = new FuzzBatch();
            failures.addAll(run.run(batch));
            compared += run.compared();
            skipped += run.skipped();
            discarded += run.discarded();
            compiling += run.compiling();
            lines += batch.stream().mapToLong(p -> p.text().lines().count()).sum();
        }
        return this;
    }

    List<Failure> failures() {
        return failures;
    }

    /** The part of the derivatives that no finite difference could confirm. */
    double unreliable() {
        return (double) skipped / Math.max(1, skipped + compared);
    }

    /** What was run, and how often each construct occurred. */
    void report() {
        out.printf(
                "%d derivatives compared with finite differences, %d skipped, %d sets of arguments discarded%n",
                compared, skipped, discarded);
        out.printf("%d lines compiled in %.1f s%n", lines, compiling / 1e9);
        Constructs.print(constructs, out);
    }

    /** The failures: the first ones of different sorts shrunk, the others by their seeds. */
    String explain() {
        StringBuilder text = new StringBuilder();
        List<String> sorts = new ArrayList<>();
        for (Failure failure : failures) {
            text.append(failure.line()).append('\n');
            if (sorts.size() >= MOST_SHRUNK || sorts.contains(failure.sort())) continue;
            sorts.add(failure.sort());
            text.append(shrunk(failure)).append('\n');
        }
        return text.toString();
    }

    private String shrunk(Failure failure) {
        FuzzProgram program = FuzzProgram.of(failure.program().seed());
        String[] message = {failure.message()};
        BooleanSupplier fails = () -> {
            for (Failure again : failuresOf(program)) {
                if (!again.sort().equals(failure.sort())) continue;
                message[0] = again.message();
                return true;
            }
            return false;
        };
        new Shrinker(program, fails, ATTEMPTS).shrink();
        return "shrunk, " + message[0] + "\n" + program.text();
    }

    /** The failures of one program, none if it is not Java. */
    private static List<Failure> failuresOf(FuzzProgram program) {
        boolean isJava = program.isNested()
                || new Compiler()
                        .compile(FuzzBatch.sources(List.of(program)))
                        .errors()
                        .isEmpty();
        return isJava ? new FuzzBatch().run(List.of(program)) : List.of();
    }
}
