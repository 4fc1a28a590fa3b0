/** The GradBench tool: its protocol, its clock, and workloads to time it with. The evals themselves are in {@code evals}. */
package org.wengert.samples.gradbench;
