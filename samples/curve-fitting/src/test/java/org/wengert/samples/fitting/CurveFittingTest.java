package org.wengert.samples.fitting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveFittingTest {
    static Stream<String> problems() {
        return Model.all().keySet().stream();
    }

    private static double digits(String name, String method) {
        Problem problem = Problem.read(name);
        Fitter fitter = Fitter.all().get(method);
        return problem.starts().stream()
                .mapToDouble(start -> problem.digits(
                        fitter.fit(Model.all().get(name), problem, start).parameters()))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void levenbergMarquardtFindsSixCertifiedDigits(String name) {
        double digits = digits(name, "Levenberg-Marquardt");
        assertTrue(digits >= 6, digits + " digits");
    }
}
