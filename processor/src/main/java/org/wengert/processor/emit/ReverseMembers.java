package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * {@code apply} and {@code accumulate}. The reverse sweep is written in the one that allocates nothing, which the other calls: with
 * respect to one number in {@code apply}, else in {@code accumulate}; where there are records, in {@code apply}.
 */
final class ReverseMembers {
    private final Signatures signatures;
    private final CompanionSource source;
    private final Function reverse;
    private final boolean isFragile;
    private final PullbackNames names;
    private final StorageFields storage;
    private final List<Parameter> wrt;

    ReverseMembers(Signatures signatures, Sweeps sweeps, PullbackNames names, StorageFields storage) {
        this.signatures = signatures;
        this.source = signatures.source;
        this.reverse = sweeps.reverse();
        this.isFragile = sweeps.isFragile();
        this.names = names;
        this.storage = storage;
        this.wrt = source.wrt();
    }

    /**
     * Adds them to the class.
     *
     * @param further the names of further fields
     */
    void addTo(TypeSpec.Builder pullback, Distinct further) {
        boolean isOneNumber = wrt.size() == 1 && Signatures.isNumber(wrt.get(0).differential());
        boolean returns = isOneNumber || hasObjects();
        String member = returns ? "apply" : "accumulate";
        Parts parts =
                Parts.ofInstance(member, List.of(), further, signatures.room(2 * wrt.size() + 1 + storage.pools()));
        CodeBlock sweep = sweep(returns, parts);
        pullback.addMethod(apply(returns ? sweep : applied()).build());
        CodeBlock added = isOneNumber ? added() : hasObjects() ? summed() : sweep;
        pullback.addMethod(accumulate(hasObjects() ? added : CodeBlock.join(List.of(checks(), added), ""))
                .build());
        parts.addTo(pullback);
    }

    /** Then the reverse sweep makes all cotangents. */
    private boolean hasObjects() {
        return wrt.stream().anyMatch(p -> !(p.differential() instanceof Numeric));
    }

    private static boolean isArray(Parameter p) {
        return Signatures.isNumbers(p.differential());
    }

    private MethodSpec.Builder apply(CodeBlock body) {
        CodeBlock shape = CodeBlock.of(signatures.isScalar() ? "" : ", which is of its shape");
        return signatures
                .member("apply", signatures.gradientType())
                .addParameter(signatures.seedType(), names.seed())
                .addJavadoc(
                        "The cotangents of $L, fresh each time, for the cotangent {@code $L} of the value$L.\n",
                        signatures.wrtNames(),
                        names.seed(),
                        shape)
                .addCode(body);
    }

    private MethodSpec.Builder accumulate(CodeBlock body) {
        MethodSpec.Builder method = signatures
                .member("accumulate", TypeName.VOID)
                .addJavadoc(
                        "Adds the cotangents of $L to the given bars, which are of their shapes; $L is an array of one entry.\n",
                        signatures.wrtNames(),
                        hasObjects() ? "that of a number or of an object" : "a number's")
                .addParameter(signatures.seedType(), names.seed());
        for (int i = 0; i < wrt.size(); i++)
            method.addParameter(typeOfBar(wrt.get(i)), names.bars().get(i));
        return method.addCode(body);
    }

    private static TypeName typeOfBar(Parameter p) {
        return TypeNames.of(p.differential().bar());
    }

