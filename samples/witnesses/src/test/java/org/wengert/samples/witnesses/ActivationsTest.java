package org.wengert.samples.witnesses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.encog.engine.network.activation.ActivationBipolarSteepenedSigmoid;
import org.encog.engine.network.activation.ActivationClippedLinear;
import org.encog.engine.network.activation.ActivationElliott;
import org.encog.engine.network.activation.ActivationElliottSymmetric;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationGaussian;
import org.encog.engine.network.activation.ActivationLOG;
import org.encog.engine.network.activation.ActivationSIN;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSteepenedSigmoid;
import org.encog.engine.network.activation.ActivationTANH;
import org.junit.jupiter.api.Test;
import org.wengert.FiniteDifferences;

/** Against the activation functions of Encog, of which some have a derivative that is another function's. */
class ActivationsTest {
    /** ClippedLinear has the derivative 1 also where it is clipped; the others' derivatives lack factors, or have those of another function. */
    private static final Set<String> WRONG = Set.of(
            "ActivationBipolarSteepenedSigmoid",
            "ActivationClippedLinear",
            "ActivationGaussian",
            "ActivationSIN",
            "ActivationSteepenedSigmoid");

    private static final double[] POINTS = {-2.5, -0.8, -0.3, 0.2, 0.6, 1.7};

    private record Pair(ActivationFunction theirs, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {}

    private static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        new ActivationBipolarSteepenedSigmoid(),
                        Activations::bipolarSteepenedSigmoid,
                        ActivationsBipolarSteepenedSigmoid::gradient),
                new Pair(new ActivationClippedLinear(), Activations::clippedLinear, ActivationsClippedLinear::gradient),
                new Pair(
                        new ActivationElliott(),
                        x -> Activations.elliott(x, 1),
                        x -> ActivationsElliott.gradient(x, 1)),
                new Pair(
                        new ActivationElliottSymmetric(),
                        x -> Activations.elliottSymmetric(x, 1),
                        x -> ActivationsElliottSymmetric.gradient(x, 1)),
                new Pair(new ActivationGaussian(), Activations::gaussian, ActivationsGaussian::gradient),
                new Pair(new ActivationLOG(), Activations::log, ActivationsLog::gradient),
                new Pair(new ActivationSigmoid(), Activations::sigmoid, ActivationsSigmoid::gradient),
                new Pair(new ActivationSIN(), Activations::sine, ActivationsSine::gradient),
                new Pair(
                        new ActivationSteepenedSigmoid(),
                        Activations::steepenedSigmoid,
                        ActivationsSteepenedSigmoid::gradient),
                new Pair(new ActivationTANH(), Activations::tanh, ActivationsTanh::gradient));
    }

    @Test
    void someOfEncogsAreWrong() {
        Set<String> wrong = new TreeSet<>();
        pairs().forEach(pair -> {
            for (double x : POINTS) {
                double[] y = {x};
                pair.theirs().activationFunction(y, 0, 1);
                assertEquals(y[0], pair.function().applyAsDouble(x), 1e-14);
                double own = pair.derivative().applyAsDouble(x);
                double difference = FiniteDifferences.richardson()
                        .derivative(pair.function(), x)
                        .value();
                assertEquals(difference, own, 1e-9 * Math.max(1, Math.abs(own)));
                double theirs = pair.theirs().derivativeFunction(x, y[0]);
                if (Math.abs(theirs - own) > 1e-6)
                    wrong.add(pair.theirs().getClass().getSimpleName());
            }
        });
        assertEquals(WRONG, wrong);
    }
}
