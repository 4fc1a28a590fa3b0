package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The pullbacks of operations entry by entry. Nothing comes of a cotangent or a tangent of zero. */
public final class MatrixElementwise {
    private MatrixElementwise() {}

    /** A function of entries at one place. */
    private interface Entry {
        double of(int i);
    }

    private static DMatrixRMaj all(DMatrixRMaj like, Entry entry) {
        DMatrixRMaj c = new DMatrixRMaj(like.numRows, like.numCols);
        for (int i = 0; i < c.getNumElements(); i++) c.data[i] = entry.of(i);
        return c;
    }

    private static double scale(double bar, double partial) {
        return Rows.scale(bar, partial);
    }

    /** cᵢ = aᵢ bᵢ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "elementMult")
    public record Mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        /** The forward sweep. */
        public static Mult of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            return new Mult(a, b, CommonOps_DDRM.elementMult(a, b, null));
        }

        /** The result. */
        public MatrixSums.Sum value() {
            return new MatrixSums.Sum(c);
        }

        /** The reverse sweep. */
        public MatrixProducts.Gradient apply(MatrixSums.Sum seed) {
            double[] bar = seed.c().data;
            return new MatrixProducts.Gradient(
                    all(a, i -> scale(bar[i], b.data[i])), all(b, i -> scale(bar[i], a.data[i])));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj old, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            DMatrixRMaj c = CommonOps_DDRM.elementMult(a, b, null);
            return all(c, i -> scale(aDot.data[i], b.data[i]) + scale(bDot.data[i], a.data[i]));
        }
    }

    /** cᵢ = aᵢ / bᵢ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "elementDiv")
    public record Div(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        /** The forward sweep. */
        public static Div of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            return new Div(a, b, CommonOps_DDRM.elementDiv(a, b, null));
        }

        /** The result. */
        public MatrixSums.Sum value() {
            return new MatrixSums.Sum(c);
        }

        /** The reverse sweep. */
        public MatrixProducts.Gradient apply(MatrixSums.Sum seed) {
            double[] bar = seed.c().data;
            return new MatrixProducts.Gradient(
                    all(a, i -> scale(bar[i], 1 / b.data[i])), all(b, i -> scale(bar[i], -c.data[i] / b.data[i])));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj old, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            DMatrixRMaj c = CommonOps_DDRM.elementDiv(a, b, null);
            return all(c, i -> scale(aDot.data[i], 1 / b.data[i]) + scale(bDot.data[i], -c.data[i] / b.data[i]));
        }
    }

    /** cᵢ = exp aᵢ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "elementExp")
    public record Exp(DMatrixRMaj a, DMatrixRMaj c) {
        /** The forward sweep. */
        public static Exp of(DMatrixRMaj a, @Overwritten DMatrixRMaj c) {
            return new Exp(a, CommonOps_DDRM.elementExp(a, null));
        }

        /** The result. */
        public MatrixSums.Sum value() {
            return new MatrixSums.Sum(c);
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(MatrixSums.Sum seed) {
            return all(a, i -> scale(seed.c().data[i], c.data[i]));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, DMatrixRMaj old, DMatrixRMaj aDot) {
            DMatrixRMaj c = CommonOps_DDRM.elementExp(a, null);
            return all(c, i -> scale(aDot.data[i], c.data[i]));
        }
    }

    /** cᵢ = ln aᵢ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "elementLog")
    public record Log(DMatrixRMaj a, DMatrixRMaj c) {
        /** The forward sweep. */
        public static Log of(DMatrixRMaj a, @Overwritten DMatrixRMaj c) {
            return new Log(a, CommonOps_DDRM.elementLog(a, null));
        }

        /** The result. */
        public MatrixSums.Sum value() {
            return new MatrixSums.Sum(c);
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(MatrixSums.Sum seed) {
            return all(a, i -> scale(seed.c().data[i], 1 / a.data[i]));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, DMatrixRMaj old, DMatrixRMaj aDot) {
            DMatrixRMaj c = CommonOps_DDRM.elementLog(a, null);
            return all(c, i -> scale(aDot.data[i], 1 / a.data[i]));
        }
    }

    /** cᵢ = aᵢᵇ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "elementPower")
    public record Power(DMatrixRMaj a, double b, DMatrixRMaj c) {
        /**
         * The cotangents.
         *
         * @param a of the matrix
         * @param b of the exponent
         */
        public record Gradient(DMatrixRMaj a, double b) {}

        /** The forward sweep. */
        public static Power of(DMatrixRMaj a, double b, @Overwritten DMatrixRMaj c) {
            return new Power(a, b, CommonOps_DDRM.elementPower(a, b, null));
        }

        /** The result. */
        public MatrixSums.Sum value() {
            return new MatrixSums.Sum(c);
        }

        private double byBase(int i) {
            return a.data[i] == 0 && b == 0 ? 0 : b * Math.pow(a.data[i], b - 1);
        }

        private double byExponent(int i) {
            return a.data[i] == 0 && b > 0 ? 0 : c.data[i] * Math.log(a.data[i]);
        }

        /** The reverse sweep. */
        public Gradient apply(MatrixSums.Sum seed) {
            double[] bar = seed.c().data;
            double sum = 0;
            for (int i = 0; i < a.getNumElements(); i++) sum += scale(bar[i], byExponent(i));
            return new Gradient(all(a, i -> scale(bar[i], byBase(i))), sum);
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, double b, DMatrixRMaj old, DMatrixRMaj aDot, double bDot) {
            Power power = of(a, b, old);
            return all(a, i -> scale(aDot.data[i], power.byBase(i)) + scale(bDot, power.byExponent(i)));
        }
    }
}
