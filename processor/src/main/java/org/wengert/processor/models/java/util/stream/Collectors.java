package org.wengert.processor.models.java.util.stream;

import java.util.function.ToDoubleFunction;
import org.wengert.processor.models.Doubles;
import org.wengert.processor.models.java.util.ArrayList;

/** {@link java.util.stream.Collectors}. */
public final class Collectors {
    private Collectors() {}

    public static <T> Collector<T, ?, ArrayList<T>> toList() {
        return new Collector<T, ArrayList<T>, ArrayList<T>>() {
            @Override
            protected ArrayList<T> supply() {
                return new ArrayList<>();
            }

            @Override
            protected void accumulate(ArrayList<T> container, T element) {
                container.add(element);
            }

            @Override
            protected ArrayList<T> finish(ArrayList<T> container) {
                return container;
            }
        };
    }

    /** Numbers that are made from the elements. */
    private abstract static class Numbers<T> extends Collector<T, Doubles, Double> {
        private final ToDoubleFunction<? super T> f;

        Numbers(ToDoubleFunction<? super T> f) {
            this.f = f;
        }

        @Override
        protected final Doubles supply() {
            return new Doubles();
        }

        @Override
        protected final void accumulate(Doubles container, T element) {
            container.add(f.applyAsDouble(element));
        }
    }

    public static <T> Collector<T, ?, Double> summingDouble(ToDoubleFunction<? super T> f) {
        return new Numbers<T>(f) {
            @Override
            protected Double finish(Doubles container) {
                return container.sum();
            }
        };
    }

    public static <T> Collector<T, ?, Double> averagingDouble(ToDoubleFunction<? super T> f) {
        return new Numbers<T>(f) {
            @Override
            protected Double finish(Doubles container) {
                return container.size() > 0 ? container.sum() / container.size() : 0;
            }
        };
    }
}
