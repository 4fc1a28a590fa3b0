package org.wengert.processor;

import com.sun.source.util.TreePath;
import java.io.IOException;
import org.wengert.processor.contract.Companion;

/** Makes the companion of one method. */
@FunctionalInterface
public interface MethodCompiler {
    /**
     * Writes the companion, or reports why it cannot.
     *
     * @param companion what it looks like from outside
     * @param method the method in the shadow, attributed without an error
     * @param round what there is besides
     * @throws org.wengert.processor.diagnostics.Refusal to give up on this method
     */
    void compile(Companion companion, TreePath method, Round round) throws IOException;
}
