package org.wengert.processor.models;

/** What takes the elements of a stream of {@code double}. */
public abstract class DoubleSink extends Sink {
    public abstract void accept(double x);

    /** One that hands on to another. */
    public abstract static class Before extends DoubleSink {
        private final Sink next;

        protected Before(Sink next) {
            this.next = next;
        }

        @Override
        public boolean mayEnd() {
            return next.mayEnd();
        }

        @Override
        public boolean hasEnded() {
            return next.hasEnded();
        }
    }
}
