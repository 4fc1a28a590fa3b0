package org.wengert.processor.emit;

import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Position;

/** The comment that tells where in the user's source a statement comes from. */
@FunctionalInterface
public interface Citation {
    /** The comment's text; null for none. */
    @Nullable
    String of(Position position);

    /** The file's name and the line: {@code Curves.java:14}. */
    static Citation ofLines() {
        return position -> position.file().substring(position.file().lastIndexOf('/') + 1) + ":" + position.line();
    }
}
