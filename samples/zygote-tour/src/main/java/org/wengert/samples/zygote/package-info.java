/** The examples of a tutorial of Zygote, in its order, each beside the number that it should give. */
package org.wengert.samples.zygote;
