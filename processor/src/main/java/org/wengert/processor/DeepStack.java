package org.wengert.processor;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on a thread of its own, while the caller waits, whose stack is large: trees and blocks are walked recursively, and a long sum, a
 * long chain of {@code else if} or of early returns is as deep as it is long.
 */
final class DeepStack {
    private static final long BYTES = 1L << 29;

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private final Work work;
    private @Nullable Throwable thrown;

    private DeepStack(Work work) {
        this.work = work;
    }

    /** Does it, and throws what it throws. */
    static void run(Work work) throws IOException {
        new DeepStack(work).run();
    }

    private void run() throws IOException {
        Thread thread = new Thread(null, this::attempt, "wengert", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (thrown instanceof IOException e) throw e;
        if (thrown instanceof RuntimeException e) throw e;
        if (thrown instanceof Error e) throw e;
    }

    private void attempt() {
        try {
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            thrown = e;
        }
    }
}
