package org.wengert;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A static {@code pushforward(args…, tangents…)}, which returns the tangent beside the value, or, of a rule, alone. */
record PushforwardMember(Signature method, FlatFunction f) {
    /** {@code J v}. */
    double[] apply(double[] v) {
        @Nullable Object pushed = call(v);
        return entries(hasValue() ? Reflection.component((Record) pushed, "tangent") : pushed);
    }

    /** The value that comes with the tangent. */
    double[] value() {
        return entries(Reflection.component((Record) call(new double[f.point().length]), "value"));
    }

    /** The numbers of a result, or of a record with a component for each output. */
    private double[] entries(@Nullable Object given) {
        return f.result().entries(f.result().isRecord() ? given : PullbackObject.unpacked(given));
    }

    /** Whether a value comes with the tangent. */
    boolean hasValue() {
        RecordComponent[] components = method.method().getReturnType().getRecordComponents();
        return components != null
                && Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .toList()
                        .equals(List.of("value", "tangent"));
    }

    /** What the method returns. */
    @Nullable
    Object call(double[] v) {
        List<@Nullable Object> tangents = FlatFunction.split(f.inputs(), v, method.parametersFrom(f.arity()));
        @Nullable Object pushed = f.call(method, tangents.toArray());
        ShapeMismatch.requireUnchanged(v, FlatFunction.joined(f.inputs(), tangents), "a tangent");
        return pushed;
    }
}
