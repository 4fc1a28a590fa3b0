package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.boundary.Form;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Parameter;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** Reads how values of the types in a signature are taken apart. */
public final class Forms {
    private final Shadow shadow;
    private final Differentials differentials;
    private final JavaTypes types;
    private final ExecutableElement method;
    private final Records records;
    private final Deque<String> open = new ArrayDeque<>();
    private final boolean isApart;

    private Forms(Shadow shadow, TreePath method, Function<String, Optional<Type.Content>> contents, boolean isApart) {
        this.isApart = isApart;
        this.shadow = shadow;
        this.differentials = new Differentials(shadow.types(), contents);
        this.types = new JavaTypes(shadow);
        this.method = (ExecutableElement) shadow.trees().getElement(method);
        this.records = new Records(shadow);
    }

    /**
     * What goes in and out of a method.
     *
     * @param contents what objects of a class hold that are their own tangents
     * @throws Refusal if objects of a type cannot be taken apart
     */
    public static Facade facade(
            Shadow shadow, TreePath method, Companion companion, Function<String, Optional<Type.Content>> contents) {
        return new Forms(shadow, method, contents, false).facade(companion);
    }

    /**
     * The same for calls by other methods that are differentiated: no object is passed itself, since it is known there by its parts only.
     *
     * @throws Refusal if objects of a type cannot be taken apart, or be made again
     */
    static Facade apart(
            Shadow shadow, TreePath method, Companion companion, Function<String, Optional<Type.Content>> contents) {
        return new Forms(shadow, method, contents, true).facade(companion);
    }

    /** Where the type of a parameter stands; for the receiver, that of the result. */
    public static Position positionOf(Shadow shadow, TreePath method, int parameter) {
        Forms forms = new Forms(shadow, method, name -> Optional.empty(), false);
        return forms.positionOf(forms.declared(parameter));
    }

    private Element declared(int parameter) {
        int i = method.getModifiers().contains(Modifier.STATIC) ? parameter : parameter - 1;
        return i < 0 ? method : method.getParameters().get(i);
    }

    private Facade facade(Companion companion) {
        List<Facade.Parameter> parameters = new ArrayList<>();
        List<Integer> wrt = new ArrayList<>();
        for (Parameter p : companion.primal().parameters()) {
            Element declared = declared(parameters.size());
            TypeMirror type = declared == method ? method.getEnclosingElement().asType() : declared.asType();
            if (companion.wrt().contains(p)) wrt.add(parameters.size());
            parameters.add(new Facade.Parameter(p.name(), of(type, positionOf(declared), false)));
        }
        return new Facade(parameters, result(companion, parameters), positionOf(method), wrt);
    }

    private Form result(Companion companion, List<Facade.Parameter> parameters) {
        if (companion.primal().output().isPresent()) {
            Parameter output = companion.primal().output().get();
            return parameters
                    .get(companion.primal().parameters().indexOf(output))
                    .form();
        }
        Form result = of(method.getReturnType(), positionOf(method), true);
        if (isApart) refuseComputing(result, companion);
        else if (result.leadsToStorage()) records.refuseUnlessRebuilt(result, positionOf(method));
        return result;
    }

    /** An object that a call gives is made again of its components. */
    private void refuseComputing(Form form, Companion companion) {
        if (form instanceof Form.ArrayOf a) refuseComputing(a.element(), companion);
        else if (form instanceof Form.ListOf l) refuseComputing(l.element(), companion);
        else if (form instanceof Form.OneOf o) o.alternatives().forEach(s -> refuseComputing(s, companion));
        else if (form instanceof Form.Struct s) {
            TypeElement type = shadow.elements().getTypeElement(s.erased().name());
            if (!s.parts().isEmpty() && !records.isRebuilt(type, s.parts()))
                throw new Refusal(
                        Problem.NOT_NESTED,
                        Position.NONE,
                        companion.simpleName(),
                        "its method gives an object of class " + type.getSimpleName()
                                + ", whose constructor does more than to store its parameters",
                        "Let the constructor only store them");
            s.parts().forEach(p -> refuseComputing(p.form(), companion));
        }
    }

    /** Where the type of a parameter stands, or that of a method's result. */
    private Position positionOf(Element element) {
        TreePath path = shadow.trees().getPath(element);
        Tree tree =
                path.getLeaf() instanceof VariableTree v ? v.getType() : ((MethodTree) path.getLeaf()).getReturnType();
        return shadow.positions().of(path.getCompilationUnit(), tree);
    }

