package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Derivatives of the smallest functions are what a person would write, down to the bytecode. */
class BytecodeTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void compile() {
        Javac.Result result = new Javac(directory).source("p/F.java", """
                        package p;

                        import org.wengert.Differentiable;

                        final class F {
                            @Differentiable
                            static double square(double x) {
                                return x * x;
                            }

                            @Differentiable
                            static double power(double x) {
                                return Math.pow(x, 2);
                            }

                            @Differentiable
                            static double line(double x) {
                                return 5 * x + 3;
                            }

                            @Differentiable
                            static double constant(double x) {
                                return 3;
                            }
                        }
                        """).compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
    }

    @Test
    void squareIsOneAddition() {
        assertEquals(List.of("dload_0", "dload_0", "dadd", "dreturn"), gradient("FSquare"));
    }

    @Test
    void powerIsOneProduct() {
        assertEquals(List.of("ldc2_w", "dload_0", "dmul", "dreturn"), gradient("FPower"));
    }

    @Test
    void lineIsItsSlope() {
        assertEquals(List.of("ldc2_w", "dreturn"), gradient("FLine"));
    }

    @Test
    void constantIsZero() {
        assertEquals(List.of("dconst_0", "dreturn"), gradient("FConstant"));
    }

    /** The instructions of the method {@code gradient}, without their operands. */
    private static List<String> gradient(String companion) {
        String file = directory.resolve("classes/p/" + companion + ".class").toString();
        StringWriter listing = new StringWriter();
        PrintWriter out = new PrintWriter(listing);
        assertEquals(0, ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", file));
        String method = listing.toString().split(" gradient\\(double\\);")[1].split("\\R\\R")[0];
        return Pattern.compile("(?m)^ +\\d+: (\\w+)")
                .matcher(method)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }
}
