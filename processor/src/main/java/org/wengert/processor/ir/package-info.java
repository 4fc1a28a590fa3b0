/** The Wengert list: a typed, structured intermediate representation in which every line is one elementary operation. */
@NullMarked
package org.wengert.processor.ir;

import org.jspecify.annotations.NullMarked;
