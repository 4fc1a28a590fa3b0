package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Differentiable;

/** Methods that compute with the library's own matrices. */
final class MatrixMethods {
    private MatrixMethods() {}

    @Differentiable
    static double[][] products(double[][] a, double[][] b) {
        DMatrixRMaj x = Dense.matrix(a);
        DMatrixRMaj y = Dense.matrix(b);
        DMatrixRMaj p = CommonOps_DDRM.mult(x, y, null);
        DMatrixRMaj q = CommonOps_DDRM.multTransA(p, x, new DMatrixRMaj(1, 1));
        CommonOps_DDRM.multTransB(q, y, p);
        CommonOps_DDRM.multTransAB(p, x, q);
        DMatrixRMaj v = Dense.matrix(new double[][] {a[0]});
        DMatrixRMaj w = Dense.matrix(new double[][] {b[0]});
        CommonOps_DDRM.scale(CommonOps_DDRM.dot(v, w), q);
        return Dense.rows(q);
    }

    @Differentiable
    static double[][] sums(double[][] a, double[][] b, double alpha) {
        DMatrixRMaj x = Dense.matrix(a);
        DMatrixRMaj y = Dense.matrix(b);
        DMatrixRMaj c = CommonOps_DDRM.add(x, y, null);
        CommonOps_DDRM.subtract(c, x, c);
        CommonOps_DDRM.addEquals(c, x);
        CommonOps_DDRM.subtractEquals(c, CommonOps_DDRM.transpose(y, null));
        DMatrixRMaj d = new DMatrixRMaj(x.numRows, x.numCols);
        CommonOps_DDRM.scale(alpha, c, d);
        CommonOps_DDRM.scale(CommonOps_DDRM.trace(c) * CommonOps_DDRM.elementSum(x), d);
        return Dense.rows(d);
    }

    @Differentiable
    static double[][] elements(double[][] a, double[][] b, double power) {
        DMatrixRMaj x = Dense.matrix(a);
        DMatrixRMaj y = Dense.matrix(b);
        DMatrixRMaj c = CommonOps_DDRM.elementMult(x, y, null);
        CommonOps_DDRM.elementDiv(c, CommonOps_DDRM.elementExp(x, null), c);
        CommonOps_DDRM.elementPower(c, power, c);
        CommonOps_DDRM.elementLog(c, c);
        return Dense.rows(c);
    }

    @Differentiable
    static double entries(double[][] a, int n) {
        DMatrixRMaj x = Dense.matrix(a);
        DMatrixRMaj y = x.copy();
        for (int i = 0; i < n; i++) {
            y.set(i, 0, x.get(0, i) * y.get(i, i));
            x.add(i, i, y.get(0, 0));
        }
        return CommonOps_DDRM.elementSum(CommonOps_DDRM.mult(x, y, null));
    }

    @Differentiable
    static double[][] solution(double[][] a, double[][] b) {
        DMatrixRMaj x = new DMatrixRMaj(1, 1);
        boolean solved = CommonOps_DDRM.solve(Dense.matrix(a), Dense.matrix(b), x);
        if (!solved) throw new IllegalArgumentException();
        return Dense.rows(x);
    }

    @Differentiable
    static double[][] inverses(double[][] a) {
        DMatrixRMaj x = Dense.matrix(a);
        DMatrixRMaj y = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.invert(x, y);
        CommonOps_DDRM.add(x, y, y);
        CommonOps_DDRM.invert(y);
        return Dense.rows(y);
    }

    @Differentiable
    static double determinant(double[][] a) {
        return CommonOps_DDRM.det(Dense.matrix(a));
    }

    /** Newton's iteration for the root of a matrix, with its matrices used again and again. */
    @Differentiable
    static double[][] root(double[][] a, int steps) {
        DMatrixRMaj m = Dense.matrix(a);
        DMatrixRMaj x = CommonOps_DDRM.identity(m.numRows).copy();
        DMatrixRMaj y = new DMatrixRMaj(m.numRows, m.numRows);
        for (int i = 0; i < steps; i++) {
            CommonOps_DDRM.solve(x, m, y);
            CommonOps_DDRM.add(x, y, y);
            CommonOps_DDRM.scale(0.5, y);
            DMatrixRMaj t = x;
            x = y;
            y = t;
        }
        return Dense.rows(x);
    }

    /** Of matrices, to a matrix. */
    @Differentiable
    static DMatrixRMaj layer(DMatrixRMaj w, DMatrixRMaj x, double bias) {
        DMatrixRMaj z = CommonOps_DDRM.mult(w, x, null);
        for (int i = 0; i < z.numRows; i++) z.add(i, 0, bias);
        return CommonOps_DDRM.elementExp(z, z);
    }
}
