package org.wengert.samples.gradbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Sends the tool workloads and prints the times that it answers, of the fastest runs. */
public final class Times {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tool tool = new Tool(Evals.ALL);
    private final double seconds;

    private Times(double seconds) {
        this.seconds = seconds;
    }

    /** @param args the seconds that each function runs, at least, and the names of evals; of all without any */
    public static void main(String[] args) throws IOException {
        Times times = new Times(Double.parseDouble(args[0]));
        List<String> evals = List.of(args).subList(1, args.length);
        for (Workload workload : Workload.ALL) {
            if (evals.isEmpty() || evals.contains(workload.eval())) times.print(workload);
        }
    }

    private void print(Workload workload) throws IOException {
        System.out.printf("%-8s%-26s", workload.eval(), workload.size());
        for (String function : Evals.ALL.get(workload.eval()).tasks().keySet()) {
            System.out.printf("%12s%10.4f ms", function, fastest(workload, function));
        }
        System.out.println();
    }

    /** In milliseconds. */
    private double fastest(Workload workload, String function) throws IOException {
        Map<String, Object> input = new HashMap<>(workload.input());
        input.put("min_runs", 3);
        input.put("min_seconds", seconds);
        Map<String, Object> message =
                Map.of("id", 0, "kind", "evaluate", "module", workload.eval(), "function", function, "input", input);
        JsonNode response = JSON.readTree(tool.respond(JSON.writeValueAsString(message)));
        if (!response.path("success").asBoolean()) throw new IOException(response.toString());
        return StreamSupport.stream(response.get("timings").spliterator(), false)
                        .filter(timing -> timing.get("name").asText().equals("evaluate"))
                        .mapToLong(timing -> timing.get("nanoseconds").asLong())
                        .min()
                        .orElseThrow()
                / 1e6;
    }
}
