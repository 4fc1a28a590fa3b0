package org.wengert.processor.models.java.util.stream;

import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import org.wengert.processor.models.DoubleSink;
import org.wengert.processor.models.Doubles;
import org.wengert.processor.models.Exactly;
import org.wengert.processor.models.IntSink;
import org.wengert.processor.models.ObjectSink;
import org.wengert.processor.models.Pipeline;
import org.wengert.processor.models.java.util.DoubleSummaryStatistics;
import org.wengert.processor.models.java.util.OptionalDouble;

/** {@link java.util.stream.DoubleStream}. */
public abstract class DoubleStream extends Pipeline {
    // ---- the elements

    /** The element at a place, of a stream that is indexed. */
    protected double get(int i) {
        throw new IllegalStateException();
    }

    /** Sends all elements, of a stream that is not indexed. */
    protected void sendTo(DoubleSink sink) {
        throw new IllegalStateException();
    }

    /** Sends all elements. */
    public final void send(DoubleSink sink) {
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
    abstract static class Sent extends DoubleStream {
        @Override
        public final boolean isIndexed() {
            return false;
        }
    }

    /** A stream that is made from another, element for element. */
    abstract static class Mapped extends DoubleStream {
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
    public static DoubleStream of(double[] values, int from, int n) {
        return new DoubleStream() {
            @Override
            public boolean isIndexed() {
                return true;
            }

            @Override
            public int size() {
                return n;
            }

            @Override
            protected double get(int i) {
                return values[from + i];
            }
        };
    }

    public static DoubleStream of(double... values) {
        return of(values, 0, values.length);
    }

    public static DoubleStream of(double value) {
        return of(new double[] {value});
    }

    public static DoubleStream empty() {
        return of(new double[0]);
    }

    public static DoubleStream generate(DoubleSupplier supplier) {
        notNull(supplier);
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                while (!sink.hasEnded()) sink.accept(supplier.getAsDouble());
            }
        };
    }

