package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.contract.Contract;
import org.wengert.processor.emit.CompanionSource.Parameter;

/** {@code jacobian}: one reverse sweep for each row, or runs of forward mode that give several columns each, whichever is less. */
final class JacobianMember {
    static final TypeName ROW = ArrayTypeName.of(TypeName.DOUBLE);
    private final Signatures signatures;
    private final CompanionSource source;
    private final UnitTangents tangents;

    JacobianMember(Signatures signatures) {
        this.signatures = signatures;
        this.tangents = new UnitTangents(signatures);
        this.source = signatures.source;
    }

    /** Whether the result is an array of numbers, so that it has rows to give. */
    boolean isPossible() {
        return signatures.isNumbers();
    }

    /** Several columns; null where there are none, or that would be too long. */
    @Nullable
    MethodSpec columns() {
        if (source.matrices().columns() == null) return null;
        String javadoc = "How the value changes along several tangents.\n";
        return tangents.method(
                "jacobianColumns", source.matrices().columns(), javadoc, tangent -> column(tangent.get(0)));
    }

    private CodeBlock column(CodeBlock tangent) {
        return ROW.equals(signatures.seedType()) ? tangent : CodeBlock.of("$T.all($L)", RuntimeNames.ENTRIES, tangent);
    }

    MethodSpec jacobian() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!source.matrices().byColumns()) code.add(byRows(null));
        else if (source.wrt().stream().allMatch(p -> Signatures.isNumber(p.differential())))
            code.addStatement("return jacobianByColumns($L)", signatures.argumentList());
        else {
            String columns = signatures.free("columns");
            code.add(tangents.declarations())
                    .addStatement("int $L = $L", columns, tangents.count())
                    .beginControlFlow("if ($L > 0 && $L <= $L)", columns, columns, Contract.FEW_COLUMNS)
                    .addStatement("return jacobianByColumns($L)", signatures.argumentList())
                    .endControlFlow()
                    .add(byRows(columns));
        }
        return signatures
                .method("jacobian", type())
                .addJavadoc(
                        "The Jacobian of $L: rows are entries of the result, columns entries of $L, both in row-major order.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(code.build())
                .build();
    }

    private TypeName type() {
        return signatures.hasSeveralWrt() ? source.name().nestedClass("Jacobian") : UnitTangents.MATRIX;
    }

    private CodeBlock made(List<CodeBlock> parts) {
        CodeBlock all = CodeBlock.join(parts, ", ");
        return signatures.hasSeveralWrt() ? CodeBlock.of("new Jacobian($L)", all) : all;
    }

    /** @param severalAtOnce whether {@link #columns} is there */
    MethodSpec byColumns(boolean severalAtOnce) {
        String columns = signatures.free("columns");
        CodeBlock one = column(CodeBlock.of("$L.tangent()", tangents.call("pushforward")));
        List<CodeBlock> parts = source.wrt().stream()
                .map(p -> CodeBlock.of("$T.rows($L, $L)", RuntimeNames.ENTRIES, columns, tangents.range(p)))
                .toList();
        return signatures
                .hidden("jacobianByColumns", type())
                .addCode(tangents.declarations())
                .addStatement("double[][] $L = new double[$L][]", columns, tangents.count())
                .addCode(severalAtOnce ? tangents.fill(columns, "jacobianColumns") : tangents.each(columns, one))
                .addStatement("return $L", made(parts))
                .build();
    }

    /** @param columns how many columns there are, if so many that it pays to have rows can be told by; null where it does in any case */
    private CodeBlock byRows(@Nullable String columns) {
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
        if (columns != null) {
            code.beginControlFlow("if ($L > 0 && $L <= $L * $L)", columns, columns, Contract.COLUMNS_OF_A_ROW, count)
                    .addStatement("return jacobianByColumns($L)", signatures.argumentList())
                    .endControlFlow();
        }
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
        List<CodeBlock> parts =
                source.wrt().stream().map(p -> CodeBlock.of("$L", rows(p))).toList();
        return code.addStatement("return $L", made(parts)).build();
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
        List<TypeName> types = Collections.nCopies(source.wrt().size(), UnitTangents.MATRIX);
        return signatures.record(
                "Jacobian",
                types,
                signatures.components(),
                CodeBlock.of("The Jacobians with respect to $L.\n", signatures.wrtNames()));
    }
}
