/** What can be known of a function before it is differentiated: side tables keyed by variable. */
@NullMarked
package org.wengert.processor.analysis;

import org.jspecify.annotations.NullMarked;
