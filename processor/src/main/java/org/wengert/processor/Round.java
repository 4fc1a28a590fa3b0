package org.wengert.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ExecutableElement;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.diagnostics.Diagnostics;
import org.wengert.processor.frontend.Shadow;
import org.wengert.processor.rules.RuleBook;

/**
 * What one round of annotation processing has for the compilation of its methods.
 *
 * @param shadow the attributed sources
 * @param rules the derivatives that are known
 * @param methods the annotated methods of the user's compilation by their companions' qualified names
 * @param companions the companions of this round by their qualified names
 * @param diagnostics where to report to
 * @param filer where to write to
 * @param options what the user has chosen
 */
public record Round(
        Shadow shadow,
        RuleBook rules,
        Map<String, ExecutableElement> methods,
        Map<String, Companion> companions,
        Diagnostics diagnostics,
        Filer filer,
        Options options) {
    /** Writes the source of a companion. */
    public void write(Companion companion, String source) throws IOException {
        String name = companion.qualifiedName();
        try (Writer writer = filer.createSourceFile(name, methods.get(name)).openWriter()) {
            writer.write(source);
        }
    }
}
