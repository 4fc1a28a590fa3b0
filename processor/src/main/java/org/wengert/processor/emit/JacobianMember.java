package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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

    /** Whether the result is an array of numbers, so that it has rows to give. */
    boolean isPossible() {
        return signatures.isNumbers();
    }

    MethodSpec jacobian() {
        String back = signatures.free("back");
        String value = signatures.free("value");
        String row = signatures.free("row");
        String count = signatures.free("count");
        String gradient = signatures.free("gradient");
        boolean several = signatures.hasSeveralWrt();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("Pullback $L = pullback($L)", back, signatures.argumentList())
                .addStatement("$T $L = $L.value()", signatures.resultType(), value, back)
                .addStatement("int $L = $T.count($L)", count, RuntimeNames.ENTRIES, value);
        CodeBlock unit = CodeBlock.of("$T.unit($L, $L)", RuntimeNames.ENTRIES, value, row);
        boolean direct = source.wrt().stream().allMatch(JacobianMember::isBarARow);
        for (Parameter p : source.wrt()) code.addStatement("double[][] $L = $L", rows(p), table(p, count, direct));
        code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", row, row, count, row);
        if (direct) {
            String bars =
                    source.wrt().stream().map(p -> rows(p) + "[" + row + "]").collect(Collectors.joining(", "));
            code.addStatement("$L.accumulate($L, $L)", back, unit, bars);
        } else {
            code.addStatement("$T $L = $L.apply($L)", signatures.gradientType(), gradient, back, unit);
            for (Parameter p : source.wrt()) {
                CodeBlock part =
                        several ? CodeBlock.of("$L.$L()", gradient, p.component()) : CodeBlock.of("$L", gradient);
                code.addStatement("$L[$L] = $T.flat($L)", rows(p), row, RuntimeNames.ENTRIES, part);
            }
        }
        code.endControlFlow();
        String all = String.join(", ", source.wrt().stream().map(this::rows).toList());
        code.addStatement(several ? "return new Jacobian($L)" : "return $L", all);
        return signatures
                .method("jacobian", several ? source.name().nestedClass("Jacobian") : MATRIX)
                .addJavadoc(
                        "The Jacobian of $L: rows are entries of the result, columns entries of $L, both in row-major order.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(code.build())
                .build();
    }

    /** Whether cotangents can be added right into a row of the matrix. */
    private static boolean isBarARow(Parameter p) {
        return ROW.equals(p.cotangent()) || TypeName.DOUBLE.equals(p.cotangent());
    }

    private CodeBlock table(Parameter p, String count, boolean direct) {
        if (!direct) return CodeBlock.of("new double[$L][]", count);
        boolean isNumber = TypeName.DOUBLE.equals(p.cotangent());
        return CodeBlock.of("new double[$L][$L]", count, isNumber ? "1" : p.name() + ".length");
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
