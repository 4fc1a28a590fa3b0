/**
 * Between the user's values and functions whose objects are dissolved: takes arguments, tangents and seeds apart, and puts values and
 * cotangents together.
 */
@NullMarked
package org.wengert.processor.boundary;

import org.jspecify.annotations.NullMarked;
