package org.wengert.processor.emit;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;

/**
 * A function that is written into the companion and that other code in it calls: a static method, or in two phases a class whose
 * objects keep what the second needs of the first.
 */
public final class Routine {
    private final String name;
    private final @Nullable Function function;
    private final @Nullable Sweeps sweeps;
    private final Map<State, String> fields = new LinkedHashMap<>();
    private final List<List<String>> outputs = new ArrayList<>();

    private final List<TypeName> thrown;

    private Routine(String name, @Nullable Function function, @Nullable Sweeps sweeps, List<TypeName> thrown) {
        this.name = name;
        this.thrown = List.copyOf(thrown);
        this.function = function;
        this.sweeps = sweeps;
    }

    /** A static method that declares these exceptions. */
    public static Routine method(String name, Function function, List<TypeName> thrown) {
        Routine routine = new Routine(name, function, null, thrown);
        routine.outputs.add(names(function, new HashSet<>(Names.OF_OBJECT)));
        return routine;
    }

    /** A class of frames, whose first phase declares these exceptions. */
    public static Routine frame(String name, Sweeps sweeps, List<TypeName> thrown) {
        Routine routine = new Routine(name, null, sweeps, thrown);
        Set<String> parameters = parameters(sweeps.forward());
        Set<String> ofReverse = parameters(sweeps.reverse());
        Set<String> taken = new HashSet<>();
        for (State state : sweeps.state()) {
            boolean isParameter = sweeps.forward().parameters().contains(state.variable());
            Set<String> others = new HashSet<>(isParameter ? Set.of() : parameters);
            others.addAll(ofReverse);
            others.addAll(taken);
            routine.fields.put(state, Names.free(state.name(), others));
            taken.add(routine.fields.get(state));
        }
        taken.addAll(parameters);
        taken.addAll(ofReverse);
        routine.outputs.add(names(sweeps.forward(), taken));
        routine.outputs.add(names(sweeps.reverse(), taken));
        return routine;
    }

    private static Set<String> parameters(Function f) {
        return new HashSet<>(
                Surroundings.of(f, Surroundings.Ending.WITHOUT_RESULT).bound().values());
    }

    private static List<String> names(Function f, Set<String> taken) {
        List<String> names = new ArrayList<>();
        for (Atom a : f.outputs()) {
            String wish = a instanceof Var v && Names.isIdentifier(v.name()) ? v.name() : "result";
            names.add(Names.free(wish, taken));
            taken.add(names.get(names.size() - 1));
        }
        return names;
    }

    String name() {
        return name;
    }

    List<TypeName> thrown() {
        return thrown;
    }

    /** The function of a static method. */
    @Nullable
    Function function() {
        return function;
    }

    /** The sweeps of a class of frames. */
    @Nullable
    Sweeps sweeps() {
        return sweeps;
    }

    /** The names of a frame's fields. */
    Map<State, String> fields() {
        return fields;
    }

    /** The names of what a phase gives. */
    List<String> outputs(int phase) {
        return outputs.get(phase);
    }

    /** The record in which a static method gives several results. */
    String record() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
