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

    /** @param severalAtOnce whether {@link #rows} is there */
    MethodSpec hessian(boolean severalAtOnce) {
        String rows = signatures.free("rows");
        CodeBlock.Builder code = CodeBlock.builder()
                .add(tangents.declarations())
                .addStatement("double[][] $L = new double[$L][]", rows, tangents.count());
        if (severalAtOnce) code.add(tangents.fill(rows, "hessianRows"));
        else code.add(oneByOne(rows));
        return signatures
                .method("hessian", UnitTangents.MATRIX)
                .addJavadoc(
                        "The Hessian of $L over all entries of $L, one after the other in row-major order.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(code.addStatement("return $L", rows).build())
                .build();
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
