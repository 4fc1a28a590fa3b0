/**
 * The derivatives of the platform's own functions, as rules like any user's: their text is read into the Wengert list, and
 * differentiated again for second order.
 *
 * <p>A rule branches only where its formula would be NaN or lose all its digits, and each arm is right to second order where it is
 * taken, since differentiation follows the arm. Conventions where there is no derivative: {@code abs'(0) = 0}; a tie of {@code max}
 * goes to the second argument, one of {@code min} to the first; {@code clamp} at its bounds is the value; functions that are constant
 * piece by piece have derivative 0 everywhere.
 */
@NullMarked
package org.wengert.processor.rules.builtin;

import org.jspecify.annotations.NullMarked;
