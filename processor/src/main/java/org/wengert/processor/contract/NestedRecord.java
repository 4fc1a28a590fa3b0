package org.wengert.processor.contract;

import java.util.List;

/**
 * A record nested in a companion.
 *
 * @param name its simple name
 * @param components its components
 */
public record NestedRecord(String name, List<Component> components) {
    /** Copies the list. */
    public NestedRecord {
        components = List.copyOf(components);
    }

    /**
     * A component.
     *
     * @param type its type as it stands in a source
     * @param name its name
     */
    public record Component(String type, String name) {}
}
