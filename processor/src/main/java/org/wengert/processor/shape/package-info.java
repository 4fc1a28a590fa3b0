/** Gives loops the shapes that HotSpot compiles well. These passes come last: nothing is differentiated after them. */
@NullMarked
package org.wengert.processor.shape;

import org.jspecify.annotations.NullMarked;
