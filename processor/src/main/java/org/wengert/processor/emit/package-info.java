/** From the Wengert list to Java source: bodies of methods, and the companion class around them. */
@NullMarked
package org.wengert.processor.emit;

import org.jspecify.annotations.NullMarked;
