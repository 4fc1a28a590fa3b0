package org.wengert.processor.models;

/** What takes the elements of a stream of {@code int}. */
public abstract class IntSink extends Sink {
    public abstract void accept(int x);

    /** One that hands on to another. */
    public abstract static class Before extends IntSink {
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
