package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cotangents of several parameters may be added to one array: no loop may take it for two. */
class OneBarTest {
    @TempDir
    Path directory;

    @Test
    void takesTheSumOfBoth() throws Exception {
        Javac.Result result =
                new Javac(directory).source("p/Neighbours.java", """
                        package p;

                        import org.wengert.Differentiable;

                        public final class Neighbours {
                            @Differentiable
                            public static double of(double[] x, double[] y) {
                                double s = 0;
                                for (int i = 1; i < x.length; i++) s += x[i] * x[i - 1] * y[i] + y[i - 1] * y[i] * x[i];
                                return s;
                            }

                            public static double[] apart(double[] x, double[] y) {
                                double[] xBar = new double[x.length];
                                double[] yBar = new double[y.length];
                                NeighboursOf.pullback(x, y).accumulate(1, xBar, yBar);
                                for (int i = 0; i < x.length; i++) xBar[i] += yBar[i];
                                return xBar;
                            }

                            public static double[] together(double[] x, double[] y) {
                                double[] bar = new double[x.length];
                                NeighboursOf.pullback(x, y).accumulate(1, bar, bar);
                                return bar;
                            }
                        }
                        """).compileWith(new WengertProcessor());
        assertEquals(List.of(), result.errors());
        URL[] urls = {result.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, OneBarTest.class.getClassLoader())) {
            Class<?> owner = loader.loadClass("p.Neighbours");
            double[] x = {0.3, -1.2, 0.8, 2.1};
            double[] y = {1.1, 0.4, -0.7, 0.9};
            double[] apart = (double[])
                    owner.getMethod("apart", double[].class, double[].class).invoke(null, x, y);
            double[] together = (double[])
                    owner.getMethod("together", double[].class, double[].class).invoke(null, x, y);
            assertArrayEquals(apart, together, 1e-14);
        }
    }

    @Test
    void takesTheSumOfBothWhereFourRowsRunAtATime() throws Exception {
        Javac.Result result = new Javac(directory).source("p/Rows.java", """
                        package p;

                        import org.wengert.Differentiable;

                        public final class Rows {
                            @Differentiable
                            public static double of(double[] x, double[] y) {
                                double t = 0;
                                for (int i = 0; i < x.length; i++) {
                                    double s = 0;
                                    for (int j = i + 1; j < x.length; j++) s += x[j] * y[j] * (i + 1) - x[j];
                                    t += s * s;
                                }
                                return t;
                            }

                            public static double[] apart(double[] x, double[] y) {
                                double[] xBar = new double[x.length];
                                double[] yBar = new double[y.length];
                                RowsOf.pullback(x, y).accumulate(1, xBar, yBar);
                                for (int i = 0; i < x.length; i++) xBar[i] += yBar[i];
                                return xBar;
                            }

                            public static double[] together(double[] x, double[] y) {
                                double[] bar = new double[x.length];
                                RowsOf.pullback(x, y).accumulate(1, bar, bar);
                                return bar;
                            }
                        }
                        """).compileWith(new WengertProcessor());
        assertEquals(List.of(), result.errors());
        URL[] urls = {result.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, OneBarTest.class.getClassLoader())) {
            Class<?> owner = loader.loadClass("p.Rows");
            double[] x = {0.3, -1.2, 0.8, 2.1, 1.4, -0.6};
            double[] y = {1.1, 0.4, -0.7, 0.9, 0.2, 1.3};
            double[] apart = (double[])
                    owner.getMethod("apart", double[].class, double[].class).invoke(null, x, y);
            double[] together = (double[])
                    owner.getMethod("together", double[].class, double[].class).invoke(null, x, y);
            assertArrayEquals(apart, together, 1e-12);
        }
    }
}
