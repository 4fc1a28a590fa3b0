package org.wengert.processor.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Reader;
import org.wengert.processor.ir.Type;

/** Functions of the IR with the Java that is expected of them, from {@code bodies.txt}. */
record Samples(String title, Function function, String java) {
    static List<Samples> all() {
        // Initialises Type before the enum that implements it.
        Type.DOUBLE.toString();
        try (InputStream in = Samples.class.getResourceAsStream("bodies.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== "))
                    .skip(1)
                    .map(Samples::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Samples parse(String text) {
        String[] parts = text.split("\\n--\\n?|\\n", 2);
        String[] sides = parts[1].split("(?m)^--\\n", 2);
        return new Samples(parts[0], Reader.read(sides[0]), sides.length > 1 ? sides[1].strip() : "");
    }

    @Override
    public String toString() {
        return title;
    }
}
