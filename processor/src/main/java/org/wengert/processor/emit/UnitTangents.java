package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Runs along all unit tangents, several at once: one for each entry of the parameters, in row-major order. */
final class UnitTangents {
    static final TypeName MATRIX = TypeNames.of("double[][]");

    private final Signatures signatures;
    private final CompanionSource source;

    UnitTangents(Signatures signatures) {
        this.signatures = signatures;
        this.source = signatures.source;
    }

    /**
     * The method for several tangents, which gives a row of numbers for each; null where it would be too long.
     *
     * @param row of the results of one lane
     */
    @Nullable
    MethodSpec method(
            String name,
            Function function,
            String javadoc,
            java.util.function.Function<List<CodeBlock>, CodeBlock> row) {
        MethodSpec.Builder method = signatures.hidden(name, MATRIX).varargs(false);
        List<String> parameters = new ArrayList<>(signatures.arguments());
        int lanes = lanes(function);
        for (Parameter p : source.wrt()) {
            for (int lane = 0; lane < lanes; lane++) {
                String tangent = signatures.free(p.name() + "Dot" + (lanes == 1 ? "" : lane));
                parameters.add(tangent);
                method.addParameter(p.cotangent(), tangent);
            }
        }
        boolean isRecorded = isRecorded(function);
        if (isRecorded) {
            parameters.add(recording());
            method.addParameter(RuntimeNames.RECORDING, recording());
        }
        Surroundings.Ending ending = new Surroundings.Ending(
                true,
                parts -> CodeBlock.builder()
                        .addStatement("return new double[][] {$L}", CodeBlock.join(rows(parts, lanes, row), ", "))
                        .build());
        if (!isRecorded && !Outline.mayFit(function.body(), signatures.longest())) return null;
        CodeBlock body = signatures.body(name, function, parameters, ending);
        MethodSpec whole = method.addJavadoc(javadoc).addCode(body).build();
        return Signatures.fits(whole) ? whole : null;
    }

    /** For how many tangents of each parameter a function is. */
    private int lanes(Function function) {
        int tangents = function.parameters().size() - signatures.arguments().size() - (isRecorded(function) ? 1 : 0);
        return tangents / source.wrt().size();
    }

    /** Whether a function takes behind the tangents what records its effects. */
    private boolean isRecorded(Function function) {
        List<Var> all = function.parameters();
        return all.get(all.size() - 1).type() instanceof Type.Reference r
                && r.name().equals(RuntimeNames.RECORDING.canonicalName());
    }

    private String recording() {
        return signatures.free("recording");
    }

