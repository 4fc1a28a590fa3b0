package org.wengert.processor.link;

import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wengert.processor.analysis.Boundary;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Makers;
import org.wengert.processor.analysis.Signature;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;

/** Gives calls that have no derivatives back to the user's methods, as far as these make no arrays and generated code can call them. */
public final class PlainCalls {
    private final Instances program;
    private final Map<String, Callee> methods;
    private final Predicate<Callee> isPrivate;
    /** The methods that make arrays, which the companion can keep. */
    private final Set<String> makers = new HashSet<>();

    private final Map<String, String> kept = new LinkedHashMap<>();

    private PlainCalls(Instances program, Map<String, Callee> methods, Predicate<Callee> isPrivate) {
        this.program = program;
        this.methods = methods;
        this.isPrivate = isPrivate;
        Map<String, List<Function>> functions = new LinkedHashMap<>();
        program.functions().forEach((name, instance) -> functions.put(name, List.of(instance.function())));
        for (String name : Makers.among(functions)) makers.add(program.sources().get(name));
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
            if (!instance.isPlain() || isKept(name)) functions.put(name, restored(instance));
        });
        Instance main = restored(program.main());
        Map<String, String> sources = new LinkedHashMap<>(program.sources());
        while (!functions.keySet().containsAll(kept.values())) {
            for (Map.Entry<String, String> e : List.copyOf(kept.entrySet())) {
                if (functions.containsKey(e.getValue())) continue;
                functions.put(e.getValue(), restored(plain(e.getKey())));
                sources.put(e.getValue(), e.getKey());
            }
        }
        return new Instances(main, functions, sources);
    }

    /** Whether generated code can, and should, call the method that a function was made from. */
    private boolean canBeCalled(String source) {
        return methods.containsKey(source) && !isPrivate.test(methods.get(source)) && !makers.contains(source);
    }

    /** Whether a function without derivatives stays: one for each method that cannot be called. */
    private boolean isKept(String name) {
        String source = program.sources().get(name);
        return !canBeCalled(source) && nameOf(source).equals(name);
    }

    /** The name of the function without derivatives for a method that cannot be called. */
    private String nameOf(String source) {
        return kept.computeIfAbsent(
                source,
                k -> instancesOf(source)
                        .filter(name -> program.functions().get(name).isPlain())
                        .findFirst()
                        .orElseGet(() -> Program.free(source, names())));
    }

    private Set<String> names() {
        return Stream.concat(program.functions().keySet().stream(), kept.values().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<String> instancesOf(String source) {
        return program.functions().keySet().stream()
                .filter(name -> program.sources().get(name).equals(source));
    }

    /** A function with derivatives as one without: so it is called where only its value is asked for, as its partner in a recursion. */
    private Instance plain(String source) {
        Instance some = program.functions().get(instancesOf(source).findFirst().orElseThrow());
        Function f = Rewriter.fresh().function(some.function());
        Boundary boundary = new Boundary(new BitSet(), new BitSet());
        return new Instance(f, boundary, Set.of(), new Signature(new BitSet(), new BitSet()), true);
    }

    private Instance restored(Instance instance) {
        Function f = new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                Instance target = program.functions().get(l.callee().function());
                if (target == null || !target.isPlain() && !instance.isPlain()) return call;
                return call.to(method(l.callee()));
            }
        }.function(instance.function());
        return new Instance(f, instance.boundary(), instance.shared(), instance.signature(), instance.isPlain());
    }

    private Callee method(Callee callee) {
        String source = program.sources().get(callee.function());
        if (!canBeCalled(source)) return callee.renamed(nameOf(source));
        Callee method = methods.get(source);
        // As the function takes it: objects that are their own tangents come in holders.
        return new Callee(
                method.kind(),
                method.owner(),
                method.name(),
                callee.parameters(),
                callee.results(),
                callee.caught(),
                callee.summary());
    }
}
