package org.wengert.support;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of any rank as values: copying, adding, zeros of the same shape. They may be jagged, have null rows, and have a row at several
 * places; results keep that structure.
 *
 * <p>An object keeps the arrays that it has made: what it is asked for next has their storage where the shape is the same, and
 * nothing is allocated. So it gives one result at a time.
 */
public final class Tables {
    private final Identities seen = new Identities();
    private final Identities likes = new Identities();
    private final Rooms arrays = new Rooms();

    /** Without any storage yet. */
    public Tables() {}

    private void begin() {
        arrays.rewind();
        seen.clear();
        likes.clear();
    }

    /** A deep copy with the same sharing. Elements that are no arrays are kept. */
    public <T> T copy(T source) {
        begin();
        Object copy = copied(source);
        seen.clear();
        return sameType(source, copy);
    }

    private Object copied(Object source) {
        Object done = seen.get(source);
        if (done != null) return done;
        Object copy = arrays.room(source);
        seen.put(source, copy);
        if (source instanceof @Nullable Object[] from) {
            @Nullable Object[] into = (@Nullable Object[]) copy;
            for (int i = 0; i < from.length; i++) {
                Object part = from[i];
                into[i] = part != null && isArray(part) ? copied(part) : part;
            }
        } else {
            System.arraycopy(source, 0, copy, 0, Array.getLength(source));
        }
        return copy;
    }

    /** Zeros in the shape and with the sharing of an array of numbers. */
    public <T> T zeros(T like) {
        begin();
        Object zeros = zerosLike(like);
        seen.clear();
        return sameType(like, zeros);
    }

    private Object zerosLike(Object like) {
        Object done = seen.get(like);
        if (done != null) return done;
        Object zeros = arrays.room(like);
        seen.put(like, zeros);
        if (like instanceof @Nullable Object[] parts) {
            @Nullable Object[] into = (@Nullable Object[]) zeros;
            for (int i = 0; i < parts.length; i++) {
                Object part = parts[i];
                into[i] = part == null ? null : isArray(part) ? zerosLike(part) : AnyRank.number(part, 0);
            }
        } else {
            AnyRank.clear(zeros);
        }
        return zeros;
    }

    /**
     * An array with the sharing of another one: where a row of {@code like} stands at several places, all of these have the row that
     * {@code given} has at the first of them. The rows are those of {@code given}.
     *
     * @param given of the shape of {@code like}
     * @return {@code given} itself, where that is its structure already
     */
    public <T> T atFirstPlaces(T like, T given) {
        begin();
        Object result = firstPlaces(like, given);
        seen.clear();
        return sameType(like, result);
    }

    private Object firstPlaces(Object like, Object given) {
        Object first = seen.get(like);
        if (first != null) return first;
        Object result = like instanceof @Nullable Object[] parts ? tableAtFirstPlaces(parts, given) : given;
        seen.put(like, result);
        return result;
    }

    private Object tableAtFirstPlaces(@Nullable Object[] like, Object given) {
        @Nullable Object[] from = (@Nullable Object[]) given;
        @Nullable Object[] into = from;
        for (int i = 0; i < like.length; i++) {
            Object part = like[i];
            Object place = from[i];
            if (part == null || place == null || !isArray(part)) continue;
            Object row = firstPlaces(part, place);
            if (row != place && into == from) {
                into = (@Nullable Object[]) arrays.room(given);
                System.arraycopy(from, 0, into, 0, from.length);
            }
            if (row != place) into[i] = row;
        }
        return into;
    }

    /**
     * An array with exactly the sharing of another one: of what {@code like} has at several places, that at the first counts, and what
     * it has once stands once.
     *
     * @param given of the shape of {@code like}
     * @return {@code given} itself, where that is its structure already, else a deep copy
     */
    public <T> T arranged(T like, T given) {
        begin();
        boolean alike = isArrangedLike(like, given);
        begin();
        if (alike) return given;
        Object copy = arrangedCopy(like, given);
        seen.clear();
        return sameType(like, copy);
    }

