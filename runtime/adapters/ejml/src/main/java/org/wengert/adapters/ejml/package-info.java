/** Tangents and pullbacks of the dense matrices of EJML. */
package org.wengert.adapters.ejml;
