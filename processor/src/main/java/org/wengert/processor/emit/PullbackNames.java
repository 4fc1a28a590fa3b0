package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Slot;

/** The names in a {@code Pullback}: of its fields, and of the parameters of its reverse sweep. All differ, so that no field is hidden there. */
final class PullbackNames {
    private final Sweeps sweeps;
    private final Map<State, String> fields = new LinkedHashMap<>();
    private final List<String> bars = new ArrayList<>();
    private final String value;
    private final String ready;
    private final String seed;
    private final Distinct names = new Distinct(new HashSet<>());
    private final Set<String> more = new HashSet<>();
    private final Signatures signatures;

    PullbackNames(Signatures signatures, Sweeps sweeps) {
        this.sweeps = sweeps;
        this.signatures = signatures;
        for (State state : sweeps.state())
            fields.put(state, isParameter(state) ? names.name(Names.variable(state.name())) : "");
        seed = unique("seed");
        for (Parameter p : signatures.source.wrt()) bars.add(unique(signatures.free(p.name() + "Bar")));
        fields.replaceAll((state, name) -> name.isEmpty() ? unique(signatures.free(state.name())) : name);
        value = unique(signatures.free("value"));
        ready = sweeps.isFragile() ? unique(signatures.free("isReady")) : "";
    }

    /** A name for one more field. */
    String fresh(String wished) {
        String name = unique(signatures.free(wished));
        more.add(name);
        return name;
    }

    /** A name that no argument has either: where the forward sweep begins, that would be the argument. */
    private String unique(String wished) {
        String name;
        do name = names.name(Names.variable(wished));
        while (signatures.arguments().contains(name));
        return name;
    }

    /** Another name in the reverse members. */
    String free(String wished) {
        return unique(wished);
    }

    /** Whether a state is an argument, which is kept when the forward sweep begins. */
    boolean isParameter(State state) {
        return state.variable() != null && sweeps.forward().parameters().contains(state.variable());
    }

    Map<State, String> fields() {
        return fields;
    }

    /** The field that keeps a parameter. */
    String fieldOf(String parameter) {
        for (var field : fields.entrySet()) {
            State state = field.getKey();
            if (isParameter(state) && Names.variable(state.name()).equals(parameter)) return field.getValue();
        }
        throw new IllegalStateException("no field keeps " + parameter);
    }

    /** The field of the value. */
    String value() {
        return value;
    }

    /** The field that tells whether a reverse sweep may begin. */
    String ready() {
        return ready;
    }

    /** Sets it. */
    CodeBlock readiness(boolean isReady) {
        return CodeBlock.builder().addStatement("$L = $L", ready, isReady).build();
    }

    String seed() {
        return seed;
    }

    /** The arrays that cotangents are added to, one for each parameter of {@code wrt}. */
    List<String> bars() {
        return bars;
    }

    Map<Slot, String> slots() {
        Map<Slot, String> slots = new IdentityHashMap<>();
        fields.forEach((state, name) -> {
            if (state.slot() != null) slots.put(state.slot(), name);
        });
        return slots;
    }

    /** All of them, which local variables of the reverse sweep keep clear of. */
    Set<String> all() {
        return names.taken();
    }

    /** The names of fields, which all other local variables keep clear of. */
    Set<String> ofFields() {
        Set<String> names = new HashSet<>(fields.values());
        names.add(value);
        if (!ready.isEmpty()) names.add(ready);
        names.addAll(more);
        return names;
    }
}
