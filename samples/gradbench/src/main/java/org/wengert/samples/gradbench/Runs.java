package org.wengert.samples.gradbench;

/**
 * How often an eval wants a function to run: until both are met.
 *
 * @param minRuns the smallest number of timed runs
 * @param minSeconds the shortest time that they take together
 */
record Runs(int minRuns, double minSeconds) {
    static final Runs ONCE = new Runs(1, 0);

    boolean areMet(int runs, long nanoseconds) {
        return runs >= Math.max(1, minRuns) && nanoseconds >= minSeconds * 1e9;
    }
}
