package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.PullbackOf;

/** The pullbacks of solutions and determinants. Those of solutions keep the factorisation, so the reverse sweep only substitutes. */
public final class Equations {
    private Equations() {}

    /**
     * The cotangents of a matrix and a right side.
     *
     * @param a of the matrix
     * @param b of the right side
     */
    public record Gradient(double[][] a, double[] b) {}

    /**
     * A vector and its tangent.
     *
     * @param value the vector
     * @param tangent its tangent
     */
    public record Push(double[] value, double[] tangent) {}

    /** x = a⁻¹ b, so b̄ = a⁻ᵀ x̄ and ā = −b̄ xᵀ. */
    @PullbackOf(type = Dense.class, method = "solve")
    public static final class Solve {
        private final Lu a;
        private final double[] x;

        private Solve(Lu a, double[] x) {
            this.a = a;
            this.x = x;
        }

        /** The forward sweep. */
        public static Solve of(double[][] a, double[] b) {
            Lu lu = Lu.of(Rows.matrix(a));
            return new Solve(lu, Rows.column(lu.solve(new DMatrixRMaj(b))));
        }

        /** The result. */
        public double[] value() {
            return x;
        }

        /** The reverse sweep. */
        public Gradient apply(double[] seed) {
            double[] bBar = a.solveTransposed(seed);
            return new Gradient(Rows.outer(-1, bBar, x), bBar);
        }

        /** Forward mode. */
        public static Push pushforward(double[][] a, double[] b, double[][] aDot, double[] bDot) {
            Solve solve = of(a, b);
            return new Push(solve.x, solve.a.solve(Rows.minus(bDot.clone(), Dense.mult(aDot, solve.x))));
        }
    }

    /** The same for each column of b. */
    @PullbackOf(type = Dense.class, method = "solve")
    public static final class SolveColumns {
        private final Lu a;
        private final double[][] x;

        private SolveColumns(Lu a, double[][] x) {
            this.a = a;
            this.x = x;
        }

        /** The forward sweep. */
        public static SolveColumns of(double[][] a, double[][] b) {
            Lu lu = Lu.of(Rows.matrix(a));
            return new SolveColumns(lu, Rows.of(lu.solve(Rows.matrix(b))));
        }

        /** The result. */
        public double[][] value() {
            return x;
        }

        /** The reverse sweep. */
        public Products.Gradient apply(double[][] seed) {
            double[][] columns = Dense.transpose(seed);
            for (int j = 0; j < columns.length; j++) columns[j] = a.solveTransposed(columns[j]);
            double[][] bBar = Dense.transpose(columns);
            return new Products.Gradient(Dense.scale(-1, Dense.multTransB(bBar, x)), bBar);
        }

