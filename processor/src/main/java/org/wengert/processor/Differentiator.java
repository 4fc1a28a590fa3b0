package org.wengert.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Parameter;
import org.wengert.processor.contract.Primal;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.emit.Citation;
import org.wengert.processor.emit.CompanionSource;
import org.wengert.processor.emit.CompanionWriter;
import org.wengert.processor.emit.TypeNames;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.link.Exceptions;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.Linker;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.transform.Entry;
import org.wengert.processor.transform.Split;

/** Makes a companion: lowers the method, sends it through the pipeline, writes the class. */
final class Differentiator implements MethodCompiler {
    @Override
    public void compile(Companion companion, TreePath method, Round round) throws IOException {
        Pipeline pipeline = pipeline(companion, method, round, round.rules());
        round.write(
                companion,
                CompanionWriter.write(source(companion, pipeline), member -> {}).toString());
    }

    /** The method, lowered, linked and checked. */
    static Pipeline pipeline(Companion companion, TreePath method, Round round, RuleBook rules) {
        Frontend frontend = new Frontend(round.shadow());
        Linker linker = new Linker(frontend, rules::hasRuleFor);
        Knowledge knowledge = new Knowledge(frontend, linker);
        Function lowered = lowered(companion.primal(), frontend.lower(method));
        return Pipeline.of(lowered, wrt(companion), linker, knowledge, rules, knowledge);
    }

    /** With the output of a void method as its result. */
    private static Function lowered(Primal primal, Function function) {
        return primal.output()
                .map(output -> Entry.output(function, primal.parameters().indexOf(output)))
                .orElse(function);
    }

    private static List<Integer> wrt(Companion companion) {
        List<Integer> places = new ArrayList<>();
        for (Parameter p : companion.wrt())
            places.add(companion.primal().parameters().indexOf(p));
        return places;
    }

    private static CompanionSource source(Companion companion, Pipeline pipeline) {
        Split split = pipeline.pullback();
        boolean scalar = companion.isScalar();
        return new CompanionSource(
                ClassName.get(companion.packageName(), companion.simpleName()),
                companion.isPublic(),
                TypeNames.className(companion.primal().className()),
                companion.primal().method(),
                parameters(companion, pipeline.written()),
                companion.primal().thrown().stream().map(TypeNames::of).toList(),
                TypeNames.of(companion.primal().result().text()),
                scalar ? pipeline.gradient() : null,
                scalar ? pipeline.valueAndGradient() : null,
                pipeline.pushforward(),
                scalar && companion.order() == 2 ? pipeline.hessianVectorProduct() : null,
                new CompanionSource.Sweeps(
                        split.forward(),
                        split.reverse(),
                        split.state().stream().map(CompanionSource.State::of).toList()),
                Citation.ofLines());
    }

    private static List<CompanionSource.Parameter> parameters(Companion companion, List<Integer> written) {
        List<String> components = companion.componentNames();
        List<CompanionSource.Parameter> result = new ArrayList<>();
        for (Parameter p : companion.primal().parameters()) {
            TypeName type = TypeNames.of(p.type().text());
            int place = companion.wrt().indexOf(p);
            result.add(new CompanionSource.Parameter(
                    p.name(),
                    type,
                    place < 0 ? null : type,
                    place < 0 ? p.name() : components.get(place),
                    written.contains(result.size())));
        }
        return result;
    }

    private record Knowledge(Frontend frontend, Linker linker) implements Fence.Knowledge, Exceptions.Knowledge {
        @Override
        public boolean isSubtype(String type, String of) {
            return frontend.isSubtype(type, of);
        }

        @Override
        public boolean isChecked(String type) {
            return frontend.isChecked(type);
        }

        @Override
        public List<String> thrownBy(Callee callee) {
            return frontend.thrownBy(callee);
        }

        @Override
        public boolean takesAnything(Callee callee) {
            return frontend.takesAnything(callee);
        }

        @Override
        public boolean isPrivate(Callee callee) {
            return frontend.isPrivate(callee);
        }

        @Override
        public String describe(Callee callee) {
            return frontend.describe(callee);
        }

        @Override
        public Optional<Refusal> refusalOf(Callee callee) {
            return linker.refusalOf(callee);
        }
    }
}
