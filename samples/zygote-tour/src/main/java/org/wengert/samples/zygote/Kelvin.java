package org.wengert.samples.zygote;

import java.util.Locale;

/** An absolute temperature, or a difference of two. */
record Kelvin(double value) {
    Kelvin plus(Kelvin other) {
        return new Kelvin(value + other.value);
    }

    Kelvin minus(Kelvin other) {
        return new Kelvin(value - other.value);
    }

    Kelvin minus(Celsius other) {
        return minus(other.toKelvin());
    }

    Kelvin times(double factor) {
        return new Kelvin(value * factor);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2fK", value);
    }
}
