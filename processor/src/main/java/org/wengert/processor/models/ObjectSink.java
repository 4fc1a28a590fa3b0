package org.wengert.processor.models;

/** What takes the elements of a stream of objects. */
public abstract class ObjectSink<T> extends Sink {
    public abstract void accept(T x);

    /** One that hands on to another. */
    public abstract static class Before<T> extends ObjectSink<T> {
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
