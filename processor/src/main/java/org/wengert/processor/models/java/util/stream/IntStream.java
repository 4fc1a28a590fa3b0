package org.wengert.processor.models.java.util.stream;

import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.wengert.processor.models.DoubleSink;
import org.wengert.processor.models.IntSink;
import org.wengert.processor.models.Ints;
import org.wengert.processor.models.ObjectSink;
import org.wengert.processor.models.Pipeline;
import org.wengert.processor.models.java.util.OptionalDouble;
import org.wengert.processor.models.java.util.OptionalInt;

/** {@link java.util.stream.IntStream}. */
public abstract class IntStream extends Pipeline {
    // ---- the elements

    /** The element at a place, of a stream that is indexed. */
    protected int get(int i) {
        throw new IllegalStateException();
    }

    /** Sends all elements, of a stream that is not indexed. */
    protected void sendTo(IntSink sink) {
        throw new IllegalStateException();
    }

    /** Sends all elements. */
    public final void send(IntSink sink) {
        if (!isIndexed()) {
            sendTo(sink);
        } else if (sink.mayEnd()) {
            int n = size();
            int i = 0;
            while (i < n && !sink.hasEnded()) {
                sink.accept(get(i));
                i++;
            }
        } else {
            int n = size();
            for (int i = 0; i < n; i++) sink.accept(get(i));
        }
    }

    /** A stream that is not indexed. */
    abstract static class Sent extends IntStream {
        @Override
        public final boolean isIndexed() {
            return false;
        }
    }

    /** A stream that is made from another, element for element. */
    abstract static class Mapped extends IntStream {
        private final Pipeline before;

        Mapped(Pipeline before) {
            this.before = before;
        }

        @Override
        public final boolean isIndexed() {
            return before.isIndexed();
        }

        @Override
        public final int size() {
            return before.size();
        }
    }

    // ---- sources

    /** Some elements of an array. */
    public static IntStream of(int[] values, int from, int n) {
        return new IntStream() {
            @Override
            public boolean isIndexed() {
                return true;
            }

            @Override
            public int size() {
                return n;
            }

            @Override
            protected int get(int i) {
                return values[from + i];
            }
        };
    }

    public static IntStream of(int... values) {
        return of(values, 0, values.length);
    }

    public static IntStream of(int value) {
        return of(new int[] {value});
    }

    public static IntStream empty() {
        return of(new int[0]);
    }

