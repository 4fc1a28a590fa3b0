package org.wengert.processor.ir;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Java arrays and tapes at run time. The operations on whole arrays return how many entries they touch. */
final class Memory {
    private Memory() {}

    /** A growable array at run time. */
    static final class TapeValue {
        private final List<@Nullable Object> entries = new ArrayList<>();
        private final @Nullable Object zero;

        TapeValue(@Nullable Object zero) {
            this.zero = zero;
        }

        void set(int index, @Nullable Object value) {
            while (entries.size() <= index) entries.add(zero);
            entries.set(index, value);
        }
    }

    static @Nullable Object get(@Nullable Object array, int index) {
        return array instanceof TapeValue tape ? tape.entries.get(index) : Array.get(array, index);
    }

    static void set(@Nullable Object array, int index, @Nullable Object value) {
        if (array instanceof TapeValue tape) {
            tape.set(index, value);
        } else if (array instanceof Object[] objects) {
            objects[index] = value;
        } else {
            Array.set(array, index, value);
        }
    }

    static boolean holds(@Nullable Object array, int index) {
        if (array == null || index < 0) return false;
        return index < (array instanceof TapeValue tape ? tape.entries.size() : Array.getLength(array));
    }

    static long entries(@Nullable Object array) {
        if (array == null || !array.getClass().isArray()) return 0;
        long count = Array.getLength(array);
        if (array instanceof Object[] rows) for (Object row : rows) count += entries(row);
        return count;
    }

    /** A copy, or zeros of the same shape, with rows shared as they are. */
    static @Nullable Object like(@Nullable Object array, boolean zeros, Map<Object, Object> made) {
        if (array == null || !array.getClass().isArray()) return array;
        Object known = made.get(array);
        if (known != null) return known;
        int length = Array.getLength(array);
        Object result = Array.newInstance(array.getClass().getComponentType(), length);
        made.put(array, result);
        boolean rows = array instanceof Object[];
        for (int i = 0; i < length && (rows || !zeros); i++) set(result, i, like(get(array, i), zeros, made));
        return result;
    }

    static void addAll(@Nullable Object into, @Nullable Object from, boolean once) {
        addAll(into, from, once, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void addAll(@Nullable Object into, @Nullable Object from, boolean once, Set<Object> done) {
        if (into == null || from == null || once && !done.add(from)) return;
        Type element = element(into);
        for (int i = 0; i < Array.getLength(into); i++) {
            if (into instanceof Object[] rows) {
                addAll(rows[i], get(from, i), once, done);
            } else {
                set(into, i, Arithmetic.evaluate(Operation.Basic.ADD, element, new Object[] {get(into, i), get(from, i)
                }));
            }
        }
    }

    private static Type element(Object array) {
        return array instanceof double[] ? Type.DOUBLE : array instanceof float[] ? Type.FLOAT : Type.INT;
    }

    /** Fills an array with what nobody may read. */
    static void spoil(Object array) {
        if (array instanceof double[] d) Arrays.fill(d, Double.NaN);
        else if (array instanceof float[] f) Arrays.fill(f, Float.NaN);
        else if (array instanceof int[] i) Arrays.fill(i, Integer.MIN_VALUE);
        else if (array instanceof long[] l) Arrays.fill(l, Long.MIN_VALUE);
        else if (array instanceof boolean[] b) Arrays.fill(b, true);
    }

    static void fill(@Nullable Object array) {
        if (array instanceof Object[] rows) {
            for (Object row : rows) fill(row);
        } else if (array != null) {
            int length = Array.getLength(array);
            System.arraycopy(Array.newInstance(array.getClass().getComponentType(), length), 0, array, 0, length);
        }
    }
}
