package org.wengert.processor.ir;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Gives each object of one kind (variables, labels, slots) a word of its own in a printed function.
 *
 * <p>The first {@code x} is {@code x}, the second {@code x.2}; what has no name gets a prefix and a number, {@code v1}. A name
 * that could be taken for such a number is quoted, so the reader restores every name exactly.
 */
final class Spelling {
    static final String VARIABLE = "v";
    static final String LABEL = "L";
    static final String SLOT = "s";

    private final String prefix;
    private final Map<Object, String> words = new IdentityHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** A spelling whose nameless objects are called {@code prefix1}, {@code prefix2}, … */
    Spelling(String prefix) {
        this.prefix = prefix;
    }

    String of(Object named, String name) {
        return words.computeIfAbsent(named, object -> fresh(name));
    }

    private String fresh(String name) {
        if (name.isEmpty()) return prefix + uses.merge("", 1, Integer::sum);
        String word = Words.isNumbered(name, prefix) ? Words.quoted(name, '`') : Words.name(name);
        int use = uses.merge(word, 1, Integer::sum);
        return use == 1 ? word : word + "." + use;
    }
}
