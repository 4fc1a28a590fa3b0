package org.wengert.processor.emit;

import org.wengert.processor.ir.Type;

/** A Java variable: it holds several values of the Wengert list in turn. */
final class Local {
    final Type type;

    /** The user's name for it, else a made-up one. */
    String wish;

    /** Whether the name is the user's own. */
    boolean named;

    /** Whether it stands elsewhere already: a parameter or a field. */
    boolean bound;

    /** The name in the source; empty until allocated. */
    String name = "";

    Local(Type type, String wish, boolean named) {
        this.type = type;
        this.wish = wish;
        this.named = named;
    }
}
