package org.wengert;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pullback, generated or written by hand, at the point of a function: its {@code value}, {@code apply}, {@code accumulate}, {@code at}. */
final class PullbackObject {
    private final Signature factory;
    private final FlatFunction f;
    private final @Nullable Object[] arguments;
    private final Object pullback;
    private final Type seedType;

    /**
     * What a factory makes.
     *
     * @param factory the static {@code pullback} of a companion, or {@code of} of a rule
     */
    PullbackObject(Signature factory, FlatFunction f) {
        this(factory, f, f.arguments(f.point()));
    }

    private PullbackObject(Signature factory, FlatFunction f, @Nullable Object[] arguments) {
        this(factory, f, arguments, Objects.requireNonNull(factory.call(arguments)));
    }

    private PullbackObject(Signature factory, FlatFunction f, @Nullable Object[] arguments, Object pullback) {
        this.factory = factory;
        this.f = f;
        this.arguments = arguments;
        this.pullback = pullback;
        this.seedType = get("apply").parameters().get(1);
    }

    /** One that was at another point before. */
    PullbackObject moved() {
        double[] elsewhere =
                Arrays.stream(f.point()).map(x -> x * (1 + 0x1p-6) + 0x1p-6).toArray();
        @Nullable Object[] again = f.arguments(f.point());
        @Nullable Object[] all = new @Nullable Object[again.length + 1];
        all[0] = usedAt(elsewhere).orElse(pullback);
        System.arraycopy(again, 0, all, 1, again.length);
        return new PullbackObject(
                factory, f, again, Objects.requireNonNull(get("at").call(all)));
    }

    private Optional<Object> usedAt(double[] x) {
        try {
            PullbackObject other = new PullbackObject(factory, f, f.arguments(x));
            other.get("apply").call(other.pullback, seed(new double[f.result().size()]));
            return Optional.of(other.pullback);
        } catch (RuntimeException | AssertionError e) {
            return Optional.empty(); // the function is not defined there, or its result has another shape
        }
    }

    /** Whether there is such a method. */
    boolean has(String method) {
        return find(method).isPresent();
    }

    private Signature get(String method) {
        return find(method)
                .orElseThrow(() ->
                        new IllegalArgumentException(pullback.getClass().getSimpleName() + " has no method " + method));
    }

    private Optional<Signature> find(String method) {
        return Signature.of(pullback.getClass())
                .filter(m -> !m.isStatic() && m.name().equals(method))
                .findFirst();
    }

    double[] value() {
        return f.result().entries(outputs(get("value").call(pullback)));
    }

    /** {@code Jᵀ w} by {@code apply}. */
    double[] apply(double[] w) {
        Object seed = seed(w);
        double[] cotangents = f.cotangents(get("apply").call(pullback, seed));
        ShapeMismatch.requireUnchanged(w, f.result().entries(outputs(seed)), "the seed");
        f.requireUnchanged(arguments);
        return cotangents;
    }

    /** {@code Jᵀ w} by {@code accumulate}, as the mean of two calls with the same bars. */
    double[] accumulate(double[] w) {
        Signature accumulate = get("accumulate");
        List<Bar> bars = new ArrayList<>();
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(pullback, seed(w)));
        for (Shape input : f.inputs()) {
            Bar bar = Bar.of(input, accumulate.parameters().get(all.size()));
            bars.add(bar);
            all.add(bar.array());
        }
        accumulate.call(all.toArray());
        accumulate.call(all.toArray());
        double[] twice =
                FlatFunction.joined(f.inputs(), bars.stream().map(Bar::content).toList());
        f.requireUnchanged(arguments);
        return Arrays.stream(twice).map(d -> d / 2).toArray();
    }

    /** The value, and the cotangents for a seed of ones: first what is handed out, into which the caller writes, and then again. */
    Claim.Equality again() {
        double[] w = new double[f.result().size()];
        Arrays.fill(w, 1);
        List<String> names = new ArrayList<>(f.outputNames());
        names.addAll(f.inputNames());
        return new Claim.Equality(
                "pullback a second time",
                names,
                () -> {
                    Object value = get("value").call(pullback);
                    Object gradient = get("apply").call(pullback, seed(w));
                    double[] first = joined(f.result().entries(outputs(value)), f.cotangents(gradient));
                    FlatFunction.spoil(value);
                    FlatFunction.spoil(gradient);
                    return first;
                },
                () -> joined(value(), apply(w)));
    }

    /**
     * What {@code accumulate} adds to.
     *
     * @param isBoxed whether it has one element, which is the cotangent
     */
    private record Bar(Object array, boolean isBoxed) {
        static Bar of(Shape shape, Type type) {
            Numbers zeros = new Numbers(new double[shape.size()]);
            if (shape.isArray()) return new Bar(shape.write(type, zeros), false);
            Type element = Types.element(type);
            Object array = Array.newInstance(Types.raw(element), 1);
            Array.set(array, 0, shape.write(element, zeros));
            return new Bar(array, true);
        }

        @Nullable
        Object content() {
            return isBoxed ? Array.get(array, 0) : array;
        }
    }

    private static double[] joined(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** Whether value and seed are records with a component for each output. */
    private boolean isPacked() {
        return Types.raw(seedType).isRecord() && !f.result().isRecord();
    }

    private @Nullable Object outputs(@Nullable Object value) {
        return isPacked() ? unpacked(value) : value;
    }

    /** What stands for several outputs where a record has them: the only one, or a list. */
    static @Nullable Object unpacked(@Nullable Object value) {
        if (!(value instanceof Record)) return value;
        List<@Nullable Object> outputs = Reflection.components(value);
        return outputs.size() == 1 ? outputs.get(0) : outputs;
    }

    private Object seed(double[] w) {
        if (!isPacked()) return f.result().write(seedType, new Numbers(w));
        List<Shape> outputs =
                f.result() instanceof Shape.Parts parts && !parts.isArray() ? parts.parts() : List.of(f.result());
        List<Type> types = Arrays.stream(Types.raw(seedType).getRecordComponents())
                .map(RecordComponent::getGenericType)
                .toList();
        return Reflection.construct(
                Types.raw(seedType), FlatFunction.split(outputs, w, types).toArray());
    }
}
