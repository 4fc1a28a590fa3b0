package org.wengert.samples.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Outputs are the golden ones of our vectors, and of those in the folder that {@code -Dgradbench.vectors} names. */
class VectorsTest {
    /** Of the largest entry of an array. */
    private static final double TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> outputsAreGolden() {
        return vectors()
                .filter(VectorsTest::isAnswered)
                .flatMap(vector -> vector.functions().stream()
                        .map(function -> dynamicTest(
                                vector.eval() + " " + function + " " + vector.name(), () -> check(vector, function))));
    }

    @Test
    void everyFunctionHasAVectorOfOurs() {
        Set<String> functions = Evals.ALL.values().stream()
                .flatMap(eval -> eval.tasks().keySet().stream().map(function -> eval.name() + " " + function))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> checked = Vector.ours().stream()
                .filter(VectorsTest::isAnswered)
                .flatMap(vector -> vector.functions().stream().map(function -> vector.eval() + " " + function))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(functions, checked);
    }

    private static Stream<Vector> vectors() {
        Stream<Vector> others = Stream.ofNullable(System.getProperty("gradbench.vectors"))
                .flatMap(folder -> Vector.in(Path.of(folder)).stream());
        return Stream.concat(Vector.ours().stream(), others);
    }

    private static boolean isAnswered(Vector vector) {
        return Evals.ALL.containsKey(vector.eval());
    }

    private static void check(Vector vector, String function) throws IOException {
        JsonNode response = vector.response(function);
        assertTrue(response.get("success").asBoolean(), response::toString);
        check(function, vector.golden().get(function), response.get("output"));
    }

    private static void check(String path, JsonNode golden, JsonNode output) {
        if (golden.isObject()) {
            assertEquals(fields(golden), fields(output), path);
            golden.properties()
                    .forEach(field -> check(path + "." + field.getKey(), field.getValue(), output.get(field.getKey())));
            return;
        }
        assertEquals(shape(golden), shape(output), path);
        double[] expected = numbers(golden).toArray();
        double[] actual = numbers(output).toArray();
        double largest = DoubleStream.of(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE * largest, path);
        }
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream()
                .map(entry -> entry.getKey())
                .sorted()
                .toList();
    }

    /** The brackets and commas of the arrays. */
    private static String shape(JsonNode node) {
        return node.isArray()
                ? elements(node).map(VectorsTest::shape).collect(Collectors.joining(",", "[", "]"))
                : node.isNumber() ? "" : node.toString();
    }

    private static DoubleStream numbers(JsonNode node) {
        return node.isArray() ? elements(node).flatMapToDouble(VectorsTest::numbers) : DoubleStream.of(node.asDouble());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
