/** Random small Java methods, differentiated and checked like the programs of the corpus; what fails is shrunk to a few lines. */
@NullMarked
package org.wengert.processor.fuzz;

import org.jspecify.annotations.NullMarked;
