package org.wengert.processor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wengert.processor.analysis.Summaries;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Verifier;
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
