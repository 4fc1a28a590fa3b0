package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Writes routines: static methods with the records of their results, and classes of frames. */
final class RoutineMembers {
    private final CompanionSource source;
    private final int longest;

    RoutineMembers(CompanionSource source, int longest) {
        this.source = source;
        this.longest = longest;
    }

    void addTo(TypeSpec.Builder companion) {
        for (Routine routine : source.routines().all()) {
            if (routine.isFrame()) {
                companion.addType(frame(routine));
            } else {
                Function f = Objects.requireNonNull(routine.function());
                Parts parts = Parts.ofStatic(routine.name(), source.name(), routine.thrown(), room(f));
                companion.addMethod(method(routine, f, parts));
                parts.addTo(companion);
                if (f.results().size() > 1) companion.addType(record(routine, f));
            }
        }
    }

    /** A parameter may be kept in a field first. */
    private int room(Function f) {
        return Math.max(1, longest - 8 * f.parameters().size());
    }

    private MethodSpec method(Routine routine, Function f, Parts parts) {
        Surroundings.Ending ending = f.results().size() > 1
                ? Surroundings.Ending.returning("new $L($L)", routine.record())
                : Surroundings.Ending.returning(f);
        TypeName result = f.results().size() > 1 ? JavaTypes.className(routine.record()) : single(f);
        Function single = source.routines().unpacked(f);
        Surroundings around = Surroundings.of(f, ending).withParts(parts);
        return body(routine.name(), result, single, around, CodeBlock.of(""))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addExceptions(routine.thrown())
                .build();
    }

    private static TypeName single(Function f) {
        return f.results().size() == 1 ? JavaTypes.of(f.results().get(0)) : TypeName.VOID;
    }

    private TypeSpec record(Routine routine, Function f) {
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        List<String> names = routine.outputs(0);
        for (int i = 0; i < names.size(); i++)
            header.addParameter(JavaTypes.of(f.results().get(i)), names.get(i));
        return TypeSpec.recordBuilder(routine.record())
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(header.build())
                .build();
    }

    private MethodSpec.Builder body(
            String name, TypeName result, Function f, Surroundings around, CodeBlock beginning) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).returns(result);
        for (Var p : f.parameters())
            method.addParameter(JavaTypes.of(p.type()), around.bound().get(p));
        return method.addCode(beginning).addCode(BodyEmitter.emit(f, around.withSource(source.source())));
    }

    private TypeSpec frame(Routine routine) {
        Sweeps packed = sweeps(routine);
        Sweeps sweeps = source.routines().unpacked(packed);
        boolean isTwo = routine.sweeps() != null;
        String kept = isTwo ? "what its derivative needs" : "the arrays that it makes";
        TypeSpec.Builder type = TypeSpec.classBuilder(routine.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("A call of {@code $L}, with $L.\n", sweeps.forward().name(), kept);
        List<Phase> phases = new ArrayList<>(List.of(new Phase(routine, sweeps.forward(), 0)));
        if (isTwo) phases.add(new Phase(routine, sweeps.reverse(), 1));
        Set<String> taken = new HashSet<>();
        phases.forEach(phase -> taken.addAll(phase.taken()));
        Distinct further = new Distinct(taken);
        StorageFields storage =
                StorageFields.ofFrame(routine, packed, wish -> further.name(Names.variable(wish)), source.routines());
        routine.fields().forEach((state, name) -> type.addField(storage.state(state, name)));
        phases.forEach(phase -> phase.outputs(type));
        storage.fields().forEach(type::addField);
        for (Phase phase : phases) phase.addTo(type, storage, further);
        return type.build();
    }

    private static Sweeps sweeps(Routine routine) {
        if (routine.sweeps() != null) return routine.sweeps();
        Function alone = Objects.requireNonNull(routine.function());
        Function nothing = new Function(alone.name(), List.of(), List.of(), new Builder().yield());
        return new Sweeps(alone, nothing, null, List.of(), false);
    }

    /** One of the methods of a frame. */
    private final class Phase {
        private final Routine routine;
        private final Function function;
        private final boolean isFirst;
        private final List<String> outputs;

        Phase(Routine routine, Function function, int phase) {
            this.routine = routine;
            this.function = function;
            this.isFirst = phase == 0;
            this.outputs = routine.outputs(phase);
        }

        private boolean givesOne() {
            return outputs.size() == 1;
        }

        /** Several results are left in fields. */
        void outputs(TypeSpec.Builder type) {
            if (givesOne()) return;
            List<Type> types = function.results();
            for (int i = 0; i < outputs.size(); i++)
                type.addField(FieldSpec.builder(JavaTypes.of(types.get(i)), outputs.get(i), Modifier.PRIVATE)
                        .build());
        }

        /** The names that no further field can have. */
        Set<String> taken() {
            Set<String> taken = new HashSet<>(outputs);
            taken.addAll(routine.fields().values());
            taken.addAll(Surroundings.of(function, ending()).bound().values());
            return taken;
        }

        void addTo(TypeSpec.Builder type, StorageFields storage, Distinct further) {
            String name = isFirst ? "forward" : "reverse";
            List<TypeName> thrown = isFirst ? routine.thrown() : List.of();
            Parts parts = Parts.ofInstance(name, thrown, further, room(function));
            type.addMethod(method(name, storage, parts).addExceptions(thrown).build());
            parts.addTo(type);
        }

        private MethodSpec.Builder method(String name, StorageFields storage, Parts parts) {
            Homes homes = isFirst ? storage.forward() : storage.reverse();
            Function body = storage.stripped(function);
            Surroundings around = Surroundings.of(body, ending());
            Map<Var, String> bound = new IdentityHashMap<>(storage.lasting());
            Map<Slot, String> slots = new IdentityHashMap<>();
            CodeBlock.Builder kept = CodeBlock.builder();
            routine.fields().forEach((state, field) -> {
                if (state.slot() != null) slots.put(state.slot(), field);
                else if (around.bound().containsKey(state.variable()))
                    kept.addStatement("this.$L = $L", field, around.bound().get(state.variable()));
                else bound.put(state.variable(), field);
            });
            Surroundings inside = around.withBound(bound)
                    .withSlots(slots)
                    .withTaken(fields(storage))
                    .withHomes(homes)
                    .withParts(parts);
            CodeBlock first = kept.add(storage.rewound(homes)).build();
            return body(name, givesOne() ? single(body) : TypeName.VOID, body, inside, first);
        }

        /** The names that local variables keep clear of. */
        private Set<String> fields(StorageFields storage) {
            Set<String> taken = new HashSet<>(outputs);
            taken.addAll(routine.fields().values());
            storage.fields().forEach(field -> taken.add(field.name()));
            return taken;
        }

        private Surroundings.Ending ending() {
            if (givesOne()) return Surroundings.Ending.returning(function);
            return new Surroundings.Ending(false, values -> {
                CodeBlock.Builder code = CodeBlock.builder();
                for (int i = 0; i < values.size(); i++) code.addStatement("$L = $L", outputs.get(i), values.get(i));
                return code.build();
            });
        }
    }
}
