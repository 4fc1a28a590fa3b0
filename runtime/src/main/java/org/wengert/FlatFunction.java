package org.wengert;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function at a point, as one of vectors: from the numbers in the arguments that are differentiated to those in the result. Each call
 * gets fresh arguments, since it may write to them.
 */
final class FlatFunction implements UnaryOperator<double[]> {
    private final Function<@Nullable Object[], @Nullable Object> f;
    private final List<Shape> arguments;
    private final List<double[]> values;
    private final int[] wrt;
    private final List<String> names;
    private final Shape result;

    /**
     * A function at its arguments.
     *
     * @param f the function; an output that is written to an argument it returns
     * @param wrt which arguments are differentiated
     * @param names of the arguments that are differentiated
     */
    FlatFunction(
            Function<@Nullable Object[], @Nullable Object> f,
            @Nullable Object[] arguments,
            int[] wrt,
            List<String> names) {
        this.f = f;
        this.arguments = Arrays.stream(arguments).map(Shape::of).toList();
        this.values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++)
            values.add(this.arguments.get(i).entries(arguments[i]));
        this.wrt = wrt;
        this.names = names;
        this.result = Shape.ofResult(value());
    }

    /** The result at the point. */
    @Nullable
    Object value() {
        return f.apply(arguments(point()));
    }

    @Override
    public double[] apply(double[] x) {
        return result.entries(f.apply(arguments(x)));
    }

    /** The numbers in the arguments that are differentiated. */
    double[] point() {
        return Arrays.stream(wrt)
                .mapToObj(values::get)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Fresh arguments; those that are differentiated have the given numbers. */
    @Nullable
    Object[] arguments(double[] x) {
        List<double[]> moved = new ArrayList<>(values);
        int from = 0;
        for (int i : wrt) {
            int to = from + values.get(i).length;
            moved.set(i, Arrays.copyOfRange(x, from, to));
            from = to;
        }
        @Nullable Object[] fresh = new @Nullable Object[moved.size()];
        for (int i = 0; i < fresh.length; i++) fresh[i] = arguments.get(i).write(null, new Numbers(moved.get(i)));
        return fresh;
    }

    /** The result of a member of a derivative at the point; it may not change its arguments. */
    @Nullable
    Object call(Signature member, @Nullable Object... more) {
        @Nullable Object[] own = arguments(point());
        @Nullable Object[] all = Arrays.copyOf(own, own.length + more.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        @Nullable Object returned = member.call(all);
        requireUnchanged(own);
        return returned;
    }

    /** Arguments that were made by {@link #arguments} for the point are as they were. */
    void requireUnchanged(@Nullable Object[] given) {
        for (int i = 0; i < given.length; i++) {
            ShapeMismatch.requireUnchanged(values.get(i), arguments.get(i).entries(given[i]), "argument " + i);
        }
    }

    /** How many arguments there are, differentiated or not. */
    int arity() {
        return values.size();
    }

    /** The shapes of the arguments that are differentiated. */
    List<Shape> inputs() {
        return Arrays.stream(wrt).mapToObj(arguments::get).toList();
    }

    /** The shape of the result. */
    Shape result() {
        return result;
    }

    boolean isSingle() {
        return result.isSingle() || inputs().stream().anyMatch(Shape::isSingle);
    }

    List<String> inputNames() {
        List<String> all = new ArrayList<>();
        for (int k = 0; k < wrt.length; k++) arguments.get(wrt[k]).names(names.get(k), all);
        return all;
    }

    List<String> outputNames() {
        List<String> all = new ArrayList<>();
        result.names("y", all);
        return all;
    }

    /** The numbers of cotangents: of the one argument itself, or of a record with a component for each. */
    double[] cotangents(@Nullable Object gradient) {
        return joined(inputs(), perInput(gradient));
    }

    /**
     * The rows of a Jacobian: of the one argument, or of a record with a component for each. An entry that stands at several places of an
     * argument has as many columns, of which the first counts.
     */
    double[][] jacobian(@Nullable Object jacobian) {
        List<@Nullable Object> parts =
                jacobian instanceof Record ? Reflection.components(jacobian) : Arrays.asList(jacobian);
        ShapeMismatch.requireLength(wrt.length, parts.size());
        double[][] rows = new double[result.size()][0];
        for (int k = 0; k < wrt.length; k++) {
            ShapeMismatch.requireKind(parts.get(k) instanceof double[][], "double[][]", parts.get(k));
            double[][] part = (double[][]) parts.get(k);
            ShapeMismatch.requireLength(rows.length, part.length);
            for (int i = 0; i < rows.length; i++) {
                double[] row = part[i];
                int[] columnOf = firstPlaces(List.of(inputs().get(k)), row.length);
                rows[i] = DoubleStream.concat(
                                Arrays.stream(rows[i]), Arrays.stream(columnOf).mapToDouble(column -> row[column]))
                        .toArray();
            }
        }
        return rows;
    }

    /** A Hessian of the inputs, which has a row and a column for each place of an entry, of which the first counts. */
    double[][] hessian(double[][] hessian) {
        int[] first = firstPlaces(inputs(), hessian.length);
        return Arrays.stream(first)
                .mapToObj(i -> {
                    ShapeMismatch.requireLength(hessian.length, hessian[i].length);
                    return Arrays.stream(first).mapToDouble(j -> hessian[i][j]).toArray();
                })
                .toArray(double[][]::new);
    }

    /** Where the numbers of values stand first when their parts are counted at each of their places. */
    private static int[] firstPlaces(List<Shape> shapes, int places) {
        int[] first = new int[shapes.stream().mapToInt(Shape::size).sum()];
        int from = 0;
        int number = 0;
        for (Shape shape : shapes) {
            double[] indices = IntStream.range(0, shape.size()).asDoubleStream().toArray();
            Object numbered = shape.write(null, new Numbers(indices));
            double[] everywhere = Shape.ofResult(numbered).entries(numbered);
            for (int place = everywhere.length - 1; place >= 0; place--)
                first[number + (int) everywhere[place]] = from + place;
            from += everywhere.length;
            number += shape.size();
        }
        ShapeMismatch.requireLength(from, places);
        return first;
    }

    private List<@Nullable Object> perInput(@Nullable Object gradient) {
        boolean isOfOne = wrt.length == 1
                && (!(gradient instanceof Record) || inputs().get(0).isRecord());
        return isOfOne ? Arrays.asList(gradient) : Reflection.components(gradient);
    }

    /** The numbers of several values, one after the other. */
    static double[] joined(List<Shape> shapes, List<@Nullable Object> values) {
        ShapeMismatch.requireLength(shapes.size(), values.size());
        double[][] entries = new double[values.size()][];
        for (int i = 0; i < entries.length; i++) entries[i] = shapes.get(i).entries(values.get(i));
        return Arrays.stream(entries).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Values of the given shapes, and types where they are tangents, from one vector. */
    static List<@Nullable Object> split(List<Shape> shapes, double[] entries, List<? extends @Nullable Type> types) {
        ShapeMismatch.requireLength(shapes.size(), types.size());
        List<@Nullable Object> values = new ArrayList<>();
        int from = 0;
        for (int k = 0; k < shapes.size(); k++) {
            int to = from + shapes.get(k).size();
            values.add(shapes.get(k).write(types.get(k), new Numbers(Arrays.copyOfRange(entries, from, to))));
            from = to;
        }
        return values;
    }

    /** Writes into all arrays of a value: who handed it out must not notice. */
    static void spoil(@Nullable Object value) {
        if (value instanceof double[] row) Arrays.fill(row, Double.NaN);
        else if (value instanceof float[] row) Arrays.fill(row, Float.NaN);
        else if (value instanceof Object[] parts) for (Object part : parts) spoil(part);
        else if (value instanceof List<?> parts) parts.forEach(FlatFunction::spoil);
        else if (value instanceof Record record) Reflection.components(record).forEach(FlatFunction::spoil);
    }
}
