package org.wengert.processor.programs;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The floating-point numbers in a value: a number, an array of any rank, a list, a record or an object of a class that has a tangent type.
 * Everything else has no entries.
 */
public final class Entries {
    private Entries() {}

    /** All entries in order; an array that stands at several places counts once, at the first. */
    public static double[] once(@Nullable Object value) {
        List<Double> entries = new ArrayList<>();
        collect(value, entries, new IdentityHashMap<>());
        return entries.stream().mapToDouble(d -> d).toArray();
    }

    /** All entries in order; an array that stands at several places counts at each. */
    public static double[] everywhere(@Nullable Object value) {
        List<Double> entries = new ArrayList<>();
        collect(value, entries, null);
        return entries.stream().mapToDouble(d -> d).toArray();
    }

    /** All entries in order; of an array that stands at several places those at the first, and zeros at the others. */
    public static double[] atFirstPlaces(@Nullable Object value) {
        List<Double> entries = new ArrayList<>();
        atFirstPlaces(value, entries, new IdentityHashMap<>());
        return entries.stream().mapToDouble(d -> d).toArray();
    }

    private static void atFirstPlaces(@Nullable Object value, List<Double> entries, Map<Object, Boolean> seen) {
        Object[] parts = Components.parts(value);
        if (parts != null && seen.put(value, true) == null) {
            for (Object part : parts) atFirstPlaces(part, entries, seen);
        } else if (value != null && value.getClass().isArray() && seen.put(value, true) != null) {
            for (double d : everywhere(value)) entries.add(0 * d);
        } else {
            collect(value, entries, null);
        }
    }

    private static void collect(@Nullable Object value, List<Double> entries, @Nullable Map<Object, Boolean> seen) {
        if (value instanceof Double || value instanceof Float) {
            entries.add(((Number) value).doubleValue());
        } else if (value instanceof List<?> list) {
            for (Object each : list) collect(each, entries, seen);
        } else if (Components.isTaken(value)) {
            for (Object each : Components.components(value)) collect(each, entries, seen);
        } else if (value != null && value.getClass().isArray() && isFloating(value.getClass())) {
            if (seen != null && seen.put(value, true) != null) return;
            for (int i = 0; i < Array.getLength(value); i++) collect(Array.get(value, i), entries, seen);
        }
    }

