package org.wengert.processor.programs;

import java.util.Set;

/** What the tests demand of the processor; the rest they check where it is there. */
public final class Switches {

    /** The members that every companion must have where the contract says so. Any other is checked if it is there. */
    public static final Set<String> DEMANDED =
            Set.of("gradient", "valueAndGradient", "pullback", "at", "value", "apply", "pushforward");

    private Switches() {}
}
