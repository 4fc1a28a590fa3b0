/**
 * The corpus: every annotated method in {@code src/test/resources/programs} is differentiated and checked in every way there is.
 * Adding a test is adding a method; {@link org.wengert.processor.programs.Directions} says how its arguments are chosen.
 */
@NullMarked
package org.wengert.processor.programs;

import org.jspecify.annotations.NullMarked;
