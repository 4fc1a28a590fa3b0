/** Companions as the functions that the optimisers of Hipparchus ask for. */
package org.wengert.adapters.hipparchus;
