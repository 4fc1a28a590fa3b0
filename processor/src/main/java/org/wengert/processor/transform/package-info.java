/** From a function to its derivatives: forward mode, reverse mode. */
@NullMarked
package org.wengert.processor.transform;

import org.jspecify.annotations.NullMarked;
