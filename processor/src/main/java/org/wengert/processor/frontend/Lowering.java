package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.Result;
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

    /**
     * A rule as a function: of its parameters, to one partial derivative for each floating-point one but that marked as the
     * result.
     */
    static Function lowerRule(Source source, Bodies bodies, TreePath rule) {
        Lowering lowering = new Lowering(source, bodies, rule);
        lowering.state.partials = lowering.floatingParameters();
        return lowering.lower();
    }

    private int floatingParameters() {
        return (int) method.getParameters().stream()
                .filter(p -> p.getAnnotation(Result.class) == null)
                .filter(p -> state.types.value(p.asType()).isFloating())
                .count();
    }

    private List<Type> resultTypes() {
        if (state.partials >= 0) return Collections.nCopies(state.partials, Type.DOUBLE);
        TypeMirror result = method.getReturnType();
        return result.getKind() == TypeKind.VOID ? List.of() : List.of(state.types.local(result));
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
        List<Type> results = resultTypes();
        return new Function(method.getSimpleName().toString(), parameters, results, body(results));
    }

    private Var parameter(VariableTree p) {
        var element = state.elementOf(p);
        Var value = new Var(state.types.local(element.asType()), p.getName().toString());
        state.variables.put(element, value);
        return value;
    }

    private Block body(List<Type> types) {
        List<? extends StatementTree> statements = tree.getBody().getStatements();
        return Jumps.isStraight(statements) ? straight(statements) : leftEarly(statements, types);
    }

    /** A body that only returns at its end. */
    private Block straight(List<? extends StatementTree> statements) {
        Statements[] lowering = new Statements[1];
        lowering[0] = new Statements(state, bodies, () -> new Terminator.Yield(lowering[0].returned()));
        return state.in(
                tree.getBody(),
                () -> state.block(() -> lowering[0].all(statements, () -> new Terminator.Yield(List.of()))));
    }

    /** A body that returns from several places: a scope, which each {@code return} leaves. */
    private Block leftEarly(List<? extends StatementTree> statements, List<Type> types) {
        Label label = new Label("method");
        List<Var> results = types.stream().map(t -> new Var(t, "result")).toList();
        Statements[] lowering = new Statements[1];
        lowering[0] = new Statements(state, bodies, () -> new Terminator.Exit(label, lowering[0].returned()));
        Block scope = state.in(
                tree.getBody(),
                () -> state.block(() -> lowering[0].all(statements, () -> new Terminator.Exit(label, List.of()))));
        Line line = new Line.Scope(results, label, scope, Position.NONE);
        return new Block(List.of(line), new Terminator.Yield(List.copyOf(results)));
    }
}
