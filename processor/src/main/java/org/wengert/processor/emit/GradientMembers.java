package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.wengert.processor.ir.Function;

/** {@code gradient}, {@code valueAndGradient} and their records. */
final class GradientMembers {
    private final Signatures signatures;
    private final CompanionSource source;

    GradientMembers(Signatures signatures) {
        this.signatures = signatures;
        this.source = signatures.source;
    }

    MethodSpec gradient(Function function) {
        return signatures
                .method("gradient", signatures.gradientType())
                .addJavadoc(
                        "The gradient of $L with respect to $L$L.\n",
                        signatures.primal(),
                        signatures.wrtNames(),
                        shape())
                .addCode(body(function, returning(signatures::gradient), applied()))
                .build();
    }

    /** What is too long for one method is left to the pullback. */
    private CodeBlock body(Function function, Surroundings.Ending ending, CodeBlock pulledBack) {
        CodeBlock whole = signatures.whole(function, signatures.arguments(), ending);
        if (whole != null) return whole;
        return CodeBlock.builder()
                .addStatement("Pullback $L = pullback($L)", pullback(), signatures.argumentList())
                .addStatement("return $L", pulledBack)
                .build();
    }

    private String pullback() {
        return signatures.free("pullback");
    }

    private CodeBlock applied() {
        TypeName type = signatures.resultType();
        boolean isFloat = type.equals(TypeName.FLOAT) || type.equals(TypeName.FLOAT.box());
        return CodeBlock.of("$L.apply($L)", pullback(), isFloat ? "1.0f" : "1.0");
    }

    private String shape() {
        return source.wrt().stream().anyMatch(p -> Signatures.isNumbers(p.differential()))
                ? "; of an array it has the array's shape"
                : "";
    }

    MethodSpec valueAndGradient(Function function) {
        ClassName type = source.name().nestedClass("ValueAndGradient");
        return signatures
                .method("valueAndGradient", type)
                .addJavadoc(
                        "The value of $L and its gradient with respect to $L.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(body(
                        function,
                        returning(parts -> CodeBlock.of(
                                "new ValueAndGradient($L, $L)",
                                parts.get(0),
                                signatures.gradient(parts.subList(1, parts.size())))),
                        CodeBlock.of("new ValueAndGradient($L.value(), $L)", pullback(), applied())))
                .build();
    }

    private static Surroundings.Ending returning(java.util.function.Function<List<CodeBlock>, CodeBlock> value) {
        return new Surroundings.Ending(
                true,
                parts -> CodeBlock.builder()
                        .addStatement("return $L", value.apply(parts))
                        .build());
    }

    TypeSpec gradientRecord() {
        CodeBlock javadoc = CodeBlock.of(
                "The derivatives with respect to $L, each in the shape of its parameter.\n", signatures.wrtNames());
        return signatures.record("Gradient", signatures.cotangents(), signatures.components(), javadoc);
    }

    TypeSpec valueAndGradientRecord() {
        return signatures.record(
                "ValueAndGradient",
                List.of(signatures.resultType(), signatures.gradientType()),
                List.of("value", "gradient"),
                CodeBlock.of("A value of $L and the gradient there.\n", signatures.primal()));
    }
}
