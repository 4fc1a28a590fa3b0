package org.wengert.processor.ir;

/** Names a {@link Line.Scope}, so that an exit can leave it. Identity counts. */
public final class Label {
    private final String name;

    public Label(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }
}
