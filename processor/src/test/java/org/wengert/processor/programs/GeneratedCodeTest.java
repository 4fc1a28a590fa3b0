package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the processor writes must not cost its user a warning. */
class GeneratedCodeTest {
    private static final Pattern REFLECTION = Pattern.compile(
            "java/lang/reflect|java/lang/invoke/MethodHandle\\b|Class\\.forName|ClassLoader|Proxy|getMethod|newInstance");

    @Test
    void compilesWithoutAWarning() {
        Compiler.Result corpus = Corpus.compiled().compilation();
        Map<String, String> generated = corpus.generatedSources();
        Compiler.Result result = new Compiler()
                .classPath(corpus.classes())
                .options("-Xlint:all,-processing", "-Werror")
                .compile(generated);
        assertEquals("", result.text());
    }

    /** A companion's methods, of whatever the programs do. */
    private static Stream<Bytecode.Method> methods() {
        Compiler.Result corpus = Corpus.compiled().compilation();
        Set<String> companions = corpus.generatedSources().keySet().stream()
                .map(path -> path.replace(".java", "").replace('/', '.'))
                .collect(Collectors.toSet());
        return Bytecode.in(corpus.classes()).stream()
                .filter(m -> companions.contains(m.owner().replaceAll("\\$.*", "")));
    }

    @Test
    void isCompiledByHotSpot() {
        assertTrue(methods().anyMatch(Bytecode.Method::hasLoop));
        assertEquals(
                List.of(), methods().filter(m -> m.hasLoop() && m.size() > 8000).toList());
    }

    /** The methods of records compare and print by what the JDK makes at run time; no derivative calls these. */
    @Test
    void neitherReflectsNorMakesClasses() {
        List<String> found = methods()
                .flatMap(m -> m.code().stream()
                        .filter(i -> REFLECTION.matcher(i.operands()).find()
                                || i.name().equals("invokedynamic")
                                        && m.repeated().contains(i)
                                        && !i.operands().contains("makeConcat")
                                        // What captures nothing is made once.
                                        && !i.operands().contains(":()Ljava/util/function/"))
                        .map(i -> m + ": " + i))
                .toList();
        assertEquals(List.of(), found);
    }
}
