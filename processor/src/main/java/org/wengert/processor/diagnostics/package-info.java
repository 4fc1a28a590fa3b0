/** What can be said to the user: every diagnostic, with its reason and what to do instead. */
@NullMarked
package org.wengert.processor.diagnostics;

import org.jspecify.annotations.NullMarked;
