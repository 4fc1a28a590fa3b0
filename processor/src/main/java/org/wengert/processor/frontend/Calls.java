package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** Lowers calls of methods. */
final class Calls {
    private final State state;
    private final Expressions expressions;
    private final Bodies bodies;
    private final Fields fields;
    private final Creations creations;

    Calls(State state, Expressions expressions, Fields fields, Bodies bodies) {
        this.state = state;
        this.expressions = expressions;
        this.bodies = bodies;
        this.fields = fields;
        this.creations = new Creations(state, expressions, this, fields, bodies);
    }

    Creations creations() {
        return creations;
    }

    /** The value of a call; null of a void method. */
    @Nullable
    Atom invoke(MethodInvocationTree call, String name) {
        ExecutableElement method = (ExecutableElement) state.elementOf(call.getMethodSelect());
        Position at = state.at(call);
        if (isArrayClone(call, method)) return cloneOf(call, name, at);
        if (method.getKind() == ElementKind.CONSTRUCTOR) return initialize(call, method);
        List<Atom> arguments = new ArrayList<>();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (isStatic) Fields.refuseLocalEnum(state, (TypeElement) method.getEnclosingElement(), call);
        else arguments.add(receiver(call, method));
        boolean plain = Intrinsics.takesNumbers(method);
        if (plain)
            call.getArguments()
                    .forEach(a -> arguments.add(expressions.value(a, state.types.unboxed(state.typeOf(a)), "")));
        else arguments.addAll(arguments(call, method, call.getArguments()));
        Callee.Kind kind = isStatic ? Callee.Kind.STATIC : isOfSuper(call) ? Callee.Kind.SUPER : Callee.Kind.INSTANCE;
        Atom result = invoke(method, kind, arguments, name, at);
        return result == null ? null : instantiated(result, method.getReturnType(), name, call);
    }

    /** Calls the one abstract method of a function object. */
    private @Nullable Atom apply(Atom function, List<Atom> given, Builder out, Position at) {
        TypeElement type = state.source.elements().getTypeElement(((Type.Reference) function.type()).name());
        ExecutableElement method = abstractMethod(type).orElseThrow();
        List<Atom> arguments = new ArrayList<>(List.of(function));
        arguments.addAll(given);
        Callee callee = callee(method, Callee.Kind.INSTANCE, state.types.of(method.getReturnType()));
        bodies.note(callee, method);
        return out.call("", callee, arguments, at);
    }

    private Optional<ExecutableElement> abstractMethod(TypeElement type) {
        return ElementFilter.methodsIn(state.source.elements().getAllMembers(type)).stream()
                .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
                .findFirst();
    }

