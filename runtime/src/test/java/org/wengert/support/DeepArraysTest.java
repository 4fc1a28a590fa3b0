package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepArraysTest {
    /** Rows 0 and n - 1 are one, row 1 is null, the others are of length 1 to 3. */
    private static double[][] table(int n) {
        double[][] table = new double[n][];
        for (int i = 0; i < n; i++) {
            table[i] = new double[1 + i % 3];
            table[i][0] = i + 1;
        }
        table[1] = null;
        table[n - 1] = table[0];
        return table;
    }

    private static float[][] floats(double[][] table) {
        float[][] floats = new float[table.length][];
        for (int i = 0; i < table.length; i++) {
            if (table[i] == null) continue;
            floats[i] = new float[table[i].length];
            for (int j = 0; j < table[i].length; j++) floats[i][j] = (float) table[i][j];
        }
        floats[table.length - 1] = floats[0];
        return floats;
    }

    @Test
    void vectors() {
        double[] x = {1, 2};
        double[] copy = DeepArrays.copy(x);
        DeepArrays.add(copy, x);
        assertArrayEquals(new double[] {2, 4}, copy);
        assertArrayEquals(new double[] {1, 2}, x);
        assertArrayEquals(new double[2], DeepArrays.zeros(x));
        DeepArrays.fill(x, 3);
        assertArrayEquals(new double[] {3, 3}, x);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 64, 65, 200})
    void tables(int n) {
        double[][] table = table(n);
        double[][] copy = DeepArrays.copy(table);
        assertArrayEquals(table, copy);
        assertSame(copy[0], copy[n - 1]);
        assertNotSame(table[0], copy[0]);

        double[][] zeros = DeepArrays.zeros(table);
        assertSame(zeros[0], zeros[n - 1]);
        assertNull(zeros[1]);
        DeepArrays.add(zeros, table);
        assertArrayEquals(table, zeros, "a shared row is added once");

        double[][] apart = DeepArrays.zeros(table);
        apart[n - 1] = new double[1];
        DeepArrays.add(apart, table);
        assertEquals(1, apart[0][0]);
        assertEquals(0, apart[n - 1][0], "a shared row is added at its first place");

        DeepArrays.fill(copy, 0);
        assertArrayEquals(DeepArrays.zeros(table), copy);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 64, 65, 200})
    void tablesInSinglePrecision(int n) {
        float[][] table = floats(table(n));
        float[][] copy = DeepArrays.copy(table);
        assertArrayEquals(table, copy);
        assertSame(copy[0], copy[n - 1]);
        float[][] zeros = DeepArrays.zeros(table);
        DeepArrays.add(zeros, table);
        assertArrayEquals(table, zeros);
        DeepArrays.fill(copy, 0f);
        assertArrayEquals(DeepArrays.zeros(table), copy);
    }

    @Test
    void anyRankKeepsSharingAcrossPlanes() {
        double[] row = {1, 2};
        double[][] plane = {row, {3}};
        double[][][] cube = {plane, {row, null}, null, plane};
        double[][][] copy = DeepArrays.copy(cube);
        assertArrayEquals(cube, copy);
        assertSame(copy[0], copy[3]);
        assertSame(copy[0][0], copy[1][0]);
        assertNotSame(row, copy[0][0]);

        double[][][] zeros = DeepArrays.zeros(cube);
        assertSame(zeros[0][0], zeros[1][0]);
        DeepArrays.add(zeros, cube);
        assertArrayEquals(cube, zeros);

        DeepArrays.fill(copy, 5);
        assertArrayEquals(new double[][][] {{{5, 5}, {5}}, {{5, 5}, null}, null, {{5, 5}, {5}}}, copy);
    }

    @Test
    void otherElementTypesAreCopied() {
        int[][] indices = {{1}, {2, 3}};
        assertArrayEquals(indices, DeepArrays.copy(indices));
        String[] names = {"a", null};
        assertArrayEquals(names, DeepArrays.copy(names));
        assertThrows(IllegalArgumentException.class, () -> DeepArrays.zeros(names));
    }

    @Test
    void boxedNumbersAreValuesEvenIfOneObjectStandsTwice() {
        Double two = 2.0;
        Double[] boxed = {two, two, null};
        Double[] zeros = DeepArrays.zeros(boxed);
        assertArrayEquals(new Double[] {0.0, 0.0, null}, zeros);
        DeepArrays.add(zeros, boxed);
        assertArrayEquals(boxed, zeros);
        Float[] floats = {1f};
        DeepArrays.add(floats, new Float[] {2f});
        assertArrayEquals(new Float[] {3f}, floats);
    }

    @Test
    void addedEverywhereEveryPlaceCounts() {
        double[] row = {1, 2};
        double[][] apart = {{0, 0}, {0, 0}, null};
        DeepArrays.addEverywhere(apart, new double[][] {row, row, null});
        assertArrayEquals(new double[][] {{1, 2}, {1, 2}, null}, apart);
        DeepArrays.addEverywhere(new double[][] {row, row}, new double[][] {{10, 20}, {100, 200}});
        assertArrayEquals(new double[] {111, 222}, row);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 17, 64, 200})
    void arrangedLikeAnother(int n) {
        double[][] table = table(n);
        double[][] apart = table(n);
        apart[n - 1] = new double[] {7};
        double[][] arranged = DeepArrays.arranged(table, apart);
        assertSame(arranged[0], arranged[n - 1]);
        assertArrayEquals(table, arranged, "the first place counts");
        assertNotSame(apart[0], arranged[0]);
        assertEquals(7, apart[n - 1][0]);
        assertSame(table, DeepArrays.arranged(table, table));

        double[][] back = DeepArrays.arranged(apart, table);
        assertNotSame(back[0], back[n - 1], "what is shared is taken apart");
        assertArrayEquals(table, back);
        assertSame(apart, DeepArrays.arranged(apart, apart));
    }

    @Test
    void atFirstPlaces() {
        double[] row = {1, 2};
        double[][] plane = {row, {3}, row};
        double[][][] like = {plane, {row, null}, null, plane, {{5}}};
        double[][][] given = {{{0, 0}, {0}, {0, 0}}, {{0, 0}, null}, null, {{0, 0}, {0}, {0, 0}}, {{0}}};
        double[][][] found = new Tables().atFirstPlaces(like, given);
        assertSame(given[0][0], found[0][0]);
        assertSame(given[0][0], found[0][2]);
        assertSame(given[0][0], found[1][0]);
        assertSame(found[0], found[3]);
        assertSame(given[4], found[4]);
        assertNotSame(given[0][0], given[0][2], "what is given stays as it is");
        assertSame(given, new Tables().atFirstPlaces(given, given));
    }

    @Test
    void tablesAreMadeAgainInTheirStorage() {
        Tables tables = new Tables();
        double[][] first = tables.copy(table(20));
        double[] row = first[5];
        double[][] second = tables.copy(table(20));
        assertSame(first, second);
        assertSame(row, second[5]);
        double[][] other = table(20);
        other[19] = new double[] {7};
        other[5] = null;
        assertArrayEquals(other, tables.copy(other), "with other sharing and other shapes it is right too");
        assertNotSame(tables.copy(other)[0], tables.copy(other)[19]);
        assertArrayEquals(DeepArrays.zeros(other), tables.zeros(other));
        int[][] integers = {{1, 2}, {3}};
        assertArrayEquals(integers, new Tables().copy(integers));
        assertArrayEquals(new int[2][1], new Tables().zeros(new int[][] {{4}, {5}}));
    }

    @Test
    void shapesAreChecked() {
        double[][] like = {{1}, null};
        DeepArrays.requireShape(like, new double[][] {{9}, null}, "seed");
        assertMessage("seed: expected length 2, got 1", like, new double[1][]);
        assertMessage("seed[0]: expected length 1, got 2", like, new double[][] {{1, 2}, null});
        assertMessage("seed[0]: expected an array, got null", like, new double[][] {null, null});
        assertMessage("seed[1]: expected null, as in the argument", like, new double[][] {{1}, {2}});
        assertThrows(IllegalArgumentException.class, () -> DeepArrays.add(new double[] {1}, new double[] {1, 2}));
        DeepArrays.requireOneEntry(new float[1], "xBar");
        assertThrows(IllegalArgumentException.class, () -> DeepArrays.requireOneEntry(new double[2], "xBar"));
        assertThrows(IllegalArgumentException.class, () -> DeepArrays.requireOneEntry(null, "xBar"));
    }

    private static void assertMessage(String message, Object like, Object given) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> DeepArrays.requireShape(like, given, "seed"));
        assertEquals(message, e.getMessage());
    }
}
