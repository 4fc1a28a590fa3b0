package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Processor;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.processor.contract.Stub;

/** Legal programs that javac refuses, or crashes on, if a processor attributes them too early or in place. */
class ShadowTrapsTest {
    @TempDir
    Path directory;

    private Javac javac() {
        return new Javac(directory);
    }

    /** Compiles without any message, and the shadow understood all that it was asked for. */
    private static Javac.Result clean(Javac javac) {
        Javac.Result result = javac.compile();
        assertEquals(List.of(), result.messages());
        assertEquals(List.of(), result.shadowErrors());
        return result;
    }

    /** Compiles without any message; the shadow of the first round could not understand everything. */
    private static Javac.Result messageless(Javac javac) {
        Javac.Result result = javac.compile();
        assertEquals(List.of(), result.messages());
        return result;
    }

    private static String annotated(String body) {
        return "package p; import org.wengert.Differentiable; class C { @Differentiable static double f(double x) { return x * x; } "
                + body + " }";
    }

    @Test
    void companionInVar() {
        clean(
                javac().source(
                                "p/C.java",
                                annotated(
                                        "@Differentiable static double g(double x) { var back = CF.pullback(x); var again = new CF.Pullback();"
                                                + " again.at(x); double r = back.apply(1.0); return r * CF.valueAndGradient(x).gradient(); }")));
    }

    @Test
    void companionInFieldInitialiser() {
        clean(javac().source(
                        "p/C.java",
                        annotated(
                                "static final double D = CF.gradient(2.0); final CF.Pullback p = new CF.Pullback();")));
    }

    @Test
    void generatedSupertype() {
        Processor generator =
                new Generator("p.Base", "package p; abstract class Base { abstract double g(double x); }");
        Javac.Result result = clean(
                javac().processor(generator)
                        .source(
                                "p/C.java",
                                "package p; class C extends Base { @Override @org.wengert.Differentiable double g(double x) { return x; } }"));
        assertTrue(result.has("p/CG"));
    }

    @Test
    void generatedConstantInCaseLabel() {
        Processor generator = new Generator("p.K", "package p; final class K { static final int ONE = 1; }");
        Javac.Result result = messageless(javac().processor(generator)
                .source(
                        "p/C.java",
                        annotated("@Differentiable static double g(double x, int k) {"
                                + " switch (k) { case K.ONE: return x; default: return 2 * x; } }")));
        assertTrue(result.has("p/CF"));
        assertTrue(result.has("p/CG"));
    }

    @Test
    void generatedClassInSignature() {
        Processor generator = new Generator("p.K", "package p; final class K { double c; }");
        Javac.Result result = messageless(javac().processor(generator)
                .source("p/C.java", annotated("@Differentiable static double g(double x, K k) { return x * k.c; }")));
        assertTrue(result.has("p/CG"));
    }

    /** Javac does not complain of the body, in which the field has no type. */
    @Test
    void generatedTypeOfAField() {
        Processor generator = new Generator("p.K", "package p; final class K { double c = 2; }");
        List<Set<String>> known = new ArrayList<>();
        Javac.Result result = messageless(javac().processor(generator)
                .source(
                        "p/C.java",
                        annotated("static final K K0 = new K();"
                                + " @Differentiable static double g(double x) { return CF.gradient(x) * K0.c; }"))
                .compiler((companion, method, round) -> {
                    known.add(round.companions().keySet());
                    assertEquals(known.size() == 1, companion.primal().method().equals("f"));
                    assertTrue(
                            round.shadow().method(round.methods().get("p.CF")).isPresent());
                    round.write(companion, Stub.source(companion));
                }));
        assertTrue(result.has("p/CG"));
        assertEquals(List.of(Set.of("p.CF", "p.CG"), Set.of("p.CF", "p.CG")), known);
    }

    /** A second compilation into the same directory; the sources are older than the classes. */
    @Test
    void classesOfAnEarlierCompilation() {
        for (int i = 0; i < 2; i++) {
            List<Boolean> found = new ArrayList<>();
            Javac javac = javac().classPath(directory.resolve("classes"))
                    .source(
                            "p/C.java",
                            "package p; class C { @org.wengert.Differentiable static double f(double x) { return H.N.h(x) + Old.o; } }")
                    .source(
                            "p/H.java",
                            "package p; class H { static class N { static double h(double x) { return x; } } }")
                    .compiler((companion, method, round) -> {
                        var helper = ElementFilter.methodsIn(round.shadow()
                                        .elements()
                                        .getTypeElement("p.H.N")
                                        .getEnclosedElements())
                                .get(0);
                        found.add(round.shadow().pathOf(helper).isPresent());
                        var stub = round.shadow().elements().getTypeElement("p.CF");
                        found.add(round.shadow().isStub(stub));
                        round.write(companion, Stub.source(companion));
                    });
            if (i == 0) {
                javac.source("p/Old.java", "package p; class Old { static double o; }");
            }
            clean(javac);
            assertEquals(List.of(true, true), found);
        }
    }

