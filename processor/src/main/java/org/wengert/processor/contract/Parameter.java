package org.wengert.processor.contract;

/**
 * A parameter of the primal; its receiver too, under the name that {@link Companion} gives it.
 *
 * @param name the name in the companion
 * @param type its type
 * @param isReceiver whether it stands for {@code this}
 */
public record Parameter(String name, ValueType type, boolean isReceiver) {
    /** An ordinary parameter. */
    public Parameter(String name, ValueType type) {
        this(name, type, false);
    }
}
