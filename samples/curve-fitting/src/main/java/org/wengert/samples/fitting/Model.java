package org.wengert.samples.fitting;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model with its derivatives by the parameters b.
 *
 * @param values the predictions: of b and x, one for each observation
 * @param jacobian their derivatives: one row for each observation
 * @param squares the residual sum of squares: of b, x and y
 */
record Model(Values values, Jacobian jacobian, Squares squares, Gradient gradient, Hessian hessian) {
    interface Values {
        double[] of(double[] b, double[] x);
    }

    interface Jacobian {
        double[][] of(double[] b, double[] x);
    }

    interface Squares {
        double of(double[] b, double[] x, double[] y);
    }

    interface Gradient {
        double[] of(double[] b, double[] x, double[] y);
    }

    interface Hessian {
        double[][] of(double[] b, double[] x, double[] y);
    }

    /** The models by the names of the problems that they are fitted to. */
    static Map<String, Model> all() {
        Map<String, Model> all = new LinkedHashMap<>();
        all.put(
                "Bennett5",
                new Model(
                        Models::bennett5,
                        ModelsBennett5::jacobian,
                        Models::bennett5Squares,
                        ModelsBennett5Squares::gradient,
                        ModelsBennett5Squares::hessian));
        all.put(
                "BoxBOD",
                new Model(
                        Models::boxBOD,
                        ModelsBoxBOD::jacobian,
                        Models::boxBODSquares,
                        ModelsBoxBODSquares::gradient,
                        ModelsBoxBODSquares::hessian));
        all.put(
                "Chwirut2",
                new Model(
                        Models::chwirut2,
                        ModelsChwirut2::jacobian,
                        Models::chwirut2Squares,
                        ModelsChwirut2Squares::gradient,
                        ModelsChwirut2Squares::hessian));
        all.put(
                "DanWood",
                new Model(
                        Models::danWood,
                        ModelsDanWood::jacobian,
                        Models::danWoodSquares,
                        ModelsDanWoodSquares::gradient,
                        ModelsDanWoodSquares::hessian));
        all.put(
                "Gauss1",
                new Model(
                        Models::gauss1,
                        ModelsGauss1::jacobian,
                        Models::gauss1Squares,
                        ModelsGauss1Squares::gradient,
                        ModelsGauss1Squares::hessian));
        all.put(
                "Kirby2",
                new Model(
                        Models::kirby2,
                        ModelsKirby2::jacobian,
                        Models::kirby2Squares,
                        ModelsKirby2Squares::gradient,
                        ModelsKirby2Squares::hessian));
        all.put(
                "Lanczos1",
                new Model(
                        Models::lanczos,
                        ModelsLanczos::jacobian,
                        Models::lanczosSquares,
                        ModelsLanczosSquares::gradient,
                        ModelsLanczosSquares::hessian));
        all.put(
                "Lanczos3",
                new Model(
                        Models::lanczos,
                        ModelsLanczos::jacobian,
                        Models::lanczosSquares,
                        ModelsLanczosSquares::gradient,
                        ModelsLanczosSquares::hessian));
        all.put(
                "MGH10",
                new Model(
                        Models::mgh10,
                        ModelsMgh10::jacobian,
                        Models::mgh10Squares,
                        ModelsMgh10Squares::gradient,
                        ModelsMgh10Squares::hessian));
        all.put(
                "Rat43",
                new Model(
                        Models::rat43,
                        ModelsRat43::jacobian,
                        Models::rat43Squares,
                        ModelsRat43Squares::gradient,
                        ModelsRat43Squares::hessian));
        all.put(
                "Roszman1",
                new Model(
                        Models::roszman1,
                        ModelsRoszman1::jacobian,
                        Models::roszman1Squares,
                        ModelsRoszman1Squares::gradient,
                        ModelsRoszman1Squares::hessian));
        return all;
    }
}
