/** The shadow compilation and what is read from it. The only package, besides the root, that sees the trees of javac. */
@NullMarked
package org.wengert.processor.frontend;

import org.jspecify.annotations.NullMarked;
