package org.wengert.processor.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.wengert.WengertGenerated;
import org.wengert.processor.contract.TangentType;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/**
 * The tangent types of one round: those of marked types, those that the signatures of differentiable methods use, and all that these
 * mention.
 */
public final class TangentTypes {
    private final OuterSources sources;
    private final Differentials differentials;
    private final Predicate<String> isMade;
    private final Map<String, Needed> needed = new LinkedHashMap<>();

    /**
     * A tangent type that is to be written.
     *
     * @param origin the type that it belongs to
     */
    public record Needed(TangentType type, TypeElement origin) {}

    /**
     * None so far.
     *
     * @param isMade whether a tangent type of this name was written in an earlier round
     * @param contents what objects of a class hold that are their own tangents
     */
    public TangentTypes(
            OuterSources sources, Predicate<String> isMade, Function<String, Optional<Type.Content>> contents) {
        this.sources = sources;
        this.differentials = new Differentials(sources.environment().getTypeUtils(), contents);
        this.isMade = isMade;
    }

    /** Those that have been asked for so far. */
    public List<Needed> needed() {
        return List.copyOf(needed.values());
    }

    Differentials differentials() {
        return differentials;
    }

    /**
     * Asks for the tangent type of a marked type.
     *
     * @return whether all classes that it mentions are there
     * @throws Refusal if it can have none
     */
    public boolean mark(TypeElement type) {
        try {
            DeclaredType declared = (DeclaredType) type.asType();
            refuseKind(type);
            if (!differentials.isComposite(declared)) {
                throw new Refusal(Problem.NOT_DIFFERENTIABLE, sources.positionOf(type), text(type), reason(type));
            }
            use(declared, sources.positionOf(type));
            return true;
        } catch (TypeText.Missing missing) {
            return false;
        }
    }

    private static String reason(TypeElement type) {
        return Differentials.isSealedInterface(type)
                ? "none of the classes that it permits has a component that carries derivatives"
                : "none of its components carries derivatives";
    }

    private void refuseKind(TypeElement type) {
        String reason = null;
        if (type.getKind() == ElementKind.RECORD || Differentials.isSealedInterface(type)) reason = null;
        else if (type.getKind() != ElementKind.CLASS) reason = "only records, classes and sealed interfaces have one";
        else if (type.getModifiers().contains(Modifier.ABSTRACT)) reason = "it is abstract";
        else if (type.getNestingKind() == NestingKind.MEMBER
                && !type.getModifiers().contains(Modifier.STATIC)) reason = "its objects have an enclosing one";
        else if (!type.getSuperclass().toString().equals("java.lang.Object")) reason = "it extends another class";
        if (reason != null) throw new Refusal(Problem.NOT_DIFFERENTIABLE, sources.positionOf(type), text(type), reason);
    }

    /**
     * Asks for the tangent types that a type uses.
     *
     * @param at where a reader would look for the reason
     * @throws Refusal if one of them is not to be had
     */
    void use(TypeMirror type, Position at) {
        Map<String, Needed> before = Map.copyOf(needed);
        try {
            needIn(type, at);
        } catch (Refusal refusal) {
            needed.keySet().retainAll(before.keySet());
            throw refusal;
        }
    }

    private void needIn(TypeMirror type, Position at) {
        if (type instanceof ArrayType array) needIn(array.getComponentType(), at);
        else if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null)
            needIn(wildcard.getExtendsBound(), at);
        else if (type.getKind() == TypeKind.DECLARED) needInClass((DeclaredType) type, at);
    }

    private void needInClass(DeclaredType type, Position at) {
        if (Differentials.isList(type)) type.getTypeArguments().forEach(argument -> needIn(argument, at));
        else if (differentials.isComposite(type)) need(type, at);
    }

    private void need(DeclaredType type, Position at) {
        TypeElement element = Differentials.elementOf(type);
        String name = TangentNames.qualified(element);
        if (isMade.test(name)) return;
        TypeElement there = sources.environment().getElementUtils().getTypeElement(name);
        boolean published = there != null && there.getAnnotation(WengertGenerated.class) != null;
        if (sources.trees().getPath(element) == null) {
            if (!published) throw new Refusal(Problem.NO_TANGENT_TYPE, at, text(element), name);
            return;
        }
        if (there != null && sources.trees().getPath(there) != null)
            throw refusal(element, "there is a class " + name + " already");
        refuseKindOf(element);
        refusePrivate(element);
        TangentType tangent = new TangentReader(differentials, sources).read(type);
        Needed before = needed.get(name);
        if (before == null) {
            needed.put(name, new Needed(tangent, element));
            needInside(type);
        } else if (!before.type().equals(tangent)) {
            throw new Refusal(
                    Problem.SEVERAL_TANGENTS,
                    at,
                    text(element),
                    tangent.head().of(),
                    before.type().head().of());
        }
    }

    /** A class that is permitted by a sealed interface and not marked is passed through. */
    private void refuseKindOf(TypeElement element) {
        if (Differentials.isMarked(element)) refuseKind(element);
    }

    private void needInside(DeclaredType type) {
        TypeElement element = Differentials.elementOf(type);
        if (Differentials.isSealedInterface(element)) {
            for (DeclaredType alternative : Differentials.alternatives(element))
                need(alternative, sources.positionOf(Differentials.elementOf(alternative)));
        } else if (Differentials.hasComponents(element)) {
            for (Differentials.Component c : differentials.components(type)) {
                refuseOwn(c, element);
                needIn(c.type(), positionOf(c, element));
            }
        }
        for (TypeMirror parent : TangentReader.sealedParents(differentials, element))
            need((DeclaredType) parent, sources.positionOf(element));
    }

    /** Of such a tangent one could not say what it is times a number. */
    private void refuseOwn(Differentials.Component component, TypeElement owner) {
        if (differentials.contentOf(component.type()).isEmpty()) return;
        String reason =
                "its component " + component.name() + " is its own tangent, which only a parameter or a result is";
        throw new Refusal(Problem.NOT_DIFFERENTIABLE, positionOf(component, owner), text(owner), reason);
    }

    /** The component itself; where it is one of a record, javac knows the record only. */
    private Position positionOf(Differentials.Component component, TypeElement owner) {
        Position position = sources.positionOf(component.element());
        return position.equals(Position.NONE) ? sources.positionOf(owner) : position;
    }

    private void refusePrivate(TypeElement type) {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                String what = "the " + (e.getKind() == ElementKind.RECORD ? "record " : "type ") + e.getSimpleName();
                throw new Refusal(Problem.PRIVATE_MEMBER, sources.positionOf(e), TangentNames.simple(type), what);
            }
        }
    }

    private Refusal refusal(TypeElement type, String reason) {
        return new Refusal(Problem.NOT_DIFFERENTIABLE, sources.positionOf(type), text(type), reason);
    }

    private static String text(TypeElement type) {
        return type.getSimpleName().toString();
    }
}
