/**
 * The evals of GradBench, one a class: the primal as one writes it from the mathematics, and the functions that GradBench asks for. All
 * derivatives come from the primals' companions.
 */
package org.wengert.samples.gradbench.evals;
