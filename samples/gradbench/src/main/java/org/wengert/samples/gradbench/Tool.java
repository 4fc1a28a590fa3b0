package org.wengert.samples.gradbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** GradBench's protocol: a response to each message. */
final class Tool {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Eval<?>> evals;

    /** Of the fields, each kind of message has some. */
    private record Message(JsonNode id, String kind, String module, String function, JsonNode input) {
        private Message(JsonNode json) {
            this(json.get("id"), text(json, "kind"), text(json, "module"), text(json, "function"), json.path("input"));
        }

        private static String text(JsonNode json, String field) {
            return json.path(field).asText();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Response(
            JsonNode id, String tool, Boolean success, Object output, List<Measurement.Timing> timings, String error) {
        static Response to(Message message) {
            return new Response(message.id, null, null, null, null, null);
        }

        static Response started(Message message) {
            return new Response(message.id, "wengert", null, null, null, null);
        }

        static Response defined(Message message, boolean known) {
            return new Response(message.id, null, known, null, null, null);
        }

        static Response evaluated(Message message, Measurement done) {
            return new Response(message.id, null, true, done.output(), done.timings(), null);
        }

        static Response failed(Message message, String why) {
            return new Response(message.id, null, false, null, null, why);
        }
    }

    Tool(Map<String, Eval<?>> evals) {
        this.evals = evals;
    }

    /** The response to a line, without its end. */
    byte[] respond(String line) throws JsonProcessingException {
        Message message = new Message(JSON.readTree(line));
        return JSON.writeValueAsBytes(
                switch (message.kind) {
                    case "start" -> Response.started(message);
                    case "define" -> Response.defined(message, evals.containsKey(message.module));
                    case "evaluate" -> evaluate(message);
                    default -> Response.to(message);
                });
    }

    private Response evaluate(Message message) {
        Eval<?> eval = evals.get(message.module);
        if (eval == null) return Response.failed(message, "no module " + message.module);
        try {
            return evaluate(message, eval);
        } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
            return Response.failed(message, failure.toString());
        }
    }

    private <I> Response evaluate(Message message, Eval<I> eval) throws JsonProcessingException {
        Eval.Task<I, ?> task = eval.tasks().get(message.function);
        if (task == null) return Response.failed(message, "no function " + message.function + " in " + eval.name());
        I input = JSON.treeToValue(message.input, eval.input());
        return Response.evaluated(message, task.measure(input, runs(message.input)));
    }

    private static Runs runs(JsonNode input) {
        return new Runs(
                input.path("min_runs").asInt(Runs.ONCE.minRuns()),
                input.path("min_seconds").asDouble(Runs.ONCE.minSeconds()));
    }
}
