package org.wengert.processor;

import org.wengert.processor.ir.Function;

/**
 * Second derivatives.
 *
 * @param product from the arguments and tangents to the tangents of the cotangents
 * @param functions what it calls
 */
record SecondOrder(Function product, Functions functions) {}
