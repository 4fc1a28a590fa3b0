package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Member;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** The members of companions that have no body: derivatives, which have derivatives of their own. */
final class Stubs {
    private final Source source;
    private final Bodies bodies;
    private final Nesting nesting;
    private final JavaTypes types;

    Stubs(Source source, Bodies bodies) {
        this.source = source;
        this.bodies = bodies;
        this.nesting = bodies.nesting;
        this.types = new JavaTypes(source);
    }

    /** The companion that an element belongs to; empty of anything else. */
    Optional<Companion> companionOf(Element element) {
        return companionOf(element, source, nesting);
    }

    static Optional<Companion> companionOf(Element element, Source source, Nesting nesting) {
        if (!source.isStub(element)) return Optional.empty();
        Element outermost = element;
        while (outermost.getEnclosingElement() instanceof TypeElement around) outermost = around;
        return nesting.companion(((TypeElement) outermost).getQualifiedName().toString());
    }

    /**
     * The body of a member of a companion; empty of those that have one of their own.
     *
     * @throws org.wengert.processor.diagnostics.Refusal if the companion's members cannot be differentiated
     */
    Optional<Function> bodyOf(ExecutableElement member, Companion companion) {
        String name = companion.qualifiedName();
        boolean isPublic = !member.getModifiers().contains(Modifier.PRIVATE)
                && member.getEnclosingElement().getKind() != ElementKind.RECORD;
        if (isPublic) nesting.require(name);
        if (!member.getModifiers().contains(Modifier.NATIVE)) return Optional.empty();
        Facade facade = nesting.facade(name);
        Map<Integer, BitSet> written = nesting.written(name);
        BitSet wrt = new BitSet();
        facade.carriers().forEach(wrt::set);
        BitSet values = new BitSet();
        for (int i = 0; i < facade.result().width(); i++)
            values.set(i, facade.result().carriers().get(i));
        return switch (member.getSimpleName().toString()) {
            case "value$" -> Optional.of(body(member, facade.called(core(nesting.value(name)), written)));
            case "copied$" -> Optional.of(body(member, facade.copier()));
            case "reversed$", "gradient$", "valueAndGradient$", "apply$" ->
                Optional.of(body(
                        member, facade.calledReversed(core(by(member, nesting.reversed(name, wrt))), written)));
            case "pushed$", "pushforward$" ->
                Optional.of(
                        body(member, facade.calledForward(pushed(member, nesting.value(name), wrt, values), written)));
            case "second$", "hessianVectorProduct$" ->
                Optional.of(body(
                        member, facade.calledSecond(second(member, nesting.reversed(name, wrt), wrt), written)));
            case "jacobian$", "hessian$", "accumulate$" -> {
                Facade matrices = facade.of(types.parameters(member), types.value(member.getReturnType()));
                Derivable whole = nesting.member(name, member.getSimpleName().toString());
                yield Optional.of(body(member, matrices.called(core(by(member, whole)), written)));
            }
            default ->
                throw new Refusal(
                        Problem.NOT_NESTED,
                        Position.NONE,
                        companion.simpleName() + "." + member.getSimpleName(),
                        "its columns are entries of objects",
                        "Call pushforward with tangents that are 1 in one entry, or a pullback with such seeds");
        };
    }

    /** Computed by the member of the companion that a method without a body is named after, if there is one. */
    private static Derivable by(ExecutableElement method, Derivable derivative) {
        String name = method.getSimpleName().toString().replace("$", "");
        boolean isMember =
                Stream.of(Member.values()).anyMatch(m -> m.methodName().equals(name));
        return isMember ? derivative.by(name) : derivative;
    }

    private static BitSet first(int count) {
        BitSet all = new BitSet();
        all.set(0, count);
        return all;
    }

    // ---- of what the arguments and the result are spread over

    /** Gives what the derivative does. */
    private Function core(Derivable derivative) {
        List<Var> parameters = variables(derivative.callee().parameters());
        Builder out = new Builder();
        return core(parameters, call(derivative, parameters, out), out);
    }

    private static Function core(List<Var> parameters, List<? extends Atom> results, Builder out) {
        List<Type> types = results.stream().map(Atom::type).toList();
        return new Function("", parameters, types, out.end(new Terminator.Yield(List.copyOf(results))));
    }

    /** Values and behind them a tangent for each, of which those matter that there are. */
    private Function pushed(ExecutableElement member, Derivable value, BitSet wrt, BitSet carrying) {
        Derivable both = by(member, value.pushforward(wrt, carrying));
        List<Var> parameters = variables(both.callee().parameters());
        Builder out = new Builder();
        List<Var> given = call(both, parameters, out);
        int count = value.callee().results().size();
        List<Atom> results = new ArrayList<>(given.subList(0, count));
        int next = count;
        for (int i = 0; i < count; i++) results.add(carrying.get(i) ? given.get(next++) : given.get(i));
        return core(parameters, results, out);
    }

    /** The tangents of cotangents, of the seed 1. */
    private Function second(ExecutableElement member, Derivable reversed, BitSet wrt) {
        int count = wrt.cardinality();
        BitSet bars = first(1 + count);
        bars.clear(0);
        BitSet tangents = first(2 * count);
        tangents.clear(0, count);
        int values = reversed.callee().parameters().size() - 1;
        Derivable both =
                by(member, reversed.giving(bars).pushforward(wrt, first(count)).giving(tangents));
        List<Var> all = variables(both.callee().parameters());
        List<Atom> given = new ArrayList<>(all);
        given.set(values, Constant.number(all.get(values).type(), 1));
        List<Var> parameters = new ArrayList<>(all);
        parameters.remove(values);
        Builder out = new Builder();
        return core(parameters, call(both, given, out), out);
    }

    private static List<Var> variables(List<Type> types) {
        return types.stream().map(type -> new Var(type, "")).toList();
    }

    private static List<Var> call(Derivable derivative, List<? extends Atom> arguments, Builder out) {
        Callee callee = derivative.callee();
        List<Var> results = variables(callee.results());
        out.add(new Line.Call(results, callee, List.copyOf(arguments), new Rule.Derived(derivative), Position.NONE));
        return results;
    }

    // ---- of the arguments and the result

    /** The body of a member: what the function gives, in the record that the member returns. */
    private Function body(ExecutableElement member, Function f) {
        for (Line line : f.body().lines())
            if (line instanceof Line.Call call && call.rule() instanceof Rule.Derived)
                bodies.note(call.callee(), member);
        Crossing crossing = new Crossing(source, bodies);
        List<Var> parameters = crossing.parameters(f);
        Builder out = new Builder();
        List<Atom> results = crossing.lines(f, out);
        TypeMirror type = member.getReturnType();
        boolean isRecord = type.getKind() == TypeKind.DECLARED
                && ((DeclaredType) type).asElement().getEnclosingElement().equals(member.getEnclosingElement());
        Atom result = isRecord
                ? crossing.make((TypeElement) ((DeclaredType) type).asElement(), results, out)
                : results.get(0);
        return new Function(
                member.getSimpleName().toString(), parameters, List.of(types.value(type)), out.yield(result));
    }
}
