/**
 * Automatic differentiation of ordinary Java methods, at compile time.
 *
 * <p>Annotate a method with {@link org.wengert.Differentiable}, and the annotation processor writes its derivatives next to it, as
 * an ordinary Java class.
 */
@NullMarked
package org.wengert;

import org.jspecify.annotations.NullMarked;
