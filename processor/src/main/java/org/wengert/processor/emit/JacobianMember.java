package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collections;
import java.util.List;
import org.wengert.processor.emit.CompanionSource.Parameter;

/** {@code jacobian}: one reverse sweep for each entry of the result. */
final class JacobianMember {
    private static final TypeName ROW = ArrayTypeName.of(TypeName.DOUBLE);
    private static final TypeName MATRIX = ArrayTypeName.of(ROW);

    private final Signatures signatures;
    private final CompanionSource source;

    JacobianMember(Signatures signatures) {
        this.signatures = signatures;
        this.source = signatures.source;
    }

    /** Whether the rows are cotangents as they are. */
    boolean isPossible() {
        return source.result().equals(ROW)
                && source.wrt().stream()
                        .allMatch(p -> ROW.equals(p.cotangent()) || TypeName.DOUBLE.equals(p.cotangent()));
    }

    MethodSpec jacobian() {
        String back = signatures.free("back");
        String seed = signatures.free("seed");
        String row = signatures.free("i");
        String gradient = signatures.free("gradient");
        boolean several = signatures.hasSeveralWrt();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("Pullback $L = pullback($L)", back, signatures.argumentList())
                .addStatement("double[] $L = new double[$L.value().length]", seed, back);
        for (Parameter p : source.wrt()) code.addStatement("double[][] $L = new double[$L.length][]", rows(p), seed);
        code.beginControlFlow("for (int $L = 0; $L < $L.length; $L++)", row, row, seed, row)
                .addStatement("$L[$L] = 1", seed, row)
                .addStatement("$T $L = $L.apply($L)", signatures.gradientType(), gradient, back, seed)
                .addStatement("$L[$L] = 0", seed, row);
        for (Parameter p : source.wrt()) {
            CodeBlock part = several ? CodeBlock.of("$L.$L()", gradient, p.component()) : CodeBlock.of("$L", gradient);
            boolean array = ROW.equals(p.cotangent());
            code.addStatement(array ? "$L[$L] = $L" : "$L[$L] = new double[] {$L}", rows(p), row, part);
        }
        code.endControlFlow();
        String all = String.join(", ", source.wrt().stream().map(this::rows).toList());
        code.addStatement(several ? "return new Jacobian($L)" : "return $L", all);
        return signatures
                .method("jacobian", several ? source.name().nestedClass("Jacobian") : MATRIX)
                .addJavadoc(
                        "The Jacobian of $L: rows are entries of the result, columns entries of $L.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(code.build())
                .build();
    }

    private String rows(Parameter p) {
        return signatures.free(p.name() + "Rows");
    }

    TypeSpec jacobianRecord() {
        List<TypeName> types = Collections.nCopies(source.wrt().size(), MATRIX);
        return signatures.record(
                "Jacobian",
                types,
                signatures.components(),
                CodeBlock.of("The Jacobians with respect to $L.\n", signatures.wrtNames()));
    }
}
