package org.wengert.processor.frontend;

import java.util.Map;
import java.util.Set;

/** What methods of the platform do to arrays that they are given, by the text of the call. */
final class PlatformArrays {
    private static final Map<String, Integer> WRITTEN = Map.of(
            "Arrays.fill", 0,
            "Arrays.setAll", 0,
            "Arrays.parallelSetAll", 0,
            "Arrays.parallelPrefix", 0,
            "Arrays.sort", 0,
            "Arrays.parallelSort", 0,
            "System.arraycopy", 2);

    private static final Set<String> COPIES = Set.of("Arrays.copyOf", "Arrays.copyOfRange");

    private PlatformArrays() {}

    /** The place of the argument that is written to, -1 if none is. */
    static int written(String method) {
        return WRITTEN.getOrDefault(simple(method), -1);
    }

    /** Whether the result has the entries of the first argument. */
    static boolean isCopy(String method) {
        return COPIES.contains(simple(method));
    }

    private static String simple(String method) {
        return method.replaceFirst("^java\\.(util|lang)\\.", "");
    }
}