    @Test
    void preview() {
        clean(javac().options(
                        "--enable-preview",
                        "--release",
                        Integer.toString(Runtime.version().feature()))
                .lint("none")
                .source("p/C.java", annotated("")));
    }

    @Test
    void companionAsSupertypeIsJavacsError() {
        Javac.Result result = javac().source("p/C.java", annotated("class Inner extends CF {}"))
                .compile();
        assertEquals(1, result.errors().size());
        assertTrue(result.errors().get(0).contains("cannot inherit from final"), result.errors()::toString);
    }

    @Test
    void severalClassesThatUseEachOthersCompanions() {
        clean(javac().source(
                        "p/C.java", annotated("@Differentiable static double h(double x) { return q.DG.gradient(x); }"))
                .source(
                        "q/D.java",
                        "package q; public class D { @org.wengert.Differentiable public static double g(double x) { return x; }"
                                + " static double k(double x) { return new D().hashCode(); } }"));
    }

    @Test
    void helpersInOtherFilesAndAuxiliaryClasses() {
        List<String> bodies = new ArrayList<>();
        Javac javac = javac().options("-Xlint:-auxiliaryclass")
                .source(
                        "p/C.java",
                        "package p; class C { @org.wengert.Differentiable static double f(double x) { return Helper.h(x) + Aux.a(x) + Own.o(x); } }"
                                + " class Own { static double o(double x) { return x; } }")
                .source(
                        "p/Helper.java",
                        "package p; class Helper { static double h(double x) { return 2 * x; } } class Aux { static double a(double x) { return Helper.h(x); } }")
                .compiler((companion, method, round) -> {
                    for (String type : List.of("p.Helper", "p.Aux", "p.Own")) {
                        var element = round.shadow().elements().getTypeElement(type);
                        var helper = ElementFilter.methodsIn(element.getEnclosedElements())
                                .get(0);
                        bodies.add(round.shadow()
                                .pathOf(helper)
                                .orElseThrow()
                                .getLeaf()
                                .toString()
                                .strip());
                    }
                    assertEquals(List.of(), round.shadow().errors());
                });
        assertEquals(List.of(), javac.compile().messages());
        assertEquals(3, bodies.size());
        assertTrue(bodies.get(1).contains("Helper.h(x)"));
    }

    @Test
    void nestedClassesAndUnnamedPackage() {
        Javac.Result result = clean(
                javac().source(
                                "Outer.java",
                                "import org.wengert.Differentiable; class Outer { static class Mid { class Inner { double k;"
                                        + " @Differentiable double f(double x, double self) { return x * k * self; } } }"
                                        + " record R(double a) { @Differentiable static <T extends Comparable<T>> double g(double x, T t) { return x; } } }"));
        assertTrue(result.has("OuterMidInnerF"));
        assertTrue(result.has("OuterRG"));
    }

    @Test
    void namedModule() throws IOException {
        Path library = library(
                "lib/L.java",
                "package lib; public class L { public static double l(double x) { return M.m(x); } }",
                "lib/M.java",
                "package lib; public class M { public static double m(double x) { return x; } }",
                "module-info.java",
                "module lib { exports lib; }");
        Javac.Result result = clean(
                javac().classPath(library)
                        .modular()
                        .source(
                                "module-info.java",
                                "module m { requires org.wengert; requires lib; requires java.logging; }")
                        .source(
                                "p/C.java",
                                annotated(
                                        "static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger(\"\");"
                                                + " @Differentiable static double g(double x) { LOG.info(\"\"); return lib.L.l(x); }")));
        assertTrue(result.has("p/CG"));
    }

    @Test
    void libraryClassesThatAreOnlyMentionedByOthers() throws IOException {
        Path second = library("b/B.java", "package b; public class B { public double v() { return 1; } }");
        Path first = library("a/A.java", "package a; public class A { public static b.B b() { return new b.B(); } }");
        Javac.Result result = clean(
                javac().classPath(first)
                        .classPath(second)
                        .source(
                                "p/C.java",
                                "package p; import a.*; class C { @org.wengert.Differentiable static double f(double x) { return A.b().v() * x; } }"));
        assertTrue(result.has("p/CF"));
    }

