package org.wengert.support;

/**
 * The order in which the iterations of a long loop are run again, where only some of its states are kept: binomial checkpointing
 * (Griewank and Walther, <em>Evaluating Derivatives</em>, 2nd edition, chapter 12).
 *
 * <p>A stretch of iterations is cut into pieces from its start to its end. The state at the start of each but the last is kept, as a
 * snapshot; all that the reverse sweep needs of the last is kept. The reverse sweep goes through the pieces from the last to the first. Of
 * each it has the snapshot, runs it again, as a stretch of its own, and can use the snapshots of those behind it, which are free by then.
 *
 * <p>All pieces are made of blocks of iterations, a last one may be shorter. With n snapshots, and if no block may run more than r times
 * without being kept, a stretch can have as many blocks as one can choose n out of n + r: f(n, r) = f(n, r − 1) + f(n − 1, r),
 * its first piece and the rest.
 */
public final class Schedule {
    private Schedule() {}

    /** How often a loop {@code for (int i = from; i < to; i += step)} runs, or one down to {@code to} where the step is negative. */
    public static int iterations(int from, int to, int step) {
        long span = step > 0 ? (long) to - from : (long) from - to;
        long size = Math.abs((long) step);
        return span <= 0 ? 0 : Math.toIntExact((span + size - 1) / size);
    }

    /**
     * How many iterations are in the first piece of a stretch; 0 where all that is needed of the stretch is to be kept.
     *
     * @param iterations how many are in the stretch
     * @param snapshots how many states can be kept, that at its start included
     * @param block how many iterations are in a block: of so many all is kept
     */
    public static int first(int iterations, int snapshots, int block) {
        if (iterations <= block) return 0;
        long blocks = (iterations - 1) / block + 1;
        long n = snapshots;
        long r = 0;
        for (long most = 1; most < blocks; ) {
            r++;
            most = most * (n + r) / r;
        }
        return Math.toIntExact(block * firstBlocks(blocks, n, r));
    }

    /** The shortest first piece of those for which the fewest iterations are run in all. */
    private static long firstBlocks(long blocks, long n, long r) {
        long rest = choose(n + r - 1, r);
        long once = choose(n + r - 2, r - 2);
        return Math.max(Math.max(blocks - rest, once), 1);
    }

    private static long choose(long n, long k) {
        if (k < 0) return 0;
        long result = 1;
        for (long i = 1; i <= Math.min(k, n - k); i++) result = result * (n + 1 - i) / i;
        return result;
    }
}
