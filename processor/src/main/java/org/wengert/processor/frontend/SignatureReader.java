package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.contract.Parameter;
import org.wengert.processor.contract.Primal;
import org.wengert.processor.contract.ValueType;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Position;

/**
 * Reads the contract of a companion from the annotation and the signature of a method; only for the output of a void one it looks
 * at bodies.
 */
public final class SignatureReader {
    private final OuterSources sources;
    private final ExecutableElement method;
    private final Request request;
    private final TangentTypes tangents;

    private SignatureReader(OuterSources sources, ExecutableElement method, TangentTypes tangents) {
        this.sources = sources;
        this.tangents = tangents;
        this.method = method;
        this.request = new Request(sources, method);
    }

    /**
     * The companion of a method; empty while a class that the signature mentions is missing.
     *
     * @param tangents is asked for the tangent types that the companion uses
     * @throws Refusal if the method can have no companion
     */
    public static Optional<Companion> read(OuterSources sources, ExecutableElement method, TangentTypes tangents) {
        try {
            return Optional.of(new SignatureReader(sources, method, tangents).companion());
        } catch (TypeText.Missing missing) {
            return Optional.empty();
        }
    }

    private Companion companion() {
        refuseModifiers();
        refusePrivate();
        Primal primal = primal();
        Companion companion =
                new Companion(packageName(), simpleName(), isPublic(), primal, wrt(primal), order(), checkpoints());
        useTangents(companion);
        return companion;
    }

    private void useTangents(Companion companion) {
        List<? extends VariableElement> declared = method.getParameters();
        for (Parameter parameter : companion.wrt()) {
            int i = companion.primal().parameters().indexOf(parameter) - (isStatic() ? 0 : 1);
            if (i < 0) tangents.use(owner().asType(), sources.positionOf(method));
            else tangents.use(declared.get(i).asType(), typePosition(declared.get(i)));
        }
        tangents.use(method.getReturnType(), returnTypePosition());
    }

    private Position typePosition(VariableElement parameter) {
        TreePath path = sources.trees().getPath(parameter);
        return sources.positions().of(path.getCompilationUnit(), ((VariableTree) path.getLeaf()).getType());
    }

