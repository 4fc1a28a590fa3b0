package org.wengert.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Member;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.contract.Parameter;
import org.wengert.processor.contract.Primal;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.emit.Citation;
import org.wengert.processor.emit.CompanionSource;
import org.wengert.processor.emit.CompanionWriter;
import org.wengert.processor.emit.Routine;
import org.wengert.processor.emit.Routines;
import org.wengert.processor.emit.TypeNames;
import org.wengert.processor.frontend.Forms;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Exceptions;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.Linker;
import org.wengert.processor.link.Notes;
import org.wengert.processor.link.Repeatable;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.transform.Entry;
import org.wengert.processor.transform.Fragility;
import org.wengert.processor.transform.Split;

/** Makes a companion: lowers the method, sends it through the pipeline, writes the class. */
final class Differentiator implements MethodCompiler {
    /** Names, in small letters, that a function of the companion cannot have: they mean something else in parts of it. */
    private static final Set<String> RESERVED = Stream.of(
                    Arrays.stream(Member.values()).map(Member::methodName),
                    Stream.of("Gradient", "ValueAndGradient", "Pullback", "ValueAndTangent", "Jacobian"),
                    Stream.of(
                            "forward",
                            "reverse",
                            "jacobianByColumns",
                            "jacobianByRows",
                            "jacobianColumns",
                            "hessianRows"),
                    Arrays.stream(Object.class.getDeclaredMethods()).map(Method::getName))
            .flatMap(names -> names)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** How long a method with effects may be of whose Hessian several rows are made at once. */
    private static final int MOST_LINES = 500;

    private static final int MOST_PARAMETERS = 25;

    private static final Nests.Source NESTED = new Nests.Source() {
        @Override
        public Nested nested(String id, Companion companion, TreePath method, Nests nests) {
            Frontend frontend = new Frontend(nests.round().shadow(), nests, nests.home(), nests.rules()::isOwnTangent);
            Facade facade = frontend.facade(method, companion, nests.rules()::contentOf);
            Function lowered = lowered(companion.primal(), frontend.lower(method));
            Prepared primal = prepared(lowered, method, facade, companion.checkpoints(), frontend, nests);
            return Nested.of(id, companion, facade, primal, knowledge(frontend, nests), frontend);
        }

        @Override
        public Nested composed(String id, Nested of, String member, Nests nests) {
            Frontend frontend = of.frontend();
            TreePath method = frontend.composition(of.companion(), member);
            Function lowered = frontend.lower(method);
            List<Type> parameters = lowered.parameters().stream().map(Var::type).toList();
            Facade facade = of.facade().of(parameters, lowered.results().get(0));
            Prepared primal = prepared(lowered, method, facade, 0, frontend, nests);
            return Nested.of(id, of.companion(), facade, primal, knowledge(frontend, nests), frontend);
        }
    };

    @Override
    public void compile(Companion companion, TreePath method, Round round) throws IOException {
        Pipeline pipeline = pipeline(companion, method, round, round.rules());
        if (round.options().notes()) tellNotes(companion, pipeline, method, round);
        if (pipeline.hook() != null) {
            String name = companion.primal().method();
            Position at = pipeline.hook().at();
            round.diagnostics().report(Diagnostic.of(Problem.NO_FORWARD_MODE, at, name, oneWay(pipeline.hook())));
        }
        round.write(
                companion,
                CompanionWriter.write(
                                source(companion, pipeline), round.options().longest(), member -> {})
                        .toString());
    }

    private static void tellNotes(Companion companion, Pipeline pipeline, TreePath method, Round round) {
        for (Diagnostic note : Notes.of(pipeline.primal()))
            if (round.shadow().outer().has(note.position())) round.diagnostics().report(note);
        Facade facade = pipeline.facade();
        for (int i : facade.wrt()) {
            if (facade.carriersOf(i).stream().anyMatch(place -> Notes.isUsed(pipeline.primal(), place))) continue;
            Position at = Forms.positionOf(round.shadow(), method, i);
            String name = facade.parameters().get(i).name();
            Object[] names = {companion.primal().method(), name};
            round.diagnostics().report(Diagnostic.of(Problem.INDEPENDENT_PARAMETER, at, names));
        }
    }

