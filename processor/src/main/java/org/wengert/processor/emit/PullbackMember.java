package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Var;

/** {@code pullback}, and the class {@code Pullback}, one small writer for each of its members. */
final class PullbackMember {
    private final Signatures signatures;
    private final CompanionSource source;
    private final Sweeps sweeps;
    private final ClassName type;
    private final Map<State, String> fields = new LinkedHashMap<>();
    private final String value;
    private final String seed;

    PullbackMember(Signatures signatures, Sweeps sweeps) {
        this.signatures = signatures;
        this.source = signatures.source;
        this.sweeps = sweeps;
        this.type = source.name().nestedClass("Pullback");
        Set<String> taken = new HashSet<>();
        for (State state : sweeps.state())
            fields.put(
                    state,
                    isParameter(state) ? unique(taken, state.name()) : unique(taken, signatures.free(state.name())));
        this.value = unique(taken, signatures.free("value"));
        this.seed = unique(taken, "seed");
    }

    private static String unique(Set<String> taken, String wished) {
        String wish = Names.variable(wished);
        String name = wish;
        for (int i = 1; !Names.isIdentifier(name) || !taken.add(name); i++) name = wish + i;
        return name;
    }

    private boolean isParameter(State state) {
        return state.variable() != null && sweeps.forward().parameters().contains(state.variable());
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
                .addJavadoc("""
                        $L at a point, ready to be pulled back: {@link #apply} may be called any number of times.

                        <p>Arrays that the method only reads are referenced, not copied: leave them unchanged until the last
                        {@code apply}. A pullback belongs to one thread.
                        """, signatures.primal());
        fields.forEach((state, name) -> pullback.addField(
                FieldSpec.builder(state.type(), name, Modifier.PRIVATE).build()));
        pullback.addField(source.result(), value, Modifier.PRIVATE);
        return pullback.addMethod(at())
                .addMethod(value())
                .addMethod(apply())
                .addMethod(accumulate())
                .build();
    }

    private MethodSpec.Builder member(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(signatures.visibility())
                .returns(result);
    }

    private MethodSpec at() {
        MethodSpec.Builder method =
                signatures.withParameters(member("at", type)).addCode(signatures.checks());
        Map<Var, String> bound = new IdentityHashMap<>();
        fields.forEach((state, name) -> {
            if (isParameter(state))
                method.addStatement(
                        "this.$L = $L", name, Names.variable(state.variable().name()));
            else if (state.variable() != null) bound.put(state.variable(), name);
        });
        Surroundings.Ending ending = new Surroundings.Ending(
                true,
                values -> CodeBlock.builder()
                        .addStatement("$L = $L", value, values.get(0))
                        .addStatement("return this")
                        .build());
        Surroundings around = signatures.surroundings(sweeps.forward(), signatures.arguments(), ending);
        return method.addJavadoc("Moves to another point and returns this.\n")
                .addCode(BodyEmitter.emit(
                        sweeps.forward(),
                        around.withBound(bound).withSlots(slots()).withTaken(names())))
                .build();
    }

    private Map<Slot, String> slots() {
        Map<Slot, String> slots = new IdentityHashMap<>();
        fields.forEach((state, name) -> {
            if (state.slot() != null) slots.put(state.slot(), name);
        });
        return slots;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(fields.values());
        names.add(value);
        return names;
    }

    private MethodSpec value() {
        int rank = Signatures.rank(source.result());
        CodeBlock fresh = rank == 0
                ? CodeBlock.of("$L", value)
                : rank == 1
                        ? CodeBlock.of("$L.clone()", value)
                        : CodeBlock.of("$T.copy($L)", RuntimeNames.ARRAYS, value);
        return member("value", source.result())
                .addJavadoc("The value at the point.\n")
                .addStatement("return $L", fresh)
                .build();
    }

    private MethodSpec apply() {
        MethodSpec.Builder method = member("apply", signatures.gradientType()).addParameter(source.result(), seed);
        if (Signatures.rank(source.result()) > 0)
            method.addStatement("$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, value, seed, "seed");
        Map<Var, String> bound = new IdentityHashMap<>();
        fields.forEach((state, name) -> {
            if (state.variable() != null) bound.put(state.variable(), name);
        });
        Surroundings.Ending ending = new Surroundings.Ending(
                true,
                parts -> CodeBlock.builder()
                        .addStatement("return $L", signatures.gradient(parts))
                        .build());
        Surroundings around = signatures.surroundings(sweeps.reverse(), List.of(seed), ending);
        return method.addJavadoc(
                        "The cotangents of $L, fresh each time, for the cotangent {@code $L} of the value$L.\n",
                        signatures.wrtNames(),
                        seed,
                        signatures.isScalar() ? "" : ", which is of its shape")
                .addCode(BodyEmitter.emit(
                        sweeps.reverse(),
                        around.withBound(bound).withSlots(slots()).withTaken(names())))
                .build();
    }

    private MethodSpec accumulate() {
        MethodSpec.Builder method = member("accumulate", TypeName.VOID)
                .addJavadoc(
                        "Adds the cotangents of $L to the given bars, which are of their shapes; a number's is an array of one entry.\n",
                        signatures.wrtNames())
                .addParameter(source.result(), seed);
        Set<String> taken = new HashSet<>(Set.of(seed));
        String gradient = unique(taken, "gradient");
        method.addStatement("$T $L = apply($L)", signatures.gradientType(), gradient, seed);
        CodeBlock.Builder additions = CodeBlock.builder();
        for (Parameter p : source.wrt()) {
            String bar = unique(taken, p.name() + "Bar");
            CodeBlock part = signatures.hasSeveralWrt()
                    ? CodeBlock.of("$L.$L()", gradient, p.component())
                    : CodeBlock.of("$L", gradient);
            boolean array = Signatures.rank(p.cotangent()) > 0;
            method.addParameter(array ? p.cotangent() : ArrayTypeName.of(number(p.cotangent())), bar);
            if (array) method.addStatement("$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, part, bar, bar);
            if (array) additions.addStatement("$T.add($L, $L)", RuntimeNames.ARRAYS, bar, part);
            else if (p.cotangent().isPrimitive() || p.cotangent().isBoxedPrimitive())
                additions.addStatement("$L[0] += $L", bar, part);
            else additions.addStatement("$L[0] = $L[0].plus($L)", bar, bar, part);
        }
        return method.addCode(additions.build()).build();
    }

    private static TypeName number(TypeName type) {
        return type.isBoxedPrimitive() ? type.unbox() : type;
    }
}
