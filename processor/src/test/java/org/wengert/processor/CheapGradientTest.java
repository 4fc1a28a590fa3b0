package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.processor.contract.Stub;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Interpreter;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.programs.Arguments;
import org.wengert.processor.programs.Corpus;
import org.wengert.processor.programs.Entries;
import org.wengert.processor.programs.Program;
import org.wengert.processor.programs.ProgramSource;
import org.wengert.processor.simplify.Promotion;

/**
 * The cheap gradient principle (Baur and Strassen 1983; Griewank and Walther, Evaluating Derivatives, 4.6): the value and the cotangents of all
 * arguments together take at most five times the operations of the value, and one for each entry of an argument; in the shortest runs 50 more. Of programs of numbers
 * and arrays that call no function: what the interpreter counts is then all there is.
 */
class CheapGradientTest {
    private static final int TIMES = 5;
    /** Places to keep values are made once, however often loops run: in a run of so few operations that outweighs them. */
    private static final int FEW = 60;

    private static final int ONCE = 50;

    /** Where more is right, by kind. */
    private static final Map<String, List<String>> BEYOND = Map.of(
            "a hand-written pullback takes what its author lets it take, and the calls of its methods are counted as functions",
            List.of("OwnTangents", "Pullbacks"),
            "only jumps are executed, which the count has for nothing; which were taken must be noted and looked up",
            List.of("Jumps.threeLabels", "Traps.resultOfABlockThatWasLeft"),
            "a handler takes an index that is out of bounds, so each is tested in both sweeps, beside which a product and a sum are little",
            List.of("Fours.flatAndTooShort", "Triangles.ragged"),
            "a division finds the last index of a loop in steps, beside which a loop that does not run is little",
            List.of("Loops.stepsOfTwo", "Ranges.inSteps", "Ranges.downInSteps"),
            "an inner loop that does not run takes nothing; where it would end is told and kept for each iteration of the outer one",
            List.of("Ranges.nested", "Traps.zeroTripsOnTheInside", "Triangles.otherEnd"),
            "the result is an argument, which takes nothing to return; its copy and its cotangents take something for each entry",
            List.of("Matrices.oneOrTheOtherTable", "UnusualMixtures.cube"));

    @TempDir
    static Path directory;

    /** The primal, and both sweeps with the cotangent of the result as a further argument. */
    private record Pair(Function primal, Function sweeps) {}

    @TestFactory
    Stream<DynamicTest> programs() throws Exception {
        Map<String, String> sources = Corpus.sources("programs");
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Javac javac = new Javac(directory).compiler((companion, method, round) -> {
            round.write(companion, Stub.source(companion));
            Pipeline pipeline = Differentiator.pipeline(companion, method, round, round.rules());
            Function primal = pipeline.linked().program().main();
            boolean ofNumbers = primal.results().size() == 1
                    && primal.parameters().size()
                            == companion.primal().parameters().size();
            boolean isAlone = pipeline.linked().program().functions().isEmpty()
                    && pipeline.frames().all().isEmpty();
            if (ofNumbers && isAlone)
                pairs.put(companion.qualifiedName(), new Pair(primal(pipeline), sweeps(pipeline)));
        });
        sources.forEach(javac::source);
        Javac.Result result = javac.compile();
        assertEquals(List.of(), result.errors());
        assertTrue(pairs.size() > 400);
        ClassLoader loader = new URLClassLoader(
                new URL[] {result.classes().toUri().toURL()}, CheapGradientTest.class.getClassLoader());
        return ProgramSource.parse(sources).stream()
                .filter(p -> pairs.containsKey(p.companion()) && !isBeyond(p))
                .map(p -> DynamicTest.dynamicTest(p.title(), () -> check(p, pairs.get(p.companion()), loader)));
    }

    private static boolean isBeyond(ProgramSource source) {
        String owner = source.owner().replace("programs.", "");
        return BEYOND.values().stream()
                .anyMatch(names -> names.contains(owner) || names.contains(owner + "." + source.method()));
    }

    private static Function primal(Pipeline pipeline) {
        return Functions.simplified(
                Promotion.simplify(pipeline.linked().program().main()));
    }

    private static Function sweeps(Pipeline pipeline) {
        Function joint = pipeline.frames().finished(pipeline.reverse().main(pipeline.wrt(), false));
        Line.Turn turn = joint.turns().get(0);
        Rewriter seeded = new Rewriter() {
            @Override
            public Line turn(Line.Turn l) {
                return new Line.Turn(List.of(), List.of(), l.at());
            }
        };
        Builder out = new Builder();
        seeded.lines(joint.body(), out);
        return new Function(
                joint.name(),
                Port.concat(joint.parameters(), turn.taken()),
                joint.results(),
                out.end(joint.body().end()));
    }

    private static void check(ProgramSource source, Pair pair, ClassLoader loader) throws Exception {
        Method method = Program.primalOf(source, Class.forName(source.owner(), true, loader));
        Interpreter interpreter = new Interpreter(10_000_000, loader);
        for (Object[] arguments : Arguments.of(source, method)) {
            Interpreter.Outcome value = outcome(interpreter, pair.primal, Entries.copy(arguments));
            if (value == null) continue;
            List<@Nullable Object> all = new ArrayList<>(Arrays.asList(arguments));
            all.add(ones(value.result()));
            long cost = interpreter.call(pair.sweeps, all.toArray()).cost();
            long entries = Arrays.stream(arguments)
                    .mapToLong(CheapGradientTest::entries)
                    .sum();
            long once = value.cost() < FEW ? ONCE : 0;
            assertTrue(
                    cost <= TIMES * value.cost() + entries + once,
                    () -> source.title() + ": " + cost + " operations of the sweeps, " + value.cost()
                            + " of the value, " + entries + " entries");
        }
    }

    /** Null where the primal throws. */
    private static Interpreter.@Nullable Outcome outcome(Interpreter interpreter, Function f, Object[] arguments) {
        try {
            return interpreter.call(f, arguments);
        } catch (Exception thrown) {
            return null;
        }
    }

    /** A seed like this value. */
    private static Object ones(@Nullable Object value) {
        if (value instanceof Float) return 1f;
        if (!(value.getClass().isArray())) return 1.0;
        Object copy = Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
        for (int i = 0; i < Array.getLength(value); i++)
            if (Array.get(value, i) != null) Array.set(copy, i, ones(Array.get(value, i)));
        return copy;
    }

    private static long entries(@Nullable Object argument) {
        if (argument == null || !argument.getClass().isArray()) return 1;
        long sum = 0;
        for (int i = 0; i < Array.getLength(argument); i++) sum += entries(Array.get(argument, i));
        return sum;
    }
}