    private static String oneWay(Line.Call call) {
        return call.rule() instanceof Rule.Hook
                ? "a hook changes a cotangent here"
                : "the rule for " + call.callee().name() + " has none";
    }

    /** The method, lowered, linked and checked. */
    static Pipeline pipeline(Companion companion, TreePath method, Round round, RuleBook rules) {
        Set<String> taken = new HashSet<>(RESERVED);
        taken.add(companion.simpleName().toLowerCase(Locale.ROOT));
        Nests nests = new Nests(companion, round, rules, taken, NESTED);
        Frontend frontend = new Frontend(round.shadow(), nests, companion.packageName(), rules::isOwnTangent);
        Linker linker = new Linker(frontend, rules::speaksOf, round.options().inline());
        Knowledge knowledge = new Knowledge(frontend, linker);
        Facade facade = Forms.facade(round.shadow(), method, companion, rules::contentOf);
        return Pipeline.of(
                lowered(companion.primal(), frontend.lower(method)),
                frontend.calleeOf(method),
                facade,
                linker,
                knowledge,
                rules,
                knowledge,
                new Repeatable(knowledge, frontend),
                companion.checkpoints(),
                taken);
    }

    /** A method whose companion is called, or what a member of that is composed of, linked. */
    private static Prepared prepared(
            Function lowered, TreePath method, Facade facade, int checkpoints, Frontend frontend, Nests nests) {
        Knowledge knowledge = knowledge(frontend, nests);
        Function main = knowledge.linker.link(
                Functions.checked(lowered), facade.layouts(), facade.resultLayouts(), facade.resultAt());
        return Prepared.of(
                main,
                frontend.calleeOf(method),
                knowledge.linker,
                knowledge,
                nests.rules(),
                knowledge,
                new Repeatable(knowledge, frontend)::is,
                checkpoints,
                nests.taken());
    }

    private static Knowledge knowledge(Frontend frontend, Nests nests) {
        return new Knowledge(
                frontend,
                new Linker(
                        frontend,
                        nests.rules()::speaksOf,
                        nests.round().options().inline()));
    }

    /** With the output of a void method as its result. */
    private static Function lowered(Primal primal, Function function) {
        return primal.output()
                .map(output -> Entry.output(function, primal.parameters().indexOf(output)))
                .orElse(function);
    }

    private static CompanionSource source(Companion companion, Pipeline pipeline) {
        boolean scalar = companion.isScalar();
        SecondOrder second = scalar && companion.order() == 2 ? pipeline.hessianVectorProduct() : null;
        Derived derived = new Derived(pipeline.rules(), pipeline.taken());
        Function gradient = scalar ? derived.named(pipeline.gradient()) : null;
        Function valueAndGradient = scalar ? derived.named(pipeline.valueAndGradient()) : null;
        Function pushforward = pipeline.hook() == null ? derived.named(pipeline.pushforward()) : null;
        Function product = second == null ? null : derived.named(second.product());
        CompanionSource.Sweeps pullback = pullback(pipeline, derived);
        CompanionSource.Matrices matrices = matrices(companion, pipeline, second, derived, pushforward, product);
        List<Function> members = new ArrayList<>(List.of(pullback.forward(), pullback.reverse()));
        for (Function f : Arrays.asList(gradient, valueAndGradient, pushforward, product))
            if (f != null) members.add(f);
        matrices.map(f -> {
            members.add(f);
            return f;
        });
        Collection<Routine> called = routines(pipeline, second, members, derived);
        Framing framing = Framing.of(pullback, called, pipeline.taken());
        Routines routines = new Routines(called.stream().map(framing::apply).toList());
        return new CompanionSource(
                ClassName.get(companion.packageName(), companion.simpleName()),
                companion.isPublic(),
                companion.isOfNumbers() && pipeline.isFunction(),
                TypeNames.className(companion.primal().className()),
                companion.primal().method(),
                companion.primal().typeParameters(),
                parameters(companion, pipeline),
                companion.primal().isVarArgs(),
                companion.primal().thrown().stream().map(TypeNames::of).toList(),
                companion.primal().result(),
                routines.unpackedIfPresent(framing.applyIfPresent(gradient)),
                routines.unpackedIfPresent(framing.applyIfPresent(valueAndGradient)),
                routines.unpackedIfPresent(framing.applyIfPresent(pushforward)),
                routines.unpackedIfPresent(framing.applyIfPresent(product)),
                matrices.map(framing::apply).map(routines::unpacked),
                framing.apply(pullback),
                Citation.ofLines(),
                routines);
    }

