package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.TangentType;
import org.wengert.processor.contract.TangentType.Alternative;
import org.wengert.processor.contract.TangentType.Head;
import org.wengert.processor.contract.TangentType.OfRecord;
import org.wengert.processor.contract.TangentType.OfSealed;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.Differentials.Component;

/** Reads from a type what its tangent type looks like. */
final class TangentReader {
    private final Differentials differentials;
    private final OuterSources sources;

    TangentReader(Differentials differentials, OuterSources sources) {
        this.differentials = differentials;
        this.sources = sources;
    }

    TangentType read(DeclaredType type) {
        TypeElement element = Differentials.elementOf(type);
        if (Differentials.isSealedInterface(element)) {
            return new OfSealed(
                    head(type),
                    Differentials.alternatives(element).stream()
                            .map(TangentReader::alternative)
                            .toList());
        }
        if (!differentials.isComposite(type)) return new OfRecord(head(type), List.of(), true);
        DeclaredType canonical = canonical(type);
        List<Component> components = differentials.components(canonical);
        if (element.getKind() != ElementKind.RECORD) {
            refusePrivateFields(element, components);
            refuseWithoutConstructor(element, components);
        }
        return new OfRecord(
                head(canonical),
                contract(components, element.getKind() == ElementKind.RECORD),
                Records.isRebuilt(
                        sources.trees(),
                        element,
                        components.stream().map(Component::name).toList()));
    }

    /** The type with its own type parameters, unless it depends on the arguments what carries derivatives. */
    private DeclaredType canonical(DeclaredType type) {
        DeclaredType declared = (DeclaredType) Differentials.elementOf(type).asType();
        return count(declared) == count(type) ? declared : type;
    }

    private long count(DeclaredType type) {
        return differentials.components(type).stream()
                .filter(c -> differentials.of(c.type()).isPresent())
                .count();
    }

    private List<TangentType.Component> contract(List<Component> components, boolean isRecord) {
        List<String> names = Companion.componentNames(
                components.stream().map(Component::name).toList());
        List<TangentType.Component> result = new ArrayList<>();
        for (Component c : components) {
            String read = isRecord ? c.name() + "()" : c.name();
            result.add(new TangentType.Component(names.get(result.size()), read, differentials.of(c.type())));
        }
        return result;
    }

    private Head head(DeclaredType type) {
        TypeElement element = Differentials.elementOf(type);
        return new Head(
                TangentNames.packageOf(element),
                TangentNames.simple(element),
                isPublic(element),
                TypeText.of(type),
                variables(type),
                sealedParents(differentials, element).stream()
                        .map(parent -> TangentNames.qualified(Differentials.elementOf(parent)))
                        .toList());
    }

    private static List<String> variables(DeclaredType type) {
        return type.getTypeArguments().stream()
                .filter(argument -> argument.getKind() == TypeKind.TYPEVAR)
                .map(argument -> TypeText.of((javax.lang.model.element.TypeParameterElement)
                        ((javax.lang.model.type.TypeVariable) argument).asElement()))
                .toList();
    }

    private static Alternative alternative(DeclaredType type) {
        TypeElement element = Differentials.elementOf(type);
        return new Alternative(element.getQualifiedName().toString(), TangentNames.qualified(element));
    }

    /** The sealed interfaces that permit the type and have tangents. */
    static List<DeclaredType> sealedParents(Differentials differentials, TypeElement type) {
        return type.getInterfaces().stream()
                .filter(parent -> parent.getKind() == TypeKind.DECLARED)
                .map(DeclaredType.class::cast)
                .filter(parent -> Differentials.isSealedInterface(Differentials.elementOf(parent)))
                .filter(differentials::isComposite)
                .toList();
    }

    static boolean isPublic(Element type) {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) return false;
        }
        return true;
    }

    private void refusePrivateFields(TypeElement element, List<Component> fields) {
        for (Component field : fields) {
            if (field.element().getModifiers().contains(Modifier.PRIVATE)) {
                throw new Refusal(
                        Problem.PRIVATE_MEMBER,
                        sources.positionOf(field.element()),
                        TangentNames.simple(element),
                        "the field " + field.name() + " of " + element.getSimpleName());
            }
        }
    }

    private void refuseWithoutConstructor(TypeElement element, List<Component> fields) {
        boolean found = ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .filter(c -> !c.getModifiers().contains(Modifier.PRIVATE))
                .anyMatch(c -> takes(c, fields));
        if (!found) {
            throw new Refusal(Problem.NO_CANONICAL_CONSTRUCTOR, sources.positionOf(element), element.getSimpleName());
        }
    }

    private boolean takes(ExecutableElement constructor, List<Component> fields) {
        List<? extends VariableElement> parameters = constructor.getParameters();
        boolean all = parameters.size() == fields.size();
        for (int i = 0; all && i < fields.size(); i++) {
            all = differentials
                    .types()
                    .isSameType(
                            parameters.get(i).asType(), fields.get(i).element().asType());
        }
        return all;
    }
}
