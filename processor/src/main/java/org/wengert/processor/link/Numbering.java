package org.wengert.processor.link;

import java.util.IdentityHashMap;
import java.util.Map;

/** Numbers for things, by identity. */
final class Numbering {
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    int of(Object thing) {
        return numbers.computeIfAbsent(thing, k -> numbers.size());
    }
}