    /** Nothing is added where a bar is of the wrong shape; a row that stands twice has its bar at its first place. */
    private CodeBlock checks() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            if (isArray(p))
                code.addStatement(
                        "$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, names.fieldOf(p.name()), bar, bar);
            else code.addStatement("$T.requireOneEntry($L, $S)", RuntimeNames.ARRAYS, bar, bar);
        }
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            if (rank(p) > 1)
                code.addStatement("$L = $L.atFirstPlaces($L, $L)", bar, storage.ofBar(i), names.fieldOf(p.name()), bar);
        }
        return code.build();
    }

    private static int rank(Parameter p) {
        return p.differential() instanceof Numeric n ? n.rank() : 0;
    }

    /** The reverse sweep itself. */
    private CodeBlock sweep(boolean returns, Parts room) {
        CodeBlock.Builder code = CodeBlock.builder();
        String complete = isFragile && returns ? names.fresh("gradient") : "";
        if (signatures.isNumbers())
            code.addStatement(
                    "$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, names.value(), names.seed(), names.seed());
        if (isFragile) code.addStatement("$T.requireReady($L)", RuntimeNames.ARGUMENTS, names.ready());
        Slot ready = new Slot(Type.BOOLEAN, names.ready());
        Function body = storage.stripped(isFragile ? begun(ready) : reverse);
        Map<Var, String> bound = new IdentityHashMap<>(storage.lasting());
        Map<Slot, String> slots = names.slots();
        slots.put(ready, names.ready());
        names.fields().forEach((state, name) -> {
            if (state.variable() != null) bound.put(state.variable(), name);
        });
        List<String> parameters = new ArrayList<>(List.of(names.seed()));
        for (int i = 0; i < wrt.size(); i++)
            if (isArray(wrt.get(i)) && !hasObjects())
                parameters.add(names.bars().get(i));
        Surroundings around = signatures.surroundings(
                body,
                parameters,
                returns
                        ? new Surroundings.Ending(true, values -> returned(values, complete))
                        : new Surroundings.Ending(false, this::additions));
        Surroundings inside = around.withBound(bound)
                .withSlots(slots)
                .withTaken(returns ? names.ofFields() : names.all())
                .withHomes(storage.reverse())
                .withParts(room);
        return code.add(storage.rewound(storage.reverse()))
                .add(BodyEmitter.emit(body, inside))
                .build();
    }

    /** The sweep, which says that it has begun as soon as a seed of the wrong shape has been refused. */
    private Function begun(Slot ready) {
        List<Line> lines = new ArrayList<>(reverse.body().lines());
        int checked = 0;
        for (int i = 0; i < lines.size(); i++) if (isCheck(lines.get(i))) checked = i + 1;
        lines.add(checked, new Line.Put(ready, Constant.FALSE, Position.NONE));
        return reverse.withBody(new Block(lines, reverse.body().end()));
    }

    private static boolean isCheck(Line line) {
        boolean[] found = {line instanceof Line.Call c && isCheck(c.callee())};
        for (Block block : line.blocks())
            Walk.lines(block, inner -> found[0] |= inner instanceof Line.Call c && isCheck(c.callee()));
        return found[0];
    }

    private static boolean isCheck(Callee callee) {
        return callee.owner().startsWith("org.wengert.support.")
                && callee.name().startsWith("require");
    }

    private CodeBlock returned(List<CodeBlock> parts, String complete) {
        CodeBlock gradient = signatures.gradient(parts);
        if (!isFragile)
            return CodeBlock.builder().addStatement("return $L", gradient).build();
        return CodeBlock.builder()
                .addStatement("$T $L = $L", signatures.gradientType(), complete, gradient)
                .add(names.readiness(true))
                .addStatement("return $L", complete)
                .build();
    }

    /** Adds the cotangents of the numbers; those of arrays are added already. */
    private CodeBlock additions(List<CodeBlock> numbers) {
        CodeBlock.Builder code = CodeBlock.builder();
        int next = 0;
        for (int i = 0; i < wrt.size(); i++) {
            if (!isArray(wrt.get(i)))
                code.addStatement("$L[0] += $L", names.bars().get(i), numbers.get(next++));
        }
        return (isFragile ? code.add(names.readiness(true)) : code).build();
    }

    /** {@code apply} by way of {@code accumulate}. */
    private CodeBlock applied() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<CodeBlock> parts = new ArrayList<>();
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            code.addStatement("$T $L = $L", typeOfBar(p), bar, zeros(p));
            parts.add(isArray(p) ? CodeBlock.of("$L", bar) : CodeBlock.of("$L[0]", bar));
        }
        return code.addStatement("accumulate($L, $L)", names.seed(), String.join(", ", names.bars()))
                .addStatement("return $L", signatures.gradient(parts))
                .build();
    }

    private CodeBlock zeros(Parameter p) {
        if (!isArray(p)) return CodeBlock.of("new $T[1]", ((ArrayTypeName) typeOfBar(p)).componentType());
        String field = names.fieldOf(p.name());
        CodeBlock zeros = p.cotangent() instanceof ArrayTypeName a && rank(p) == 1
                ? CodeBlock.of("new $T[$L.length]", a.componentType(), field)
                : CodeBlock.of("$T.zeros($L)", RuntimeNames.ARRAYS, field);
        return p.isOptional() ? CodeBlock.of("$L == null ? null : $L", field, zeros) : zeros;
    }

    /** {@code accumulate} by way of {@code apply}, where objects are replaced by sums. Nothing is added where a bar is of the wrong shape. */
    private CodeBlock summed() {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock.Builder additions = CodeBlock.builder();
        String gradient = names.free("gradient");
        code.addStatement("$T $L = apply($L)", signatures.gradientType(), gradient, names.seed());
        for (int i = 0; i < wrt.size(); i++) {
            Parameter p = wrt.get(i);
            String bar = names.bars().get(i);
            CodeBlock part =
                    wrt.size() == 1 ? CodeBlock.of("$L", gradient) : CodeBlock.of("$L.$L()", gradient, p.component());
            if (!p.differential().isArray())
                code.addStatement("$T.requireOneEntry($L, $S)", RuntimeNames.ARRAYS, bar, bar);
            if (isArray(p)) {
                code.addStatement("$T.requireShape($L, $L, $S)", RuntimeNames.ARRAYS, part, bar, bar);
                String onlyIf = p.isOptional() ? "if (" + bar + " != null) " : "";
                additions.addStatement("$L$T.add($L, $L)", onlyIf, RuntimeNames.ARRAYS, bar, part);
            } else if (p.differential() instanceof Numeric) {
                additions.addStatement("$L[0] += $L", bar, part);
            } else {
                CodeBlock old = CodeBlock.of(p.differential().isArray() ? "$L" : "$L[0]", bar);
                String sum = names.free(p.name() + "Sum");
                code.addStatement("$T $L = $L", p.cotangent(), sum, TangentCode.sum(p.differential(), old, part));
                if (p.differential().isArray())
                    additions.addStatement("$T.put($L, $L)", RuntimeNames.TANGENTS, sum, bar);
                else additions.addStatement("$L = $L", old, sum);
            }
        }
        return code.add(additions.build()).build();
    }

    /** {@code accumulate} by way of {@code apply}. */
    private CodeBlock added() {
        return CodeBlock.builder()
                .addStatement("$L[0] += apply($L)", names.bars().get(0), names.seed())
                .build();
    }
}
