package org.wengert.processor.fuzz;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wengert.processor.programs.Corpus;

/** The constructs that random programs are made of, in groups: the table {@code fuzz/constructs.txt}. */
final class Constructs {
    private static final Map<String, List<String>> GROUPS = read(Corpus.source("fuzz/constructs.txt"));

    private Constructs() {}

    private static Map<String, List<String>> read(String table) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String group : table.split("(?m)^# ")) {
            if (group.isEmpty()) continue;
            String[] parts = group.split("\n", 2);
            groups.put(parts[0], Arrays.stream(parts[1].strip().split(" ; |\n")).toList());
        }
        return groups;
    }

    /** All of them. */
    static List<String> all() {
        return GROUPS.values().stream().flatMap(List::stream).toList();
    }

    /** Prints how often each was written. */
    static void print(Map<String, Integer> counts, PrintStream out) {
        GROUPS.forEach((group, constructs) -> out.println(group + ": "
                + constructs.stream()
                        .map(c -> c + " " + counts.getOrDefault(c, 0))
                        .collect(Collectors.joining(", "))));
    }
}
