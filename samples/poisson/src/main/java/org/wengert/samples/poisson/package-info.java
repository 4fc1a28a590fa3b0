/** A profile, Poisson's equation for it and an integral of the solution, differentiated by the parameter of the profile. */
package org.wengert.samples.poisson;
