package org.wengert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wengert.support.Tangent;

class ShapeTest {
    private static List<String> names(Object value) {
        List<String> names = new ArrayList<>();
        Shape.of(value).names("v", names);
        return names;
    }

    /** The value with its numbers replaced by 1, 2, 3… */
    @SuppressWarnings("unchecked")
    private static <T> T counted(T value) {
        Shape shape = Shape.of(value);
        double[] numbers = new double[shape.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = i + 1;
        Object counted = shape.write(null, new Numbers(numbers));
        assertArrayEquals(numbers, shape.entries(counted));
        return (T) counted;
    }

    @Test
    void numbers() {
        assertEquals(1.0, counted(7.0));
        assertEquals(1f, counted(7f));
        assertEquals(List.of("v"), names(7.0));
        assertEquals(List.of(), names(7));
    }

    @Test
    void arraysOfAnyRank() {
        @Nullable Object[] x = {new double[] {0}, null, new float[2][1], new int[] {5}, new Double[] {0.5, null}};
        assertEquals(List.of("v[0][0]", "v[2][0][0]", "v[2][1][0]", "v[4][0]"), names(x));
        Object[] counted = counted(x);
        assertArrayEquals(new double[] {1}, (double[]) counted[0]);
        assertNull(counted[1]);
        assertArrayEquals(new float[][] {{2}, {3}}, (float[][]) counted[2]);
        assertArrayEquals(new Double[] {4.0, null}, (Double[]) counted[4]);
        assertNotSame(x[3], counted[3]);
        assertTrue(Shape.of(x).isSingle());
    }

    @Test
    void aRowThatStandsTwiceIsOneRow() {
        double[] row = {0, 0};
        double[][] counted = counted(new double[][] {row, {0}, row});
        assertSame(counted[0], counted[2]);
        assertEquals(3, names(new double[][] {row, {0}, row}).size());
        assertEquals(5, Shape.ofResult(new double[][] {row, {0}, row}).size());
    }

    sealed interface Part {}

    record Bolt(double length, int count) implements Part {}

    record Plate(double[] sides, List<Bolt> bolts, String name) implements Part {}

    private final Plate plate = new Plate(new double[2], List.of(new Bolt(3, 4), new Bolt(5, 6)), "p");

    @Test
    void recordsAndLists() {
        assertEquals(List.of("v.sides[0]", "v.sides[1]", "v.bolts[0].length", "v.bolts[1].length"), names(plate));
        Plate counted = counted(plate);
        assertEquals(List.of(new Bolt(3, 4), new Bolt(4, 6)), counted.bolts);
        assertEquals("p", counted.name);
    }

    @Test
    void tangentsOfRecords() {
        Part[] parts = {plate, new Bolt(1, 2)};
        Shape shape = Shape.of(parts);
        ShapeTestPartTangent[] tangents = (ShapeTestPartTangent[])
                shape.write(ShapeTestPartTangent[].class, new Numbers(new double[] {1, 2, 3, 4, 5}));
        assertEquals(
                List.of(new ShapeTestBoltTangent(3), new ShapeTestBoltTangent(4)),
                ((ShapeTestPlateTangent) tangents[0]).bolts());
        assertEquals(new ShapeTestBoltTangent(5), tangents[1]);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, shape.entries(tangents));
        assertThrows(
                ShapeMismatch.class,
                () -> shape.write(ShapeTestBoltTangent[].class, new Numbers(new double[] {1, 2, 3, 4, 5})));
    }

    @Test
    void otherShapesAreRefused() {
        Shape shape = Shape.of(new double[][] {{1, 2}, {3}});
        assertThrows(ShapeMismatch.class, () -> shape.entries(new double[][] {{1, 2}}));
        assertThrows(ShapeMismatch.class, () -> shape.entries(new double[][] {{1, 2}, {3, 4}}));
        assertThrows(ShapeMismatch.class, () -> shape.entries(new float[][] {{1, 2}, {3}}));
        assertThrows(ShapeMismatch.class, () -> shape.entries(new double[][] {{1, 2}, null}));
        assertThrows(ShapeMismatch.class, () -> shape.entries(1.0));
        assertThrows(ShapeMismatch.class, () -> Shape.of(new double[][] {null}).entries(new double[][] {{}}));
        assertThrows(ShapeMismatch.class, () -> Shape.of(plate).entries(new ShapeTestBoltTangent(1)));
    }
}

/** Named like generated tangent types. */
sealed interface ShapeTestPartTangent extends Tangent {}

record ShapeTestBoltTangent(double length) implements ShapeTestPartTangent {
    @Override
    public Tangent map(DoubleUnaryOperator f) {
        return new ShapeTestBoltTangent(f.applyAsDouble(length));
    }
}

record ShapeTestPlateTangent(double[] sides, List<ShapeTestBoltTangent> bolts) implements ShapeTestPartTangent {
    @Override
    public Tangent map(DoubleUnaryOperator f) {
        throw new UnsupportedOperationException();
    }
}
