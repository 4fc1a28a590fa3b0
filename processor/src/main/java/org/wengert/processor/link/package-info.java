/** From calls to bodies: what a function calls is put in its place. */
@NullMarked
package org.wengert.processor.link;

import org.jspecify.annotations.NullMarked;
