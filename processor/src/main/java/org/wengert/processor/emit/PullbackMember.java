package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;

/** {@code pullback}, and the class {@code Pullback} with its forward sweep. */
final class PullbackMember {
    private final Signatures signatures;
    private final CompanionSource source;
    private final Sweeps sweeps;
    private final ClassName type;
    private final PullbackNames names;
    private final StorageFields storage;

    PullbackMember(Signatures signatures, Sweeps sweeps) {
        this.signatures = signatures;
        this.source = signatures.source;
        this.sweeps = source.routines().unpacked(sweeps);
        this.type = source.name().nestedClass("Pullback");
        this.names = new PullbackNames(signatures, this.sweeps);
        this.storage = StorageFields.ofPullback(signatures, sweeps, names);
    }

    MethodSpec pullback() {
        return signatures
                .method("pullback", type)
                .addJavadoc(
                        "Evaluates $L and keeps what its derivatives with respect to $L need.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addStatement("return new Pullback().at($L)", signatures.argumentList())
                .build();
    }

    TypeSpec pullbackClass() {
        TypeSpec.Builder pullback = TypeSpec.classBuilder("Pullback")
                .addModifiers(signatures.visibility())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        """
                        $L at a point, ready to be pulled back: {@link #apply} may be called any number of times.

                        <p>Arrays that the method only reads are referenced, not copied: leave them unchanged until the last
                        {@code apply}. A pullback belongs to one thread.$L

                        <p>$L$L
                        """, signatures.primal(), fragile(), SavedText.of(sweeps, source.source()), storage.sentence());
        names.fields().forEach((state, name) -> pullback.addField(storage.state(state, name)));
        pullback.addField(signatures.resultType(), names.value(), Modifier.PRIVATE);
        if (sweeps.isFragile()) pullback.addField(TypeName.BOOLEAN, names.ready(), Modifier.PRIVATE);
        storage.fields().forEach(pullback::addField);
        Set<String> taken = new HashSet<>(names.all());
        taken.addAll(signatures.arguments());
        Distinct further = new Distinct(taken);
        int kept = signatures.arguments().size() + 1 + storage.pools();
        Parts parts = Parts.ofInstance("at", source.thrown(), further, signatures.room(kept));
        // Without one, javac warns of a public class whose package is exported.
        if (signatures.isPublic())
            pullback.addMethod(MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .build());
        pullback.addMethod(at(parts)).addMethod(value());
        parts.addTo(pullback);
        new ReverseMembers(signatures, sweeps, names, storage).addTo(pullback, further);
        return pullback.build();
    }

    private MethodSpec at(Parts parts) {
        Homes homes = storage.forward();
        MethodSpec.Builder method = signatures.withParameters(signatures.member("at", type));
        Map<Var, String> bound = new IdentityHashMap<>(storage.lasting());
        names.fields().forEach((state, name) -> {
            if (names.isParameter(state))
                method.addStatement(
                        "this.$L = $L", name, Names.variable(state.variable().name()));
            else if (state.variable() != null) bound.put(state.variable(), name);
        });
        Surroundings.Ending ending = new Surroundings.Ending(
                true,
                values -> CodeBlock.builder()
                        .addStatement("$L = $L", names.value(), values.get(0))
                        .add(readiness(true))
                        .addStatement("return this")
                        .build());
        Function forward = storage.stripped(sweeps.forward());
        Surroundings around = signatures.surroundings(forward, signatures.arguments(), ending);
        return method.addJavadoc("Moves to another point and returns this.\n")
                .addCode(readiness(false))
                .addCode(storage.rewound(homes))
                .addCode(BodyEmitter.emit(
                        forward,
                        around.withBound(bound)
                                .withSlots(names.slots())
                                .withTaken(names.ofFields())
                                .withHomes(homes)
                                .withParts(parts)))
                .build();
    }

    /** Whether there is a point at which a reverse sweep may begin. */
    private CodeBlock readiness(boolean isReady) {
        return sweeps.isFragile() ? names.readiness(isReady) : CodeBlock.of("");
    }

    private String fragile() {
        return sweeps.isFragile() ? " After an exception the next call is {@link #at}." : "";
    }

    private MethodSpec value() {
        return signatures
                .member("value", signatures.resultType())
                .addJavadoc("The value at the point.\n")
                .addCode(valueCode())
                .build();
    }

    /** A value that shares no storage with what is kept. */
    private CodeBlock valueCode() {
        String value = names.value();
        if (sweeps.copier() != null) {
            Surroundings around = signatures.surroundings(
                    sweeps.copier(), List.of(value), Surroundings.Ending.returning(sweeps.copier()));
            return BodyEmitter.emit(sweeps.copier(), around);
        }
        CodeBlock.Builder code = CodeBlock.builder();
        int rank = source.result().numeric().map(Numeric::rank).orElse(0);
        if (rank == 0) return code.addStatement("return $L", value).build();
        if (rank == 1) return code.addStatement("return $L.clone()", value).build();
        return code.addStatement("return $T.copy($L)", RuntimeNames.ARRAYS, value)
                .build();
    }
}
