package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Lowers an attributed method to the IR. */
final class Lowering {
    private final State state;
    private final Bodies bodies;
    private final ExecutableElement method;
    private final MethodTree tree;

    private Lowering(Source source, Bodies bodies, TreePath path) {
        this.state = new State(source, path);
        this.bodies = bodies;
        this.tree = (MethodTree) path.getLeaf();
        this.method = (ExecutableElement) source.trees().getElement(path);
    }

    /**
     * The method as a function: its receiver, if it has one, is the first parameter, named {@code self}.
     *
     * @throws org.wengert.processor.diagnostics.Refusal if the body has something that cannot be lowered
     */
    static Function lower(Source source, Bodies bodies, TreePath method) {
        return new Lowering(source, bodies, method).lower();
    }

    private Function lower() {
        List<Var> parameters = new ArrayList<>();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            TypeElement owner = (TypeElement) method.getEnclosingElement();
            Var self = new Var(new Type.Reference(owner.getQualifiedName().toString()), "self");
            parameters.add(self);
            state.self = self;
        }
        for (VariableTree p : tree.getParameters()) parameters.add(parameter(p));
        Type result = state.types.of(method.getReturnType());
        List<Type> results = result == null ? List.of() : List.of(result);
        return new Function(method.getSimpleName().toString(), parameters, results, body(result));
    }

    private Var parameter(VariableTree p) {
        var element = state.elementOf(p);
        Var value = new Var(state.types.value(element.asType()), p.getName().toString());
        state.variables.put(element, value);
        return value;
    }

    private Block body(@Nullable Type result) {
        List<? extends StatementTree> statements = tree.getBody().getStatements();
        return Jumps.returnsEarly(statements) ? leftEarly(statements, result) : straight(statements);
    }

    /** A body that only returns at its end. */
    private Block straight(List<? extends StatementTree> statements) {
        Statements[] lowering = new Statements[1];
        lowering[0] = new Statements(state, bodies, () -> new Terminator.Yield(values(lowering[0].returned())));
        return state.in(
                tree.getBody(),
                () -> state.block(() -> lowering[0].all(statements, () -> new Terminator.Yield(List.of()))));
    }

    /** A body that returns from several places: a scope, which each {@code return} leaves. */
    private Block leftEarly(List<? extends StatementTree> statements, @Nullable Type result) {
        Label label = new Label("method");
        List<Var> results = result == null ? List.of() : List.of(new Var(result, "result"));
        Statements[] lowering = new Statements[1];
        lowering[0] = new Statements(state, bodies, () -> new Terminator.Exit(label, values(lowering[0].returned())));
        Block scope = state.in(
                tree.getBody(),
                () -> state.block(() -> lowering[0].all(statements, () -> new Terminator.Exit(label, List.of()))));
        Line line = new Line.Scope(results, label, scope, Position.NONE);
        return new Block(List.of(line), new Terminator.Yield(List.copyOf(results)));
    }

    private static List<Atom> values(@Nullable Atom returned) {
        return returned == null ? List.of() : List.of(returned);
    }
}
