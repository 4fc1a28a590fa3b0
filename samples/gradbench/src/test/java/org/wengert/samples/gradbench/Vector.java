package org.wengert.samples.gradbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An input of an eval, and what its functions are to answer. */
record Vector(String eval, String name, JsonNode input, JsonNode golden) {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Those in {@code src/test/resources/vectors}, where it is said where they are from. */
    static List<Vector> ours() {
        return in(Path.of("src/test/resources/vectors"));
    }

    /** Those in a folder with a folder for each eval. */
    static List<Vector> in(Path folder) {
        try (Stream<Path> files =
                Files.find(folder, 2, (file, is) -> file.toString().endsWith(".input.json"))) {
            return files.sorted().map(Vector::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector read(Path input) {
        try {
            String name = input.getFileName().toString().replace(".input.json", "");
            return new Vector(
                    input.getParent().getFileName().toString(),
                    name,
                    JSON.readTree(input.toFile()),
                    JSON.readTree(input.resolveSibling(name + ".golden.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> functions() {
        return golden.properties().stream().map(entry -> entry.getKey()).toList();
    }

    /** The tool's response to the input. */
    JsonNode response(String function) throws IOException {
        return response(eval, function, input);
    }

    static JsonNode response(String eval, String function, JsonNode input) throws IOException {
        ObjectNode message = JSON.createObjectNode()
                .put("id", 1)
                .put("kind", "evaluate")
                .put("module", eval)
                .put("function", function)
                .set("input", input);
        return JSON.readTree(new Tool(Evals.ALL).respond(message.toString()));
    }
}
