package org.wengert.samples.witnesses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.CauchyDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.GumbelDistribution;
import org.apache.commons.statistics.distribution.LaplaceDistribution;
import org.apache.commons.statistics.distribution.LevyDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.LogUniformDistribution;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivative of a distribution function is the density: against those of Apache Commons Statistics. */
class DistributionsTest {
    private static final double[] POINTS = {-4.2, -1.3, -0.2, 0.15, 0.8, 1.1, 2.6, 3.3, 7.5, 20};

    private record Pair(
            String name, ContinuousDistribution theirs, DoubleUnaryOperator value, DoubleUnaryOperator own) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> distributions() {
        return Stream.of(
                new Pair(
                        "normal",
                        NormalDistribution.of(0.4, 1.7),
                        x -> Distributions.normal(x, 0.4, 1.7),
                        x -> DistributionsNormal.gradient(x, 0.4, 1.7)),
                new Pair(
                        "log-normal",
                        LogNormalDistribution.of(0.2, 0.8),
                        x -> Distributions.logNormal(x, 0.2, 0.8),
                        x -> DistributionsLogNormal.gradient(x, 0.2, 0.8)),
                new Pair(
                        "Lévy",
                        LevyDistribution.of(0.5, 1.2),
                        x -> Distributions.levy(x, 0.5, 1.2),
                        x -> DistributionsLevy.gradient(x, 0.5, 1.2)),
                new Pair(
                        "exponential",
                        ExponentialDistribution.of(2.5),
                        x -> Distributions.exponential(x, 2.5),
                        x -> DistributionsExponential.gradient(x, 2.5)),
                new Pair(
                        "Weibull",
                        WeibullDistribution.of(1.7, 2.2),
                        x -> Distributions.weibull(x, 1.7, 2.2),
                        x -> DistributionsWeibull.gradient(x, 1.7, 2.2)),
                new Pair(
                        "Cauchy",
                        CauchyDistribution.of(-0.3, 1.4),
                        x -> Distributions.cauchy(x, -0.3, 1.4),
                        x -> DistributionsCauchy.gradient(x, -0.3, 1.4)),
                new Pair(
                        "Gumbel",
                        GumbelDistribution.of(0.3, 1.9),
                        x -> Distributions.gumbel(x, 0.3, 1.9),
                        x -> DistributionsGumbel.gradient(x, 0.3, 1.9)),
                new Pair(
                        "Laplace",
                        LaplaceDistribution.of(0.3, 1.9),
                        x -> Distributions.laplace(x, 0.3, 1.9),
                        x -> DistributionsLaplace.gradient(x, 0.3, 1.9)),
                new Pair(
                        "logistic",
                        LogisticDistribution.of(0.3, 1.9),
                        x -> Distributions.logistic(x, 0.3, 1.9),
                        x -> DistributionsLogistic.gradient(x, 0.3, 1.9)),
                new Pair(
                        "Pareto",
                        ParetoDistribution.of(1, 2.3),
                        x -> Distributions.pareto(x, 1, 2.3),
                        x -> DistributionsPareto.gradient(x, 1, 2.3)),
                new Pair(
                        "log-uniform",
                        LogUniformDistribution.of(0.5, 3),
                        x -> Distributions.logUniform(x, 0.5, 3),
                        x -> DistributionsLogUniform.gradient(x, 0.5, 3)),
                new Pair(
                        "triangular",
                        TriangularDistribution.of(-2, 1, 4),
                        x -> Distributions.triangular(x, -2, 1, 4),
                        x -> DistributionsTriangular.gradient(x, -2, 1, 4)),
                new Pair(
                        "Student's t",
                        TDistribution.of(7),
                        x -> Distributions.student(x, 7),
                        x -> DistributionsStudent.gradient(x, 7)),
                new Pair(
                        "Erlang",
                        GammaDistribution.of(4, 0.6),
                        x -> x < 0 ? 0 : Distributions.erlang(x, 4, 0.6),
                        x -> x < 0 ? 0 : DistributionsErlang.gradient(x, 4, 0.6)));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void derivativesAreDensities(Pair pair) {
        for (double x : POINTS) {
            assertEquals(pair.theirs().cumulativeProbability(x), pair.value().applyAsDouble(x), 1e-14);
            double density = pair.theirs().density(x);
            assertEquals(density, pair.own().applyAsDouble(x), 1e-12 * density + 1e-16, () -> pair + " at " + x);
        }
    }
}
