package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tangent types of records, classes and sealed interfaces. */
class TangentTypesTest {
    @TempDir
    Path directory;

    private Javac.Result compile(String... sources) {
        return javac(sources).compile();
    }

    private Javac javac(String... sources) {
        Javac javac = new Javac(directory);
        for (String source : sources) {
            String name = source.replaceAll("(?s).*?(?:class|record|interface|enum) (\\w+).*", "$1");
            String packageName = source.replaceAll("(?s)^package (\\w+);.*", "$1");
            javac.source(
                    packageName + "/" + name + ".java",
                    source.replaceFirst(";", "; import org.wengert.Differentiable; import java.util.*;"));
        }
        return javac;
    }

    private void compiles(String... sources) {
        assertEquals(List.of(), compile(sources).messages());
    }

    /** What {@code p.Main.run()} returns. */
    private String run(String... sources) throws Exception {
        compiles(sources);
        return run();
    }

    private String run() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            Method run = loader.loadClass("p.Main").getDeclaredMethod("run");
            run.setAccessible(true);
            return (String) run.invoke(null);
        }
    }

    private String generated(String name) throws IOException {
        return Files.readString(directory.resolve("generated").resolve(name + ".java"));
    }

    private static final String POINT = "package p; @Differentiable record Point(double x, double y, int label) {}";

    @Test
    void hasTheDifferentiableComponentsOnly() throws Exception {
        String text = run(POINT, """
                package p; class Main { static String run() {
                    PointTangent t = new PointTangent(1, 2);
                    Point q = t.applyTo(new Point(10, 20, 7), -0.5);
                    return t + " " + t.plus(t.times(3)) + " " + q + " " + PointTangent.zero(q);
                } }
                """);
        assertEquals(
                "PointTangent[x=1.0, y=2.0] PointTangent[x=4.0, y=8.0] Point[x=9.5, y=19.0, label=7] PointTangent[x=0.0, y=0.0]",
                text);
    }

    @Test
    void arraysListsAndPartsAreFresh() throws Exception {
        String text = run(POINT, """
                package p; @Differentiable record All(double[] w, double[][] m, float f, Double boxed, Point point, Point[] points,
                    Point[][] table, List<Point> list, List<Double> numbers, List<double[]> rows, String name) {}
                """, """
                package p; class Main { static String run() {
                    All all = new All(new double[] {1, 2}, new double[][] {{3}, null}, 4, 5.0, new Point(6, 7, 8),
                        new Point[] {new Point(9, 10, 11), null}, new Point[][] {{new Point(12, 13, 14)}, null},
                        List.of(new Point(15, 16, 17)), List.of(18.0), List.of(new double[] {19}), "all");
                    AllTangent zero = AllTangent.zero(all);
                    double[] next = {0};
                    AllTangent t = zero.map(x -> next[0]++);
                    AllTangent twice = t.plus(t);
                    All moved = twice.applyTo(all, 0.5);
                    double[] last = {0};
                    AllTangent same = t.times(3).map(x -> { last[0] += x; return x; });
                    same.w()[0] = 99;
                    return Arrays.toString(twice.w()) + Arrays.deepToString(twice.m()) + twice.f() + twice.boxed() + twice.point()
                        + Arrays.toString(twice.points()) + Arrays.deepToString(twice.table()) + twice.list() + twice.numbers()
                        + Arrays.toString(twice.rows().get(0)) + "\\n" + last[0] + " " + t.w()[0] + zero.w()[0] + "\\n"
                        + Arrays.toString(moved.w()) + moved.m()[1] + moved.f() + moved.boxed() + moved.point() + moved.points()[0]
                        + moved.table()[0][0] + moved.list() + moved.numbers() + moved.rows().get(0)[0] + moved.name();
                } }
                """);
        assertEquals("""
                [0.0, 2.0][[4.0], null]6.08.0PointTangent[x=10.0, y=12.0][PointTangent[x=14.0, y=16.0], null]\
                [[PointTangent[x=18.0, y=20.0]], null][PointTangent[x=22.0, y=24.0]][26.0][28.0]
                315.0 0.00.0
                [1.0, 3.0]null7.09.0Point[x=11.0, y=13.0, label=8]Point[x=16.0, y=18.0, label=11]\
                Point[x=21.0, y=23.0, label=14][Point[x=26.0, y=28.0, label=17]][31.0]33.0all""", text);
    }

    @Test
    void aClassHasItsFields() throws Exception {
        String text = run(
                "package p; @Differentiable final class Line { static double count; final double slope; final int n; double shift;"
                        + " Line(double slope, int n, double shift) { this.slope = slope; this.n = n; this.shift = shift; } }",
                """
                package p; class Main { static String run() {
                    Line line = LineTangent.zero(new Line(1, 2, 3)).plus(new LineTangent(10, 100)).applyTo(new Line(1, 2, 3), 2);
                    return line.slope + " " + line.n + " " + line.shift;
                } }
                """);
        assertEquals("21.0 2 203.0", text);
    }

    @Test
    void ofASealedInterfaceIsSealed() throws Exception {
        String text = run("""
                package p; @Differentiable sealed interface Shape {
                    record Circle(Point center, double radius) implements Shape {}
                    sealed interface Round extends Shape permits Ball, Empty {}
                    record Ball(double radius) implements Round {}
                    record Empty() implements Round {}
                    enum Fixed implements Shape { ONE }
                }
                """, POINT, """
                package p; class Main { static String run() {
                    List<Shape> all = List.of(new Shape.Circle(new Point(1, 2, 3), 4), new Shape.Ball(5), new Shape.Empty(), Shape.Fixed.ONE);
                    StringBuilder text = new StringBuilder();
                    for (Shape s : all) {
                        ShapeTangent ones = ShapeTangent.zero(s).map(x -> 1);
                        text.append(ones.plus(ones).times(2)).append(' ').append(ones.applyTo(s, 0.5)).append('\\n');
                    }
                    ShapeRoundTangent ball = new ShapeBallTangent(3);
                    text.append(ball.plus(ball).applyTo(new Shape.Ball(1), 1));
                    for (Runnable wrong : List.<Runnable>of(
                            () -> ShapeTangent.zero(all.get(0)).plus(ShapeTangent.zero(all.get(1))),
                            () -> ShapeTangent.zero(all.get(0)).applyTo(all.get(1), 1),
                            () -> ShapeTangent.zero(null))) {
                        try {
                            wrong.run();
                        } catch (IllegalArgumentException e) {
                            text.append('\\n').append(e.getMessage());
                        }
                    }
                    return text.toString();
                } }
                """);
        assertEquals("""
                ShapeCircleTangent[center=PointTangent[x=4.0, y=4.0], radius=4.0] Circle[center=Point[x=1.5, y=2.5, label=3], radius=4.5]
                ShapeBallTangent[radius=4.0] Ball[radius=5.5]
                ShapeEmptyTangent[] Empty[]
                ShapeFixedTangent[] ONE
                Ball[radius=7.0]
                tangents of different classes
                a tangent of another class
                null has no tangent""", text);
    }

    @Test
    void ofWhatContainsItselfToo() throws Exception {
        String text = run("package p; @Differentiable record Node(double v, Node next, Node[] children) {}", """
                package p; class Main { static String run() {
                    Node node = new Node(1, new Node(2, null, null), new Node[] {new Node(3, null, null)});
                    NodeTangent t = NodeTangent.zero(node).map(x -> 1);
                    Node moved = t.plus(t).applyTo(node, 1);
                    return moved.v() + " " + moved.next().v() + " " + moved.next().next() + " " + moved.children()[0].v();
                } }
                """);
        assertEquals("3.0 4.0 null 5.0", text);
    }

    @Test
    void signaturesAskForThem() throws Exception {
        compiles(
                "package q; public record Inner(double x) {}",
                "package p; record Outer(q.Inner inner, double[] w) {}",
                """
                package p; class Main {
                    record Own(float z) {}
                    @Differentiable static double f(Outer[] a, List<Own> b, int n) { return 0; }
                    OuterTangent[] a = MainF.gradient(null, null, 1).a();
                    List<MainOwnTangent> b = MainF.gradient(null, null, 1).b();
                    q.InnerTangent i = a[0].inner();
                }
                """);
        assertTrue(generated("q/InnerTangent").contains("public record InnerTangent(double x)"));
        assertTrue(generated("p/MainOwnTangent").contains("\nrecord MainOwnTangent(float z)"));
    }

    @Test
    void aReceiverIsAParameter() {
        compiles("""
                package p; record Model(double[] w) {
                    @Differentiable double at(double x) { return 0; }
                    @Differentiable Model next() { return this; }
                }
                """, """
                package p; @Differentiable class Functor {
                    final double w;
                    Functor(double w) { this.w = w; }
                    @Differentiable(wrt = {"this", "x"}) double at(double x) { return 0; }
                    @Differentiable(name = "OfX") double of(double x) { return 0; }
                }
                """, """
                package p; class Main {
                    void use(Model m, Functor f) {
                        ModelTangent w = ModelAt.gradient(m, 1).self();
                        double x = ModelAt.gradient(m, 1).x();
                        FunctorTangent v = FunctorAt.gradient(f, 1).self();
                        double y = OfX.gradient(f, 1);
                        ModelTangent[] bar = {w};
                        ModelNext.pullback(m).accumulate(w, bar);
                        Model value = ModelNext.pushforward(m, w).value();
                        ModelTangent tangent = ModelNext.pushforward(m, w).tangent();
                    }
                }
                """);
    }

    @Test
    void aGenericRecordHasTheTangentsOfItsArguments() throws Exception {
        String text = run(
                "package p; record Pair<A, B>(A a, B b) {}",
                "package p; record Tagged<K extends Comparable<K>>(double v, K key) {}",
                """
                package p; class Main {
                    @Differentiable static double f(Pair<Double, double[]> p) { return 0; }
                    @Differentiable static double g(Tagged<String> p) { return 0; }
                    @Differentiable static <K extends Comparable<K>> double h(Tagged<K> p) { return 0; }
                    static String run() {
                        Pair<Double, double[]> moved = new PairTangent(1.0, new double[] {2}).applyTo(new Pair<>(3.0, new double[] {4}), 2);
                        Tagged<String> tagged = new TaggedTangent(1).applyTo(new Tagged<>(5, "a"), 1);
                        return moved.a() + " " + moved.b()[0] + " " + tagged;
                    }
                }
                """);
        assertEquals("5.0 8.0 Tagged[v=6.0, key=a]", text);
    }

    @Test
    void onePerCompilationEvenInLaterRounds() {
        compiles(
                "package p; record R(double x) {}",
                "package p; class Main { @Differentiable static double f(R r) { return 0; }"
                        + " @Differentiable static RTangent g(R r, RTangent t) { return t; } }");
    }

    @Test
    void ofAnotherCompilationItMustBePublished() {
        Path library = directory.resolve("library");
        String source =
                "package lib; public record With(double x) { @org.wengert.Differentiable public double f() { return 0; } }";
        String bare = "package lib; public record Without(double x) {}";
        Javac.Result first = new Javac(library)
                .source("lib/With.java", source)
                .source("lib/Without.java", bare)
                .compile();
        assertEquals(List.of(), first.messages());
        Javac.Result second = new Javac(directory)
                .classPath(first.classes())
                .source("p/Main.java", """
                        package p; import lib.*; import org.wengert.Differentiable;
                        class Main {
                            @Differentiable static double f(With w) { return 0; }
                            @Differentiable(wrt = "x") static double g(Without w, double x) { return 0; }
                            @Differentiable static double h(double x,
                                Without w) { return 0; }
                            @Differentiable
                            static Without k(double x) { return null; }
                        }
                        record Around(Without w) {}
                        class More { @Differentiable static double f(Around a) { return 0; } }
                        """)
                .compile();
        assertEquals(3, second.errors().size(), second.errors()::toString);
        assertTrue(
                second.errors().get(0).startsWith("Main.java:6 <Wit> [NoTangentType] Without"),
                second.errors()::toString);
        assertTrue(
                second.errors().get(1).startsWith("Main.java:8 <Wit> [NoTangentType] Without"),
                second.errors()::toString);
        assertTrue(second.errors().get(2).startsWith("Main.java:10 <"), second.errors()::toString);
        assertFalse(second.has("lib/WithTangent"));
    }

    @Test
    void anArrayThatStandsInSeveralObjectsHasOneTangent() throws Exception {
        String[] sources = {"package p; record Part(double[] a, double x) {}", """
                package p; class Main {
                    @Differentiable static double f(Part[] parts) {
                        double sum = 0;
                        for (int i = 0; i < parts.length; i++) sum += (i + 1) * parts[i].a()[0] * parts[i].x();
                        return sum;
                    }
                    static String run() {
                        double[] a = {2};
                        Part[] parts = {new Part(a, 3), new Part(new double[] {5}, 7), new Part(a, 11)};
                        PartTangent[] g = MainF.gradient(parts);
                        PartTangent[] v = {new PartTangent(new double[] {1}, 0), PartTangent.zero(parts[1]), new PartTangent(new double[] {100}, 0)};
                        return g[0].a()[0] + " " + (g[0].a() == g[2].a()) + " " + g[2].x() + " " + g[1].a()[0]
                            + " " + MainF.pushforward(parts, v).tangent() + " " + MainF.pullback(parts).apply(2)[2].a()[0];
                    }
                }
                """};
        assertEquals(
                List.of(), javac(sources).compileWith(new WengertProcessor()).messages());
        // f = 2·3 + 2·5·7 + 3·2·11, and a stands in the first and in the last part: ∂f/∂a = 3 + 33
        assertEquals("36.0 true 6.0 14.0 36.0 72.0", run());
    }

    @Test
    void listsThatAreHandedOutAreFreshAndCannotBeChanged() throws Exception {
        String[] sources = {"""
                package p; class Main {
                    @Differentiable static List<double[]> f(List<double[]> xs, double k) {
                        List<double[]> all = new ArrayList<>(xs);
                        all.add(new double[] {k * xs.get(0)[0]});
                        return all;
                    }
                    static String out = "";
                    static void check(List<double[]> given, List<double[]> handed) {
                        try { handed.set(0, null); out += "can be changed\\n"; } catch (UnsupportedOperationException right) {}
                        for (double[] a : given) for (double[] b : handed) if (a == b) out += "shared\\n";
                    }
                    static String run() {
                        List<double[]> xs = List.of(new double[] {1, 2});
                        List<double[]> xsDot = List.of(new double[] {3, 4});
                        List<double[]> seed = List.of(new double[] {5, 6}, new double[] {7});
                        var back = MainF.pullback(xs, 2);
                        check(xs, back.value());
                        check(back.value(), back.value());
                        check(seed, back.apply(seed).xs());
                        check(back.apply(seed).xs(), back.apply(seed).xs());
                        var forward = MainF.pushforward(xs, 2, xsDot, 1);
                        check(xs, forward.value());
                        check(xsDot, forward.tangent());
                        @SuppressWarnings({"unchecked", "rawtypes"}) List<double[]>[] bar = new List[] {xsDot};
                        back.accumulate(seed, bar, new double[1]);
                        check(xsDot, bar[0]);
                        return out;
                    }
                }
                """};
        assertEquals(
                List.of(), javac(sources).compileWith(new WengertProcessor()).messages());
        assertEquals("", run());
    }

    /** What the constructor of a library's record does is not in its class file, so its tangent type tells. */
    @Test
    void aRecordOfALibraryMustKeepWhatItIsGiven() {
        Javac.Result first = new Javac(directory.resolve("library"))
                .source("lib/Computed.java", """
                        package lib; @org.wengert.Differentiable public record Computed(double[] v) {
                            public Computed { v = new double[] {v[0] / 2}; }
                        }
                        """)
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), first.messages());
        Javac.Result second = new Javac(directory)
                .classPath(first.classes())
                .source("p/Main.java", """
                        package p; import lib.*; import org.wengert.Differentiable;
                        class Main {
                            @Differentiable(wrt = "x") static
                            Computed g(Computed c, double x) { return c; }
                        }
                        """)
                .compileWith(new WengertProcessor());
        assertEquals(1, second.errors().size(), second.errors()::toString);
        assertTrue(second.errors().get(0).startsWith("Main.java:4 <Com> [NoCopy] "), second.errors()::toString);
    }

    /** The compilation is with all lint, and warnings are among the messages. */
    @Test
    void typesThatGiveWarningsGiveNoneInGeneratedCode() {
        Javac javac = javac(
                "package p; @Deprecated(forRemoval = true) record Old(double x, Part[] parts, List<Double>[] lists) {}",
                "package p; @Deprecated record Part(double y) {}",
                "package p; sealed interface Either permits Left, Right {}",
                "package p; record Left(double x) implements Either {}",
                "package p; @SuppressWarnings(\"removal\") record Right(List<Old> old) implements Either {}",
                "package p; @Deprecated enum Passive { ONE }",
                """
                package p; @SuppressWarnings({"removal", "deprecation", "unchecked"}) class Uses {
                    @Differentiable static double f(Old o, Either e, Passive p, double x) {
                        return o.x() * x + o.parts()[0].y() + (e instanceof Left l ? l.x() : 1);
                    }
                    @Differentiable static double unused(double x, Passive p) { return x; }
                    @Differentiable(wrt = "x") static double many(double x, List<Double>... ls) { return x * ls.length; }
                }
                """);
        assertEquals(List.of(), javac.compileWith(new WengertProcessor()).messages());
    }

    @Test
    void membersTakeAsManyArgumentsAsTheMethod() throws Exception {
        String[] sources = {"""
                package p; class Main {
                    @Differentiable(order = 2) static double sum(double k, double... x) { double s = 0; for (double v : x) s += k * v * v; return s; }
                    @Differentiable static double[] all(double... x) { return x.clone(); }
                    @Differentiable static double nested(double x) { return MainSum.gradient(x, 2, x).k(); }
                    static String run() {
                        double[] back = new MainSum.Pullback().at(1, 2, 3).apply(1).x();
                        return MainSum.gradient(2, 3, 4).k() + " " + MainSum.valueAndGradient(2).value() + " " + MainSum.pullback(2, 3).value() + " "
                            + back[1] + " " + MainSum.hessian(1, 5)[0][1] + " " + MainAll.jacobian(1, 2).length + " " + MainNested.gradient(3)
                            + " " + MainSum.pushforward(2, new double[] {3}, 1, new double[] {0}).tangent();
                    }
                }
                """};
        assertEquals(
                List.of(), javac(sources).compileWith(new WengertProcessor()).messages());
        assertEquals("25.0 0.0 18.0 6.0 10.0 2 6.0 9.0", run());
    }
}
