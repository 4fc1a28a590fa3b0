package org.wengert.processor.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** Finds the functions that make arrays, or need an object for several results, and could keep them: they do not call themselves. */
public final class Makers {
    private Makers() {}

    /** Those among functions that call each other, each of one phase or of several. */
    public static Set<String> among(Map<String, List<Function>> functions) {
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        Set<String> makers = new LinkedHashSet<>();
        functions.forEach((name, phases) -> {
            Set<String> called = new LinkedHashSet<>();
            for (Function f : phases) {
                if (f.results().size() > 1) makers.add(name);
                Walk.lines(f.body(), line -> {
                    if (line instanceof Line.Call c
                            && functions.containsKey(c.callee().function()))
                        called.add(c.callee().function());
                    if (makesArray(line)) makers.add(name);
                });
            }
            calls.put(name, called);
        });
        Set<String> all = new LinkedHashSet<>();
        for (String name : functions.keySet()) {
            Set<String> reached = reached(name, calls);
            boolean makes = makers.contains(name) || reached.stream().anyMatch(makers::contains);
            if (makes && !reached.contains(name)) all.add(name);
        }
        return all;
    }

    /** Whether one of these functions makes arrays. */
    public static boolean makeArrays(List<Function> functions) {
        boolean[] make = {false};
        for (Function f : functions) Walk.lines(f.body(), line -> make[0] |= makesArray(line));
        return make[0];
    }

    private static boolean makesArray(Line line) {
        boolean makes = line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros;
        return makes && line.results().get(0).type() instanceof Type.ArrayOf;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> calls) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) for (String called : calls.get(open.pop())) if (reached.add(called)) open.push(called);
        return reached;
    }
}
