package org.wengert.processor.frontend;

import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** Where Java throws if a reference is {@code null}. */
final class NullChecks {
    private static final Type OBJECT = new Type.Reference("java.lang.Object");

    private NullChecks() {}

    static void require(State state, Atom value, Position at) {
        Callee check = Callee.ofStatic("java.util.Objects", "requireNonNull", List.of(OBJECT), OBJECT);
        state.builder.call("", check, List.of(value), at);
    }
}