    /** @param isMade whether it is a result, which is made of its components where that is sure to give the same */
    private Form of(TypeMirror type, Position at, boolean isMade) {
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null)
            return of(wildcard.getExtendsBound(), at, isMade);
        boolean isNumeric = TypeText.numeric(type).isPresent();
        if (isNumeric || differentials.of(type).isEmpty()) return leaf(type);
        if (type instanceof ArrayType array) return new Form.ArrayOf(element(array.getComponentType(), at));
        DeclaredType declared = (DeclaredType) type;
        Optional<Type.Content> content = differentials.contentOf(type);
        if (content.isPresent()) return new Form.Own(reference(declared), content.get());
        if (Differentials.isList(declared)) return list(declared, at, isMade);
        String text = TypeText.of(type);
        if (open.contains(text)) throw new Refusal(Problem.RECURSIVE_TYPE, at, shortened(text));
        open.push(text);
        Form form = Differentials.isSealedInterface(Differentials.elementOf(declared))
                ? oneOf(declared, at, isMade)
                : struct(declared, at, isMade);
        open.pop();
        return form;
    }

    /** What stands in an array or in a list may be null. */
    private Form element(TypeMirror type, Position at) {
        Form form = of(type, at, false);
        boolean isBox = form instanceof Form.Leaf && form.type() instanceof Type.Reference && form.isDifferentiable();
        return isBox ? new Form.Box((Type.Reference) form.type(), form.read(), !isApart) : form;
    }

    /** A boxed number that carries derivatives is the number itself. */
    private Form.Leaf leaf(TypeMirror type) {
        TypeMirror number = types.unboxed(type);
        boolean floating = number.getKind() == TypeKind.DOUBLE || number.getKind() == TypeKind.FLOAT;
        return new Form.Leaf(types.value(type), types.value(floating ? number : type));
    }

    private static String shortened(String text) {
        return text.replaceAll("\\b\\w+\\.(?=\\w)", "");
    }

    private Form list(DeclaredType type, Position at, boolean isMade) {
        TypeMirror element = type.getTypeArguments().get(0);
        String tangent = differentials.of(type).orElseThrow().tangent();
        return new Form.ListOf(reference(type), new Type.Reference(tangent), element(element, at), !isMade && !isApart);
    }

    private Form.OneOf oneOf(DeclaredType type, Position at, boolean isMade) {
        List<Form.Struct> alternatives = new ArrayList<>();
        addAlternatives(type, at, isMade, alternatives);
        boolean hasItself = alternatives.stream().anyMatch(Form::hasItself);
        return new Form.OneOf(reference(type), tangent(type), alternatives, hasItself);
    }

    private void addAlternatives(DeclaredType type, Position at, boolean isMade, List<Form.Struct> all) {
        for (DeclaredType alternative : Differentials.alternatives(Differentials.elementOf(type))) {
            boolean sealed = Differentials.isSealedInterface(Differentials.elementOf(alternative));
            if (sealed) addAlternatives(alternative, at, isMade, all);
            else all.add(struct(alternative, at, isMade));
        }
    }

    private Form.Struct struct(DeclaredType type, Position at, boolean isMade) {
        TypeElement element = Differentials.elementOf(type);
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        if (isRecord) records.refuseAccessors(element);
        List<Differentials.Component> components =
                Differentials.hasComponents(element) ? differentials.components(type) : List.of();
        List<String> names = Companion.componentNames(
                components.stream().map(Differentials.Component::name).toList());
        List<Form.Part> parts = new ArrayList<>();
        for (Differentials.Component c : components) {
            Form form = of(c.type(), at, isMade);
            Callee.Kind kind = isRecord ? Callee.Kind.INSTANCE : Callee.Kind.FIELD;
            Callee reader = new Callee(kind, erased(element).name(), c.name(), List.of(erased(element)), form.read());
            parts.add(new Form.Part(c.name(), reader, names.get(parts.size()), form));
        }
        boolean isTaken = Differentials.hasComponents(element);
        boolean isExact = element.getModifiers().contains(Modifier.FINAL) || !isTaken;
        if (isApart && !isExact)
            throw new Refusal(
                    Problem.NOT_NESTED,
                    Position.NONE,
                    "a method of objects of class " + element.getSimpleName(),
                    "these may be of other classes that extend it",
                    "Make the class final");
        boolean isRebuilt = isApart || isMade && isTaken && records.isRebuilt(element, parts);
        return new Form.Struct(reference(type), erased(element), tangent(type), parts, isExact, !isRebuilt);
    }

    private static Type.Reference erased(TypeElement element) {
        return new Type.Reference(element.getQualifiedName().toString());
    }

    private static Type.Reference tangent(DeclaredType type) {
        return new Type.Reference(TangentNames.qualified(Differentials.elementOf(type)));
    }

    /** With its type arguments, unless they are type variables, which a field of a companion does not know. */
    private static Type.Reference reference(DeclaredType type) {
        boolean isClosed = type.getTypeArguments().stream().noneMatch(a -> a.getKind() == TypeKind.TYPEVAR);
        return isClosed ? new Type.Reference(TypeText.of(type)) : erased(Differentials.elementOf(type));
    }
}
