package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
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
        return directional(
                        "pushforward",
                        source.name().nestedClass("ValueAndTangent"),
                        function,
                        Surroundings.Ending.returning("new ValueAndTangent($L)"))
                .addJavadoc(
                        "The value of $L, and how it changes as $L move along the given tangents, which are of their shapes.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .build();
    }

    /** Forward mode of the gradient. */
    MethodSpec hessianVectorProduct(Function function) {
        Surroundings.Ending ending = new Surroundings.Ending(
                true,
                parts -> CodeBlock.builder()
                        .addStatement("return $L", signatures.gradient(parts))
                        .build());
        return directional("hessianVectorProduct", signatures.gradientType(), function, ending)
                .addJavadoc(
                        "How the gradient of $L changes as $L move along the given tangents, which are of their shapes:\n"
                                + "the product of the Hessian and the tangents. It costs a few gradients, whatever their sizes.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .build();
    }

    /** A member of the arguments and of a tangent for each parameter. */
    private MethodSpec.Builder directional(
            String name, TypeName result, Function function, Surroundings.Ending ending) {
        MethodSpec.Builder method = signatures.method(name, result).varargs(false);
        List<String> parameters = new ArrayList<>(signatures.arguments());
        for (Parameter p : source.wrt()) {
            String tangent = signatures.tangent(p);
            parameters.add(tangent);
            method.addParameter(p.cotangent(), tangent);
        }
        return method.addCode(signatures.body(name, function, parameters, ending));
    }

    TypeSpec valueAndTangentRecord() {
        return signatures.record(
                "ValueAndTangent",
                List.of(signatures.resultType(), signatures.seedType()),
                List.of("value", "tangent"),
                CodeBlock.of("A value of $L and its directional derivative.\n", signatures.primal()));
    }
}