    private boolean isArrangedLike(Object like, Object given) {
        Object known = seen.get(like);
        Object of = likes.get(given);
        if (known != null || of != null) return known == given && of == like;
        seen.put(like, given);
        likes.put(given, like);
        if (like instanceof @Nullable Object[] parts && given instanceof @Nullable Object[] others) {
            for (int i = 0; i < parts.length; i++) {
                Object part = parts[i];
                Object other = others[i];
                if (part != null && other != null && isArray(part) && !isArrangedLike(part, other)) return false;
            }
        }
        return true;
    }

    private Object arrangedCopy(Object like, Object given) {
        Object done = seen.get(like);
        if (done != null) return done;
        Object copy = arrays.room(given);
        seen.put(like, copy);
        if (like instanceof @Nullable Object[] parts) {
            @Nullable Object[] from = (@Nullable Object[]) given;
            @Nullable Object[] into = (@Nullable Object[]) copy;
            for (int i = 0; i < parts.length; i++) {
                Object part = parts[i];
                Object other = from[i];
                boolean deep = part != null && other != null && isArray(part);
                into[i] = deep ? arrangedCopy(part, other) : other;
            }
        } else {
            System.arraycopy(given, 0, copy, 0, Array.getLength(given));
        }
        return copy;
    }

    /** Adds entry by entry; a part that stands at several places of {@code from} is added once, at its first place. */
    public void add(Object into, Object from) {
        begin();
        addOnce(into, from);
        seen.clear();
    }

    private void addOnce(Object into, Object from) {
        if (seen.get(from) != null) return;
        seen.put(from, from);
        boolean tables = into instanceof Object[] && from instanceof Object[];
        if (!tables || !from.getClass().getComponentType().isArray()) {
            AnyRank.addEverywhere(into, from);
            return;
        }
        @Nullable Object[] sums = (@Nullable Object[]) into;
        @Nullable Object[] parts = (@Nullable Object[]) from;
        DeepArrays.requireLength(sums.length, parts.length);
        for (int i = 0; i < parts.length; i++) {
            Object sum = sums[i];
            Object part = parts[i];
            if (sum != null && part != null) addOnce(sum, part);
        }
    }

    /** {@link Arguments#requireDistinct}, also for arrays of arrays. */
    public void requireDistinct(Object written, Object other, String nameOfWritten, String nameOfOther) {
        requireDistinct(written, other, false, nameOfWritten, nameOfOther);
    }

    /** {@link Arguments#requireDistinctTables}. */
    public void requireDistinctTables(Object written, Object other, String nameOfWritten, String nameOfOther) {
        requireDistinct(written, other, true, nameOfWritten, nameOfOther);
    }

    private void requireDistinct(
            Object written, Object other, boolean onlyTables, String nameOfWritten, String nameOfOther) {
        begin();
        gather(written, onlyTables);
        boolean shared = isGathered(other);
        seen.clear();
        if (shared) throw Arguments.shared(nameOfWritten, nameOfOther);
    }

    /** Arrays without entries are not gathered: nothing can be written there. */
    private void gather(@Nullable Object array, boolean onlyTables) {
        if (array == null || !isArray(array) || Array.getLength(array) == 0 || seen.get(array) != null) return;
        if (!onlyTables || array.getClass().getComponentType().isArray()) seen.put(array, array);
        if (array instanceof @Nullable Object[] rows) for (Object row : rows) gather(row, onlyTables);
    }

    private boolean isGathered(@Nullable Object array) {
        if (array == null) return false;
        if (seen.get(array) != null) return true;
        if (array instanceof @Nullable Object[] rows) for (Object row : rows) if (isGathered(row)) return true;
        return false;
    }

    @SuppressWarnings("unchecked")
    private static <T> T sameType(T like, Object value) {
        return (T) value;
    }

    private static boolean isArray(Object part) {
        return part.getClass().isArray();
    }
}
