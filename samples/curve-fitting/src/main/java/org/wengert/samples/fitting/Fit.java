package org.wengert.samples.fitting;

/**
 * What a method has found.
 *
 * @param parameters where it stopped
 * @param iterations of the method
 * @param evaluations of the model or of its derivatives
 * @param milliseconds that it took
 * @param end why it stopped, where that was not convergence; else empty
 */
record Fit(double[] parameters, int iterations, int evaluations, double milliseconds, String end) {}
