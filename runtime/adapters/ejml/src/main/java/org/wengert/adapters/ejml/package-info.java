/** The dense operations of EJML on arrays, with hand-written pullbacks. */
package org.wengert.adapters.ejml;
