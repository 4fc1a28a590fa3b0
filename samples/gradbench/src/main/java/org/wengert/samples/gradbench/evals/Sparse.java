package org.wengert.samples.gradbench.evals;

import java.util.stream.IntStream;

/** A matrix in compressed rows: of its entries those from {@code rows[i]} to before {@code rows[i + 1]} are in row i. */
final class Sparse {
    private final int[] rows;
    private final int[] columns;
    private final double[] values;
    private int row;
    private int size;

    Sparse(int rows, int entries) {
        this.rows = new int[rows + 1];
        columns = new int[entries];
        values = new double[entries];
    }

    void clear() {
        row = 0;
        size = 0;
    }

    void add(int firstColumn, double... entries) {
        for (int i = 0; i < entries.length; i++) {
            columns[size] = firstColumn + i;
            values[size++] = entries[i];
        }
    }

    void endRow() {
        rows[++row] = size;
    }

    /** Of each array as many entries as are asked for, and the last. */
    Object report(int first) {
        return new Report(
                reported(first, rows.length).map(i -> rows[i]).toArray(),
                reported(first, size).map(i -> columns[i]).toArray(),
                reported(first, size).mapToDouble(i -> values[i]).toArray());
    }

    private static IntStream reported(int first, int length) {
        return IntStream.concat(IntStream.range(0, Math.min(first, length)), IntStream.of(length - 1));
    }

    private record Report(int[] rows, int[] cols, double[] vals) {}
}
