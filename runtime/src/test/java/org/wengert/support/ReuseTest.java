package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReuseTest {
    @Test
    void zerosInTheStorageOfTheLastTime() {
        double[] first = Reuse.zeros((double[]) null, 2);
        first[1] = 3;
        double[] second = Reuse.zeros(first, 2);
        assertSame(first, second);
        assertArrayEquals(new double[2], second);
        assertEquals(3, Reuse.zeros(second, 3).length);
        assertThrows(NegativeArraySizeException.class, () -> Reuse.zeros(second, -1));
        boolean[] flags = {true, true};
        assertFalse(Reuse.zeros(flags, 2)[1]);
    }

    @Test
    void roomWithAnyEntries() {
        int[] kept = {1, 2};
        assertSame(kept, Reuse.room(kept, 2));
        assertArrayEquals(new int[] {1, 2}, kept);
        assertArrayEquals(new int[3], Reuse.room(kept, 3));
    }

    @Test
    void copies() {
        float[] source = {1, 2};
        float[] copy = Reuse.copy(null, source);
        assertNotSame(source, copy);
        source[0] = 5;
        assertSame(copy, Reuse.copy(copy, source));
        assertArrayEquals(source, copy);
        assertArrayEquals(new float[] {7}, Reuse.copy(copy, new float[] {7}));
    }

    @Test
    void tables() {
        double[][] rows = Reuse.zeros(null, 2, double[].class);
        rows[0] = new double[1];
        assertSame(rows, Reuse.zeros(rows, 2, double[].class));
        assertNull(rows[0]);
        rows[1] = new double[] {4};
        assertSame(rows[1], Reuse.room(rows, 2, double[].class)[1], "a table of room keeps its rows");
        long[][] plain = Reuse.zeros(null, 2, 3, long[].class);
        plain[1][2] = 9;
        assertSame(plain, Reuse.zeros(plain, 2, 3, long[].class));
        assertArrayEquals(new long[2][3], plain);
        assertArrayEquals(new long[2][1], Reuse.zeros(plain, 2, 1, long[].class));
        assertThrows(NegativeArraySizeException.class, () -> Reuse.zeros(new long[0][], 0, -1, long[].class));
    }

    @Test
    void aPoolOfTablesGivesEveryTableOfARunAgain() {
        TablePool pool = new TablePool();
        double[] row = {1, 2};
        double[][] copy = pool.copy(new double[][] {row, row, null});
        assertSame(copy[0], copy[1]);
        assertNotSame(row, copy[0]);
        double[][] zeros = pool.zeros(copy);
        assertNotSame(copy, zeros);
        assertArrayEquals(new double[][] {{0, 0}, {0, 0}, null}, zeros);
        pool.rewind();
        double[] other = {3, 4};
        assertSame(copy, pool.copy(new double[][] {other, row, null}));
        assertArrayEquals(new double[][] {{3, 4}, {1, 2}, null}, copy);
        assertSame(zeros, pool.zeros(copy));
    }

    @Test
    void aPoolGivesEveryArrayOfARunAgain() {
        Pool<double[]> pool = new Pool<>(double.class);
        double[][] run = new double[9][];
        for (int i = 0; i < run.length; i++) {
            run[i] = pool.zeros(i);
            if (i > 0) run[i][i - 1] = i;
        }
        pool.rewind();
        for (int i = 0; i < run.length; i++) {
            assertSame(run[i], i % 2 == 0 ? pool.zeros(i) : pool.room(i));
            if (i > 0) assertEquals(i % 2 == 0 ? 0 : i, run[i][i - 1]);
        }
        pool.rewind();
        assertEquals(3, pool.zeros(3).length);
        assertSame(run[1], pool.copy(new double[] {8}));
        assertEquals(8, run[1][0]);
        Pool<double[][]> tables = new Pool<>(double[].class);
        tables.zeros(2)[0] = run[1];
        tables.rewind();
        assertNull(tables.zeros(2)[0]);
        double[][] table = tables.zeros(2, 3);
        table[1][1] = 6;
        tables.rewind();
        tables.zeros(2);
        assertSame(table, tables.zeros(2, 3));
        assertEquals(0, table[1][1]);
    }

    @Test
    void oneArrayForEachLength() {
        Sizes<int[]> sizes = new Sizes<>(int.class);
        int[] three = sizes.zeros(3);
        int[] one = sizes.copy(new int[] {4});
        three[0] = 5;
        assertSame(three, sizes.room(3));
        assertEquals(5, three[0]);
        assertSame(three, sizes.zeros(3));
        assertEquals(0, three[0]);
        assertSame(one, sizes.room(1));
        Sizes<int[][]> tables = new Sizes<>(int[].class);
        int[][] table = tables.zeros(2, 3);
        table[1][1] = 6;
        assertEquals(1, tables.zeros(2, 1)[0].length);
        assertSame(table, tables.zeros(2, 3));
        assertEquals(0, table[1][1]);
        assertThrows(NegativeArraySizeException.class, () -> sizes.zeros(-1));
    }

    @Test
    void identitiesAreNumbersOfObjectsNotOfValues() {
        Identities map = new Identities();
        for (int round = 0; round < 2; round++) {
            Object[] keys = new Object[round == 0 ? 300 : 10];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = new int[] {1};
                assertNull(map.get(keys[i]));
                map.put(keys[i], i);
            }
            for (int i = 0; i < keys.length; i++) assertEquals(i, map.get(keys[i]));
            map.clear();
            for (Object key : keys) assertNull(map.get(key));
        }
    }
}