    /** Notes what the linker will call of a function object. */
    private void noteFunction(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) return;
        abstractMethod((TypeElement) ((DeclaredType) type).asElement())
                .ifPresent(m -> bodies.note(callee(m, Callee.Kind.INSTANCE, state.types.of(m.getReturnType())), m));
    }

    /** The value of a call of a method of an object. */
    Atom invoke(ExecutableElement method, List<Atom> arguments, Position at) {
        return Objects.requireNonNull(invoke(method, Callee.Kind.INSTANCE, arguments, "", at));
    }

    /** Calls a method with these arguments, the receiver first. */
    @Nullable
    Atom invoke(ExecutableElement method, Callee.Kind kind, List<Atom> arguments, String name, Position at) {
        if (at != Position.NONE)
            Stubs.companionOf(method, state.source, bodies.nesting)
                    .ifPresent(companion -> bodies.nesting.enter(
                            companion.qualifiedName(), method.getSimpleName().toString(), at));
        Callee callee = callee(method, kind, state.types.of(method.getReturnType()));
        Intrinsics.Lowered lowered = Intrinsics.lower(state.builder, callee, name, arguments, at, this::apply);
        if (lowered != null) return lowered.value();
        if (Library.isPure(callee)) {
            return state.builder.let(
                    name, callee.result(), at, new Operation.Apply(callee), arguments.toArray(Atom[]::new));
        }
        bodies.note(callee, method);
        if (Intrinsics.isDirection(method)) method.getParameters().forEach(p -> noteFunction(p.asType()));
        return state.builder.call(name, callee, arguments, at);
    }

    /** The result of a generic method, which the class file declares as another type. */
    private Atom instantiated(Atom result, TypeMirror declared, String name, Tree call) {
        TypeMirror type = state.source.trees().getTypeMirror(state.path);
        return type == null ? result : cast(result, declared, type, name, state.at(call));
    }

    /** A reference of one type as one of another that it is known to be of. */
    Atom cast(Atom value, TypeMirror declared, TypeMirror type, String name, Position at) {
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.NULL)
            return value;
        Type to = state.types.value(type);
        boolean same = value.type() instanceof Type.Primitive
                || to.equals(state.types.of(declared))
                || to.equals(value.type());
        return same ? value : state.builder.let(name, to, at, new Operation.Cast(to), value);
    }

    /** {@code super(…)} and {@code this(…)}. */
    private @Nullable Atom initialize(MethodInvocationTree call, ExecutableElement constructor) {
        Atom outer = call.getMethodSelect() instanceof MemberSelectTree m
                ? state.in(call.getMethodSelect(), () -> expressions.value(m.getExpression()))
                : null;
        if (state.source.pathOf(constructor.getEnclosingElement()).isPresent())
            creations.initialize(constructor, outer, arguments(call, constructor, call.getArguments()), call);
        boolean isSuper = call.getMethodSelect().toString().endsWith("super");
        if (isSuper) Constructors.initializers(state, bodies);
        return null;
    }

    private boolean isArrayClone(MethodInvocationTree call, ExecutableElement method) {
        return method.getSimpleName().contentEquals("clone")
                && call.getMethodSelect() instanceof MemberSelectTree select
                && state.in(
                                call.getMethodSelect(),
                                () -> state.typeOf(select.getExpression()).getKind())
                        == TypeKind.ARRAY;
    }

    private Atom cloneOf(MethodInvocationTree call, String name, Position at) {
        ExpressionTree select = call.getMethodSelect();
        Atom source = state.in(select, () -> expressions.value(((MemberSelectTree) select).getExpression()));
        if (source.type().rank() == 1) return state.builder.copy(name, source, at);
        return new Rows(state.builder, at).shallowCopy(name, source);
    }

    private Atom receiver(MethodInvocationTree call, ExecutableElement method) {
        ExpressionTree select = call.getMethodSelect();
        if (!(select instanceof MemberSelectTree m)) return fields.receiver(method, call);
        if (isOfSuper(call)) return state.self();
        return state.in(select, () -> expressions.value(m.getExpression()));
    }

    /** Whether a method is called as {@code super.f()} or {@code Type.super.f()}. */
    private static boolean isOfSuper(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree m
                && (m.getExpression().toString().equals("super")
                        || m.getExpression().toString().endsWith(".super"));
    }

    List<Atom> arguments(Tree call, ExecutableElement method, List<? extends ExpressionTree> given) {
        List<? extends VariableElement> parameters = method.getParameters();
        List<Atom> arguments = new ArrayList<>();
        int fixed = method.isVarArgs() ? parameters.size() - 1 : parameters.size();
        for (int i = 0; i < fixed; i++) {
            arguments.add(expressions.value(given.get(i), parameters.get(i).asType(), ""));
        }
        if (method.isVarArgs())
            arguments.add(rest(call, parameters.get(fixed).asType(), given.subList(fixed, given.size())));
        return arguments;
    }

    private Atom rest(Tree call, TypeMirror arrayType, List<? extends ExpressionTree> given) {
        if (given.size() == 1
                && state.source
                        .types()
                        .isAssignable(
                                state.typeOf(given.get(0)), state.source.types().erasure(arrayType))) {
            return expressions.value(given.get(0));
        }
        Type.ArrayOf type = (Type.ArrayOf) state.types.value(arrayType);
        List<Atom> values = new ArrayList<>();
        for (ExpressionTree e : given) {
            values.add(expressions.value(e, ((javax.lang.model.type.ArrayType) arrayType).getComponentType(), ""));
        }
        Atom array = state.builder.create("", type, List.of(Constant.of(values.size())), state.at(call));
        for (int i = 0; i < values.size(); i++)
            state.builder.store(array, Constant.of(i), values.get(i), state.at(call));
        return array;
    }

    private Callee callee(ExecutableElement method, Callee.Kind kind, @Nullable Type result) {
        return callee(state.types, method, kind, result);
    }

    static Callee callee(JavaTypes types, ExecutableElement method, Callee.Kind kind, @Nullable Type result) {
        Type.Reference owner = types.reference((TypeElement) method.getEnclosingElement());
        List<Type> parameters = new ArrayList<>();
        if (kind != Callee.Kind.STATIC) parameters.add(owner);
        parameters.addAll(types.parameters(method));
        return new Callee(kind, owner.name(), method.getSimpleName().toString(), parameters, result);
    }

    static boolean isThis(Element element) {
        return element.getSimpleName().contentEquals("this");
    }
}
