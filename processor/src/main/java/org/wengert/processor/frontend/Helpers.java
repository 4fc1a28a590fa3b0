package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The methods of this compilation that a call may run, by name and number of arguments: nothing is attributed. */
final class Helpers {
    private final OuterSources sources;
    private final Elements elements;

    Helpers(OuterSources sources) {
        this.sources = sources;
        this.elements = sources.environment().getElementUtils();
    }

    /** What a call in the body of {@code caller} may run; where it cannot be told whose method is meant, all of the name. */
    List<ExecutableElement> of(MethodInvocationTree call, ExecutableElement caller) {
        ExpressionTree select = call.getMethodSelect();
        String name = select instanceof MemberSelectTree m
                ? m.getIdentifier().toString()
                : ((IdentifierTree) select).getName().toString();
        Stream<TypeElement> owners =
                isOfOwnClass(select) ? outwards(caller) : named(((MemberSelectTree) select).getExpression(), caller);
        List<ExecutableElement> methods = owners.map(type -> methods(type, name, call))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> all().flatMap(type -> methods(type, name, call).stream())
                        .toList());
        return methods.stream().distinct().toList();
    }

    private static boolean isOfOwnClass(ExpressionTree select) {
        if (!(select instanceof MemberSelectTree m)) return true;
        return m.getExpression() instanceof IdentifierTree i
                && (i.getName().contentEquals("this") || i.getName().contentEquals("super"));
    }

    private List<ExecutableElement> methods(TypeElement type, String name, MethodInvocationTree call) {
        return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(m -> m.getSimpleName().contentEquals(name))
                .filter(m -> takes(m, call.getArguments().size()))
                .filter(this::hasBody)
                .toList();
    }

    private static boolean takes(ExecutableElement method, int arguments) {
        int parameters = method.getParameters().size();
        return method.isVarArgs() ? arguments >= parameters - 1 : arguments == parameters;
    }

    private boolean hasBody(ExecutableElement method) {
        MethodTree tree = sources.trees().getTree(method);
        return tree != null && tree.getBody() != null;
    }

    /** The classes around a method from the inside, and those from which its file imports static members. */
    private Stream<TypeElement> outwards(ExecutableElement method) {
        Stream<TypeElement> imported = sources.trees().getPath(method).getCompilationUnit().getImports().stream()
                .filter(ImportTree::isStatic)
                .map(i -> ((MemberSelectTree) i.getQualifiedIdentifier())
                        .getExpression()
                        .toString())
                .map(elements::getTypeElement)
                .filter(Objects::nonNull);
        return Stream.concat(enclosing(method), imported);
    }

    private static Stream<TypeElement> enclosing(Element member) {
        return Stream.iterate(member.getEnclosingElement(), TypeElement.class::isInstance, Element::getEnclosingElement)
                .map(TypeElement.class::cast);
    }

    /** The class that the expression before the dot names, if it is one. */
    private Stream<TypeElement> named(ExpressionTree qualifier, ExecutableElement caller) {
        String name = qualifier.toString();
        Stream<TypeElement> nested = enclosing(caller)
                .flatMap(type -> ElementFilter.typesIn(elements.getAllMembers(type)).stream())
                .filter(type -> type.getSimpleName().contentEquals(name));
        var unit = sources.trees().getPath(caller).getCompilationUnit();
        Stream<String> imported = unit.getImports().stream()
                .map(i -> i.getQualifiedIdentifier().toString())
                .filter(i -> i.endsWith("." + name) || i.endsWith(".*"))
                .map(i -> i.endsWith(".*") ? i.substring(0, i.length() - 1) + name : i);
        String packageName = elements.getPackageOf(caller).getQualifiedName().toString();
        Stream<String> neighbours = Stream.of(packageName.isEmpty() ? name : packageName + "." + name, name);
        return Stream.concat(
                nested,
                Stream.concat(imported, neighbours)
                        .map(elements::getTypeElement)
                        .filter(Objects::nonNull));
    }

    /** All classes of the compilation. */
    private Stream<TypeElement> all() {
        return sources.topLevelTypes().keySet().stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull)
                .flatMap(Helpers::withNested);
    }

    private static Stream<TypeElement> withNested(TypeElement type) {
        return Stream.concat(
                Stream.of(type),
                ElementFilter.typesIn(type.getEnclosedElements()).stream().flatMap(Helpers::withNested));
    }
}
