package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Pieces of linked code that have become functions of their own, which no method of the user's is. */
final class Outlines {
    private static final String OWNER = "#";

    private final Map<Callee, Function> functions = new LinkedHashMap<>();
    private final Map<Callee, Callee> origins = new LinkedHashMap<>();

    /**
     * A piece of code as a function.
     *
     * @param captured what it uses of the code around it, in the order of the function's first parameters
     */
    record Outline(Function function, List<Var> captured) {}

    /** @param parameters what the function takes behind what it captures */
    static Outline outline(String name, List<Var> parameters, Block body, List<Type> results) {
        List<Var> captured = new ArrayList<>(Walk.free(body));
        captured.removeAll(parameters);
        List<Var> all = new ArrayList<>();
        Rewriter fresh = Rewriter.fresh();
        for (List<Var> some : List.of(captured, parameters)) {
            for (Var v : some) {
                all.add(v.again());
                fresh.replace(v, all.get(all.size() - 1));
            }
        }
        return new Outline(new Function(name, all, results, fresh.block(body)), captured);
    }

    /** What to call for a function. */
    Callee callee(Function f) {
        List<Type> parameters = f.parameters().stream().map(Var::type).toList();
        String owner = OWNER + functions.size();
        Callee callee = new Callee(Callee.Kind.STATIC, owner, f.name(), parameters, f.results(), List.of(), null);
        functions.put(callee, f);
        return callee;
    }

    /** What to call for a function that is still to be {@linkplain #define made}, since it calls itself. */
    Callee reserve(Callee method, List<Type> parameters, List<Type> results) {
        String owner = OWNER + "r" + origins.size();
        Callee callee = new Callee(Callee.Kind.STATIC, owner, method.name(), parameters, results, List.of(), null);
        origins.put(callee, method);
        return callee;
    }

    void define(Callee callee, Function f) {
        functions.put(callee, f);
    }

    Optional<Function> of(Callee callee) {
        return Optional.ofNullable(functions.get(callee));
    }

    /** The method that a callee stands for: itself, if it is one; empty for a piece of a method. */
    Optional<Callee> methodOf(Callee callee) {
        return isOutline(callee) ? Optional.ofNullable(origins.get(callee)) : Optional.of(callee);
    }

    /** Whether this is what to call for such a function, and so no method. */
    static boolean isOutline(Callee callee) {
        return callee.owner().startsWith(OWNER);
    }
}
