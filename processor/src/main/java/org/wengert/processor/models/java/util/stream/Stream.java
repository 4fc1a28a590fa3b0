package org.wengert.processor.models.java.util.stream;

import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.wengert.processor.models.DoubleSink;
import org.wengert.processor.models.FixedList;
import org.wengert.processor.models.IntSink;
import org.wengert.processor.models.Merges;
import org.wengert.processor.models.ObjectSink;
import org.wengert.processor.models.Pipeline;
import org.wengert.processor.models.java.util.ArrayList;
import org.wengert.processor.models.java.util.Optional;

/** {@link java.util.stream.Stream}. */
public abstract class Stream<T> extends Pipeline {
    // ---- the elements

    /** The element at a place, of a stream that is indexed. */
    protected T get(int i) {
        throw new IllegalStateException();
    }

    /** Sends all elements, of a stream that is not indexed. */
    protected void sendTo(ObjectSink<T> sink) {
        throw new IllegalStateException();
    }

    /** Sends all elements. */
    public final void send(ObjectSink<T> sink) {
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
    abstract static class Sent<T> extends Stream<T> {
        @Override
        public final boolean isIndexed() {
            return false;
        }
    }

    /** A stream that is made from another, element for element. */
    abstract static class Mapped<T> extends Stream<T> {
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
    public static <T> Stream<T> of(T[] values, int from, int n) {
        return new Stream<T>() {
            @Override
            public boolean isIndexed() {
                return true;
            }

            @Override
            public int size() {
                return n;
            }

            @Override
            protected T get(int i) {
                return values[from + i];
            }
        };
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Stream<T> of(T... values) {
        return of(values, 0, values.length);
    }

    public static <T> Stream<T> of(T value) {
        return of(cell(value), 0, 1);
    }

    public static <T> Stream<T> empty() {
        return of(Stream.<T>cell(null), 0, 0);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] cell(T value) {
        T[] cell = (T[]) new Object[1];
        cell[0] = value;
        return cell;
    }

    /** Sends all elements to what takes others as well. */
    private void forward(ObjectSink<? super T> sink) {
        send(new ObjectSink.Before<T>(sink) {
            @Override
            public void accept(T x) {
                sink.accept(x);
            }
        });
    }

    public static <T> Stream<T> generate(Supplier<? extends T> supplier) {
        notNull(supplier);
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                while (!sink.hasEnded()) sink.accept(supplier.get());
            }
        };
    }

    public static <T> Stream<T> iterate(T seed, UnaryOperator<T> next) {
        notNull(next);
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                if (sink.hasEnded()) return;
                T x = seed;
                sink.accept(x);
                while (!sink.hasEnded()) {
                    x = next.apply(x);
                    sink.accept(x);
                }
            }
        };
    }

    public static <T> Stream<T> iterate(T seed, Predicate<? super T> hasNext, UnaryOperator<T> next) {
        notNull(next);
        notNull(hasNext);
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                if (sink.hasEnded()) return;
                T x = seed;
                while (hasNext.test(x)) {
                    sink.accept(x);
                    if (sink.hasEnded()) return;
                    x = next.apply(x);
                }
            }
        };
    }

    public static <T> Stream<T> concat(Stream<? extends T> a, Stream<? extends T> b) {
        notNull(a);
        notNull(b);
        a.use();
        b.use();
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                a.forward(sink);
                b.forward(sink);
            }
        };
    }

    // ---- intermediate operations

    public <U> Stream<U> map(Function<? super T, ? extends U> f) {
        notNull(f);
        use();
        Stream<T> before = this;
        return new Stream.Mapped<U>(before) {
            @Override
            protected U get(int i) {
                return f.apply(before.get(i));
            }

            @Override
            protected void sendTo(ObjectSink<U> sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    @Override
                    public void accept(T x) {
                        sink.accept(f.apply(x));
                    }
                });
            }
        };
    }

    public IntStream mapToInt(ToIntFunction<? super T> f) {
        notNull(f);
        use();
        Stream<T> before = this;
        return new IntStream.Mapped(before) {
            @Override
            protected int get(int i) {
                return f.applyAsInt(before.get(i));
            }

            @Override
            protected void sendTo(IntSink sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    @Override
                    public void accept(T x) {
                        sink.accept(f.applyAsInt(x));
                    }
                });
            }
        };
    }

    public DoubleStream mapToDouble(ToDoubleFunction<? super T> f) {
        notNull(f);
        use();
        Stream<T> before = this;
        return new DoubleStream.Mapped(before) {
            @Override
            protected double get(int i) {
                return f.applyAsDouble(before.get(i));
            }

            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    @Override
                    public void accept(T x) {
                        sink.accept(f.applyAsDouble(x));
                    }
                });
            }
        };
    }

    public <U> Stream<U> flatMap(Function<? super T, ? extends Stream<? extends U>> f) {
        notNull(f);
        use();
        Stream<T> before = this;
        return new Stream.Sent<U>() {
            @Override
            protected void sendTo(ObjectSink<U> sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    @Override
                    public void accept(T x) {
                        Stream<? extends U> inner = f.apply(x);
                        if (inner == null) return;
                        inner.use();
                        inner.forward(sink);
                    }
                });
            }
        };
    }

    public DoubleStream flatMapToDouble(Function<? super T, ? extends DoubleStream> f) {
        notNull(f);
        use();
        Stream<T> before = this;
        return new DoubleStream.Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    @Override
                    public void accept(T x) {
                        DoubleStream inner = f.apply(x);
                        if (inner == null) return;
                        inner.use();
                        inner.send(sink);
                    }
                });
            }
        };
    }

    public Stream<T> filter(Predicate<? super T> predicate) {
        notNull(predicate);
        use();
        Stream<T> before = this;
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    @Override
                    public void accept(T x) {
                        if (predicate.test(x)) sink.accept(x);
                    }
                });
            }
        };
    }

    public Stream<T> peek(Consumer<? super T> action) {
        notNull(action);
        return map(x -> {
            action.accept(x);
            return x;
        });
    }

    public Stream<T> limit(long n) {
        notNegative(n);
        use();
        Stream<T> before = this;
        return new Stream<T>() {
            @Override
            public boolean isIndexed() {
                return before.isIndexed();
            }

            @Override
            public int size() {
                return (int) Math.min(before.size(), n);
            }

            @Override
            protected T get(int i) {
                return before.get(i);
            }

            @Override
            protected void sendTo(ObjectSink<T> sink) {
                before.send(new ObjectSink<T>() {
                    private long left = n;

                    @Override
                    public void accept(T x) {
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

    public Stream<T> skip(long n) {
        notNegative(n);
        use();
        Stream<T> before = this;
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    private long left = n;

                    @Override
                    public void accept(T x) {
                        if (left > 0) left--;
                        else sink.accept(x);
                    }
                });
            }
        };
    }

    public Stream<T> takeWhile(Predicate<? super T> predicate) {
        notNull(predicate);
        use();
        Stream<T> before = this;
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                before.send(new ObjectSink<T>() {
                    private boolean ended;

                    @Override
                    public void accept(T x) {
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

    public Stream<T> dropWhile(Predicate<? super T> predicate) {
        notNull(predicate);
        use();
        Stream<T> before = this;
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                before.send(new ObjectSink.Before<T>(sink) {
                    private boolean begun;

                    @Override
                    public void accept(T x) {
                        if (!begun && !predicate.test(x)) begun = true;
                        if (begun) sink.accept(x);
                    }
                });
            }
        };
    }

    public Stream<T> sorted() {
        return ordered(null);
    }

    public Stream<T> sorted(Comparator<? super T> comparator) {
        notNull(comparator);
        return ordered(comparator);
    }

    @SuppressWarnings("unchecked")
    private Stream<T> ordered(Comparator<? super T> comparator) {
        use();
        Stream<T> before = this;
        return new Sent<T>() {
            @Override
            protected void sendTo(ObjectSink<T> sink) {
                Object[] all = Merges.sorted(before.all(n -> new Object[n]), (Comparator<Object>) comparator);
                of((T[]) all).send(sink);
            }
        };
    }

    public Stream<T> sequential() {
        return this;
    }

    // ---- terminal operations

    public void forEach(Consumer<? super T> action) {
        notNull(action);
        use();
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                action.accept(x);
            }
        });
    }

    public void forEachOrdered(Consumer<? super T> action) {
        forEach(action);
    }

    public T reduce(T identity, BinaryOperator<T> op) {
        notNull(op);
        use();
        T[] result = cell(identity);
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                result[0] = op.apply(result[0], x);
            }
        });
        return result[0];
    }

    public Optional<T> reduce(BinaryOperator<T> op) {
        notNull(op);
        use();
        boolean[] present = {false};
        T[] result = cell(null);
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                result[0] = present[0] ? op.apply(result[0], x) : x;
                present[0] = true;
            }
        });
        return present[0] ? Optional.of(result[0]) : Optional.empty();
    }

    public Optional<T> min(Comparator<? super T> comparator) {
        notNull(comparator);
        return reduce((a, b) -> comparator.compare(a, b) <= 0 ? a : b);
    }

    public Optional<T> max(Comparator<? super T> comparator) {
        notNull(comparator);
        return reduce((a, b) -> comparator.compare(a, b) >= 0 ? a : b);
    }

    public long count() {
        use();
        if (isIndexed()) return size();
        long[] n = {0};
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                n[0]++;
            }
        });
        return n[0];
    }

    public boolean anyMatch(Predicate<? super T> predicate) {
        notNull(predicate);
        use();
        return finds(predicate, true);
    }

    public boolean allMatch(Predicate<? super T> predicate) {
        notNull(predicate);
        use();
        return !finds(predicate, false);
    }

    public boolean noneMatch(Predicate<? super T> predicate) {
        return !anyMatch(predicate);
    }

    private boolean finds(Predicate<? super T> predicate, boolean wanted) {
        boolean[] found = {false};
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
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

    public Optional<T> findFirst() {
        use();
        boolean[] present = {false};
        T[] result = cell(null);
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
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
        return present[0] ? Optional.of(result[0]) : Optional.empty();
    }

    public Optional<T> findAny() {
        return findFirst();
    }

    public <U> U reduce(U identity, BiFunction<U, ? super T, U> accumulator, BinaryOperator<U> combiner) {
        notNull(accumulator);
        notNull(combiner);
        use();
        U[] result = cell(identity);
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                result[0] = accumulator.apply(result[0], x);
            }
        });
        return result[0];
    }

    public <R> R collect(Supplier<R> supplier, BiConsumer<R, ? super T> accumulator, BiConsumer<R, R> combiner) {
        notNull(combiner);
        use();
        R result = supplier.get();
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                accumulator.accept(result, x);
            }
        });
        return result;
    }

    public <R, A> R collect(Collector<? super T, A, R> collector) {
        A container = collector.supply();
        forEach(x -> collector.accumulate(container, x));
        return collector.finish(container);
    }

    @SuppressWarnings("unchecked")
    public FixedList<T> toList() {
        return new FixedList<>((T[]) toArray());
    }

    public Object[] toArray() {
        return toArray(n -> new Object[n]);
    }

    @SuppressWarnings("unchecked")
    public <A> A[] toArray(IntFunction<A[]> generator) {
        use();
        return all(generator);
    }

    @SuppressWarnings("unchecked")
    private <A> A[] all(IntFunction<A[]> generator) {
        if (isIndexed()) {
            A[] all = generator.apply(size());
            for (int i = 0; i < all.length; i++) all[i] = (A) get(i);
            return all;
        }
        ArrayList<T> list = new ArrayList<>();
        send(new ObjectSink<T>() {
            @Override
            public void accept(T x) {
                list.add(x);
            }
        });
        A[] all = generator.apply(list.size());
        for (int i = 0; i < all.length; i++) all[i] = (A) list.get(i);
        return all;
    }
}
