package org.wengert.samples.witnesses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.collect.tuple.Pair;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganVolatilityFunctionProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the adjoints of OpenGamma Strata. */
class OptionsTest {
    @ParameterizedTest
    @CsvSource({
        "100, 100, 1, 0.2, true",
        "100, 80, 2.5, 0.35, false",
        "0.03, 0.045, 5, 0.4, true",
        "1, 3, 0.1, 0.9, false",
        "250, 10, 10, 0.15, true"
    })
    void black(double forward, double strike, double expiry, double volatility, boolean isCall) {
        Pair<ValueDerivatives, double[][]> adjoint =
                BlackFormulaRepository.priceAdjoint2(forward, strike, expiry, volatility, isCall);
        ValueDerivatives first = adjoint.getFirst();
        OptionsBlack.ValueAndGradient own = OptionsBlack.valueAndGradient(forward, strike, expiry, volatility, isCall);
        OptionsBlack.Gradient g = own.gradient();
        close(first.getValue(), own.value(), 1e-12 * forward);
        double[] gradient = {g.forward(), g.strike(), g.expiry(), g.volatility()};
        for (int i = 0; i < 4; i++) close(first.getDerivative(i), gradient[i], 1e-12 * forward);

        // Strata's second derivatives are those by forward, strike and volatility.
        double[][] hessian = OptionsBlack.hessian(forward, strike, expiry, volatility, isCall);
        int[] places = {0, 1, 3};
        double[][] second = adjoint.getSecond();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) close(second[i][j], hessian[places[i]][places[j]], 1e-11);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.06, 1, 0.1, 0.5, -0.3, 0.5",
        "0.03, 0.01, 10, 0.05, 0.7, 0.2, 0.3",
        "100, 130, 2, 2, 0.6, -0.7, 0.8",
        "0.04, 0.045, 0.25, 0.3, 1, 0.5, 0.4"
    })
    void sabr(double forward, double strike, double expiry, double alpha, double beta, double rho, double nu) {
        ValueDerivatives adjoint = SabrHaganVolatilityFunctionProvider.DEFAULT.volatilityAdjoint(
                forward, strike, expiry, alpha, beta, rho, nu);
        OptionsSabr.ValueAndGradient own = OptionsSabr.valueAndGradient(forward, strike, expiry, alpha, beta, rho, nu);
        OptionsSabr.Gradient g = own.gradient();
        close(adjoint.getValue(), own.value(), 0);
        double[] gradient = {g.forward(), g.strike(), g.alpha(), g.beta(), g.rho(), g.nu()};
        for (int i = 0; i < gradient.length; i++) close(adjoint.getDerivative(i), gradient[i], 1e-10);
    }

    private static void close(double expected, double got, double scale) {
        assertEquals(expected, got, 1e-10 * Math.abs(expected) + scale);
    }
}