        /** Forward mode. */
        public static Elementwise.Push pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            SolveColumns solve = of(a, b);
            double[][] right = Dense.subtract(bDot, Dense.mult(aDot, solve.x));
            return new Elementwise.Push(solve.x, Rows.of(solve.a.solve(Rows.matrix(right))));
        }
    }

    /** As for {@link Solve}; an entry above the diagonal stands for the one below too, which is not read. */
    @PullbackOf(type = Dense.class, method = "solveSPD")
    public static final class SolveSpd {
        private final Cholesky a;
        private final double[] x;

        private SolveSpd(Cholesky a, double[] x) {
            this.a = a;
            this.x = x;
        }

        /** The forward sweep. */
        public static SolveSpd of(double[][] a, double[] b) {
            Cholesky cholesky = Cholesky.of(Rows.matrix(a));
            return new SolveSpd(cholesky, Rows.column(cholesky.solve(new DMatrixRMaj(b))));
        }

        /** The result. */
        public double[] value() {
            return x;
        }

        /** The reverse sweep. */
        public Gradient apply(double[] seed) {
            double[] bBar = a.solve(seed);
            int n = x.length;
            double[][] aBar = new double[n][n];
            for (int i = 0; i < n; i++) {
                aBar[i][i] = -bBar[i] * x[i];
                for (int j = i + 1; j < n; j++) aBar[i][j] = -bBar[i] * x[j] - bBar[j] * x[i];
            }
            return new Gradient(aBar, bBar);
        }

        /** Forward mode. */
        public static Push pushforward(double[][] a, double[] b, double[][] aDot, double[] bDot) {
            SolveSpd solve = of(a, b);
            double[] right = bDot.clone();
            for (int i = 0; i < right.length; i++) {
                for (int j = 0; j < right.length; j++) right[i] -= aDot[Math.min(i, j)][Math.max(i, j)] * solve.x[j];
            }
            return new Push(solve.x, solve.a.solve(right));
        }
    }

    /** With z of aᵀa z = x̄: b̄ = a z and ā = (b − a x) zᵀ − b̄ xᵀ. */
    @PullbackOf(type = Dense.class, method = "leastSquares")
    public static final class LeastSquares {
        private final double[][] a;
        private final Qr qr;
        private final double[] x;
        private final double[] residual;

        private LeastSquares(double[][] a, Qr qr, double[] b) {
            this.a = a;
            this.qr = qr;
            this.x = Rows.column(qr.solve(new DMatrixRMaj(b)));
            this.residual = Rows.minus(b.clone(), Dense.mult(a, x));
        }

        /** The forward sweep. */
        public static LeastSquares of(double[][] a, double[] b) {
            return new LeastSquares(a, Qr.of(Rows.matrix(a)), b);
        }

        /** The result. */
        public double[] value() {
            return x;
        }

        /** The reverse sweep. */
        public Gradient apply(double[] seed) {
            double[] z = qr.solveNormal(seed);
            double[] bBar = Dense.mult(a, z);
            double[][] aBar = Dense.subtract(Rows.outer(1, residual, z), Rows.outer(1, bBar, x));
            return new Gradient(aBar, bBar);
        }

        /** Forward mode. */
        public static Push pushforward(double[][] a, double[] b, double[][] aDot, double[] bDot) {
            LeastSquares of = of(a, b);
            double[] change = Rows.minus(bDot.clone(), Dense.mult(aDot, of.x));
            double[] right = Rows.plus(Dense.multTransA(aDot, of.residual), Dense.multTransA(a, change));
            return new Push(of.x, of.qr.solveNormal(right));
        }
    }

    /** y = a⁻¹, so ā = −yᵀ ȳ yᵀ. */
    @PullbackOf(type = Dense.class, method = "invert")
    public record Invert(double[][] value) {
        /** The forward sweep. */
        public static Invert of(double[][] a) {
            return new Invert(Dense.invert(a));
        }

        /** The reverse sweep. */
        public double[][] apply(double[][] seed) {
            return Dense.scale(-1, Dense.multTransB(Dense.multTransA(value, seed), value));
        }

        /** Forward mode. */
        public static Elementwise.Push pushforward(double[][] a, double[][] aDot) {
            double[][] y = Dense.invert(a);
            return new Elementwise.Push(y, Dense.scale(-1, Dense.mult(Dense.mult(y, aDot), y)));
        }
    }

    /** The cofactors: by the inverse, or from the minors where there is none or it is inexact, since a determinant has derivatives everywhere. */
    @PullbackOf(type = Dense.class, method = "det")
    public record Det(double[][] a, double value) {
        /** The forward sweep. */
        public static Det of(double[][] a) {
            return new Det(a, Dense.det(a));
        }

        /** The reverse sweep. */
        public double[][] apply(double seed) {
            Lu lu = Lu.of(Rows.matrix(a));
            if (!lu.isWellConditioned()) return cofactors(seed);
            return Dense.scale(seed * lu.determinant(), Dense.transpose(Rows.of(lu.invert())));
        }

        private double[][] cofactors(double seed) {
            int n = a.length;
            double[][] cofactors = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) cofactors[i][j] = ((i + j) % 2 == 0 ? seed : -seed) * minor(i, j);
            }
            return cofactors;
        }

        private double minor(int row, int column) {
            int n = a.length - 1;
            if (n == 0) return 1;
            DMatrixRMaj minor = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) minor.set(i, j, a[i < row ? i : i + 1][j < column ? j : j + 1]);
            }
            return CommonOps_DDRM.det(minor);
        }

        /** Forward mode. */
        public static double pushforward(double[][] a, double[][] aDot) {
            return Rows.inner(of(a).apply(1), aDot);
        }
    }
}
