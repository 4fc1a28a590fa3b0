package org.wengert.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;

class BodyTextTest {
    static List<Samples> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bodiesReadAsAPersonWouldWriteThem(Samples sample) {
        assertEquals(sample.java(), text(sample.function()));
    }

    private static String text(Function function) {
        Surroundings around = Surroundings.of(function, Surroundings.Ending.returning(function));
        return BodyEmitter.emit(function, around).toString().strip();
    }

    private static String literal(Constant constant) {
        Terminator end = new Terminator.Yield(List.of(constant));
        return text(new Function("f", List.of(), List.of(constant.type()), new Block(List.of(), end)));
    }

    @Test
    void numbersAreWrittenShortAndExactly() {
        assertEquals("return 0.1;", literal(Constant.of(0.1)));
        assertEquals("return -0.0;", literal(Constant.of(-0.0)));
        assertEquals("return 1e-9;", literal(Constant.of(1e-9)));
        assertEquals("return 2e23;", literal(Constant.of(2e23)));
        assertEquals("return 100.0;", literal(Constant.of(100.0)));
        assertEquals("return 1.5F;", literal(Constant.of(1.5f)));
        assertEquals("return 5L;", literal(Constant.of(5L)));
        assertEquals("return (byte) (-1);", literal(new Constant(Type.Primitive.BYTE, -1)));
        assertEquals("return 'a';", literal(new Constant(Type.Primitive.CHAR, 97)));
        assertEquals("return java.lang.Math.PI;", literal(Constant.of(Math.PI)));
        assertEquals("return java.lang.Double.NaN;", literal(Constant.of(Double.NaN)));
        assertEquals(
                "return app.Kind.LINEAR;",
                literal(new Constant(new Type.Reference("app.Kind"), new Constant.Symbol("app.Kind.LINEAR"))));
    }

    @Test
    void everyDoubleReadsBackAsItIs() {
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 2000; i++) {
            double d = Double.longBitsToDouble(random.nextLong());
            if (Double.isNaN(d)) continue;
            String text = literal(Constant.of(d));
            assertEquals(d, Double.parseDouble(text.substring(7, text.length() - 1)), text);
        }
        assertTrue(literal(Constant.of(Double.MIN_VALUE)).contains("MIN_VALUE"));
    }
}
