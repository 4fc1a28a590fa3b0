package org.wengert.processor.frontend;

import java.util.Set;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Type;

/** What is known of the platform's own methods. */
final class Library {
    private static final Set<String> PURE_CLASSES = Set.of(
            "java.lang.Math",
            "java.lang.StrictMath",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Boolean");

    private static final Set<String> OUTPUT = Set.of(
            "java.io.PrintStream",
            "java.io.PrintWriter",
            "java.lang.System.Logger",
            "java.util.logging.Logger",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.Double",
            "java.lang.Float",
            "java.util.Objects");

    private Library() {}

    /** Whether a call only prints, logs, formats or checks its arguments. */
    static boolean isOutput(Callee callee) {
        return OUTPUT.contains(callee.owner())
                && (callee.result() == null || !callee.result().isFloating());
    }

    /** Whether a call is a function of numbers: no effects, and the same result for the same arguments. */
    static boolean isPure(Callee callee) {
        return callee.kind() == Callee.Kind.STATIC
                && PURE_CLASSES.contains(callee.owner())
                && callee.result() instanceof Type.Primitive
                && !callee.name().equals("random")
                && callee.parameters().stream().allMatch(t -> t instanceof Type.Primitive);
    }
}
