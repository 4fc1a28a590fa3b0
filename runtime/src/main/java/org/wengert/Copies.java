package org.wengert;

import java.lang.reflect.Array;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep copies of arrays and records, which keep sharing. Reflection is for records alone: generated code needs none. */
final class Copies {
    private final Map<Object, Object> copies = new IdentityHashMap<>();

    private Copies() {}

    @SuppressWarnings("unchecked")
    static <T> T copy(T value) {
        if (value.getClass().isArray() || value instanceof Record) return (T) new Copies().of(value);
        if (value instanceof Number) return value;
        throw new IllegalArgumentException("stopGradient takes numbers, arrays and records, not "
                + value.getClass().getName());
    }

    private Object of(Object value) {
        Object done = copies.get(value);
        if (done != null) return done;
        Object copy = value instanceof Record record ? ofRecord(record) : ofArray(value);
        copies.put(value, copy);
        return copy;
    }

    private Object ofArray(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        if (array instanceof Object[] parts) {
            @Nullable Object[] into = (@Nullable Object[]) copy;
            for (int i = 0; i < length; i++) into[i] = part(parts[i]);
        } else {
            System.arraycopy(array, 0, copy, 0, length);
        }
        return copy;
    }

    private @Nullable Object part(@Nullable Object part) {
        return part != null && (part.getClass().isArray() || part instanceof Record) ? of(part) : part;
    }

    private Object ofRecord(Record record) {
        Object[] copies = Reflection.components(record).stream().map(this::part).toArray();
        return Reflection.construct(record.getClass(), copies);
    }
}
