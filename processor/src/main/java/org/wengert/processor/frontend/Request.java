package org.wengert.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.wengert.Differentiable;
import org.wengert.processor.ir.Position;

/** What an annotation {@link Differentiable} asks for, and where it says so. */
final class Request {
    private final OuterSources sources;
    private final ExecutableElement method;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    Request(OuterSources sources, ExecutableElement method) {
        this.sources = sources;
        this.method = method;
        this.values = method.getAnnotationMirrors().stream()
                .filter(Request::isOurs)
                .findFirst()
                .map(sources.environment().getElementUtils()::getElementValuesWithDefaults)
                .orElseThrow();
    }

    private static boolean isOurs(AnnotationMirror annotation) {
        TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
        return type.getQualifiedName().contentEquals(Differentiable.class.getName());
    }

    List<String> wrt() {
        return value("wrt", List.class).map(items -> (List<?>) items).orElse(List.of()).stream()
                .map(item -> ((AnnotationValue) item).getValue().toString())
                .toList();
    }

    int order() {
        return value("order", Integer.class).orElse(1);
    }

    String name() {
        return value("name", String.class).orElse("");
    }

    int checkpoints() {
        return value("checkpoints", Integer.class).orElse(0);
    }

    /** Empty where the user has written something of another type, of which javac will complain. */
    private <T> Optional<T> value(String name, Class<T> type) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .map(entry -> entry.getValue().getValue())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** Where the annotation gives this value; the method where it does not. */
    Position positionOf(String element) {
        return tree(element)
                .map(tree -> sources.positions().of(path().getCompilationUnit(), tree))
                .orElseGet(() -> sources.positionOf(method));
    }

    /** Where the annotation gives the item of this number of an array. */
    Position positionOf(String element, int index) {
        return tree(element)
                .filter(NewArrayTree.class::isInstance)
                .map(tree -> ((NewArrayTree) tree).getInitializers().get(index))
                .map(tree -> sources.positions().of(path().getCompilationUnit(), tree))
                .orElseGet(() -> positionOf(element));
    }

    private TreePath path() {
        return sources.trees().getPath(method);
    }

    private Optional<ExpressionTree> tree(String element) {
        return ((MethodTree) path().getLeaf())
                .getModifiers().getAnnotations().stream()
                        .map(AnnotationTree::getArguments)
                        .flatMap(List::stream)
                        .filter(AssignmentTree.class::isInstance)
                        .map(AssignmentTree.class::cast)
                        .filter(assignment ->
                                assignment.getVariable().toString().equals(element))
                        .map(AssignmentTree::getExpression)
                        .findFirst();
    }
}
