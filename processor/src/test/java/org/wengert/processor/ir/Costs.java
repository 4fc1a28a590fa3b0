package org.wengert.processor.ir;

import java.util.Set;

/** The price of operations: 1 for simple ones, 4 for divisions, roots and fused products, 20 for other functions. */
final class Costs {
    static final long SIMPLE = 1;
    private static final long DIVISION = 4;
    private static final long FUNCTION = 20;
    private static final Set<String> CHEAP = Set.of("java.lang.Math.sqrt", "java.lang.Math.fma");

    private Costs() {}

    static long of(Operation operation) {
        if (operation instanceof Operation.Apply apply) return of(apply.callee());
        if (!(operation instanceof Operation.Basic basic)) return SIMPLE;
        return switch (basic) {
            case DIV, REM, QUOTIENT -> DIVISION;
            case CONCAT -> FUNCTION;
            default -> SIMPLE;
        };
    }

    static long of(Callee callee) {
        return switch (callee.kind()) {
            case FIELD, STATIC_FIELD -> SIMPLE;
            default -> CHEAP.contains(callee.toString()) ? DIVISION : FUNCTION;
        };
    }
}
