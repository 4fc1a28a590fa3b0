package org.wengert.processor.emit;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;

/**
 * A function that is written into the companion and that other code in it calls: a static method, or a class whose objects keep its
 * arrays, and where it has two phases what the second needs of the first.
 */
public final class Routine {
    private final String name;
    private final boolean isFrame;
    private final @Nullable Function function;
    private final @Nullable Sweeps sweeps;
    private final Map<State, String> fields = new LinkedHashMap<>();
    private final List<List<String>> outputs = new ArrayList<>();

    private final List<TypeName> thrown;

    private Routine(
            String name, boolean isFrame, @Nullable Function function, @Nullable Sweeps sweeps, List<TypeName> thrown) {
        this.name = name;
        this.isFrame = isFrame;
        this.thrown = List.copyOf(thrown);
        this.function = function;
        this.sweeps = sweeps;
    }

    /** A static method that declares these exceptions. */
    public static Routine method(String name, Function function, List<TypeName> thrown) {
        Routine routine = new Routine(name, false, function, null, thrown);
        routine.outputs.add(names(function, new HashSet<>(Names.OF_OBJECT)));
        return routine;
    }

    /** A class of frames that keep the arrays of a function without derivatives. */
    public static Routine storing(String name, Function function, List<TypeName> thrown) {
        Routine routine = new Routine(name, true, function, null, thrown);
        Set<String> taken = new HashSet<>();
        function.parameters().forEach(p -> taken.add(p.name()));
        routine.outputs.add(names(function, taken));
        return routine;
    }

    /** A class of frames, whose first phase declares these exceptions. */
    public static Routine frame(String name, Sweeps sweeps, List<TypeName> thrown) {
        Routine routine = new Routine(name, true, null, sweeps, thrown);
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

    /** The name of the method or of the class. */
    public String name() {
        return name;
    }

    /** The exceptions that it declares. */
    public List<TypeName> thrown() {
        return thrown;
    }

    /** Whether it is a class of frames. */
    public boolean isFrame() {
        return isFrame;
    }

    /** The function of a static method, or of a frame of one phase. */
    @Nullable
    Function function() {
        return function;
    }

    /** The sweeps of a class of frames, if there are two. */
    public @Nullable Sweeps sweeps() {
        return sweeps;
    }

    /** All its phases. */
    public List<Function> functions() {
        return sweeps == null ? List.of(Objects.requireNonNull(function)) : List.of(sweeps.forward(), sweeps.reverse());
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
