package org.wengert.samples.zygote;

import java.util.Locale;

/** A temperature on the scale of Celsius. */
record Celsius(double value) {
    private static final double ZERO = 273.15;

    Kelvin toKelvin() {
        return new Kelvin(value + ZERO);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f°C", value);
    }
}