    /** Of the results, one after the other once for each lane, those of one lane after the other. */
    private static List<CodeBlock> rows(
            List<CodeBlock> parts, int lanes, java.util.function.Function<List<CodeBlock>, CodeBlock> row) {
        List<CodeBlock> rows = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            List<CodeBlock> own = new ArrayList<>();
            for (int i = lane; i < parts.size(); i += lanes) own.add(parts.get(i));
            rows.add(row.apply(own));
        }
        return rows;
    }

    /** Declares zeros in the shapes of tangents that are objects, and the place of each parameter's first entry but for the first. */
    CodeBlock declarations() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Parameter p : source.wrt()) {
            if (!isObject(p)) continue;
            CodeBlock zero = TangentCode.zero(p.differential(), CodeBlock.of("$L", p.name()));
            code.addStatement("$T $L = $L", p.cotangent(), like(p), zero);
        }
        Parameter before = null;
        for (Parameter p : source.wrt()) {
            if (before != null) code.addStatement("int $L = $L", from(p), behind(before));
            before = p;
        }
        return code.build();
    }

    /** How many entries there are. */
    CodeBlock count() {
        return behind(source.wrt().get(source.wrt().size() - 1));
    }

    /** The place behind a parameter's last entry. */
    private CodeBlock behind(Parameter p) {
        CodeBlock own = JacobianMember.isRow(p)
                ? CodeBlock.of("$L.length", p.name())
                : Signatures.isNumber(p.differential())
                        ? CodeBlock.of("1")
                        : CodeBlock.of("$T.count($L)", RuntimeNames.ENTRIES, like(p));
        return p == source.wrt().get(0) ? own : CodeBlock.of("$L + $L", from(p), own);
    }

    /** Where the entries of a parameter begin and end. */
    CodeBlock range(Parameter p) {
        return CodeBlock.of("$L, $L", p == source.wrt().get(0) ? "0" : from(p), behind(p));
    }

    /** Fills an array of rows, one for each entry, by calls of a {@link #method} for a function. The first of them records effects. */
    CodeBlock fill(String rows, String method, Function function) {
        String i = signatures.free("i");
        int lanes = lanes(function);
        CodeBlock.Builder tangents = CodeBlock.builder();
        for (Parameter p : source.wrt())
            for (int lane = 0; lane < lanes; lane++) tangents.add(", $L", tangent(p, lane == 0 ? i : i + " + " + lane));
        CodeBlock.Builder code = CodeBlock.builder();
        String step = lanes == 1 ? i + "++" : i + " += " + lanes;
        if (isRecorded(function)) {
            tangents.add(", $L", recording());
            code.addStatement("$T $L = new $T()", RuntimeNames.RECORDING, recording(), RuntimeNames.RECORDING)
                    .beginControlFlow("for (int $1L = 0; $1L == 0 || $1L < $2L.length; $3L)", i, rows, step);
        } else {
            code.beginControlFlow("for (int $1L = 0; $1L < $2L.length; $3L)", i, rows, step);
        }
        code.addStatement(
                "$T.put($L, $L, $L($L$L))",
                RuntimeNames.ENTRIES,
                rows,
                i,
                method,
                signatures.argumentList(),
                tangents.build());
        if (isRecorded(function)) code.addStatement("$L.rewind()", recording());
        return code.endControlFlow().build();
    }

    /** Fills an array of rows, one for each entry, by this expression, in which calls are made by {@link #call}. */
    CodeBlock each(String rows, CodeBlock row) {
        String i = signatures.free("i");
        return CodeBlock.builder()
                .beginControlFlow("for (int $L = 0; $L < $L.length; $L++)", i, i, rows, i)
                .addStatement("$L[$L] = $L", rows, i, row)
                .endControlFlow()
                .build();
    }

    /** As {@link #each(String, CodeBlock)}, where what is called has a name in the expression. */
    CodeBlock each(String rows, CodeBlock called, TypeName type, String name, CodeBlock row) {
        String i = signatures.free("i");
        return CodeBlock.builder()
                .beginControlFlow("for (int $L = 0; $L < $L.length; $L++)", i, i, rows, i)
                .addStatement("$T $L = $L", type, name, called)
                .addStatement("$L[$L] = $L", rows, i, row)
                .endControlFlow()
                .build();
    }

    /** A call of a member that takes one tangent for each parameter, in an expression of {@link #each}. */
    CodeBlock call(String member) {
        CodeBlock.Builder tangents = CodeBlock.builder();
        for (Parameter p : source.wrt()) tangents.add(", $L", tangent(p, signatures.free("i")));
        return CodeBlock.of("$L($L$L)", member, signatures.argumentList(), tangents.build());
    }

    /** The tangent of a parameter that is zero, but for the entry of that number, if it has it. */
    private CodeBlock tangent(Parameter p, String entry) {
        boolean first = p == source.wrt().get(0);
        if (!Signatures.isNumber(p.differential())) {
            String index = first ? entry : entry + " - " + from(p);
            return CodeBlock.of("$T.unit($L, $L)", RuntimeNames.ENTRIES, like(p), index);
        }
        boolean single = p.type().equals(TypeName.FLOAT) || p.type().equals(TypeName.FLOAT.box());
        return CodeBlock.of(single ? "$L == $L ? 1F : 0F" : "$L == $L ? 1.0 : 0.0", entry, first ? "0" : from(p));
    }

    private String from(Parameter p) {
        return signatures.free(p.name() + "From");
    }

    private static boolean isObject(Parameter p) {
        return !(p.differential() instanceof Numeric);
    }

    /** What has the shape of a parameter's tangent. */
    private String like(Parameter p) {
        return isObject(p) ? signatures.free(p.name() + "Zero") : p.name();
    }

    /** All numbers of cotangents in a row, which may be one of them. */
    CodeBlock flat(List<CodeBlock> parts) {
        if (parts.size() == 1 && JacobianMember.ROW.equals(source.wrt().get(0).cotangent())) return parts.get(0);
        List<CodeBlock> all = new ArrayList<>(parts);
        int last = all.size() - 1;
        // Not as the array of the further arguments.
        if (last > 0 && isTable(source.wrt().get(last))) all.set(last, CodeBlock.of("(Object) $L", all.get(last)));
        return CodeBlock.of("$T.flat($L)", RuntimeNames.ENTRIES, CodeBlock.join(all, ", "));
    }

    private static boolean isTable(Parameter p) {
        return p.type() instanceof ArrayTypeName array && !array.componentType().isPrimitive();
    }
}
