package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.processor.contract.Stub;

class ProcessorShellTest {
    private static final String SOURCE =
            "package p;\nclass C {\n@org.wengert.Differentiable static double f(double x) { return x; } }";
    private static final MethodCompiler STUBS =
            (companion, method, round) -> round.write(companion, Stub.source(companion));

    @TempDir
    Path directory;

    private Javac javac() {
        return new Javac(directory).source("p/C.java", SOURCE);
    }

    @Test
    void aFaultIsOneMessageOfOneLine() {
        Javac.Result result = javac().compiler((companion, method, round) -> {
                    throw new IllegalStateException("java.io.IOException: no\n\tat x");
                })
                .compile();
        assertEquals(1, result.messages().size(), result.messages()::toString);
        String message = result.errors().get(0);
        assertTrue(message.startsWith("C.java:3 <f(d> [InternalError] the derivative of method f"), message);
        assertTrue(message.contains("IllegalStateException"), message);
        assertTrue(message.contains("ProcessorShellTest.java:"), message);
        for (String crash : List.of("Exception:", "uncaught exception", "\tat ", "\n")) {
            assertFalse(message.contains(crash), message);
        }
    }

    @Test
    void aStackOverflowIsOneMessage() {
        Javac.Result result =
                javac().compiler((companion, method, round) -> recur(1)).compile();
        assertEquals(1, result.messages().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).contains("StackOverflowError"), result.errors()::toString);
    }

    private static int recur(int depth) {
        return recur(depth + 1) + 1;
    }

    /** The shadow is not told of {@code --add-exports}, so it stands for all that javac may know better. */
    @Test
    void whatJavacAcceptsButTheShadowDoesNotIsReported() {
        Javac.Result result = new Javac(directory)
                .options("--add-exports", "java.base/jdk.internal.util=ALL-UNNAMED")
                .source("p/C.java", """
                        package p;
                        class C {
                            @org.wengert.Differentiable
                            static double f(double x) {
                                return x * jdk.internal.util.ArraysSupport.class.hashCode();
                            }
                        }
                        """)
                .compile();
        assertEquals(1, result.errors().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).contains("[Unresolved] method f"), result.errors()::toString);
        assertTrue(result.errors().get(0).startsWith("C.java:4 <f(d>"), result.errors()::toString);
    }

    @Test
    void gradlesWrapper() {
        assertEquals(
                List.of(), javac().compileWith(new Wrapping(GradleLike::new)).messages());
    }

    @Test
    void intelliJsWrapper() {
        Wrapping processor = new Wrapping(inner -> (ProcessingEnvironment) Proxy.newProxyInstance(
                ProcessorShellTest.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                new org.jetbrains.jps.javac.APIWrappers.Handler(inner)));
        assertEquals(List.of(), javac().compileWith(processor).messages());
    }

    @Test
    void anotherCompilerIsOneClearError() {
        Wrapping processor = new Wrapping(inner -> (ProcessingEnvironment) Proxy.newProxyInstance(
                ProcessorShellTest.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (InvocationHandler) (proxy, method, arguments) -> method.invoke(inner, arguments)));
        Javac.Result result = javac().compileWith(processor);
        assertEquals(1, result.messages().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).startsWith("[UnsupportedCompiler]"), result.errors()::toString);
    }

    @Test
    void filesThatAreNotOnADisk() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new WengertProcessor(STUBS))
                .compile(
                        JavaFileObjects.forSourceString("p.C", SOURCE),
                        JavaFileObjects.forSourceString(
                                "p.D", "package p; class D { static double d = CF.gradient(1); }"));
        assertEquals(Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
    }

    @Test
    void membersThatTheJvmDoesNotAllowAreNoted() {
        String parameters =
                IntStream.range(0, 100).mapToObj(i -> "double x" + i).collect(Collectors.joining(", "));
        Javac.Result result = new Javac(directory)
                .source(
                        "p/C.java",
                        "package p; class C { @org.wengert.Differentiable static double f(" + parameters
                                + ") { return x1; } }")
                .compile();
        assertEquals(List.of(), result.errors());
        assertEquals(1, result.messages().size(), result.messages()::toString);
        assertTrue(result.messages().get(0).contains("[TooManyParameters]"), result.messages()::toString);
        assertTrue(result.messages().get(0).contains("pushforward"), result.messages()::toString);
    }

    @Test
    void nothingIsAnnotated() {
        Javac.Result result =
                new Javac(directory).source("p/C.java", "package p; class C {}").compile();
        assertEquals(List.of(), result.messages());
    }

    /** Runs our processor in a wrapped environment. */
    private static final class Wrapping extends AbstractProcessor {
        private final java.util.function.UnaryOperator<ProcessingEnvironment> wrapper;
        private final WengertProcessor inner = new WengertProcessor(STUBS);

        Wrapping(java.util.function.UnaryOperator<ProcessingEnvironment> wrapper) {
            this.wrapper = wrapper;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            inner.init(wrapper.apply(environment));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return inner.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return inner.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return inner.process(annotations, round);
        }
    }

    /** Has the shape of Gradle's wrapper. */
    private record GradleLike(ProcessingEnvironment delegate) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }
}
