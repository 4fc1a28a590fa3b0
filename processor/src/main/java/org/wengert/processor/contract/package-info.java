/** The contract of the companion classes, as data: which members a method gets, with which signatures. */
@NullMarked
package org.wengert.processor.contract;

import org.jspecify.annotations.NullMarked;
