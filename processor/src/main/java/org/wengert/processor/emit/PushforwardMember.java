package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.contract.Numeric;
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
        MethodSpec.Builder method = signatures.method(name, result);
        List<String> parameters = new ArrayList<>(signatures.arguments());
        for (Parameter p : source.wrt()) {
            String tangent = signatures.free(p.name() + "Dot");
            parameters.add(tangent);
            method.addParameter(p.cotangent(), tangent);
        }
        return method.addCode(signatures.body(name, function, parameters, ending));
    }

    /** One product for each entry of the parameters. */
    MethodSpec hessian() {
        String rows = signatures.free("rows");
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$T<double[]> $L = new $T<>()", List.class, rows, ArrayList.class);
        for (Parameter p : source.wrt()) {
            if (isObject(p)) {
                CodeBlock zero = TangentCode.zero(p.differential(), CodeBlock.of("$L", p.name()));
                code.addStatement("$T $L = $L", p.cotangent(), like(p), zero);
            }
        }
        for (Parameter p : source.wrt()) rows(p, rows, code);
        return signatures
                .method("hessian", TypeNames.of("double[][]"))
                .addJavadoc(
                        "The Hessian of $L over all entries of $L, one after the other in row-major order.\n",
                        signatures.primal(),
                        signatures.wrtNames())
                .addCode(code.addStatement("return $L.toArray(new double[0][])", rows)
                        .build())
                .build();
    }

    private void rows(Parameter p, String rows, CodeBlock.Builder code) {
        String i = signatures.free("i");
        boolean single = Signatures.isNumber(p.differential());
        if (!single)
            code.beginControlFlow("for (int $L = 0; $L < $T.count($L); $L++)", i, i, RuntimeNames.ENTRIES, like(p), i);
        CodeBlock.Builder tangents = CodeBlock.builder();
        for (Parameter q : source.wrt()) tangents.add(", $L", direction(q, q == p, i));
        CodeBlock product = CodeBlock.of("hessianVectorProduct($L$L)", signatures.argumentList(), tangents.build());
        if (signatures.hasSeveralWrt()) {
            String row = signatures.free(p.name() + "Row");
            code.addStatement("Gradient $L = $L", row, product);
            List<CodeBlock> parts = new ArrayList<>();
            for (String c : signatures.components()) parts.add(CodeBlock.of("$L.$L()", row, c));
            // Not as the array of the further arguments.
            int last = parts.size() - 1;
            if (isTable(source.wrt().get(last))) parts.set(last, CodeBlock.of("(Object) $L", parts.get(last)));
            code.addStatement("$L.add($T.flat($L))", rows, RuntimeNames.ENTRIES, CodeBlock.join(parts, ", "));
        } else {
            code.addStatement("$L.add($T.flat($L))", rows, RuntimeNames.ENTRIES, product);
        }
        if (!single) code.endControlFlow();
    }

    /** The tangent of a parameter that is zero, but for one entry if {@code moves}. */
    private CodeBlock direction(Parameter p, boolean moves, String i) {
        if (Signatures.isNumber(p.differential())) return CodeBlock.of("$L", number(p.type(), moves));
        if (moves) return CodeBlock.of("$T.unit($L, $L)", RuntimeNames.ENTRIES, like(p), i);
        return isObject(p) ? CodeBlock.of("$L", like(p)) : CodeBlock.of("$T.zeros($L)", RuntimeNames.ARRAYS, p.name());
    }

    private static boolean isTable(Parameter p) {
        return p.type() instanceof ArrayTypeName array && !array.componentType().isPrimitive();
    }

    private static boolean isObject(Parameter p) {
        return !(p.differential() instanceof Numeric);
    }

    /** What has the shape of a parameter's tangent. */
    private String like(Parameter p) {
        return isObject(p) ? signatures.free(p.name() + "Zero") : p.name();
    }

    private static String number(TypeName type, boolean one) {
        boolean single = type.equals(TypeName.FLOAT) || type.equals(TypeName.FLOAT.box());
        return one ? (single ? "1F" : "1.0") : single ? "0F" : "0.0";
    }

    TypeSpec valueAndTangentRecord() {
        return signatures.record(
                "ValueAndTangent",
                List.of(signatures.resultType(), signatures.seedType()),
                List.of("value", "tangent"),
                CodeBlock.of("A value of $L and its directional derivative.\n", signatures.primal()));
    }
}
