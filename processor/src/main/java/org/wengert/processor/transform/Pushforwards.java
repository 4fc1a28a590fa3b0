package org.wengert.processor.transform;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Infinities;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.rules.RuleBook;

/** Forward mode of a program: each function takes and gives tangents beside the values. A function in phases stays one. */
public final class Pushforwards implements Calls {
    private final Instances program;
    private final RuleBook rules;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final boolean areInfinities;

    /** @param taken names that no function may have; those of the new ones are added */
    public Pushforwards(Instances program, RuleBook rules, Set<String> taken) {
        this(program, rules, taken, Set.of());
    }

    /** @param apart functions that get names of their own even if they have no derivatives */
    public Pushforwards(Instances program, RuleBook rules, Set<String> taken, Set<String> apart) {
        this.program = program;
        this.rules = rules;
        this.areInfinities = program.haveInfinities();
        program.functions().forEach((name, f) -> {
            if (!f.isPlain() || apart.contains(name)) names.put(name, Program.free(name + "Dot", taken));
        });
    }

    /** The names of these functions, by those that they had. */
    public Map<String, String> names() {
        return names;
    }

    /** The pushforward of the main function: parameters followed by the tangents of {@code wrt}, results by theirs. */
    public Function main(List<Var> wrt) {
        return retyped(Forward.of(program.main(), wrt, rules, infinities(program.main()), this));
    }

    /** The functions that are called, by their names: with tangents, or as they are where they have no derivatives. */
    public Map<String, Function> functions() {
        Map<String, Function> functions = new LinkedHashMap<>();
        program.functions().forEach((name, instance) -> {
            String with = names.getOrDefault(name, name);
            boolean plain = with.equals(name);
            functions.put(with, plain ? instance.function() : retyped(with(instance)));
        });
        return functions;
    }

    private Function with(Instance instance) {
        return Forward.of(instance, rules, infinities(instance), this);
    }

    private Infinities infinities(Instance instance) {
        return Infinities.of(instance.function(), areInfinities);
    }

    /** The function of the program that each of these comes from. */
    public Map<String, String> origins() {
        Map<String, String> origins = new LinkedHashMap<>();
        program.sources().forEach((name, source) -> origins.put(names.getOrDefault(name, name), source));
        return origins;
    }

    @Override
    public @Nullable Paired of(Callee callee) {
        String name = names.get(callee.function());
        if (name == null) return null;
        Instance instance = program.functions().get(callee.function());
        Function f = instance.function();
        int phase = Math.max(0, callee.phase());
        boolean local = callee.kind() == Callee.Kind.LOCAL;
        int frames = local ? 0 : 1;
        BitSet arguments = new BitSet();
        for (int i = frames; i < callee.parameters().size(); i++)
            arguments.set(i, instance.signature().inputs().get(f.firstInput(phase) + i - frames));
        BitSet results = new BitSet();
        for (int i = 0; i < callee.results().size(); i++)
            results.set(i, instance.signature().outputs().get(f.firstOutput(phase) + i));
        List<Type> parameters = Calls.followed(callee.parameters(), arguments);
        List<Type> given = Calls.followed(callee.results(), results);
        if (!local) parameters.set(0, new Type.Reference(name));
        Callee forward = local ? Callee.local(name, parameters, given) : Callee.phase(name, phase, parameters, given);
        return new Paired(null, forward, arguments, results);
    }

    /** With the frames of functions with tangents in the place of those without. */
    private Function retyped(Function f) {
        Map<Slot, Slot> slots = new IdentityHashMap<>();
        return new Rewriter() {
            @Override
            protected Var define(Var v) {
                Type type = typeOf(v.type());
                if (type.equals(v.type())) return v;
                Var frame = new Var(type, v.name());
                replace(v, frame);
                return frame;
            }

            private Slot slot(Slot slot) {
                Type type = typeOf(slot.type());
                if (type.equals(slot.type())) return slot;
                return slots.computeIfAbsent(slot, k -> new Slot(type, k.name()));
            }

            @Override
            public Line get(Line.Get l) {
                Line.Get get = (Line.Get) super.get(l);
                return new Line.Get(get.result(), slot(l.slot()), l.at());
            }

            @Override
            public Line put(Line.Put l) {
                Line.Put put = (Line.Put) super.put(l);
                return new Line.Put(slot(l.slot()), put.value(), l.at());
            }
        }.function(f);
    }

    private Type typeOf(Type type) {
        if (type instanceof Type.ArrayOf a) return new Type.ArrayOf(typeOf(a.element()));
        if (type instanceof Type.Tape t) return new Type.Tape(typeOf(t.element()));
        return type instanceof Type.Reference r && names.containsKey(r.name())
                ? new Type.Reference(names.get(r.name()))
                : type;
    }
}
