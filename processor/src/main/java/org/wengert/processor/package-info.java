/** The annotation processor and the way of the data through it. */
@NullMarked
package org.wengert.processor;

import org.jspecify.annotations.NullMarked;
