package org.wengert.processor.rules.builtin;

/** A value and its derivative in one direction. */
record Dual(double value, double tangent) {

    static Dual constant(double value) {
        return new Dual(value, 0);
    }

    /** The function of a rule on dual numbers: the rule differentiates it. */
    static Dual apply(Rule rule, Dual... arguments) {
        double[] x = new double[arguments.length];
        for (int i = 0; i < x.length; i++) x[i] = arguments[i].value;
        double[] partials = rule.partials(x);
        int[] floating = rule.floatingParameters();
        double tangent = 0;
        for (int k = 0; k < partials.length; k++) tangent += scale(arguments[floating[k]].tangent, partials[k]);
        return new Dual(rule.value(x), tangent);
    }

    /** A product in which a zero tangent gives zero, even if the partial derivative is infinite. */
    private static double scale(double tangent, double partial) {
        return tangent == 0 ? 0 : tangent * partial;
    }
}
