package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Function;

/** {@code hessian}: products with all unit tangents, several at once if that fits into one method. */
final class HessianMember {
    private final Signatures signatures;
    private final UnitTangents tangents;

    HessianMember(Signatures signatures) {
        this.signatures = signatures;
        this.tangents = new UnitTangents(signatures);
    }

    /** Several rows; null where that would be too long. */
    @Nullable
    MethodSpec rows() {
        Function rows = signatures.source.matrices().hessianRows();
        if (rows == null) return null;
        return tangents.method(
                "hessianRows", rows, "The products of the Hessian and several tangents.\n", tangents::flat);
    }

    /**
     * The member; null where no two runs may follow each other, and there is no single one.
     *
     * @param severalAtOnce whether {@link #rows} is there
     */
    @Nullable
    MethodSpec hessian(boolean severalAtOnce) {
        Function entries = signatures.source.matrices().hessian();
        CodeBlock whole = entries == null ? null : whole(entries);
        if (whole == null && !severalAtOnce && !signatures.source.matrices().isRepeatable()) return null;
        return signatures
                .method("hessian", UnitTangents.MATRIX)
                .addJavadoc(
                        "The Hessian of $L over all entries of $L, one after the other in row-major order.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(whole == null ? byRows(severalAtOnce) : whole)
                .build();
    }

    /** All in one run; null where that does not fit into one method. */
    private @Nullable CodeBlock whole(Function entries) {
        int size = signatures.source.wrt().size();
        Surroundings.Ending ending = new Surroundings.Ending(true, parts -> {
            List<CodeBlock> rows = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                List<CodeBlock> own = new ArrayList<>();
                for (int i = row; i < parts.size(); i += size) own.add(parts.get(i));
                rows.add(CodeBlock.of("{$L}", CodeBlock.join(own, ", ")));
            }
            return CodeBlock.builder()
                    .addStatement("return new double[][] {$L}", CodeBlock.join(rows, ", "))
                    .build();
        });
        return signatures.whole(entries, signatures.arguments(), ending);
    }

    private CodeBlock byRows(boolean severalAtOnce) {
        String rows = signatures.free("rows");
        CodeBlock.Builder code = CodeBlock.builder()
                .add(tangents.declarations())
                .addStatement("double[][] $L = new double[$L][]", rows, tangents.count());
        if (severalAtOnce)
            code.add(tangents.fill(
                    rows, "hessianRows", signatures.source.matrices().hessianRows()));
        else code.add(oneByOne(rows));
        return code.addStatement("return $L", rows).build();
    }

    private CodeBlock oneByOne(String rows) {
        CodeBlock product = tangents.call("hessianVectorProduct");
        if (!signatures.hasSeveralWrt()) return tangents.each(rows, tangents.flat(List.of(product)));
        // The components are read one by one.
        String row = signatures.free("row");
        List<CodeBlock> parts = new ArrayList<>();
        for (String c : signatures.components()) parts.add(CodeBlock.of("$L.$L()", row, c));
        return tangents.each(rows, product, signatures.gradientType(), row, tangents.flat(parts));
    }
}
