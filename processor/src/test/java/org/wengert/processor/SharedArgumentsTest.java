package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.Differentiable;

/** One array given for two parameters is fine where it is only read, and refused where it is written to. */
class SharedArgumentsTest {
    private static final String SOURCE = """
            package p;

            import org.wengert.Differentiable;

            public final class Shared {
                @Differentiable
                public static double read(double[] a, double[] b) { return a[0] * b[0]; }

                @Differentiable
                public static double write(double[] a, double[] b) {
                    a[0] *= 2;
                    return a[0] * b[0];
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void onlyWhatIsWrittenMustBeDistinct() throws Exception {
        Javac.Result result = new Javac(directory)
                .compiler(new Differentiator())
                .source("p/Shared.java", SOURCE)
                .compile();
        assertEquals(List.of(), result.messages());
        URL[] path = {result.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, Differentiable.class.getClassLoader())) {
            double[] a = {3};
            for (String member : List.of("gradient", "valueAndGradient", "pullback")) {
                call(loader, "p.SharedRead", member, a);
                var thrown =
                        assertThrows(InvocationTargetException.class, () -> call(loader, "p.SharedWrite", member, a));
                Throwable cause = assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
                assertEquals("a and b share an array, which is written to through a", cause.getMessage());
            }
        }
    }

    private static void call(ClassLoader loader, String companion, String member, double[] a) throws Exception {
        Method method = loader.loadClass(companion).getMethod(member, double[].class, double[].class);
        method.invoke(null, a, a);
    }
}