    public static IntStream generate(IntSupplier supplier) {
        notNull(supplier);
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                while (!sink.hasEnded()) sink.accept(supplier.getAsInt());
            }
        };
    }

    public static IntStream iterate(int seed, IntUnaryOperator next) {
        notNull(next);
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                if (sink.hasEnded()) return;
                int x = seed;
                sink.accept(x);
                while (!sink.hasEnded()) {
                    x = next.applyAsInt(x);
                    sink.accept(x);
                }
            }
        };
    }

    public static IntStream iterate(int seed, IntPredicate hasNext, IntUnaryOperator next) {
        notNull(next);
        notNull(hasNext);
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                if (sink.hasEnded()) return;
                int x = seed;
                while (hasNext.test(x)) {
                    sink.accept(x);
                    if (sink.hasEnded()) return;
                    x = next.applyAsInt(x);
                }
            }
        };
    }

    public static IntStream concat(IntStream a, IntStream b) {
        notNull(a);
        notNull(b);
        a.use();
        b.use();
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                a.send(sink);
                b.send(sink);
            }
        };
    }

    // ---- intermediate operations

    public IntStream map(IntUnaryOperator f) {
        notNull(f);
        use();
        IntStream before = this;
        return new IntStream.Mapped(before) {
            @Override
            protected int get(int i) {
                return f.applyAsInt(before.get(i));
            }

            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink.Before(sink) {
                    @Override
                    public void accept(int x) {
                        sink.accept(f.applyAsInt(x));
                    }
                });
            }
        };
    }

    public DoubleStream mapToDouble(IntToDoubleFunction f) {
        notNull(f);
        use();
        IntStream before = this;
        return new DoubleStream.Mapped(before) {
            @Override
            protected double get(int i) {
                return f.applyAsDouble(before.get(i));
            }

            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new IntSink.Before(sink) {
                    @Override
                    public void accept(int x) {
                        sink.accept(f.applyAsDouble(x));
                    }
                });
            }
        };
    }

    public <U> Stream<U> mapToObj(IntFunction<? extends U> f) {
        notNull(f);
        use();
        IntStream before = this;
        return new Stream.Mapped<U>(before) {
            @Override
            protected U get(int i) {
                return f.apply(before.get(i));
            }

            @Override
            protected void sendTo(ObjectSink<U> sink) {
                before.send(new IntSink.Before(sink) {
                    @Override
                    public void accept(int x) {
                        sink.accept(f.apply(x));
                    }
                });
            }
        };
    }

    public IntStream flatMap(IntFunction<? extends IntStream> f) {
        notNull(f);
        use();
        IntStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink.Before(sink) {
                    @Override
                    public void accept(int x) {
                        IntStream inner = f.apply(x);
                        if (inner == null) return;
                        inner.use();
                        inner.send(sink);
                    }
                });
            }
        };
    }

    public IntStream filter(IntPredicate predicate) {
        notNull(predicate);
        use();
        IntStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink.Before(sink) {
                    @Override
                    public void accept(int x) {
                        if (predicate.test(x)) sink.accept(x);
                    }
                });
            }
        };
    }

    public IntStream peek(IntConsumer action) {
        notNull(action);
        return map(x -> {
            action.accept(x);
            return x;
        });
    }

    public IntStream limit(long n) {
        notNegative(n);
        use();
        IntStream before = this;
        return new IntStream() {
            @Override
            public boolean isIndexed() {
                return before.isIndexed();
            }

            @Override
            public int size() {
                return (int) Math.min(before.size(), n);
            }

            @Override
            protected int get(int i) {
                return before.get(i);
            }

            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink() {
                    private long left = n;

                    @Override
                    public void accept(int x) {
                        if (left > 0) {
                            left--;
                            sink.accept(x);
                        }
                    }

                    @Override
                    public boolean mayEnd() {
                        return true;
                    }

                    @Override
                    public boolean hasEnded() {
                        return left == 0 || sink.hasEnded();
                    }
                });
            }
        };
    }

    public IntStream skip(long n) {
        notNegative(n);
        use();
        IntStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink.Before(sink) {
                    private long left = n;

                    @Override
                    public void accept(int x) {
                        if (left > 0) left--;
                        else sink.accept(x);
                    }
                });
            }
        };
    }

    public IntStream takeWhile(IntPredicate predicate) {
        notNull(predicate);
        use();
        IntStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink() {
                    private boolean ended;

                    @Override
                    public void accept(int x) {
                        if (ended) return;
                        if (predicate.test(x)) sink.accept(x);
                        else ended = true;
                    }

                    @Override
                    public boolean mayEnd() {
                        return true;
                    }

                    @Override
                    public boolean hasEnded() {
                        return ended || sink.hasEnded();
                    }
                });
            }
        };
    }

    public IntStream dropWhile(IntPredicate predicate) {
        notNull(predicate);
        use();
        IntStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(IntSink sink) {
                before.send(new IntSink.Before(sink) {
                    private boolean begun;

                    @Override
                    public void accept(int x) {
                        if (!begun && !predicate.test(x)) begun = true;
                        if (begun) sink.accept(x);
                    }
                });
            }
        };
    }

    public IntStream sequential() {
        return this;
    }

    // ---- terminal operations

    public void forEach(IntConsumer action) {
        notNull(action);
        use();
        send(new IntSink() {
            @Override
            public void accept(int x) {
                action.accept(x);
            }
        });
    }

    public void forEachOrdered(IntConsumer action) {
        forEach(action);
    }

    public int reduce(int identity, IntBinaryOperator op) {
        notNull(op);
        use();
        int[] result = {identity};
        send(new IntSink() {
            @Override
            public void accept(int x) {
                result[0] = op.applyAsInt(result[0], x);
            }
        });
        return result[0];
    }

    public OptionalInt reduce(IntBinaryOperator op) {
        notNull(op);
        use();
        boolean[] present = {false};
        int[] result = {0};
        send(new IntSink() {
            @Override
            public void accept(int x) {
                result[0] = present[0] ? op.applyAsInt(result[0], x) : x;
                present[0] = true;
            }
        });
        return present[0] ? OptionalInt.of(result[0]) : OptionalInt.empty();
    }

    public OptionalInt min() {
        return reduce((a, b) -> Math.min(a, b));
    }

    public OptionalInt max() {
        return reduce((a, b) -> Math.max(a, b));
    }

    public long count() {
        use();
        if (isIndexed()) return size();
        long[] n = {0};
        send(new IntSink() {
            @Override
            public void accept(int x) {
                n[0]++;
            }
        });
        return n[0];
    }

    public boolean anyMatch(IntPredicate predicate) {
        notNull(predicate);
        use();
        return finds(predicate, true);
    }

    public boolean allMatch(IntPredicate predicate) {
        notNull(predicate);
        use();
        return !finds(predicate, false);
    }

    public boolean noneMatch(IntPredicate predicate) {
        return !anyMatch(predicate);
    }

    private boolean finds(IntPredicate predicate, boolean wanted) {
        boolean[] found = {false};
        send(new IntSink() {
            @Override
            public void accept(int x) {
                if (!found[0] && predicate.test(x) == wanted) found[0] = true;
            }

            @Override
            public boolean mayEnd() {
                return true;
            }

            @Override
            public boolean hasEnded() {
                return found[0];
            }
        });
        return found[0];
    }

    public OptionalInt findFirst() {
        use();
        boolean[] present = {false};
        int[] result = {0};
        send(new IntSink() {
            @Override
            public void accept(int x) {
                if (present[0]) return;
                result[0] = x;
                present[0] = true;
            }

            @Override
            public boolean mayEnd() {
                return true;
            }

            @Override
            public boolean hasEnded() {
                return present[0];
            }
        });
        return present[0] ? OptionalInt.of(result[0]) : OptionalInt.empty();
    }

    public OptionalInt findAny() {
        return findFirst();
    }

    public int[] toArray() {
        use();
        if (isIndexed()) {
            int[] all = new int[size()];
            for (int i = 0; i < all.length; i++) all[i] = get(i);
            return all;
        }
        Ints all = new Ints();
        send(new IntSink() {
            @Override
            public void accept(int x) {
                all.add(x);
            }
        });
        return all.toArray();
    }

    public int sum() {
        return reduce(0, (a, b) -> a + b);
    }

    public OptionalDouble average() {
        long[] sum = {0};
        long[] n = {0};
        forEach(x -> {
            sum[0] += x;
            n[0]++;
        });
        return n[0] > 0 ? OptionalDouble.of((double) sum[0] / n[0]) : OptionalDouble.empty();
    }

    public DoubleStream asDoubleStream() {
        return mapToDouble(i -> i);
    }

    public Stream<Integer> boxed() {
        return mapToObj(x -> x);
    }

    public static IntStream range(int from, int to) {
        return new IntStream() {
            @Override
            public boolean isIndexed() {
                return true;
            }

            @Override
            public int size() {
                return Math.max(to - from, 0);
            }

            @Override
            protected int get(int i) {
                return from + i;
            }
        };
    }

    public static IntStream rangeClosed(int from, int to) {
        return from > to ? range(from, from) : range(from, to + 1);
    }
}
