package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/**
 * A resource of a {@code try}.
 *
 * @param closing its method {@code close}
 */
record Resource(Atom object, ExecutableElement closing, Position at) {
    /** The resource of a tree, a child of the present one: a declaration, or the name of a variable. */
    static Resource of(Tree tree, State state, Statements statements) {
        if (tree instanceof VariableTree declaration) {
            statements.declareIn(declaration);
            Element variable = state.elementOf(declaration);
            Atom object = Objects.requireNonNull(state.variables.get(variable));
            return new Resource(object, closing(state, variable.asType()), state.at(tree));
        }
        ExpressionTree expression = (ExpressionTree) tree;
        return new Resource(
                statements.expressions().value(expression), closing(state, state.typeOf(expression)), state.at(tree));
    }

    private static ExecutableElement closing(State state, TypeMirror type) {
        DeclaredType declared = (DeclaredType) state.source.types().erasure(type);
        return ElementFilter.methodsIn(state.source.elements().getAllMembers((TypeElement) declared.asElement()))
                .stream()
                .filter(m -> m.getSimpleName().contentEquals("close")
                        && m.getParameters().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Calls {@code close}, unless the resource is null. */
    void close(State state, Statements statements) {
        Var isNull = state.builder.let(at, Basic.IS_NULL, object);
        Block none = state.block(() -> new Terminator.Yield(List.of()));
        Block some = state.block(() -> {
            statements.expressions().calls().invoke(closing, Callee.Kind.INSTANCE, List.of(object), "", at);
            return new Terminator.Yield(List.of());
        });
        state.builder.add(new Line.If(List.of(), isNull, none, some, at));
    }
}
