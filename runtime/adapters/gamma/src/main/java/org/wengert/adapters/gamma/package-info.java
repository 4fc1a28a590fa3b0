/** Derivatives of the error, gamma and beta functions of Commons Numbers, found by having this jar on the class path. */
package org.wengert.adapters.gamma;
