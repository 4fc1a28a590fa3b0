package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** Lowers the creation of objects. */
final class Creations {
    private final State state;
    private final Expressions expressions;
    private final Calls calls;
    private final Fields fields;
    private final Bodies bodies;

    Creations(State state, Expressions expressions, Calls calls, Fields fields, Bodies bodies) {
        this.state = state;
        this.expressions = expressions;
        this.calls = calls;
        this.fields = fields;
        this.bodies = bodies;
    }

    Atom create(NewClassTree tree, String name) {
        ExecutableElement constructor = (ExecutableElement) state.source.trees().getElement(state.path);
        ExpressionTree qualifier = tree.getEnclosingExpression();
        Atom outer = qualifier == null ? null : expressions.value(qualifier);
        if (qualifier != null && tree.getClassBody() != null)
            throw state.refuse(Problem.UNSUPPORTED, tree, "an anonymous inner class of another object");
        List<Atom> arguments = calls.arguments(tree, constructor, tree.getArguments());
        return create(constructor, outer, arguments, name, tree);
    }

    /** Makes an object; {@code outer} is the object around it where that is told. */
    Atom create(ExecutableElement constructor, @Nullable Atom outer, List<Atom> arguments, String name, Tree tree) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        List<Atom> all = new ArrayList<>(hidden(type, outer, tree));
        all.addAll(arguments);
        all.addAll(captured(state, type));
        Callee callee = callee(state, bodies, constructor, Callee.Kind.CONSTRUCTOR);
        return Objects.requireNonNull(state.builder.call(name, callee, all, state.at(tree)));
    }

    private List<Atom> hidden(TypeElement type, @Nullable Atom outer, Tree tree) {
        Optional<TypeElement> around = Enclosing.instanceOf(state.source, type);
        if (around.isEmpty()) return List.of();
        return List.of(outer != null ? outer : fields.around(around.get(), tree, false));
    }

    private static List<Atom> captured(State state, TypeElement type) {
        List<Atom> all = new ArrayList<>();
        for (Element e : Captures.of(state.source, type).variables())
            all.add(Objects.requireNonNull(state.variables.get(e)));
        return all;
    }

    /** A constructor with all its parameters: before those declared the object around, behind them what is captured. */
    static Callee callee(State state, Bodies bodies, ExecutableElement constructor, Callee.Kind kind) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        Type.Reference made = state.types.reference(type);
        List<Type> parameters = new ArrayList<>();
        if (kind == Callee.Kind.SUPER) parameters.add(made);
        Enclosing.instanceOf(state.source, type).ifPresent(outer -> parameters.add(state.types.reference(outer)));
        parameters.addAll(state.types.parameters(constructor));
        for (Element e : Captures.of(state.source, type).variables()) parameters.add(state.types.value(e.asType()));
        Callee callee = new Callee(kind, made.name(), "<init>", parameters, kind == Callee.Kind.SUPER ? null : made);
        bodies.note(callee, constructor);
        return callee;
    }

    /** {@code super(…)} or {@code this(…)} in a constructor. */
    void initialize(ExecutableElement constructor, @Nullable Atom outer, List<Atom> arguments, Tree tree) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        boolean own = type.equals(state.type);
        Atom around = outer;
        if (around == null && Enclosing.instanceOf(state.source, type).isPresent()) {
            around = own
                    ? state.builder.call(
                            "outer",
                            Fields.outer(
                                    state,
                                    type,
                                    Enclosing.instanceOf(state.source, type).orElseThrow()),
                            List.of(state.self()),
                            state.at(tree))
                    : fields.around(Enclosing.instanceOf(state.source, type).orElseThrow(), tree, false);
        }
        initialize(state, bodies, constructor, arguments, around, state.at(tree));
    }

    static void initialize(
            State state,
            Bodies bodies,
            ExecutableElement constructor,
            List<Atom> arguments,
            @Nullable Atom outer,
            Position at) {
        List<Atom> all = new ArrayList<>(List.of(state.self()));
        if (outer != null) all.add(outer);
        all.addAll(arguments);
        all.addAll(captured(state, (TypeElement) constructor.getEnclosingElement()));
        Callee callee = callee(state, bodies, constructor, Callee.Kind.SUPER);
        state.builder.add(new Line.Call(List.of(), callee, all, at));
    }
}
