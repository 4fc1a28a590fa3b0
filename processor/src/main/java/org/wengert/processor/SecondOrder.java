package org.wengert.processor;

import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Function;

/**
 * Second derivatives.
 *
 * @param product from the arguments and tangents to the tangents of the cotangents
 * @param recorded the same, which does what others may notice only if a recording that it takes behind its arguments does not say that it has
 *     been done; null where there is nothing of that, or it cannot be recorded
 * @param functions what they call
 */
record SecondOrder(Function product, @Nullable Function recorded, Functions functions) {}
