package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.ir.Function;

/** {@code pushforward} and its record. */
final class PushforwardMember {
    private final Signatures signatures;
    private final CompanionSource source;

    PushforwardMember(Signatures signatures) {
        this.signatures = signatures;
        this.source = signatures.source;
    }

    MethodSpec pushforward(Function function) {
        MethodSpec.Builder method =
                signatures.method("pushforward", source.name().nestedClass("ValueAndTangent"));
        List<String> parameters = new ArrayList<>(signatures.arguments());
        CodeBlock.Builder checks = CodeBlock.builder();
        for (Parameter p : source.wrt()) {
            String tangent = signatures.free(p.name() + "Dot");
            parameters.add(tangent);
            method.addParameter(p.cotangent(), tangent);
            if (Signatures.rank(p.type()) > 0)
                checks.addStatement("$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, p.name(), tangent, tangent);
        }
        return method.addJavadoc(
                        "The value of $L, and how it changes as $L move along the given tangents, which are of their shapes.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(checks.build())
                .addCode(
                        signatures.body(function, parameters, Surroundings.Ending.returning("new ValueAndTangent($L)")))
                .build();
    }

    TypeSpec valueAndTangentRecord() {
        return signatures.record(
                "ValueAndTangent",
                List.of(source.result(), source.result()),
                List.of("value", "tangent"),
                CodeBlock.of("A value of $L and its directional derivative.\n", signatures.primal()));
    }
}
