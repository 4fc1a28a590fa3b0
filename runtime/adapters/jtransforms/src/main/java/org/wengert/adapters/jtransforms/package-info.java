/** Pullbacks of the Fourier, cosine and sine transforms of JTransforms. */
package org.wengert.adapters.jtransforms;
