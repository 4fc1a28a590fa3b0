package org.wengert.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.wengert.Result;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
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
        this.bodies = bodies;
        this.tree = (MethodTree) path.getLeaf();
        this.method = (ExecutableElement) source.trees().getElement(path);
        this.state = new State(source, path, (TypeElement) method.getEnclosingElement());
        TypeMirror result = method.getReturnType();
        state.result = result.getKind() == TypeKind.VOID ? null : result;
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
        return state.result == null ? List.of() : List.of(state.types.value(state.result));
    }

    private Function lower() {
        List<Var> parameters = new ArrayList<>();
        Block body;
        if (!method.getModifiers().contains(Modifier.STATIC)) parameters.add(self());
        for (VariableTree p : tree.getParameters()) parameters.add(parameter(p));
        List<Type> results = resultTypes();
        body = body(results, state.self == null ? () -> {} : this::knowCaptured);
        return new Function(method.getSimpleName().toString(), parameters, results, body);
    }

    private Var self() {
        bodies.note(state.types.nameOf(state.type), state.type);
        Var self = new Var(state.types.reference(state.type), "self");
        state.self = self;
        return self;
    }

    private Var parameter(VariableTree p) {
        Element element = state.elementOf(p);
        Var value = new Var(state.types.value(element.asType()), p.getName().toString());
        state.variables.put(element, value);
        return value;
    }

    /** The objects of a local class hold what it captures. */
    private void knowCaptured() {
        for (Element e : Captures.of(state.source, state.type).variables()) {
            Callee field = Fields.captured(state, e);
            Atom value = state.builder.call(e.getSimpleName().toString(), field, List.of(state.self()), Position.NONE);
            state.variables.put(e, java.util.Objects.requireNonNull(value));
        }
    }

    private Block body(List<Type> types, Runnable first) {
        BlockTree block = tree.getBody();
        List<? extends StatementTree> statements = block.getStatements();
        return body(state, bodies, block, statements, types, first, () -> {});
    }

    /**
     * A body whose results are what it returns.
     *
     * @param first lowers what comes before
     * @param last lowers what comes behind, where the body ends normally
     */
    static Block body(
            State state,
            Bodies bodies,
            Tree parent,
            List<? extends StatementTree> statements,
            List<Type> types,
            Runnable first,
            Runnable last) {
        if (Jumps.isStraight(statements)) {
            Statements[] lowering = new Statements[1];
            lowering[0] = new Statements(state, bodies, () -> new Terminator.Yield(lowering[0].returned()));
            State.Jump end = () -> {
                last.run();
                return new Terminator.Yield(List.of());
            };
            return state.in(
                    parent,
                    () -> state.block(() -> {
                        first.run();
                        return lowering[0].all(statements, end);
                    }));
        }
        return leftEarly(state, bodies, parent, statements, types, first, last);
    }

    /** A body that returns from several places: a scope, which each {@code return} leaves. */
    private static Block leftEarly(
            State state,
            Bodies bodies,
            Tree parent,
            List<? extends StatementTree> statements,
            List<Type> types,
            Runnable first,
            Runnable last) {
        Label label = new Label("method");
        List<Var> results = types.stream().map(t -> new Var(t, "result")).toList();
        Statements[] lowering = new Statements[1];
        lowering[0] = new Statements(state, bodies, () -> new Terminator.Exit(label, lowering[0].returned()));
        State.Jump end = () -> {
            last.run();
            return new Terminator.Exit(label, List.of());
        };
        Block scope = state.in(
                parent,
                () -> state.block(() -> {
                    first.run();
                    return lowering[0].all(statements, end);
                }));
        Line line = new Line.Scope(results, label, scope, Position.NONE);
        return new Block(List.of(line), new Terminator.Yield(List.copyOf(results)));
    }
}