    /**
     * What Jacobians and Hessians are made of.
     *
     * @param second second derivatives, where they are asked for
     * @param pushforward forward mode of the method, where it has one
     * @param product forward mode of its gradient, where that is asked for
     */
    private static CompanionSource.Matrices matrices(
            Companion companion,
            Pipeline pipeline,
            @Nullable SecondOrder second,
            Derived derived,
            @Nullable Function pushforward,
            @Nullable Function product) {
        int arguments = companion.primal().parameters().size();
        boolean isOfObjects = pipeline.object() != null;
        boolean byColumns =
                companion.hasJacobian() && pushforward != null && pipeline.effects() == null && !isOfObjects;
        int few = CompanionSource.Matrices.FEW;
        boolean isOfNumbers = companion.wrt().size() <= few
                && companion.wrt().stream()
                        .allMatch(p ->
                                p.type().numeric().filter(Numeric::isScalar).isPresent());
        Function unitColumns = byColumns && isOfNumbers ? Columns.unitColumns(pushforward, arguments) : null;
        Function columns = byColumns && unitColumns == null
                ? Columns.columns(pushforward, arguments, CompanionSource.Matrices.LANES)
                : null;
        Function hessian = product != null && isOfNumbers ? Columns.alongUnits(product, arguments) : null;
        boolean isOne = isOfNumbers && companion.wrt().size() == 1;
        Function hessianRows = null;
        if (product != null && !isOne && pipeline.effects() != null)
            hessianRows = recordedRows(pipeline, second, derived, arguments, hessian != null);
        else if (product != null && hessian == null)
            hessianRows = Columns.inLanes(product, arguments, CompanionSource.Matrices.LANES);
        Function rows = companion.hasJacobian() && !isOfObjects ? pipeline.rows(few) : null;
        Function named = rows == null ? null : derived.named(rows);
        boolean isRepeatable = isOne || pipeline.effects() == null;
        return new CompanionSource.Matrices(byColumns, columns, unitColumns, named, hessian, hessianRows, isRepeatable);
    }

    /**
     * Rows of a Hessian in several runs, of which only the first does what others may notice; null where that is not possible.
     *
     * @param isOptional whether all rows are made in one run, unless that is too long
     */
    private static @Nullable Function recordedRows(
            Pipeline pipeline, SecondOrder second, Derived derived, int arguments, boolean isOptional) {
        if (second.recorded() == null) {
            if (isOptional) return null;
            Line obstacle = pipeline.effects().obstacle().orElseThrow();
            throw new Refusal(Problem.REPEATED_EFFECTS, obstacle.at());
        }
        Function recorded = derived.named(second.recorded());
        int[] lines = {0};
        Walk.lines(recorded.body(), line -> lines[0]++);
        boolean isShort = lines[0] <= MOST_LINES && recorded.parameters().size() <= MOST_PARAMETERS;
        Function rows = isShort ? Columns.inLanes(recorded, arguments, CompanionSource.Matrices.LANES) : null;
        return Once.given(rows == null ? recorded : rows);
    }

