package org.wengert.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;
import org.wengert.DerivativesOf;
import org.wengert.Differentiable;
import org.wengert.PullbackOf;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Position;

/** The annotation processor: differentiates the annotated methods of a compilation and writes their companions. */
@AutoService(Processor.class)
public final class WengertProcessor extends AbstractProcessor {
    private final MethodCompiler compiler;
    private @Nullable Companions companions;

    /** The processor as javac finds it. */
    public WengertProcessor() {
        this(new Differentiator());
    }

    /** A processor that makes the companions in another way. */
    WengertProcessor(MethodCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Differentiable.class.getName(), DerivativesOf.class.getName(), PullbackOf.class.getName());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        ProcessingEnvironment inner = Environments.unwrap(environment);
        try {
            Trees.instance(inner);
            companions = new Companions(inner, compiler, Options.of(inner.getOptions()));
        } catch (Refusal illegalOption) {
            report(illegalOption.diagnostic());
        } catch (RuntimeException | LinkageError notJavac) {
            String found = environment.getClass().getName();
            report(Diagnostic.of(Problem.UNSUPPORTED_COMPILER, Position.NONE, found));
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Companions made = companions;
        if (made == null) {
            return true;
        }
        try {
            DeepStack.run(() -> {
                if (round.processingOver()) {
                    made.finish(round.errorRaised());
                } else {
                    made.round(round);
                }
            });
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError fault) {
            report(Diagnostic.of(
                    Problem.INTERNAL_ERROR, Position.NONE, "the companions of this round", Faults.describe(fault)));
        }
        return true;
    }

    private void report(Diagnostic diagnostic) {
        Kind kind = diagnostic.problem().kind();
        processingEnv.getMessager().printMessage(kind, diagnostic.message());
    }
}
