package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
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
        BitSet wrt = new BitSet();
        companion.wrt().forEach(p -> wrt.set(companion.primal().parameters().indexOf(p)));
        return switch (member.getSimpleName().toString()) {
            case "value$" -> Optional.of(calling(member, nesting.value(name)));
            case "reversed$" -> Optional.of(calling(member, nesting.reversed(name, wrt)));
            case "pushed$" -> Optional.of(calling(member, nesting.value(name).pushforward(wrt, first(1))));
            case "second$" -> Optional.of(second(member, nesting.reversed(name, wrt), wrt));
            default -> Optional.empty();
        };
    }

    private static BitSet first(int count) {
        BitSet all = new BitSet();
        all.set(0, count);
        return all;
    }

    /** The tangents of cotangents. */
    private Function second(ExecutableElement member, Derivable reversed, BitSet wrt) {
        BitSet bars = first(1 + wrt.cardinality());
        bars.clear(0);
        BitSet tangents = first(2 * wrt.cardinality());
        tangents.clear(0, wrt.cardinality());
        int values = reversed.callee().parameters().size() - 1;
        Derivable both = reversed.giving(bars).pushforward(wrt, first(wrt.cardinality()));
        Type value = reversed.callee().results().get(0);
        return calling(member, both.giving(tangents), List.of(Constant.number(value, 1)), values);
    }

    private Function calling(ExecutableElement member, Derivable derivative) {
        return calling(member, derivative, List.of(), member.getParameters().size());
    }

    /**
     * A function that gives what the derivative does, in the record that the member returns.
     *
     * @param seed is given behind so many of the parameters
     */
    private Function calling(ExecutableElement member, Derivable derivative, List<Atom> seed, int values) {
        List<Var> parameters = new ArrayList<>();
        member.getParameters()
                .forEach(p -> parameters.add(
                        new Var(types.value(p.asType()), p.getSimpleName().toString())));
        Callee callee = derivative.callee();
        List<Atom> given = new ArrayList<>(parameters.subList(0, values));
        given.addAll(seed);
        given.addAll(parameters.subList(values, parameters.size()));
        List<Var> results =
                callee.results().stream().map(type -> new Var(type, "")).toList();
        bodies.note(callee, member);
        Builder out = new Builder();
        out.add(new Line.Call(results, callee, given, new Rule.Derived(derivative), Position.NONE));
        Type type = types.value(member.getReturnType());
        Atom result = type instanceof Type.Reference ? made(member, results, out) : results.get(0);
        String name = member.getSimpleName().toString();
        return new Function(name, parameters, List.of(type), out.yield(result));
    }

    private Atom made(ExecutableElement member, List<Var> results, Builder out) {
        TypeElement type = (TypeElement) ((DeclaredType) member.getReturnType()).asElement();
        ExecutableElement constructor =
                ElementFilter.constructorsIn(type.getEnclosedElements()).get(0);
        Type.Reference made = types.reference(type);
        Callee callee = new Callee(Callee.Kind.CONSTRUCTOR, made.name(), "<init>", types.parameters(constructor), made);
        bodies.note(callee, constructor);
        return Objects.requireNonNull(out.call("", callee, List.copyOf(results), Position.NONE));
    }
}