    public static DoubleStream iterate(double seed, DoubleUnaryOperator next) {
        notNull(next);
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                if (sink.hasEnded()) return;
                double x = seed;
                sink.accept(x);
                while (!sink.hasEnded()) {
                    x = next.applyAsDouble(x);
                    sink.accept(x);
                }
            }
        };
    }

    public static DoubleStream iterate(double seed, DoublePredicate hasNext, DoubleUnaryOperator next) {
        notNull(next);
        notNull(hasNext);
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                if (sink.hasEnded()) return;
                double x = seed;
                while (hasNext.test(x)) {
                    sink.accept(x);
                    if (sink.hasEnded()) return;
                    x = next.applyAsDouble(x);
                }
            }
        };
    }

    public static DoubleStream concat(DoubleStream a, DoubleStream b) {
        notNull(a);
        notNull(b);
        a.use();
        b.use();
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                a.send(sink);
                b.send(sink);
            }
        };
    }

    // ---- intermediate operations

    public DoubleStream map(DoubleUnaryOperator f) {
        notNull(f);
        use();
        DoubleStream before = this;
        return new DoubleStream.Mapped(before) {
            @Override
            protected double get(int i) {
                return f.applyAsDouble(before.get(i));
            }

            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink.Before(sink) {
                    @Override
                    public void accept(double x) {
                        sink.accept(f.applyAsDouble(x));
                    }
                });
            }
        };
    }

    public IntStream mapToInt(DoubleToIntFunction f) {
        notNull(f);
        use();
        DoubleStream before = this;
        return new IntStream.Mapped(before) {
            @Override
            protected int get(int i) {
                return f.applyAsInt(before.get(i));
            }

            @Override
            protected void sendTo(IntSink sink) {
                before.send(new DoubleSink.Before(sink) {
                    @Override
                    public void accept(double x) {
                        sink.accept(f.applyAsInt(x));
                    }
                });
            }
        };
    }

    public <U> Stream<U> mapToObj(DoubleFunction<? extends U> f) {
        notNull(f);
        use();
        DoubleStream before = this;
        return new Stream.Mapped<U>(before) {
            @Override
            protected U get(int i) {
                return f.apply(before.get(i));
            }

            @Override
            protected void sendTo(ObjectSink<U> sink) {
                before.send(new DoubleSink.Before(sink) {
                    @Override
                    public void accept(double x) {
                        sink.accept(f.apply(x));
                    }
                });
            }
        };
    }

    public DoubleStream flatMap(DoubleFunction<? extends DoubleStream> f) {
        notNull(f);
        use();
        DoubleStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink.Before(sink) {
                    @Override
                    public void accept(double x) {
                        DoubleStream inner = f.apply(x);
                        if (inner == null) return;
                        inner.use();
                        inner.send(sink);
                    }
                });
            }
        };
    }

    public DoubleStream filter(DoublePredicate predicate) {
        notNull(predicate);
        use();
        DoubleStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink.Before(sink) {
                    @Override
                    public void accept(double x) {
                        if (predicate.test(x)) sink.accept(x);
                    }
                });
            }
        };
    }

    public DoubleStream peek(DoubleConsumer action) {
        notNull(action);
        return map(x -> {
            action.accept(x);
            return x;
        });
    }

    public DoubleStream limit(long n) {
        notNegative(n);
        use();
        DoubleStream before = this;
        return new DoubleStream() {
            @Override
            public boolean isIndexed() {
                return before.isIndexed();
            }

            @Override
            public int size() {
                return (int) Math.min(before.size(), n);
            }

            @Override
            protected double get(int i) {
                return before.get(i);
            }

            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink() {
                    private long left = n;

                    @Override
                    public void accept(double x) {
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

    public DoubleStream skip(long n) {
        notNegative(n);
        use();
        DoubleStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink.Before(sink) {
                    private long left = n;

                    @Override
                    public void accept(double x) {
                        if (left > 0) left--;
                        else sink.accept(x);
                    }
                });
            }
        };
    }

    public DoubleStream takeWhile(DoublePredicate predicate) {
        notNull(predicate);
        use();
        DoubleStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink() {
                    private boolean ended;

                    @Override
                    public void accept(double x) {
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

    public DoubleStream dropWhile(DoublePredicate predicate) {
        notNull(predicate);
        use();
        DoubleStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                before.send(new DoubleSink.Before(sink) {
                    private boolean begun;

                    @Override
                    public void accept(double x) {
                        if (!begun && !predicate.test(x)) begun = true;
                        if (begun) sink.accept(x);
                    }
                });
            }
        };
    }

    public DoubleStream sequential() {
        return this;
    }

    // ---- terminal operations

    public void forEach(DoubleConsumer action) {
        notNull(action);
        use();
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                action.accept(x);
            }
        });
    }

    public void forEachOrdered(DoubleConsumer action) {
        forEach(action);
    }

    public double reduce(double identity, DoubleBinaryOperator op) {
        notNull(op);
        use();
        double[] result = {identity};
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                result[0] = op.applyAsDouble(result[0], x);
            }
        });
        return result[0];
    }

    public OptionalDouble reduce(DoubleBinaryOperator op) {
        notNull(op);
        use();
        boolean[] present = {false};
        double[] result = {0};
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                result[0] = present[0] ? op.applyAsDouble(result[0], x) : x;
                present[0] = true;
            }
        });
        return present[0] ? OptionalDouble.of(result[0]) : OptionalDouble.empty();
    }

    public OptionalDouble min() {
        return reduce((a, b) -> Math.min(a, b));
    }

    public OptionalDouble max() {
        return reduce((a, b) -> Math.max(a, b));
    }

    public long count() {
        use();
        if (isIndexed()) return size();
        long[] n = {0};
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                n[0]++;
            }
        });
        return n[0];
    }

    public boolean anyMatch(DoublePredicate predicate) {
        notNull(predicate);
        use();
        return finds(predicate, true);
    }

    public boolean allMatch(DoublePredicate predicate) {
        notNull(predicate);
        use();
        return !finds(predicate, false);
    }

    public boolean noneMatch(DoublePredicate predicate) {
        return !anyMatch(predicate);
    }

    private boolean finds(DoublePredicate predicate, boolean wanted) {
        boolean[] found = {false};
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
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

    public OptionalDouble findFirst() {
        use();
        boolean[] present = {false};
        double[] result = {0};
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
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
        return present[0] ? OptionalDouble.of(result[0]) : OptionalDouble.empty();
    }

    public OptionalDouble findAny() {
        return findFirst();
    }

    public double[] toArray() {
        use();
        return all();
    }

    /** All elements, which are not indexed, with their sum. */
    private Doubles collected() {
        Doubles all = new Doubles();
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                all.add(x);
            }
        });
        return all;
    }

    public double sum() {
        use();
        return total();
    }

    private double total() {
        if (!isIndexed()) return collected().sum();
        double[] all = new double[size()];
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            double x = get(i);
            all[i] = x;
            sum += x;
        }
        return Exactly.like(Exactly.sum(all), sum);
    }

    public OptionalDouble average() {
        use();
        if (isIndexed()) {
            int n = size();
            double sum = total();
            return n > 0 ? OptionalDouble.of(sum / n) : OptionalDouble.empty();
        }
        Doubles all = collected();
        return all.size() > 0 ? OptionalDouble.of(all.sum() / all.size()) : OptionalDouble.empty();
    }

    public DoubleSummaryStatistics summaryStatistics() {
        use();
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                all.accept(x);
            }
        });
        return all;
    }

    public DoubleStream sorted() {
        use();
        DoubleStream before = this;
        return new Sent() {
            @Override
            protected void sendTo(DoubleSink sink) {
                double[] all = before.all();
                java.util.Arrays.sort(all);
                of(all).send(sink);
            }
        };
    }

    private double[] all() {
        if (!isIndexed()) return collected().toArray();
        double[] all = new double[size()];
        for (int i = 0; i < all.length; i++) all[i] = get(i);
        return all;
    }

    public Stream<Double> boxed() {
        return mapToObj(x -> x);
    }

    public <R> R collect(Supplier<R> supplier, ObjDoubleConsumer<R> accumulator, BiConsumer<R, R> combiner) {
        notNull(combiner);
        use();
        R result = supplier.get();
        send(new DoubleSink() {
            @Override
            public void accept(double x) {
                accumulator.accept(result, x);
            }
        });
        return result;
    }
}