    private static boolean isFloating(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) element = element.getComponentType();
        return element == double.class || element == float.class || !element.isPrimitive();
    }

    /** A deep copy in which what was shared is shared. */
    public static <T extends @Nullable Object> T copy(T value) {
        return rebuilt(value, d -> d, new IdentityHashMap<>());
    }

    /** A deep copy with other entries, those of {@link #once}. */
    public static <T extends @Nullable Object> T with(T like, double[] entries) {
        int[] next = {0};
        return rebuilt(like, d -> entries[next[0]++], new IdentityHashMap<>());
    }

    /** The same entries, with nothing shared. */
    public static <T extends @Nullable Object> T unshared(T value) {
        return rebuilt(value, d -> d, null);
    }

    /** Tangents of other shapes than a tangent's: of another length, with another row or component, null. */
    public static List<@Nullable Object> ofOtherShapes(@Nullable Object tangent) {
        if (tangent == null) return List.of();
        List<@Nullable Object> others = new ArrayList<>();
        if (tangent instanceof Number) return others;
        others.add(null);
        if (tangent.getClass().isArray()) others.add(longer(tangent));
        if (tangent instanceof List<?> list) {
            List<@Nullable Object> longer = new ArrayList<>(list);
            longer.add(null);
            others.add(longer);
        }
        Object[] parts = Components.parts(tangent);
        for (int i = 0; parts != null && i < parts.length; i++) {
            for (Object other : parts[i] == null ? rowsFor(tangent) : ofOtherShapes(parts[i]))
                others.add(Components.withPart(tangent, i, other));
        }
        return others;
    }

    private static Object longer(Object array) {
        int length = Array.getLength(array);
        Object longer = Array.newInstance(array.getClass().getComponentType(), length + 1);
        System.arraycopy(array, 0, longer, 0, length);
        return longer;
    }

    private static List<Object> rowsFor(Object table) {
        Class<?> row = table.getClass().getComponentType();
        return row == null || !row.isArray() ? List.of() : List.of(Array.newInstance(row.getComponentType(), 0));
    }

    /** Lets rows of one type and length be one array. */
    public static <T extends @Nullable Object> T sharingRows(T value) {
        if (!(value instanceof @Nullable Object[] parts)) return value;
        for (int i = 0; i < parts.length; i++) {
            sharingRows(parts[i]);
            for (int j = 0; j < i; j++) if (areAlike(parts[i], parts[j])) parts[i] = parts[j];
        }
        return value;
    }

    private static boolean areAlike(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null || a.getClass() != b.getClass()) return false;
        return (a instanceof double[] || a instanceof float[]) && Array.getLength(a) == Array.getLength(b);
    }

    /** Other entries, those of {@link #everywhere}, of which what stands at several places keeps those at the first. */
    public static <T extends @Nullable Object> T arranged(T like, double[] entries) {
        return arranged(like, entries, new int[1], new IdentityHashMap<>());
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> T arranged(
            T like, double[] entries, int[] next, Map<Object, Object> done) {
        Object[] parts = like instanceof Object[] ? null : Components.parts(like);
        if (parts != null) {
            Object result = like;
            for (int i = 0; i < parts.length; i++)
                result = Components.withPart(result, i, arranged(parts[i], entries, next, done));
            return (T) result;
        }
        if (like == null || !like.getClass().isArray()) return rebuilt(like, d -> entries[next[0]++], null);
        Object known = done.get(like);
        if (known != null) {
            next[0] += everywhere(like).length;
            return (T) known;
        }
        int length = Array.getLength(like);
        Object copy = Array.newInstance(like.getClass().getComponentType(), length);
        done.put(like, copy);
        for (int i = 0; i < length; i++) Array.set(copy, i, arranged(Array.get(like, i), entries, next, done));
        return (T) copy;
    }

    /** A value of the same shape in which nothing is shared, with entries from {@code numbers}. */
    public static <T extends @Nullable Object> T unshared(T like, DoubleSupplier numbers) {
        return rebuilt(like, d -> numbers.getAsDouble(), null);
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> T rebuilt(
            T value, DoubleUnaryOperator map, @Nullable Map<Object, Object> copies) {
        if (value instanceof Double d) return (T) (Object) map.applyAsDouble(d);
        if (value instanceof Float f) return (T) (Object) (float) map.applyAsDouble(f);
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object each : list) copy.add(rebuilt(each, map, copies));
            return (T) copy;
        }
        if (Components.isTaken(value)) {
            Object[] components = Components.components(value);
            for (int i = 0; i < components.length; i++) components[i] = rebuilt(components[i], map, copies);
            return (T) Components.make(value.getClass(), components);
        }
        if (value == null || !value.getClass().isArray()) return value;
        Object known = copies == null ? null : copies.get(value);
        if (known != null) return (T) known;
        if (value instanceof double[] d) {
            double[] copy = new double[d.length];
            if (copies != null) copies.put(value, copy);
            for (int i = 0; i < d.length; i++) copy[i] = map.applyAsDouble(d[i]);
            return (T) copy;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        if (copies != null) copies.put(value, copy);
        for (int i = 0; i < length; i++) Array.set(copy, i, rebuilt(Array.get(value, i), map, copies));
        return (T) copy;
    }

    /** Whether two values are the same, bit for bit, also in shape and in null rows. */
    public static boolean identical(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> x && b instanceof List<?> y) return identical(x.toArray(), y.toArray());
        if (Components.isTaken(a) && Components.isTaken(b)) {
            return a.getClass() == b.getClass() && identical(Components.components(a), Components.components(b));
        }
        if (a == null || b == null || !a.getClass().isArray()) return Objects.equals(a, b);
        if (a.getClass() != b.getClass() || Array.getLength(a) != Array.getLength(b)) return false;
        for (int i = 0; i < Array.getLength(a); i++) {
            if (!identical(Array.get(a, i), Array.get(b, i))) return false;
        }
        return true;
    }

    /** Which arrays inside a value are the same array: the same list for two values means the same sharing and shape. */
    public static List<Integer> sharing(@Nullable Object value) {
        List<Integer> places = new ArrayList<>();
        places(value, places, new IdentityHashMap<>());
        return places;
    }

    private static void places(@Nullable Object value, List<Integer> places, Map<Object, Integer> numbers) {
        if (value == null) {
            places.add(-1);
        } else if (value instanceof List<?> list) {
            places.add(list.size());
            for (Object each : list) places(each, places, numbers);
        } else if (Components.isTaken(value)) {
            for (Object each : Components.components(value)) places(each, places, numbers);
        } else if (value.getClass().isArray()) {
            Integer known = numbers.putIfAbsent(value, numbers.size());
            places.add(known == null ? numbers.size() - 1 : known);
            places.add(Array.getLength(value));
            if (known != null || value.getClass().getComponentType().isPrimitive()) return;
            for (Object row : (Object[]) value) places(row, places, numbers);
        }
    }

    /** Overwrites every number in the arrays of a value that was handed out: nobody else may notice. */
    public static void spoil(@Nullable Object value) {
        if (value instanceof double[] d) Arrays.fill(d, 1e300);
        else if (value instanceof float[] f) Arrays.fill(f, 1e30f);
        else if (value instanceof Object[] rows) Arrays.stream(rows).forEach(Entries::spoil);
        else if (value instanceof List<?> list) list.forEach(Entries::spoil);
        else if (Components.isTaken(value)) spoil(Components.components(value));
    }

    /** A value to be read. */
    public static String text(@Nullable Object value) {
        String inBrackets = Arrays.deepToString(new @Nullable Object[] {readable(value)});
        return inBrackets.substring(1, inBrackets.length() - 1);
    }

    private static @Nullable Object readable(@Nullable Object value) {
        if (value instanceof Object[] parts)
            return Arrays.stream(parts).map(Entries::readable).toArray();
        if (value instanceof List<?> parts) return readable(parts.toArray());
        return Components.isTaken(value) ? readable(Components.components(value)) : value;
    }
}
