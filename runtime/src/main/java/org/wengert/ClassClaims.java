package org.wengert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the members of a companion, or of a class of the form of {@link PullbackOf}, claim. Those that it has not are passed over. */
final class ClassClaims {
    private final DerivativeClass derivative;
    private final FlatFunction f;

    private final List<Claim> claims = new ArrayList<>();

    ClassClaims(DerivativeClass derivative, FlatFunction f) {
        this.derivative = derivative;
        this.f = f;
    }

    /** Of a companion. Its second order is about another function, the gradient. */
    List<Claims> ofCompanion() {
        Optional<Signature> gradient = derivative.member("gradient");
        gradient.ifPresent(m -> row("gradient", () -> f.call(m)));
        derivative.member("valueAndGradient").ifPresent(m -> {
            row("valueAndGradient", () -> part(f.call(m), "gradient"));
            value("valueAndGradient", () -> f.result().entries(part(f.call(m), "value")));
        });
        derivative.member("jacobian").ifPresent(m -> {
            claims.add(new Claim.Matrix("jacobian", () -> f.jacobian(f.call(m))));
        });
        derivative.member("pullback").ifPresent(this::generatedPullback);
        pushforward();
        List<Claims> all = new ArrayList<>(List.of(Claims.about(f, claims)));
        gradient.flatMap(this::secondOrder).ifPresent(all::add);
        return all;
    }

    /** Of a rule. */
    List<Claims> ofRule(Signature of) {
        PullbackObject pullback = new PullbackObject(of, f);
        pullback("apply", pullback::apply);
        value("value", pullback::value);
        pushforward();
        return List.of(Claims.about(f, claims));
    }

    private void generatedPullback(Signature factory) {
        PullbackObject pullback = new PullbackObject(factory, f);
        pullback("pullback", pullback::apply);
        value("pullback", pullback::value);
        claims.add(pullback.again());
        if (pullback.has("accumulate") && pullback.has("at")) {
            PullbackObject moved = pullback.moved();
            pullback("accumulate, mean of two calls", moved::accumulate);
        }
    }

    private void pushforward() {
        derivative.member("pushforward").ifPresent(m -> {
            PushforwardMember pushforward = new PushforwardMember(m, f);
            claims.add(new Claim.Pushforward("pushforward", pushforward::apply));
            if (pushforward.hasValue()) value("pushforward", pushforward::value);
        });
    }

    /** The gradient is the function here, and the Hessian is symmetric. */
    private Optional<Claims> secondOrder(Signature gradient) {
        UnaryOperator<double[]> g = x -> f.cotangents(gradient.call(f.arguments(x)));
        List<Claim> second = new ArrayList<>();
        derivative.member("hessianVectorProduct").ifPresent(m -> {
            UnaryOperator<double[]> product = v -> f.cotangents(new PushforwardMember(m, f).call(v));
            second.add(new Claim.Pushforward("hessianVectorProduct", product));
        });
        derivative.member("hessian").ifPresent(m -> {
            second.add(new Claim.Matrix("hessian", () -> f.hessian((double[][]) f.call(m))));
        });
        if (second.isEmpty()) return Optional.empty();
        List<String> names = f.inputNames();
        return Optional.of(new Claims(g, f.point(), names, names, f.isSingle(), second));
    }

    private void row(String name, Supplier<@Nullable Object> gradient) {
        claims.add(new Claim.Matrix(name, () -> new double[][] {f.cotangents(gradient.get())}));
    }

    private void pullback(String name, UnaryOperator<double[]> apply) {
        claims.add(new Claim.Pullback(name, apply));
    }

    private void value(String name, Supplier<double[]> value) {
        claims.add(new Claim.Equality("value of " + name, f.outputNames(), () -> f.apply(f.point()), value));
    }

    private static @Nullable Object part(@Nullable Object record, String name) {
        ShapeMismatch.requireKind(record instanceof Record, "a record", record);
        return Reflection.component((Record) record, name);
    }
}
