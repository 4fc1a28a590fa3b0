package org.wengert.processor.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;

/** Gives calls that have no derivatives back to the user's methods, as far as generated code can call these. */
public final class PlainCalls {
    private final Instances program;
    private final Map<String, Callee> methods;
    private final Predicate<Callee> isPrivate;
    private final Map<String, String> kept = new LinkedHashMap<>();

    private PlainCalls(Instances program, Map<String, Callee> methods, Predicate<Callee> isPrivate) {
        this.program = program;
        this.methods = methods;
        this.isPrivate = isPrivate;
    }

    /**
     * The program with these calls, and without the functions that are then not called any more.
     *
     * @param methods the methods that functions were made from, by the names of these
     */
    public static Instances restore(Instances program, Map<String, Callee> methods, Predicate<Callee> isPrivate) {
        return new PlainCalls(program, methods, isPrivate).instances();
    }

    private Instances instances() {
        Map<String, Instance> functions = new LinkedHashMap<>();
        program.functions().forEach((name, instance) -> {
            if (instance.isPlain() && !isKept(name)) return;
            functions.put(name, restored(instance));
        });
        return new Instances(restored(program.main()), functions, program.sources());
    }

    /** Whether generated code can call the method that a function was made from. */
    private boolean canBeCalled(String source) {
        return methods.containsKey(source) && !isPrivate.test(methods.get(source));
    }

    /** Whether a function without derivatives stays: one for each method that cannot be called. */
    private boolean isKept(String name) {
        String source = program.sources().get(name);
        return !canBeCalled(source) && kept.computeIfAbsent(source, k -> name).equals(name);
    }

    private Instance restored(Instance instance) {
        Function f = new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                Instance target = program.functions().get(l.callee().function());
                if (target == null || !target.isPlain()) return call;
                return call.to(method(l.callee()));
            }
        }.function(instance.function());
        return new Instance(f, instance.boundary(), instance.shared(), instance.signature(), instance.isPlain());
    }

    private Callee method(Callee callee) {
        String source = program.sources().get(callee.function());
        if (canBeCalled(source)) return methods.get(source).withSummary(callee.summary());
        return callee.renamed(kept.computeIfAbsent(source, k -> callee.function()));
    }
}
