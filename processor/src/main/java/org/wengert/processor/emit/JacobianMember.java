package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.contract.Contract;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.ir.Function;

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

    /** The member, and private methods that it calls. */
    List<MethodSpec> methods() {
        CodeBlock rows = source.matrices().rows() == null
                ? null
                : knownRows(source.matrices().rows());
        if (!source.matrices().byColumns()) return List.of(member(rows == null ? byPullback(null) : rows));
        boolean areFew = source.wrt().size() <= Contract.FEW_COLUMNS
                && source.wrt().stream().allMatch(p -> Signatures.isNumber(p.differential()));
        CodeBlock columns = source.matrices().unitColumns() == null
                ? null
                : unitColumns(source.matrices().unitColumns());
        if (areFew && columns != null) return List.of(member(columns));
        List<MethodSpec> methods = new ArrayList<>();
        if (areFew) methods.add(member(call("jacobianByColumns")));
        else methods.add(member(choice(rows)));
        MethodSpec several = columns == null ? severalColumns() : null;
        methods.add(hidden("jacobianByColumns", columns == null ? byColumns(several != null) : columns));
        if (several != null) methods.add(several);
        if (!areFew && rows != null) methods.add(hidden("jacobianByRows", rows));
        return methods;
    }

    private MethodSpec member(CodeBlock code) {
        return signatures
                .method("jacobian", type())
                .addJavadoc(
                        "The Jacobian of $L: rows are entries of the result, columns entries of $L, both in row-major order.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(code)
                .build();
    }

    private MethodSpec hidden(String name, CodeBlock code) {
        return signatures.hidden(name, type()).addCode(code).build();
    }

    private CodeBlock call(String method) {
        return CodeBlock.builder()
                .addStatement("return $L($L)", method, signatures.argumentList())
                .build();
    }

    /**
     * By columns if these are few, or so many less than the rows that they are cheaper.
     *
     * @param rows if they are known to be few
     */
    private CodeBlock choice(@Nullable CodeBlock rows) {
        String columns = signatures.free("columns");
        int most = Contract.FEW_COLUMNS;
        if (rows != null) most = Math.max(most, Contract.COLUMNS_OF_A_ROW * numberOfRows());
        return CodeBlock.builder()
                .add(tangents.declarations())
                .addStatement("int $L = $L", columns, tangents.count())
                .beginControlFlow("if ($L > 0 && $L <= $L)", columns, columns, most)
                .add(call("jacobianByColumns"))
                .endControlFlow()
                .add(rows == null ? byPullback(columns) : call("jacobianByRows"))
                .build();
    }

    // ---- what is known to be little

    private int numberOfRows() {
        return Objects.requireNonNull(source.matrices().rows()).results().size()
                / source.wrt().size();
    }

    /** One forward sweep and all reverse sweeps; null where they do not fit into one method. */
    private @Nullable CodeBlock knownRows(Function rows) {
        return signatures.whole(rows, signatures.arguments(), ending(parts -> {
            List<CodeBlock> matrices = new ArrayList<>();
            int count = source.wrt().size();
            for (int i = 0; i < count; i++) {
                Parameter p = source.wrt().get(i);
                List<CodeBlock> own = new ArrayList<>();
                for (int k = i; k < parts.size(); k += count) own.add(row(p, parts.get(k)));
                matrices.add(CodeBlock.of("new double[][] {$L}", CodeBlock.join(own, ", ")));
            }
            return matrices;
        }));
    }

    private static CodeBlock row(Parameter p, CodeBlock cotangent) {
        if (isRow(p)) return cotangent;
        if (Signatures.isNumber(p.differential())) return CodeBlock.of("{$L}", cotangent);
        return CodeBlock.of("$T.flat($L)", RuntimeNames.ENTRIES, cotangent);
    }

    /** Forward mode along all parameters; null where it does not fit into one method. */
    private @Nullable CodeBlock unitColumns(Function columns) {
        return signatures.whole(columns, signatures.arguments(), ending(parts -> {
            return parts.stream()
                    .map(part ->
                            CodeBlock.of("$T.rows(new double[][] {$L}, 0, 1)", RuntimeNames.ENTRIES, numbers(part)))
                    .toList();
        }));
    }

    private Surroundings.Ending ending(UnaryOperator<List<CodeBlock>> matrices) {
        return new Surroundings.Ending(
                true,
                parts -> CodeBlock.builder()
                        .addStatement("return $L", made(matrices.apply(parts)))
                        .build());
    }

    // ---- by columns

    /** A method for several columns; null where there is none, or it would be too long. */
    private @Nullable MethodSpec severalColumns() {
        if (source.matrices().columns() == null) return null;
        String javadoc = "How the value changes along several tangents.\n";
        return tangents.method(
                "jacobianColumns", source.matrices().columns(), javadoc, tangent -> numbers(tangent.get(0)));
    }

    /** All numbers of a tangent of the value. */
    private CodeBlock numbers(CodeBlock tangent) {
        return ROW.equals(signatures.seedType()) ? tangent : CodeBlock.of("$T.all($L)", RuntimeNames.ENTRIES, tangent);
    }

    /** @param severalAtOnce whether {@link #severalColumns} is there */
    private CodeBlock byColumns(boolean severalAtOnce) {
        String columns = signatures.free("columns");
        CodeBlock one = numbers(CodeBlock.of("$L.tangent()", tangents.call("pushforward")));
        List<CodeBlock> parts = source.wrt().stream()
                .map(p -> CodeBlock.of("$T.rows($L, $L)", RuntimeNames.ENTRIES, columns, tangents.range(p)))
                .toList();
        return CodeBlock.builder()
                .add(tangents.declarations())
                .addStatement("double[][] $L = new double[$L][]", columns, tangents.count())
                .add(
                        severalAtOnce
                                ? tangents.fill(
                                        columns,
                                        "jacobianColumns",
                                        source.matrices().columns())
                                : tangents.each(columns, one))
                .addStatement("return $L", made(parts))
                .build();
    }

    private TypeName type() {
        return signatures.hasSeveralWrt() ? source.name().nestedClass("Jacobian") : UnitTangents.MATRIX;
    }

    private CodeBlock made(List<CodeBlock> parts) {
        CodeBlock all = CodeBlock.join(parts, ", ");
        return signatures.hasSeveralWrt() ? CodeBlock.of("new Jacobian($L)", all) : all;
    }

    // ---- by rows

    /** @param columns the number of columns, which may be little compared with that of rows; null where these are made in any case */
    private CodeBlock byPullback(@Nullable String columns) {
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
                    .add(call("jacobianByColumns"))
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
        return isRow(p) || TypeName.DOUBLE.equals(p.cotangent());
    }

    /** Whether a cotangent is a row as it is, and there. */
    static boolean isRow(Parameter p) {
        return ROW.equals(p.cotangent()) && !p.isOptional();
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
