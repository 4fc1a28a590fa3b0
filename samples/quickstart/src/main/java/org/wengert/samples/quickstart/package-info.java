/** Derivatives of small functions, of one layer of a network, of a fit and of an integral, each beside its reference. */
package org.wengert.samples.quickstart;