    private static CompanionSource.Sweeps pullback(Pipeline pipeline, Derived derived) {
        Split split = pipeline.pullback();
        Fragility fragility = new Fragility(pipeline.frames().all(), pipeline.hook() != null);
        return sweeps(split, pipeline.copier(), fragility.of(split), derived);
    }

    private static CompanionSource.Sweeps sweeps(
            Split split, @Nullable Function copier, boolean isFragile, Derived derived) {
        return new CompanionSource.Sweeps(
                derived.named(split.forward()),
                derived.named(split.reverse()),
                copier,
                split.state().stream().map(CompanionSource.State::of).toList(),
                isFragile);
    }

    /** What the members call. */
    private static Collection<Routine> routines(
            Pipeline pipeline, @Nullable SecondOrder second, List<Function> members, Derived derived) {
        Map<String, Routine> routines = new LinkedHashMap<>();
        List<Functions> all = new ArrayList<>(List.of(
                pipeline.frames(),
                pipeline.joints().functions(),
                pipeline.valued().functions(),
                pipeline.pushforwards()));
        if (second != null) all.add(second.functions());
        Map<String, Function> functionsByName = new LinkedHashMap<>();
        for (Functions functions : all) functions.all().forEach(functionsByName::putIfAbsent);
        Set<String> reached = new HashSet<>();
        for (Function member : members) reached.addAll(Functions.reached(member, functionsByName));
        for (Functions functions : all) {
            functions.all().forEach((name, f) -> {
                if (!reached.contains(name)) return;
                List<TypeName> thrown = pipeline.thrownBy(functions, name).stream()
                        .map(TypeNames::of)
                        .toList();
                routines.computeIfAbsent(name, k -> routine(name, f, thrown, derived));
            });
        }
        // Naming what these call has brought in the last of them.
        derived.routines()
                .forEach((name, r) -> routines.put(
                        name,
                        routine(
                                name,
                                r.function(),
                                r.thrown().stream().map(TypeNames::of).toList(),
                                derived)));
        return routines.values();
    }

    private static Routine routine(String name, Function function, List<TypeName> thrown, Derived derived) {
        Function f = Pipeline.last(function);
        return f.turns().isEmpty()
                ? Routine.method(name, derived.named(f), thrown)
                : Routine.frame(name, sweeps(Split.of(f, List.of()), null, false, derived), thrown);
    }

    private static List<CompanionSource.Parameter> parameters(Companion companion, Pipeline pipeline) {
        List<String> components = companion.componentNames();
        List<CompanionSource.Parameter> result = new ArrayList<>();
        for (Parameter p : companion.primal().parameters()) {
            TypeName type = TypeNames.of(p.type().text());
            int place = companion.wrt().indexOf(p);
            result.add(new CompanionSource.Parameter(
                    p.name(),
                    type,
                    place < 0 ? null : p.type().differential().orElseThrow(),
                    place < 0 ? p.name() : components.get(place),
                    place >= 0
                            && pipeline.isOptional(
                                    companion.primal().parameters().indexOf(p))));
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
        public boolean makesThrowable(Callee callee) {
            return frontend.makesThrowable(callee);
        }

        @Override
        public boolean isVariable(Callee callee) {
            return frontend.isVariable(callee);
        }

        @Override
        public Optional<Refusal> refusalOf(Callee callee) {
            return linker.refusalOf(callee.catching(List.of()))
                    .or(() -> frontend.isCompiledCompanion(callee)
                            ? Optional.of(new Refusal(
                                    Problem.NOT_NESTED,
                                    Position.NONE,
                                    frontend.describe(callee),
                                    "its method is not compiled together with this one",
                                    "Compile the two together"))
                            : Optional.empty());
        }
    }
}
