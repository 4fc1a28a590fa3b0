package org.wengert.samples.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolTest {
    private final Tool tool = new Tool(Evals.ALL);

    @Test
    void itAnswersTheHandshake() throws IOException {
        assertEquals("{\"id\":0,\"tool\":\"wengert\"}", answer("{\"id\":0,\"kind\":\"start\",\"eval\":\"hello\"}"));
        assertEquals("{\"id\":1,\"success\":true}", answer("{\"id\":1,\"kind\":\"define\",\"module\":\"hello\"}"));
        assertEquals("{\"id\":2,\"success\":false}", answer("{\"id\":2,\"kind\":\"define\",\"module\":\"goodbye\"}"));
        assertEquals("{\"id\":3}", answer("{\"id\":3,\"kind\":\"analysis\",\"of\":2,\"valid\":true}"));
    }

    @Test
    void anEvaluationIsTimed() throws IOException {
        JsonNode response = evaluate("hello", "square", "3.0");
        assertTrue(response.get("success").asBoolean());
        assertEquals(9, response.get("output").asDouble());
        assertEquals(1, response.get("timings").size());
        assertEquals("evaluate", response.at("/timings/0/name").asText());
        assertTrue(response.at("/timings/0/nanoseconds").asLong() > 0);
    }

    @Test
    void itRunsAsOftenAsAsked() throws IOException {
        JsonNode response = evaluate("llsq", "gradient", "{\"x\":[1,2],\"n\":5,\"min_runs\":7}");
        assertEquals(7, response.get("timings").size());
    }

    @Test
    void itRunsAsLongAsAskedAndWarmsUpBefore() throws IOException {
        JsonNode response = evaluate("llsq", "gradient", "{\"x\":[1,2],\"n\":5,\"min_runs\":2,\"min_seconds\":0.02}");
        long total = 0;
        for (JsonNode timing : response.get("timings")) {
            boolean isFirst = timing == response.at("/timings/0");
            assertEquals(isFirst ? "warmup" : "evaluate", timing.get("name").asText());
            if (!isFirst) total += timing.get("nanoseconds").asLong();
        }
        assertTrue(total >= 20_000_000 && response.at("/timings/0/nanoseconds").asLong() >= 20_000_000);
    }

    @Test
    void whatFailsIsAnsweredWithTheReason() throws IOException {
        for (JsonNode response : new JsonNode[] {
            evaluate("goodbye", "square", "3.0"),
            evaluate("hello", "cube", "3.0"),
            evaluate("hello", "square", "[3.0]"),
            evaluate("llsq", "primal", "{\"n\":5}"),
            evaluate("kmeans", "dir", "{\"points\":[[1]],\"centroids\":[]}")
        }) {
            assertEquals(4, response.get("id").asInt());
            assertFalse(response.get("success").asBoolean());
            assertFalse(response.get("error").asText().isBlank());
        }
    }

    @Test
    void theListForGradBenchIsOfAllEvalsInOrder() throws IOException {
        assertEquals(Evals.ALL.keySet().stream().sorted().toList(), Files.readAllLines(Path.of("evals.txt")));
    }

    private JsonNode evaluate(String module, String function, String input) throws IOException {
        return Vector.JSON.readTree(answer("{\"id\":4,\"kind\":\"evaluate\",\"module\":\"" + module
                + "\",\"function\":\"" + function + "\",\"input\":" + input + ",\"description\":\"\"}"));
    }

    private String answer(String message) throws IOException {
        return new String(tool.respond(message), StandardCharsets.UTF_8);
    }
}
