/** Passes that make code smaller without changing what it computes. */
@NullMarked
package org.wengert.processor.simplify;

import org.jspecify.annotations.NullMarked;
