package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of constructs in the documentation: what it says of each is so. */
class JavaSupportTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*?) \\| `(.*)` \\| (supported|`\\[(\\w+)]`) \\|$");
    private static final Pattern DECLARATIONS = Pattern.compile("(?s)<!-- declarations -->\\s+```java\\n(.*?)```");
    private static final String NEWER = "## With a compiler of Java 21";
    private static final double[] A = {0.5, 1.2, 0.8};

    /** @param refusal the diagnostic that is expected; empty where it is supported */
    private record Row(int number, String construct, String example, String refusal) {
        String name() {
            return "Row" + number;
        }
    }

    private static List<Row> rows(String text) {
        String known = Runtime.version().feature() >= 21 ? text : text.substring(0, text.indexOf(NEWER));
        List<Row> rows = new ArrayList<>();
        for (MatchResult r : ROW.matcher(known).results().toList()) {
            String refusal = r.group(4) == null ? "" : r.group(4);
            rows.add(new Row(rows.size(), r.group(1), r.group(2).replace("⏎", "\n"), refusal));
        }
        long lines = known.lines()
                .filter(l -> l.startsWith("| ") && !l.startsWith("| construct"))
                .count();
        assertEquals(lines, rows.size(), "rows that have another form");
        return rows;
    }

    private static Javac javac(Path directory, String declarations, List<Row> rows) {
        Javac javac = new Javac(directory);
        for (Row row : rows) {
            javac.source(
                    "rows/" + row.name() + ".java",
                    "package rows;\nimport org.wengert.*;\npublic class " + row.name() + " {\n" + declarations
                            + "@Differentiable public static double f(double x, double[] a, int n) {\ndouble s = x;\n"
                            + row.example() + "\nreturn s;\n}\n}\n");
        }
        return javac.lint("none");
    }

    @Test
    void everyConstructIsAsTheDocumentSays(@TempDir Path directory) throws Exception {
        String text = Files.readString(Path.of("../docs/java-support.md"));
        var found = DECLARATIONS.matcher(text);
        assertTrue(found.find());
        List<Row> rows = rows(text);
        List<Row> supported = rows.stream().filter(r -> r.refusal.isEmpty()).toList();
        List<Row> refused = rows.stream().filter(r -> !r.refusal.isEmpty()).toList();
        Path good = Files.createDirectory(directory.resolve("good"));
        Javac.Result compiled = javac(good, found.group(1), supported).compileWith(new WengertProcessor());
        assertEquals(List.of(), compiled.errors());
        List<String> errors = javac(Files.createDirectory(directory.resolve("bad")), found.group(1), refused)
                .compileWith(new WengertProcessor())
                .errors();
        for (Row row : refused) {
            List<String> own = errors.stream()
                    .filter(e -> e.startsWith(row.name() + ".java"))
                    .toList();
            assertEquals(1, own.size(), row.construct + own);
            assertTrue(own.get(0).contains("[" + row.refusal + "]"), row.construct + own);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {compiled.classes().toUri().toURL()})) {
            for (Row row : supported) compare(row, loader);
        }
    }

    private static void compare(Row row, ClassLoader loader) throws ReflectiveOperationException, IOException {
        Method primal = loader.loadClass("rows." + row.name()).getMethod("f", double.class, double[].class, int.class);
        Method gradient = loader.loadClass("rows." + row.name() + "F")
                .getMethod("gradient", double.class, double[].class, int.class);
        double x = 1.3;
        double h = 1e-6;
        double expected = (value(primal, x + h) - value(primal, x - h)) / (2 * h);
        Object all = gradient.invoke(null, x, A.clone(), A.length);
        Method component = all.getClass().getMethod("x");
        component.setAccessible(true);
        double actual = (double) component.invoke(all);
        assertEquals(expected, actual, 1e-6 * (1 + Math.abs(expected)), row.construct);
    }

    private static double value(Method primal, double x) throws IllegalAccessException, InvocationTargetException {
        return (double) primal.invoke(null, x, A.clone(), A.length);
    }
}
