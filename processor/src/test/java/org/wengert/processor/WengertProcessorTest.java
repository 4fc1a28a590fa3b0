package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WengertProcessorTest {
    @TempDir
    Path directory;

    @Test
    void writesACompanion() {
        Javac.Result result = new Javac(directory).source("p/Curves.java", """
                        package p;

                        import org.wengert.Differentiable;

                        final class Curves {
                            @Differentiable
                            static double s(double x) {
                                return 5 * Math.sin(x * x);
                            }
                        }
                        """).compile();
        assertEquals(List.of(), result.messages());
        assertTrue(result.has("p/CurvesS"));
    }
}
