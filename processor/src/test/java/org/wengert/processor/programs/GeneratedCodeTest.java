package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the processor writes must not cost its user a warning. */
class GeneratedCodeTest {
    @Test
    void compilesWithoutAWarning() {
        Compiler.Result corpus = Corpus.compiled().compilation();
        Map<String, String> generated = corpus.generatedSources();
        Compiler.Result result = new Compiler(Corpus.emptyDirectory("generated"))
                .classPath(corpus.classes())
                .options("-Xlint:all,-processing", "-Werror")
                .compile(generated);
        assertEquals("", result.text());
    }
}
