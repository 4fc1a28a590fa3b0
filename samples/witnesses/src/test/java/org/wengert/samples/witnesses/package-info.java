/** Formulas of libraries, differentiated here, beside the derivatives that the libraries have of their own. */
package org.wengert.samples.witnesses;
