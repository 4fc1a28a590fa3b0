package org.wengert.processor.ir;

import java.util.List;

/**
 * Names a {@link Line.Scope}, so that an exit can leave it. Identity counts.
 *
 * <p>A scope whose label <em>catches</em> exceptions is also left by those that are thrown in its body; its one result is the
 * exception. Only what the front end gives has such scopes: linking makes exits of the throws.
 */
public final class Label {
    private final String name;
    private final List<String> caught;

    public Label(String name) {
        this(name, List.of());
    }

    /** @param caught the canonical names of the classes of exceptions that are caught */
    public Label(String name, List<String> caught) {
        this.name = name;
        this.caught = List.copyOf(caught);
    }

    public String name() {
        return name;
    }

    /** The classes of exceptions that leave the scope; none for most. */
    public List<String> caught() {
        return caught;
    }

    /** Another label like this one. */
    public Label again() {
        return new Label(name, caught);
    }
}
