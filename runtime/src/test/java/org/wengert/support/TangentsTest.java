package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TangentsTest {
    @Test
    void sumsAndProductsOfArraysAreFresh() {
        double[][] a = {{1, 2}, null, {3}};
        double[][] b = {{10, 20}, null, {30}};
        assertArrayEquals(new double[][] {{11, 22}, null, {33}}, Tangents.sum(a, b));
        assertArrayEquals(new double[][] {{-2, -4}, null, {-6}}, Tangents.product(a, -2));
        assertArrayEquals(new double[][] {{6, 12}, null, {18}}, Tangents.moved(a, b, 0.5));
        assertArrayEquals(new double[][] {{1, 2}, null, {3}}, a);
        assertArrayEquals(new float[] {1.5f}, Tangents.moved(new float[] {1}, new float[] {2}, 0.25));
    }

    @Test
    void aSharedRowStaysOne() {
        double[] row = {1, 2};
        double[][] shared = {row, row};
        double[][] product = Tangents.product(shared, 3);
        assertSame(product[0], product[1]);
        assertArrayEquals(new double[] {3, 6}, product[0]);
        double[][] sum = Tangents.sum(shared, shared);
        assertSame(sum[0], sum[1]);
        assertArrayEquals(new double[] {2, 4}, sum[0]);
    }

    @Test
    void nullStaysNull() {
        assertNull(Tangents.zeros((double[]) null));
        assertNull(Tangents.sum((double[]) null, null));
        assertNull(Tangents.product((double[]) null, 2));
        assertNull(Tangents.map((double[]) null, x -> x));
        assertNull(Tangents.part((String) null, String::length));
        assertNull(Tangents.array((String[]) null, String::length, Integer[]::new));
        assertArrayEquals(
                new Integer[] {1, null}, Tangents.array(new String[] {"a", null}, String::length, Integer[]::new));
        assertEquals(Arrays.asList(1, null), Tangents.list(Arrays.asList("a", null), String::length));
    }

    @Test
    void shapesMustAgree() {
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> Tangents.sum(two, three));
        assertThrows(IllegalArgumentException.class, () -> Tangents.sum(three, two));
        assertThrows(IllegalArgumentException.class, () -> Tangents.sum(two, null));
        assertThrows(IllegalArgumentException.class, () -> Tangents.part("a", (String) null, String::concat));
        assertThrows(
                IllegalArgumentException.class,
                () -> Tangents.array(new String[1], new String[2], (String a, String b) -> a + b));
        assertThrows(
                IllegalArgumentException.class,
                () -> Tangents.list(List.of("a"), List.of("a", "b"), (String a, String b) -> a + b));
    }

    @Test
    void partsOfArraysAndListsAreCombined() {
        String[] a = {"a", null};
        String[] combined = Tangents.array(a, new String[] {"b", null}, (String x, String y) -> x + y);
        assertArrayEquals(new String[] {"ab", null}, combined);
        assertNotSame(a, combined);
        assertArrayEquals(new String[] {"aa", null}, Tangents.array(a, x -> x + x));
        assertEquals(List.of("ab"), Tangents.list(List.of("a"), List.of("b"), (String x, String y) -> x + y));
    }

    @Test
    void entriesAreAskedForInOrder() {
        double[] next = {0};
        double[][][] mapped = Tangents.map(new double[][][] {{{7, 7}, null}, {{7}}}, x -> next[0]++);
        assertArrayEquals(new double[][][] {{{0, 1}, null}, {{2}}}, mapped);
        assertArrayEquals(new float[] {2.5f}, Tangents.map(new float[] {2}, x -> x + 0.5));
    }
}
