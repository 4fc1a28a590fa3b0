package org.wengert.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.wengert.processor.diagnostics.Diagnostic;

/**
 * Speaks up when javac accepts a class that the shadow could not understand. As long as the user's code has an error, javac says so itself
 * and nothing should be added; but a method must not go without a derivative in silence.
 */
final class LateCheck implements TaskListener {
    private final ProcessingEnvironment environment;
    private final List<Claim> claims = new ArrayList<>();

    /** What to say if a class gets as far as having code generated. */
    private record Claim(String className, CompilationUnitTree unit, Tree tree, Diagnostic diagnostic) {}

    LateCheck(ProcessingEnvironment environment) {
        this.environment = environment;
        JavacTask.instance(environment).addTaskListener(this);
    }

    /** Reports this at the method if its class turns out to be right. */
    void unlessRefused(ExecutableElement method, Diagnostic diagnostic) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        String className = environment.getElementUtils().getBinaryName(owner).toString();
        TreePath path = Trees.instance(environment).getPath(method);
        if (path != null) {
            claims.add(new Claim(className, path.getCompilationUnit(), path.getLeaf(), diagnostic));
        }
    }

    @Override
    public void started(TaskEvent event) {
        if (event.getKind() != TaskEvent.Kind.GENERATE || event.getTypeElement() == null) {
            return;
        }
        String className = environment
                .getElementUtils()
                .getBinaryName(event.getTypeElement())
                .toString();
        for (Claim claim : List.copyOf(claims)) {
            if (claim.className.equals(className)) {
                claims.remove(claim);
                Diagnostic diagnostic = claim.diagnostic;
                Trees.instance(environment)
                        .printMessage(diagnostic.problem().kind(), diagnostic.message(), claim.tree, claim.unit);
            }
        }
    }
}
