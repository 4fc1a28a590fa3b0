package org.wengert.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** Lowers constructors: functions of the object that is being made, which assign its fields. */
final class Constructors {
    private final Source source;
    private final Bodies bodies;
    private final TypeElement type;
    private final ExecutableElement constructor;
    private final State state;

    private Constructors(Source source, Bodies bodies, ExecutableElement constructor, TreePath around) {
        this.source = source;
        this.bodies = bodies;
        this.constructor = constructor;
        this.type = (TypeElement) constructor.getEnclosingElement();
        this.state = new State(source, around, type);
    }

    /**
     * The constructor as a function. Its parameters are the object, the object around that of an inner class, those declared, and what a
     * local class captures.
     */
    static Function lower(Source source, Bodies bodies, ExecutableElement constructor) {
        TreePath classPath =
                source.pathOf((TypeElement) constructor.getEnclosingElement()).orElseThrow();
        Optional<TreePath> path = source.pathOf(constructor).filter(p -> p.getLeaf() instanceof MethodTree);
        Constructors lowering = new Constructors(source, bodies, constructor, path.orElse(classPath));
        return lowering.lower(path.map(p -> (MethodTree) p.getLeaf()).orElse(null));
    }

    private Function lower(@Nullable MethodTree tree) {
        bodies.note(state.types.nameOf(type), type);
        List<Var> parameters = new ArrayList<>();
        Var self = new Var(state.types.reference(type), "self");
        parameters.add(self);
        state.self = self;
        Optional<TypeElement> outer = Enclosing.instanceOf(source, type);
        Var around = outer.map(o -> new Var(state.types.reference(o), "outer")).orElse(null);
        if (around != null) parameters.add(around);
        for (VariableElement p : constructor.getParameters()) {
            Var v = new Var(state.types.value(p.asType()), p.getSimpleName().toString());
            state.variables.put(p, v);
            parameters.add(v);
        }
        List<Element> captured = Captures.of(source, type).variables();
        for (Element e : captured) {
            Var v = new Var(state.types.value(e.asType()), e.getSimpleName().toString());
            state.variables.put(e, v);
            parameters.add(v);
        }
        Runnable first = () -> {
            if (around != null) assign(Fields.outer(state, type, outer.orElseThrow()), around);
            for (Element e : captured) assign(Fields.captured(state, e), state.variables.get(e));
            if (tree == null || !callsConstructor(tree)) superWithoutArguments();
        };
        Block body = tree == null ? implicit(first) : explicit(tree, first);
        return new Function(type.getSimpleName().toString(), parameters, List.of(), body);
    }

    private void assign(Callee field, Atom value) {
        Fields.assign(state, field, state.self(), value, Position.NONE);
    }

    private Block implicit(Runnable first) {
        return state.block(() -> {
            first.run();
            components();
            return new Terminator.Yield(List.of());
        });
    }

    private Block explicit(MethodTree tree, Runnable first) {
        List<? extends StatementTree> statements = tree.getBody().getStatements();
        // The components of a record are what the parameters are at the end.
        Runnable last = isCompact(tree) ? this::components : () -> {};
        return Lowering.body(state, bodies, tree.getBody(), statements, List.of(), first, last);
    }

    /** The canonical constructor of a record that is written without parameters, or not at all. */
    private boolean isCompact(MethodTree tree) {
        return type.getKind() == ElementKind.RECORD && isCanonical() && !assignsFields(tree);
    }

    private boolean isCanonical() {
        List<VariableElement> fields = Fields.ofInstance(type);
        if (fields.size() != constructor.getParameters().size()) return false;
        for (int i = 0; i < fields.size(); i++) {
            if (!source.types()
                    .isSameType(
                            fields.get(i).asType(),
                            constructor.getParameters().get(i).asType())) return false;
        }
        return true;
    }

    private static boolean assignsFields(MethodTree tree) {
        boolean[] found = {false};
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void unused) {
                found[0] |= node.getVariable() instanceof MemberSelectTree m
                        && m.getExpression() instanceof IdentifierTree i
                        && i.getName().contentEquals("this");
                return super.visitAssignment(node, null);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
                found[0] |= node.getMethodSelect() instanceof IdentifierTree i
                        && i.getName().contentEquals("this");
                return super.visitMethodInvocation(node, null);
            }
        }.scan(tree.getBody(), null);
        return found[0];
    }

    private void components() {
        if (type.getKind() != ElementKind.RECORD) return;
        List<VariableElement> fields = Fields.ofInstance(type);
        for (int i = 0; i < fields.size(); i++) {
            VariableElement parameter = constructor.getParameters().get(i);
            assign(Fields.callee(state, bodies, fields.get(i), Callee.Kind.ASSIGN), state.variables.get(parameter));
        }
    }

    static boolean callsConstructor(MethodTree tree) {
        return tree.getBody().getStatements().stream().anyMatch(Constructors::isConstructorCall);
    }

    private static boolean isConstructorCall(StatementTree s) {
        if (!(s instanceof ExpressionStatementTree e) || !(e.getExpression() instanceof MethodInvocationTree call))
            return false;
        String name = call.getMethodSelect().toString();
        return name.equals("this") || name.equals("super") || name.endsWith(".super");
    }

    private void superWithoutArguments() {
        TypeElement above = superclass(type);
        if (above != null && source.pathOf(above).isPresent()) {
            for (ExecutableElement c : ElementFilter.constructorsIn(above.getEnclosedElements())) {
                if (!c.getParameters().isEmpty()) continue;
                Creations.initialize(state, bodies, c, List.of(), null, Position.NONE);
            }
        }
        initializers(state, bodies);
    }

    static @Nullable TypeElement superclass(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType above ? (TypeElement) above.asElement() : null;
    }

    /** What stands beside the declarations of the fields, in order; what follows a call of {@code super(…)}. */
    static void initializers(State state, Bodies bodies) {
        TreePath here = state.path;
        TreePath classPath = state.source.pathOf(state.type).orElseThrow();
        for (Tree member : ((ClassTree) classPath.getLeaf()).getMembers()) {
            state.path = classPath;
            Statements statements = new Statements(state, bodies, () -> {
                throw new IllegalStateException("a return in an initializer");
            });
            if (member instanceof BlockTree block && !block.isStatic()) {
                statements.scope(block, List.of(), leave -> statements.one(block, leave));
            } else if (member instanceof VariableTree v && v.getInitializer() != null) {
                VariableElement field = (VariableElement) state.elementOf(v);
                if (!field.getModifiers().contains(Modifier.STATIC)) initialize(state, bodies, statements, v, field);
            }
        }
        state.path = here;
    }

    private static void initialize(
            State state, Bodies bodies, Statements statements, VariableTree tree, VariableElement field) {
        ExpressionTree initializer = tree.getInitializer();
        Atom value = state.in(
                tree,
                () -> statements
                        .expressions()
                        .value(
                                initializer,
                                field.asType(),
                                field.getSimpleName().toString()));
        Callee callee = Fields.callee(state, bodies, field, Callee.Kind.ASSIGN);
        Fields.assign(state, callee, state.self(), value, state.at(tree));
    }
}
