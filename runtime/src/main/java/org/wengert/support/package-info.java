/**
 * What generated derivatives call: cotangents, deep arrays, tapes.
 *
 * <p>The package is exported for the sake of generated code. It is no interface for people: it changes with the processor, and both
 * must be of one version.
 */
@NullMarked
package org.wengert.support;

import org.jspecify.annotations.NullMarked;
