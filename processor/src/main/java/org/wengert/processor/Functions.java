package org.wengert.processor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.analysis.Summaries;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Verifier;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.Handover;
import org.wengert.processor.simplify.Simplify;
import org.wengert.processor.transform.Contents;
import org.wengert.processor.transform.Hooks;

/**
 * Functions of a companion that call each other, and what their callers are to know of them.
 *
 * @param origins the linked functions that they come from, by their names
 */
record Functions(Map<String, Function> all, Map<String, String> origins, Summaries summaries) {
    static final Functions NONE = new Functions(Map.of(), Map.of(), Summaries.of(Map.of()));

    /** Functions as a transform gives them. */
    static Functions of(Map<String, Function> transformed, Map<String, String> origins) {
        Functions functions = new Functions(new LinkedHashMap<>(), origins, Summaries.of(transformed));
        transformed.forEach((name, f) -> functions.all.put(name, functions.finished(f)));
        return functions;
    }

    /** The names of those of some functions that a function calls, and that these call. */
    static Set<String> reached(Function from, Map<String, Function> functions) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<Function> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Walk.lines(open.pop().body(), line -> {
                String name = line instanceof Line.Call c ? c.callee().function() : null;
                if (name != null && functions.containsKey(name) && reached.add(name)) open.push(functions.get(name));
            });
        }
        return reached;
    }

    /** These and others, which come from them. */
    Functions with(Functions more) {
        if (more.all.isEmpty()) return this;
        Map<String, Function> both = new LinkedHashMap<>(all);
        both.putAll(more.all);
        Map<String, String> sources = new LinkedHashMap<>(origins);
        sources.putAll(more.origins);
        return new Functions(both, sources, summaries);
    }

    /** A function that calls them, simplified. */
    Function finished(Function f) {
        Function simple = simplified(summaries.tell(Contents.taken(Hooks.pass(f))));
        Function handed = Handover.simplify(simple);
        return handed == simple ? simple : simplified(handed);
    }

    static Function simplified(Function f) {
        return checked(Simplify.simplify(checked(f)));
    }

    static Function checked(Function f) {
        assert Verifier.verify(f) == f;
        return f;
    }
}