    @Test
    void implicitSources() throws IOException {
        Path sourcePath = Files.createDirectories(directory.resolve("sourcepath/p"));
        Files.writeString(
                sourcePath.resolve("Implicit.java"),
                "package p; class Implicit { static double i(double x) { return Second.s(x); } }");
        Files.writeString(
                sourcePath.resolve("Second.java"),
                "package p; class Second { static double s(double x) { return x; } }");
        Files.writeString(sourcePath.resolve("Broken.java"), "package p; class Broken { int ( }");
        Javac.Result result = javac().options(
                        "-sourcepath", sourcePath.getParent().toString(), "-implicit:class")
                .source("p/C.java", annotated("@Differentiable static double g(double x) { return Implicit.i(x); }"))
                .compile();
        assertEquals(List.of(), result.messages());
        assertEquals(List.of(), result.shadowErrors());
        assertTrue(result.has("p/CG"));
        assertFalse(result.has("p/Broken"));
    }

    @Test
    void testsOfClassesInTheSamePackage() throws IOException {
        Path main = library(
                "p/Main.java",
                "package p; class Main { static double m(double x) { return Other.o(x); } static Other other; }",
                "p/Other.java",
                "package p; class Other { static double o(double x) { return x; } double v() { return 1; } }");
        clean(javac().classPath(main)
                .source(
                        "p/C.java",
                        annotated("@Differentiable static double g(double x) { return Main.m(x) + Main.other.v(); }")));
    }

    /** Javac lists the own package first, where no class is mentioned by the sources. */
    @Test
    void classesOfTheOwnPackageThatAreOnlyMentionedByOthers() throws IOException {
        Path main = library(
                "p/Hidden.java",
                "package p; public class Hidden { public double v() { return 1; } }",
                "z/Z.java",
                "package z; public class Z { public static p.Hidden h() { return new p.Hidden(); } }");
        clean(
                javac().classPath(main)
                        .source(
                                "p/C.java",
                                "package p; import z.Z; class C { @org.wengert.Differentiable static double f(double x) { return Z.h().v() * x; } }"));
    }

    @Test
    void patchedModule() throws IOException {
        Path main = library(
                "p/Main.java",
                "package p; class Main { static double m(double x) { return x; } }",
                "module-info.java",
                "module m { requires org.wengert; }");
        clean(javac().classPath(main)
                .modular()
                .options("--patch-module", "m=" + directory.resolve("src"), "--add-reads", "m=ALL-UNNAMED")
                .source("p/C.java", annotated("@Differentiable static double g(double x) { return Main.m(x); }")));
    }

    @Test
    void releaseHidesNewerApi() {
        // Since 21 List.getFirst would clash with this one.
        clean(
                javac().options("--release", "17")
                        .source(
                                "p/C.java",
                                annotated(
                                        "abstract static class L implements java.util.List<String> { public int getFirst() { return 1; } }"
                                                + " @Differentiable static double g(double x, L l) { return x * l.getFirst(); }")));
    }

    @Test
    void userErrorElsewhereInTheFile() {
        Javac.Result result = javac().source("p/C.java", annotated("int wrong() { return \"\"; }"))
                .compile();
        assertEquals(1, result.messages().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).contains("incompatible types"));
    }

    @Test
    void userErrorInTheBody() {
        Javac.Result result = javac().source(
                        "p/C.java",
                        annotated(
                                "@Differentiable static double g(double x) { int i = x; return i; } double d = CG.gradient(1);"))
                .compile();
        assertEquals(1, result.messages().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).contains("incompatible types"));
    }

    @Test
    void missingNameInTheBody() {
        Javac.Result result = javac().source(
                        "p/C.java",
                        annotated(
                                "@Differentiable static double g(double x) { return nope(x); } double d = CG.gradient(1);"))
                .compile();
        assertEquals(1, result.messages().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).contains("cannot find symbol"));
    }

    @Test
    void missingNameInTheOnlyBody() {
        Javac.Result result = javac().source(
                        "p/C.java",
                        "package p; class C { @org.wengert.Differentiable static double g(double x) { return nope(x); } }")
                .compile();
        assertEquals(1, result.errors().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).contains("cannot find symbol"));
    }

    /** Compiles a library and returns where its classes are. */
    private Path library(String... pathsAndTexts) throws IOException {
        Path home = Files.createTempDirectory(directory, "library");
        Javac javac = new Javac(home).lint("none");
        if (List.of(pathsAndTexts).contains("module-info.java")) {
            javac.modular();
        }
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            javac.source(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        for (Path sibling : siblings()) {
            javac.classPath(sibling);
        }
        Javac.Result result = javac.compile();
        assertEquals(List.of(), result.messages());
        return result.classes();
    }

    private List<Path> siblings() throws IOException {
        try (var all = Files.list(directory)) {
            return all.map(p -> p.resolve("classes")).filter(Files::exists).toList();
        }
    }
}
