package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;

/**
 * {@code apply} and {@code accumulate}. The reverse sweep is written in the one that allocates nothing, which the other calls: with
 * respect to one number in {@code apply}, else in {@code accumulate}.
 */
final class ReverseMembers {
    private final Signatures signatures;
    private final CompanionSource source;
    private final Function reverse;
    private final PullbackNames names;
    private final List<Parameter> wrt;

    ReverseMembers(Signatures signatures, Function reverse, PullbackNames names) {
        this.signatures = signatures;
        this.source = signatures.source;
        this.reverse = reverse;
        this.names = names;
        this.wrt = source.wrt();
    }

    /**
     * Adds them to the class.
     *
     * @param taken the names that further fields cannot have
     */
    void addTo(TypeSpec.Builder pullback, Set<String> taken) {
        boolean isOneNumber = wrt.size() == 1 && !isArray(wrt.get(0));
        String member = isOneNumber ? "apply" : "accumulate";
        Parts parts = Parts.ofInstance(member, List.of(), taken, signatures.room(2 * wrt.size() + 1));
        CodeBlock sweep = sweep(isOneNumber, parts);
        pullback.addMethod(apply(isOneNumber ? sweep : applied()).build());
        pullback.addMethod(accumulate(isOneNumber ? added() : sweep).build());
        parts.addTo(pullback);
    }

    private static boolean isArray(Parameter p) {
        return Signatures.rank(p.cotangent()) > 0;
    }

    private MethodSpec.Builder apply(CodeBlock body) {
        CodeBlock shape = CodeBlock.of(signatures.isScalar() ? "" : ", which is of its shape");
        return signatures
                .member("apply", signatures.gradientType())
                .addParameter(source.result(), names.seed())
                .addJavadoc(
                        "The cotangents of $L, fresh each time, for the cotangent {@code $L} of the value$L.\n",
                        signatures.wrtNames(),
                        names.seed(),
                        shape)
                .addCode(body);
    }

    private MethodSpec.Builder accumulate(CodeBlock body) {
        MethodSpec.Builder method = signatures
                .member("accumulate", TypeName.VOID)
                .addJavadoc(
                        "Adds the cotangents of $L to the given bars, which are of their shapes; a number's is an array of one entry.\n",
                        signatures.wrtNames())
                .addParameter(source.result(), names.seed());
        for (int i = 0; i < wrt.size(); i++)
            method.addParameter(typeOfBar(wrt.get(i)), names.bars().get(i));
        return method.addCode(checks()).addCode(body);
    }

    private static TypeName typeOfBar(Parameter p) {
        TypeName type = p.cotangent();
        return isArray(p) ? type : ArrayTypeName.of(type.isBoxedPrimitive() ? type.unbox() : type);
    }

    /** Nothing is added where a bar is of the wrong shape; a row that stands twice has its bar at its first place. */
    private CodeBlock checks() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            if (isArray(p))
                code.addStatement(
                        "$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, names.fieldOf(p.name()), bar, bar);
            else code.addStatement("$T.requireOneEntry($L, $S)", RuntimeNames.ARRAYS, bar, bar);
        }
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            if (Signatures.rank(p.cotangent()) > 1)
                code.addStatement(
                        "$L = $T.atFirstPlaces($L, $L)", bar, RuntimeNames.ARRAYS, names.fieldOf(p.name()), bar);
        }
        return code.build();
    }

    /** The reverse sweep itself. */
    private CodeBlock sweep(boolean returns, Parts room) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!signatures.isScalar())
            code.addStatement(
                    "$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, names.value(), names.seed(), names.seed());
        Map<Var, String> bound = new IdentityHashMap<>();
        names.fields().forEach((state, name) -> {
            if (state.variable() != null) bound.put(state.variable(), name);
        });
        List<String> parameters = new ArrayList<>(List.of(names.seed()));
        for (int i = 0; i < wrt.size(); i++)
            if (isArray(wrt.get(i))) parameters.add(names.bars().get(i));
        Surroundings around = signatures.surroundings(
                reverse,
                parameters,
                returns ? Surroundings.Ending.returning(reverse) : new Surroundings.Ending(false, this::additions));
        return code.add(BodyEmitter.emit(
                        reverse,
                        around.withBound(bound)
                                .withSlots(names.slots())
                                .withTaken(returns ? names.ofFields() : names.all())
                                .withParts(room)))
                .build();
    }

    /** Adds the cotangents of the numbers; those of arrays are added already. */
    private CodeBlock additions(List<CodeBlock> numbers) {
        CodeBlock.Builder code = CodeBlock.builder();
        int next = 0;
        for (int i = 0; i < wrt.size(); i++) {
            if (!isArray(wrt.get(i)))
                code.addStatement("$L[0] += $L", names.bars().get(i), numbers.get(next++));
        }
        return code.build();
    }

    /** {@code apply} by way of {@code accumulate}. */
    private CodeBlock applied() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<CodeBlock> parts = new ArrayList<>();
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            code.addStatement("$T $L = $L", typeOfBar(p), bar, zeros(p));
            parts.add(isArray(p) ? CodeBlock.of("$L", bar) : CodeBlock.of("$L[0]", bar));
        }
        return code.addStatement("accumulate($L, $L)", names.seed(), String.join(", ", names.bars()))
                .addStatement("return $L", signatures.gradient(parts))
                .build();
    }

    private CodeBlock zeros(Parameter p) {
        if (!isArray(p)) return CodeBlock.of("new $T[1]", ((ArrayTypeName) typeOfBar(p)).componentType());
        String field = names.fieldOf(p.name());
        if (p.cotangent() instanceof ArrayTypeName a && Signatures.rank(p.cotangent()) == 1)
            return CodeBlock.of("new $T[$L.length]", a.componentType(), field);
        return CodeBlock.of("$T.zeros($L)", RuntimeNames.ARRAYS, field);
    }

    /** {@code accumulate} by way of {@code apply}. */
    private CodeBlock added() {
        return CodeBlock.builder()
                .addStatement("$L[0] += apply($L)", names.bars().get(0), names.seed())
                .build();
    }
}
