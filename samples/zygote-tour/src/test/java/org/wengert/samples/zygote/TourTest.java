package org.wengert.samples.zygote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TourTest {
    @Test
    void everyResultIsWhatItShouldBe() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<Row> rows;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            rows = Tour.run();
        } finally {
            System.setOut(console);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertEquals(
                List.of(),
                rows.stream().filter(row -> !row.isRight()).map(Row::what).toList(),
                text);
        assertEquals(45, rows.size());
        for (Row row : rows) assertTrue(text.contains(row.lines().get(0)), row.what());
        assertEquals(2, text.split("I'll be back!\\?", -1).length, "the adjoint prints once");
        assertTrue(text.contains("passed: ProductPullback against Adjoints"), text);
        assertTrue(text.contains("y2_back(y3_back(1))                        -4.788297401616923"), text);
    }

    @Test
    void theModelOfTemperaturesLearns() {
        Kelvin[][] places = {{new Kelvin(280), new Kelvin(290)}, {new Kelvin(285), new Kelvin(275)}};
        Celsius[] targets = {new Celsius(12), new Celsius(7)};
        Chain model = new Chain(
                new Dense(new double[][] {{0.5, 0.4}}, new Kelvin[] {new Kelvin(3)}),
                new Dense(new double[][] {{0.9}}, new Kelvin[] {new Kelvin(1)}));
        double before = model.loss(places, targets);
        for (int i = 0; i < 20; i++) {
            model = ChainLoss.gradient(model, places, targets).applyTo(model, -1e-6);
        }
        assertTrue(model.loss(places, targets) < before / 10);
    }

    @Test
    void aWrongResultIsNoticed() {
        assertFalse(Row.of("off", new double[] {1, 2}, new double[] {1, 2.1}).isRight());
        assertFalse(Row.of("short", new double[] {1}, new double[] {1, 2}).isRight());
        assertFalse(Row.of("not a number", Double.NaN, 1.0).isRight());
    }
}
