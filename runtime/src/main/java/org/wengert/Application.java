package org.wengert;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A method applied to arguments, with the parameters that it writes as its result where it has no other. */
final class Application {
    private final Signature method;
    private final @Nullable Object[] arguments;
    private final List<Integer> written;

    Application(Signature method, @Nullable Object[] given) {
        List<Type> parameters = method.parameters();
        if (!method.takes(given)) {
            String types = Arrays.stream(given)
                    .map(a -> a == null ? "null" : a.getClass().getSimpleName())
                    .toList()
                    .toString();
            throw new IllegalArgumentException(
                    method + " does not take " + types + (method.isStatic() ? "" : " (the receiver comes first)"));
        }
        this.method = method;
        this.arguments = new @Nullable Object[given.length];
        for (int i = 0; i < given.length; i++) arguments[i] = Types.coerced(Types.raw(parameters.get(i)), given[i]);
        this.written = method.isVoid() ? outputs() : List.of();
    }

    Signature method() {
        return method;
    }

    /** The parameters whose numbers the method changes, or the only one where it could. */
    private List<Integer> outputs() {
        @Nullable Object[] fresh = flat(new int[0], List.of(), all -> null).arguments(new double[0]);
        method.call(fresh);
        List<Integer> changed = IntStream.range(0, fresh.length)
                .filter(i -> {
                    Shape shape = Shape.of(arguments[i]);
                    return !Arrays.equals(shape.entries(arguments[i]), shape.entries(fresh[i]));
                })
                .boxed()
                .toList();
        List<Integer> arrays = differentiable().stream()
                .filter(i -> Types.raw(method.parameters().get(i)).isArray())
                .toList();
        if (!changed.isEmpty()) return changed;
        if (arrays.size() == 1) return arrays;
        throw new IllegalArgumentException(
                method + " has no result, and changes no number in its arguments at this point");
    }

    /** The parameters that have derivatives. */
    List<Integer> differentiable() {
        return IntStream.range(0, arguments.length)
                .filter(i -> Types.isDifferentiable(method.parameters().get(i)))
                .boxed()
                .toList();
    }

    /**
     * The parameters of which a derivative has tangents.
     *
     * @param tangents the types of the tangents, in order
     * @param derivative where they stand, for messages
     */
    List<Integer> matching(List<Type> tangents, String derivative) {
        List<List<Integer>> matches = matches(tangents, 0);
        List<List<Integer>> unwritten = matches.stream()
                .filter(match -> match.stream().noneMatch(written::contains))
                .toList();
        // The output of a void method is differentiated only where nothing else is, unless wrt says so.
        List<List<Integer>> best = unwritten.isEmpty() ? matches : unwritten;
        if (best.size() == 1) return best.get(0);
        throw new IllegalArgumentException(
                best.isEmpty()
                        ? "the tangents of " + derivative + " are not those of parameters of " + method
                        : derivative + " may differentiate the parameters " + best + " of " + method
                                + ": choose by wrt(…)");
    }

    private List<List<Integer>> matches(List<Type> tangents, int from) {
        if (tangents.isEmpty()) return List.of(List.of());
        List<List<Integer>> all = new ArrayList<>();
        for (int i = from; i < arguments.length; i++) {
            if (!Types.isTangent(method.parameters().get(i), tangents.get(0))) continue;
            for (List<Integer> rest : matches(tangents.subList(1, tangents.size()), i + 1)) {
                List<Integer> match = new ArrayList<>(List.of(i));
                match.addAll(rest);
                all.add(match);
            }
        }
        return all;
    }

    /** What the parameters are called: as in the class file, else as components of a gradient, else x. */
    List<String> names(List<Integer> wrt, Class<?> gradient) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < wrt.size(); k++) {
            String name = method.parameterName(wrt.get(k));
            if (name == null && wrt.size() > 1 && gradient.isRecord()) {
                name = gradient.getRecordComponents()[k].getName();
            }
            if (name == null) name = wrt.size() == 1 ? "x" : "x" + (k + 1);
            names.add(name);
        }
        return names;
    }

    /** The method as a function of the numbers in some arguments. Of several outputs the result is a list. */
    FlatFunction flat(List<Integer> wrt, List<String> names) {
        return flat(wrt.stream().mapToInt(i -> i).toArray(), names, this::result);
    }

    private FlatFunction flat(int[] wrt, List<String> names, Function<@Nullable Object[], @Nullable Object> f) {
        return new FlatFunction(f, arguments, wrt, names);
    }

    private @Nullable Object result(@Nullable Object[] all) {
        @Nullable Object result = method.call(all);
        if (!method.isVoid()) return result;
        return written.size() == 1
                ? all[written.get(0)]
                : written.stream().map(i -> all[i]).toList();
    }
}