    private void refuseModifiers() {
        Set<Modifier> modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.ABSTRACT)) {
            throw refusal(Problem.NO_BODY, methodName(), "abstract");
        }
        if (modifiers.contains(Modifier.NATIVE)) {
            throw refusal(Problem.NO_BODY, methodName(), "native");
        }
        if (modifiers.contains(Modifier.SYNCHRONIZED)) {
            throw refusal(Problem.SYNCHRONIZED_METHOD, methodName());
        }
    }

    private void refusePrivate() {
        for (Element e = method; isMember(e); e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                String what = e == method ? "it" : "the class " + e.getSimpleName();
                throw new Refusal(
                        Problem.PRIVATE_MEMBER, sources.positionOf(e), "the companion of method " + methodName(), what);
            }
        }
    }

    private static boolean isMember(Element element) {
        return element instanceof ExecutableElement || element instanceof TypeElement;
    }

    private Primal primal() {
        List<Parameter> parameters = parameters();
        Optional<Parameter> output = output(parameters);
        return new Primal(
                owner().getQualifiedName().toString(),
                methodName(),
                isStatic(),
                typeParameters(),
                parameters,
                method.isVarArgs(),
                output.map(Parameter::type).orElseGet(this::result),
                output,
                method.getThrownTypes().stream().map(TypeText::of).toList());
    }

    private List<String> typeParameters() {
        List<TypeParameterElement> all = new ArrayList<>();
        if (!isStatic()) {
            all.addAll(owner().getTypeParameters());
        }
        all.addAll(method.getTypeParameters());
        return all.stream().map(TypeText::of).toList();
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        if (!isStatic()) {
            taken.add(Companion.SELF);
            parameters.add(new Parameter(Companion.SELF, valueType(owner().asType()), true));
        }
        for (VariableElement parameter : method.getParameters()) {
            String name = Companion.fresh(parameter.getSimpleName().toString(), taken);
            parameters.add(new Parameter(name, valueType(parameter.asType())));
        }
        return parameters;
    }

    private ValueType valueType(TypeMirror type) {
        return tangents.differentials().valueType(type);
    }

    /** The parameter that plays the result of a void method. */
    private Optional<Parameter> output(List<Parameter> parameters) {
        if (method.getReturnType().getKind() != TypeKind.VOID) return Optional.empty();
        List<Parameter> outputs = Outputs.of(sources, method, parameters);
        if (outputs.isEmpty()) throw new Refusal(Problem.VOID_METHOD, returnTypePosition(), methodName());
        if (outputs.size() > 1) {
            String names = outputs.stream().map(Parameter::name).collect(Collectors.joining(", "));
            throw new Refusal(Problem.SEVERAL_OUTPUTS, returnTypePosition(), methodName(), names);
        }
        return Optional.of(outputs.get(0));
    }

    private ValueType result() {
        ValueType result = valueType(method.getReturnType());
        if (!result.isDifferentiable()) {
            throw new Refusal(Problem.RETURN_TYPE, returnTypePosition(), methodName(), result.text());
        }
        return result;
    }

    private List<Parameter> wrt(Primal primal) {
        List<String> names = request.wrt();
        if (!names.isEmpty()) {
            Set<Parameter> selected = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                selected.add(select(primal, names.get(i), i));
            }
            return primal.parameters().stream().filter(selected::contains).toList();
        }
        List<Parameter> all = primal.parameters().stream()
                .filter(p -> p.type().isDifferentiable())
                .filter(p -> !p.isReceiver() || owner().getKind() == ElementKind.RECORD)
                .toList();
        if (all.isEmpty()) {
            throw refusal(Problem.NO_DIFFERENTIABLE_PARAMETER, methodName());
        }
        if (all.size() == 1) return all;
        return all.stream().filter(p -> !p.equals(primal.output().orElse(null))).toList();
    }

    private Parameter select(Primal primal, String name, int index) {
        Position position = request.positionOf("wrt", index);
        List<String> known = selectors();
        if (!known.contains(name)) {
            String choice = known.isEmpty() ? "none" : String.join(", ", known);
            throw new Refusal(Problem.UNKNOWN_PARAMETER, position, methodName(), name, choice);
        }
        Parameter parameter = primal.parameters().get(known.indexOf(name));
        if (!parameter.type().isDifferentiable()) {
            String type = parameter.type().text();
            throw new Refusal(Problem.PASSIVE_PARAMETER, position, methodName(), name, type);
        }
        return parameter;
    }

    /** The parameters by the names of the source; a parameter that had to be renamed keeps its own there. */
    private List<String> selectors() {
        List<String> selectors = new ArrayList<>(isStatic() ? List.of() : List.of("this"));
        method.getParameters().forEach(p -> selectors.add(p.getSimpleName().toString()));
        return selectors;
    }

    private int order() {
        if (request.order() != 1 && request.order() != 2) {
            throw new Refusal(Problem.UNKNOWN_ORDER, request.positionOf("order"), methodName(), request.order());
        }
        return request.order();
    }

    private int checkpoints() {
        if (request.checkpoints() >= 0) return request.checkpoints();
        Position at = request.positionOf("checkpoints");
        throw new Refusal(Problem.NEGATIVE_CHECKPOINTS, at, methodName(), request.checkpoints());
    }

    private String simpleName() {
        String given = request.name();
        if (given.isEmpty()) {
            return CompanionReader.defaultName(method);
        }
        if (!SourceVersion.isIdentifier(given) || SourceVersion.isKeyword(given)) {
            throw new Refusal(Problem.ILLEGAL_NAME, request.positionOf("name"), methodName(), given);
        }
        return given;
    }

    private boolean isPublic() {
        for (Element e = method; isMember(e); e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private boolean isStatic() {
        return method.getModifiers().contains(Modifier.STATIC);
    }

    private TypeElement owner() {
        return (TypeElement) method.getEnclosingElement();
    }

    private String methodName() {
        return method.getSimpleName().toString();
    }

    private String packageName() {
        return sources.environment()
                .getElementUtils()
                .getPackageOf(method)
                .getQualifiedName()
                .toString();
    }

    private Refusal refusal(Problem problem, Object... arguments) {
        return new Refusal(problem, sources.positionOf(method), arguments);
    }

    private Position returnTypePosition() {
        TreePath path = sources.trees().getPath(method);
        Tree returnType = ((MethodTree) path.getLeaf()).getReturnType();
        return sources.positions().of(path.getCompilationUnit(), returnType);
    }
}
