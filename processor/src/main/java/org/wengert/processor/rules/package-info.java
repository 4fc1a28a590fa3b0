/** The derivatives of primitive operations. */
@NullMarked
package org.wengert.processor.rules;

import org.jspecify.annotations.NullMarked;
