package org.wengert.samples.zygote;

import org.wengert.PullbackOf;

/** {@code @adjoint add(a, b) = …, Δ -> (Δ, Δ)}, which says so when it runs. */
@PullbackOf(type = Adjoints.class, method = "add")
final class AddPullback {
    private final double value;

    private AddPullback(double value) {
        this.value = value;
    }

    static AddPullback of(double a, double b) {
        System.out.println("I'll be back!?");
        return new AddPullback(Adjoints.add(a, b));
    }

    double value() {
        return value;
    }

    Gradient apply(double seed) {
        return new Gradient(seed, seed);
    }

    record Gradient(double a, double b) {}
}
