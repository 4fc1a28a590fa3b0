package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Lowers lambda expressions and method references: to a call that makes a function object, and a function that is its body. */
final class Closures {
    private final State state;
    private final Expressions expressions;
    private final Bodies bodies;

    Closures(State state, Expressions expressions, Bodies bodies) {
        this.state = state;
        this.expressions = expressions;
        this.bodies = bodies;
    }

    /**
     * The method that a function object is to have.
     *
     * @param method as the interface declares it
     * @param type as it is of the interface's type at this place
     */
    private record Target(TypeElement owner, ExecutableElement method, ExecutableType type) {}

    private Target target(Tree tree) {
        TypeMirror type = state.source.trees().getTypeMirror(state.path);
        List<? extends TypeMirror> bounds = type instanceof IntersectionType i ? i.getBounds() : List.of(type);
        for (TypeMirror bound : bounds) {
            if (bound.getKind() != TypeKind.DECLARED) continue;
            DeclaredType declared = (DeclaredType) bound;
            TypeElement owner = (TypeElement) declared.asElement();
            Optional<ExecutableElement> method =
                    ElementFilter.methodsIn(state.source.elements().getAllMembers(owner)).stream()
                            .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject(m))
                            .findFirst();
            if (method.isPresent())
                return new Target(owner, method.get(), (ExecutableType)
                        state.source.types().asMemberOf(declared, method.get()));
        }
        throw state.refuse(Problem.UNSUPPORTED, tree, "a function of this type");
    }

    /** Interfaces may declare methods of Object again. */
    private boolean isOfObject(ExecutableElement method) {
        TypeElement object = state.source.elements().getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .anyMatch(m -> m.getSimpleName().equals(method.getSimpleName())
                        && m.getParameters().size() == method.getParameters().size());
    }

    /** A function object that captures these values; {@code body} lowers its body in a state of its own. */
    private Atom closure(
            Tree tree, Target target, String name, List<? extends Atom> captured, Supplier<Function> body) {
        Position at = state.at(tree);
        Type.Reference type = state.types.reference(target.owner);
        String unique =
                (tree instanceof LambdaExpressionTree ? "lambda" : "reference") + "_" + at.line() + "_" + at.start();
        Callee callee = new Callee(
                Callee.Kind.CLOSURE,
                state.types.nameOf(state.type),
                unique,
                captured.stream().map(Atom::type).toList(),
                type);
        bodies.note(type.name(), target.owner);
        bodies.note(callee, body);
        return Objects.requireNonNull(state.builder.call(name, callee, List.copyOf(captured), at));
    }

    private static Var like(Atom atom, String name) {
        return new Var(atom.type(), name);
    }

    // ---- lambda expressions

    Atom lambda(LambdaExpressionTree tree, String name) {
        Target target = target(tree);
        TreePath path = state.path;
        Captures.Captured used = Captures.of(state.source, path);
        List<Element> variables = state.known(used.variables());
        List<Atom> captured = new ArrayList<>();
        Atom self = used.usesThis() ? state.self : null;
        if (self != null) captured.add(self);
        for (Element e : variables) captured.add(Objects.requireNonNull(state.variables.get(e)));
        TypeElement type = state.type;
        return closure(
                tree, target, name, captured, () -> lambdaBody(tree, path, target, type, self, variables, captured));
    }

    private Function lambdaBody(
            LambdaExpressionTree tree,
            TreePath path,
            Target target,
            TypeElement type,
            @Nullable Atom self,
            List<Element> variables,
            List<Atom> captured) {
        State inner = new State(state.source, path, type);
        List<Var> parameters = new ArrayList<>();
        if (self != null) {
            inner.self = like(self, "self");
            parameters.add((Var) inner.self);
        }
        for (int i = 0; i < variables.size(); i++) {
            Var v = like(
                    captured.get(self == null ? i : i + 1),
                    variables.get(i).getSimpleName().toString());
            inner.variables.put(variables.get(i), v);
            parameters.add(v);
        }
        List<Runnable> casts = new ArrayList<>();
        for (int i = 0; i < tree.getParameters().size(); i++) {
            VariableTree p = tree.getParameters().get(i);
            Element element = inner.elementOf(p);
            TypeMirror declared = target.method.getParameters().get(i).asType();
            Var v = new Var(state.types.value(declared), p.getName().toString());
            parameters.add(v);
            inner.variables.put(element, v);
            Position at = inner.at(p);
            casts.add(() -> inner.variables.put(element, cast(inner, v, declared, element.asType(), at)));
        }
        boolean isVoid = target.type.getReturnType().getKind() == TypeKind.VOID;
        inner.result = isVoid ? null : target.type.getReturnType();
        List<Type> results = isVoid ? List.of() : List.of(state.types.value(target.method.getReturnType()));
        Runnable first = () -> casts.forEach(Runnable::run);
        Block body = tree.getBody() instanceof BlockTree block
                ? Lowering.body(inner, bodies, block, block.getStatements(), results, first, () -> {})
                : expression(inner, (ExpressionTree) tree.getBody(), first);
        return new Function("lambda", parameters, results, body);
    }

    private Block expression(State inner, ExpressionTree body, Runnable first) {
        Expressions own = Expressions.in(inner, bodies);
        return inner.block(() -> {
            first.run();
            if (inner.result != null) return new Terminator.Yield(List.of(own.value(body, inner.result, "")));
            own.evaluate(body, "");
            return new Terminator.Yield(List.of());
        });
    }

    private Atom cast(State inner, Atom value, TypeMirror declared, TypeMirror type, Position at) {
        return Expressions.in(inner, bodies)
                .calls()
                .cast(value, declared, type, value instanceof Var v ? v.name() : "", at);
    }

    // ---- method references

    Atom reference(MemberReferenceTree tree, String name) {
        Target target = target(tree);
        TreePath path = state.path;
        ExpressionTree qualifier = tree.getQualifierExpression();
        Element member = state.source.trees().getElement(path);
        boolean isType = isType(qualifier);
        List<Atom> captured = new ArrayList<>();
        if (!isType) captured.add(receiver(tree, qualifier));
        else if (usesThis(member) && state.self != null) captured.add(state.self);
        TypeElement type = state.type;
        return closure(tree, target, name, captured, () -> {
            State inner = new State(state.source, path, type);
            return new Reference(inner, target, tree, member, isType).lower(captured);
        });
    }

    private Atom receiver(MemberReferenceTree tree, ExpressionTree qualifier) {
        if (qualifier.toString().equals("super")) return state.self();
        Atom value = expressions.value(qualifier);
        boolean present = qualifier.toString().equals("this") || value.type() instanceof Type.Primitive;
        if (!present) NullChecks.require(state, value, state.at(tree));
        return value;
    }

    /** Whether the object around is needed: for that of an inner class. */
    private boolean usesThis(@Nullable Element member) {
        return member != null
                && member.getKind() == ElementKind.CONSTRUCTOR
                && member.getEnclosingElement() instanceof TypeElement type
                && Enclosing.instanceOf(state.source, type).isPresent();
    }

    private boolean isType(ExpressionTree qualifier) {
        Tree tree = qualifier;
        if (tree instanceof ArrayTypeTree || tree instanceof ParameterizedTypeTree || tree instanceof PrimitiveTypeTree)
            return true;
        Element element = state.source.trees().getElement(new TreePath(state.path, qualifier));
        return element instanceof TypeElement;
    }

    /** The body of a method reference. */
    private final class Reference {
        private final State inner;
        private final Target target;
        private final MemberReferenceTree tree;
        private final @Nullable Element member;
        private final boolean isType;
        private final Expressions own;
        private final Position at;

        Reference(State inner, Target target, MemberReferenceTree tree, @Nullable Element member, boolean isType) {
            this.inner = inner;
            this.target = target;
            this.tree = tree;
            this.member = member;
            this.isType = isType;
            this.own = Expressions.in(inner, bodies);
            this.at = inner.at(tree);
        }

        Function lower(List<Atom> captured) {
            List<Var> parameters = new ArrayList<>();
            for (Atom a : captured) parameters.add(like(a, isType ? "self" : "receiver"));
            if (isType && !captured.isEmpty()) inner.self = parameters.get(0);
            List<Var> given = new ArrayList<>();
            for (var p : target.method.getParameters())
                given.add(
                        new Var(state.types.value(p.asType()), p.getSimpleName().toString()));
            parameters.addAll(given);
            boolean isVoid = target.type.getReturnType().getKind() == TypeKind.VOID;
            List<Type> results = isVoid ? List.of() : List.of(state.types.value(target.method.getReturnType()));
            Block body = inner.block(() -> {
                List<Given> all = new ArrayList<>();
                for (int i = 0; i < given.size(); i++) {
                    TypeMirror declared = target.method.getParameters().get(i).asType();
                    TypeMirror type = target.type.getParameterTypes().get(i);
                    all.add(new Given(
                            own.calls()
                                    .cast(
                                            given.get(i),
                                            declared,
                                            type,
                                            given.get(i).name(),
                                            at),
                            type));
                }
                Given result = call(isType ? null : parameters.get(0), all);
                if (isVoid || result == null) return new Terminator.Yield(List.of());
                Atom converted = own.convert(result.value, result.type, target.type.getReturnType(), tree, "");
                return new Terminator.Yield(List.of(converted));
            });
            return new Function(tree.getName().toString(), parameters, results, body);
        }

        /** A value with its type. */
        private record Given(Atom value, TypeMirror type) {}

        private @Nullable Given call(@Nullable Atom receiver, List<Given> given) {
            if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) return create(given);
            ExecutableElement method = (ExecutableElement) Objects.requireNonNull(member);
            boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
            List<Atom> arguments = new ArrayList<>();
            List<Given> rest = given;
            TypeMirror result = method.getReturnType();
            if (receiver != null) {
                arguments.add(receiver);
                result = resultOf(
                        method,
                        state.source.trees().getTypeMirror(new TreePath(inner.path, tree.getQualifierExpression())));
            } else if (!isStatic) {
                arguments.add(given.get(0).value);
                result = resultOf(method, given.get(0).type);
                rest = given.subList(1, given.size());
            }
            arguments.addAll(converted(method, rest));
            boolean isSuper = tree.getQualifierExpression().toString().equals("super");
            Callee.Kind kind = isStatic ? Callee.Kind.STATIC : isSuper ? Callee.Kind.SUPER : Callee.Kind.INSTANCE;
            if (isClone(method, arguments))
                return new Given(inner.builder.copy("", arguments.get(0), at), given.get(0).type);
            Atom value = own.calls().invoke(method, kind, arguments, "", at);
            if (value == null) return null;
            return new Given(own.calls().cast(value, method.getReturnType(), result, "", at), result);
        }

        private boolean isClone(ExecutableElement method, List<Atom> arguments) {
            return method.getSimpleName().contentEquals("clone")
                    && arguments.size() == 1
                    && arguments.get(0).type().rank() == 1;
        }

        private TypeMirror resultOf(ExecutableElement method, @Nullable TypeMirror receiver) {
            if (!(receiver instanceof DeclaredType type) || type.getKind() != TypeKind.DECLARED)
                return method.getReturnType();
            return ((ExecutableType) state.source.types().asMemberOf(type, method)).getReturnType();
        }

        private List<Atom> converted(ExecutableElement method, List<Given> given) {
            int fixed = isSpread(method, given) ? method.getParameters().size() - 1 : given.size();
            List<Atom> all = new ArrayList<>();
            for (int i = 0; i < fixed; i++)
                all.add(converted(given.get(i), method.getParameters().get(i).asType()));
            if (!isSpread(method, given)) return all;
            ArrayType type = (ArrayType) method.getParameters().get(fixed).asType();
            List<Atom> rest = new ArrayList<>();
            for (Given each : given.subList(fixed, given.size())) rest.add(converted(each, type.getComponentType()));
            Atom array = inner.builder.create("", state.types.value(type), List.of(Constant.of(rest.size())), at);
            for (int i = 0; i < rest.size(); i++) inner.builder.store(array, Constant.of(i), rest.get(i), at);
            all.add(array);
            return all;
        }

        private Atom converted(Given given, TypeMirror type) {
            return own.convert(given.value, given.type, type, tree, "");
        }

        /** Whether the last arguments go into an array, the parameter of variable arity. */
        private boolean isSpread(ExecutableElement method, List<Given> given) {
            int last = method.getParameters().size() - 1;
            if (!method.isVarArgs() || given.size() != last + 1) return method.isVarArgs();
            TypeMirror array = state.source
                    .types()
                    .erasure(method.getParameters().get(last).asType());
            return !state.source.types().isAssignable(given.get(last).type, array);
        }

        private Given create(List<Given> given) {
            TypeMirror type =
                    state.source.trees().getTypeMirror(new TreePath(inner.path, tree.getQualifierExpression()));
            if (type != null && type.getKind() == TypeKind.ARRAY) {
                TypeMirror number = state.source.types().getPrimitiveType(TypeKind.INT);
                Atom length = own.convert(given.get(0).value, given.get(0).type, number, tree, "");
                return new Given(inner.builder.create("", state.types.value(type), List.of(length), at), type);
            }
            ExecutableElement constructor = (ExecutableElement) Objects.requireNonNull(member);
            Atom made = own.calls().creations().create(constructor, null, converted(constructor, given), "", tree);
            return new Given(made, constructor.getEnclosingElement().asType());
        }
    }
}
