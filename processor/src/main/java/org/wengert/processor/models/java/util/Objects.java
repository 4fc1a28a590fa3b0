package org.wengert.processor.models.java.util;

/** {@link java.util.Objects}. */
public final class Objects {
    private Objects() {}

    public static <T> T requireNonNull(T object) {
        if (object == null) throw new NullPointerException();
        return object;
    }

    public static <T> T requireNonNull(T object, String message) {
        if (object == null) throw new NullPointerException(message);
        return object;
    }

    public static <T> T requireNonNullElse(T object, T otherwise) {
        return object != null ? object : requireNonNull(otherwise, "defaultObj");
    }
}
