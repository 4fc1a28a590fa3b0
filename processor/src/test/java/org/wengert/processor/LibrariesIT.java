package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A fresh Maven project that uses the jars: two libraries with rules, and programs that differentiate through what these have
 * rules for, one on the class path and one on the module path. All they do for that is depend on the libraries.
 */
class LibrariesIT {
    private static final Path PROJECT = Path.of("target", "it").toAbsolutePath();
    private static final String VERSION = System.getProperty("wengert.version");
    private static final String EXPECTED = "135.0 56.0 6.0 2.0 12.0 4.0";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              %s
              <version>1</version>
              %s
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              %s
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.0</version></plugin>
                  </plugins>
                </pluginManagement>
                <plugins>
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <configuration>
                      <compilerArgs><arg>-Xlint:all,-processing,-requires-automatic</arg><arg>-Werror</arg></compilerArgs>
                      <annotationProcessorPaths>
                        <path>
                          <groupId>org.wengert</groupId>
                          <artifactId>wengert-processor</artifactId>
                          <version>%s</version>
                        </path>
                      </annotationProcessorPaths>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;
    private static final String LIBRARY = """
            package %1$s;
            /** A function that no one can look into. */
            public final class Function {
                private static int calls;
                private Function() {}
                /** Its value. */
                public static double value(double x) { calls++; return x * x * x; }
                /** All cubed, in place. */
                public static void cube(double[] x) { for (int i = 0; i < x.length; i++) x[i] = value(x[i]); }
            }
            """;
    private static final String RULES = """
            package %1$s;
            import static org.wengert.Partials.partials;
            import org.wengert.DerivativesOf;
            @DerivativesOf(Function.class)
            final class FunctionDerivatives {
                private FunctionDerivatives() {}
                static double[] value(double x) { return partials(%2$s * x); }
            }
            """;
    private static final String PULLBACK = """
            package %1$s;
            import org.wengert.Overwritten;
            import org.wengert.PullbackOf;
            /** The derivative of the cubes, with a factor of its own. */
            @PullbackOf(type = Function.class, method = "cube")
            public record CubePullback(double[] x) {
                /** The forward sweep. */
                public static CubePullback of(@Overwritten double[] x) { return new CubePullback(x); }
                /** What is written. */
                public record Outputs(double[] x) {}
                /** The cubes. */
                public Outputs value() {
                    double[] y = x.clone();
                    Function.cube(y);
                    return new Outputs(y);
                }
                /** The reverse sweep. */
                public double[] apply(Outputs seed) {
                    double[] bar = new double[x.length];
                    for (int i = 0; i < x.length; i++) bar[i] = %2$s * seed.x()[i];
                    return bar;
                }
            }
            """;
    private static final String PROGRAM = """
            package use;
            import org.wengert.Differentiable;
            final class Main {
                private Main() {}
                @Differentiable(order = 2)
                static double f(double x) { return one.Function.value(x) + 2 * two.Function.value(x); }
                @Differentiable
                static double g(double[] x) {
                    double[] y = x.clone();
                    one.Function.cube(x);
                    two.Function.cube(y);
                    return x[0] * y[1];
                }
                public static void main(String[] args) {
                    double[] cubes = MainG.gradient(new double[] {2, 3});
                    System.out.print(cubes[0] + " " + cubes[1] + " ");
                    System.out.println(MainF.gradient(2) + " " + MainF.valueAndGradient(1).gradient() / 1.5 + " "
                            + MainF.pushforward(4, 1).tangent() + " " + (1 + MainF.hessian(2)[0][0]));
                }
            }
            """;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        delete(PROJECT);
        write("pom.xml", pom("all", "<packaging>pom</packaging>" + modules("one", "two", "use", "modular")));
        library("one", 1);
        library("two", 1);
        write("use/pom.xml", pom("use", "", "one", "two"));
        write("use/src/main/java/use/Main.java", PROGRAM);
        write("modular/pom.xml", pom("modular", "", "one", "two"));
        write("modular/src/main/java/use/Main.java", PROGRAM);
        write("modular/src/main/java/module-info.java", """
                /** Uses two libraries with rules. */
                module use {
                    requires org.wengert;
                    requires one;
                    requires two;
                }
                """);
        String maven =
                Path.of(System.getProperty("wengert.maven"), "bin", "mvn").toString();
        String repository = "-Dmaven.repo.local=" + repository();
        run(List.of(maven, "-o", "-B", "-q", repository, "package"));
    }

    private static void library(String name, int factor) throws IOException {
        write(name + "/pom.xml", pom(name, ""));
        String folder = name + "/src/main/java/";
        write(folder + name + "/Function.java", LIBRARY.formatted(name));
        write(folder + name + "/FunctionDerivatives.java", RULES.formatted(name, factor));
        write(folder + name + "/CubePullback.java", PULLBACK.formatted(name, name.equals("one") ? 5 : 7));
        write(folder + "module-info.java", """
                /** A library with rules. */
                module %1$s {
                    requires transitive org.wengert;
                    exports %1$s;
                }
                """.formatted(name));
    }

    @Test
    void rulesOfTheClassPath() throws IOException, InterruptedException {
        assertEquals(EXPECTED, run(List.of(java(), "-cp", path("use"), "use.Main")));
    }

    @Test
    void rulesOfTheModulePath() throws IOException, InterruptedException {
        assertEquals(EXPECTED, run(List.of(java(), "-p", path("modular"), "-m", "use/use.Main")));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The jars of a program and of what it depends on. */
    private static String path(String program) {
        return Stream.of(
                        PROJECT.resolve(program + "/target/" + program + "-1.jar"),
                        PROJECT.resolve("one/target/one-1.jar"),
                        PROJECT.resolve("two/target/two-1.jar"),
                        jar("runtime"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(String module) {
        return Path.of("..", module, "target", "wengert-" + module + "-" + VERSION + ".jar")
                .toAbsolutePath()
                .normalize();
    }

    private static String pom(String name, String more, String... libraries) {
        boolean isRoot = name.equals("all");
        String parent = "<parent><groupId>it</groupId><artifactId>all</artifactId><version>1</version></parent>";
        String artifact = "<groupId>it</groupId><artifactId>" + name + "</artifactId>";
        String dependencies = Stream.concat(
                        Stream.of(dependency("org.wengert", "wengert-runtime", VERSION)),
                        Stream.of(libraries).map(l -> dependency("it", l, "1")))
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
        return POM.formatted(isRoot ? artifact : parent + artifact, more, isRoot ? "" : dependencies, VERSION);
    }

    private static String dependency(String group, String artifact, String version) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version></dependency>";
    }

    private static String modules(String... names) {
        return Stream.of(names)
                .map(n -> "<module>" + n + "</module>")
                .collect(Collectors.joining("", "<modules>", "</modules>"));
    }

    /** A repository with our jars in it, and all else that there is in the user's. */
    private static Path repository() throws IOException {
        Path user = Path.of(System.getProperty("wengert.repository"));
        Path ours = PROJECT.resolve("repository");
        link(user, ours, "org");
        link(user.resolve("org"), ours.resolve("org"), "wengert");
        install(ours, "wengert-parent", Map.of("pom", Path.of("../pom.xml")));
        install(ours, "wengert-runtime", Map.of("pom", Path.of("../runtime/pom.xml"), "jar", jar("runtime")));
        install(
                ours,
                "wengert-processor",
                Map.of("pom", Path.of("dependency-reduced-pom.xml"), "jar", jar("processor")));
        return ours;
    }

    /** Links all that is in a folder, apart from one folder. */
    private static void link(Path from, Path to, String without) throws IOException {
        Files.createDirectories(to.resolve(without));
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(entry.getFileName().toString());
                if (!Files.exists(link)) Files.createSymbolicLink(link, entry);
            }
        }
    }

    private static void install(Path repository, String artifact, Map<String, Path> files) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("org/wengert/" + artifact + "/" + VERSION));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Files.copy(file.getValue(), folder.resolve(artifact + "-" + VERSION + "." + file.getKey()));
        }
    }

    private static void write(String path, String text) throws IOException {
        Path file = PROJECT.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.delete(file);
        }
    }

    /** What a program prints. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process =
                builder.directory(PROJECT.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
