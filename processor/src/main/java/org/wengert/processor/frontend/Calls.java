package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** Lowers calls of methods and constructors, and reads of fields. */
final class Calls {
    private final State state;
    private final Expressions expressions;
    private final Bodies bodies;

    Calls(State state, Expressions expressions, Bodies bodies) {
        this.state = state;
        this.expressions = expressions;
        this.bodies = bodies;
    }

    /** The value of a call; null of a void method. */
    @Nullable
    Atom invoke(MethodInvocationTree call, String name) {
        ExecutableElement method = (ExecutableElement) state.elementOf(call.getMethodSelect());
        Position at = state.at(call);
        if (isArrayClone(call, method)) return cloneOf(call, name, at);
        List<Atom> arguments = new ArrayList<>();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (!isStatic) arguments.add(receiver(call));
        boolean plain = Intrinsics.takesNumbers(method);
        if (plain) call.getArguments().forEach(a -> arguments.add(expressions.value(a)));
        else arguments.addAll(arguments(call, method, call.getArguments()));
        Callee callee = callee(state.types, method);
        Intrinsics.Lowered lowered = Intrinsics.lower(state.builder, callee, name, arguments, at);
        if (lowered != null) return lowered.value();
        if (Library.isPure(callee)) {
            return state.builder.let(
                    name, callee.result(), at, new Operation.Apply(callee), arguments.toArray(Atom[]::new));
        }
        bodies.note(callee, method);
        return state.builder.call(name, callee, arguments, at);
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
        Atom source = receiver(call);
        if (source.type().rank() == 1) return state.builder.copy(name, source, at);
        return new Rows(state.builder, at).shallowCopy(name, source);
    }

    private Atom receiver(MethodInvocationTree call) {
        ExpressionTree select = call.getMethodSelect();
        if (select instanceof MemberSelectTree m) {
            if (m.getExpression() instanceof IdentifierTree i && i.getName().contentEquals("super")) {
                throw state.refuse(Problem.UNSUPPORTED, m, "a call of a method of super");
            }
            return state.in(select, () -> expressions.value(m.getExpression()));
        }
        if (state.self == null)
            throw state.refuse(Problem.UNSUPPORTED, call, "a call of a method of an enclosing instance");
        return state.self;
    }

    private List<Atom> arguments(Tree call, ExecutableElement method, List<? extends ExpressionTree> given) {
        List<? extends VariableElement> parameters = method.getParameters();
        List<Atom> arguments = new ArrayList<>();
        int fixed = method.isVarArgs() ? parameters.size() - 1 : parameters.size();
        for (int i = 0; i < fixed; i++) {
            arguments.add(argument(given.get(i), parameters.get(i).asType()));
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
            values.add(argument(e, ((javax.lang.model.type.ArrayType) arrayType).getComponentType()));
        }
        Atom array = state.builder.create("", type, List.of(Constant.of(values.size())), state.at(call));
        for (int i = 0; i < values.size(); i++)
            state.builder.store(array, Constant.of(i), values.get(i), state.at(call));
        return array;
    }

    private Atom argument(ExpressionTree tree, TypeMirror parameter) {
        if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
            throw state.refuse(Problem.UNSUPPORTED, tree, "a lambda expression or method reference");
        }
        Atom value = expressions.value(tree, parameter, "");
        boolean boxes = !parameter.getKind().isPrimitive() && value.type() instanceof Type.Primitive;
        return boxes ? boxed(value, state.at(tree)) : value;
    }

    private Atom boxed(Atom value, Position at) {
        PrimitiveType type =
                state.source.types().getPrimitiveType(TypeKind.valueOf(((Type.Primitive) value.type()).name()));
        String box = state.source.types().boxedClass(type).getQualifiedName().toString();
        Type.Reference result = new Type.Reference(box);
        Callee valueOf = Callee.ofStatic(box, "valueOf", List.of(value.type()), result);
        return state.builder.let("", result, at, new Operation.Apply(valueOf), value);
    }

    static Callee callee(JavaTypes types, ExecutableElement method) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        List<Type> parameters = new ArrayList<>();
        if (!isStatic) parameters.add(new Type.Reference(owner));
        parameters.addAll(types.parameters(method));
        Type result = types.of(method.getReturnType());
        Callee.Kind kind = isStatic ? Callee.Kind.STATIC : Callee.Kind.INSTANCE;
        return new Callee(kind, owner, method.getSimpleName().toString(), parameters, result);
    }

    Atom construct(NewClassTree tree, String name) {
        if (tree.getClassBody() != null) throw state.refuse(Problem.UNSUPPORTED, tree, "an anonymous class");
        if (tree.getEnclosingExpression() != null)
            throw state.refuse(Problem.UNSUPPORTED, tree, "an inner class's constructor");
        ExecutableElement constructor = (ExecutableElement) state.source.trees().getElement(state.path);
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        List<Atom> arguments = arguments(tree, constructor, tree.getArguments());
        String owner = type.getQualifiedName().toString();
        Callee callee = new Callee(
                Callee.Kind.CONSTRUCTOR,
                owner,
                "<init>",
                state.types.parameters(constructor),
                new Type.Reference(owner));
        bodies.note(callee, constructor);
        Atom result = state.builder.call(name, callee, arguments, state.at(tree));
        if (result == null) throw new AssertionError("a constructor has a result");
        return result;
    }

    /** Reads a field: {@code receiver} is the expression before the dot, null where there is none. */
    Atom field(Tree tree, VariableElement field, @Nullable ExpressionTree receiver, String name) {
        Object constant = field.getConstantValue();
        Type type = state.types.value(field.asType());
        if (constant != null) return Constants.of(type, constant);
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        String ownerName = owner.getQualifiedName().toString();
        if (field.getKind() == ElementKind.ENUM_CONSTANT) {
            return new Constant(type, new Constant.Symbol(ownerName + "." + field.getSimpleName()));
        }
        if (!field.getModifiers().contains(Modifier.STATIC))
            return instanceField(tree, field, receiver, ownerName, name);
        if (field.getModifiers().contains(Modifier.PRIVATE)) return rebuilt(tree, field);
        Callee callee = new Callee(
                Callee.Kind.STATIC_FIELD, ownerName, field.getSimpleName().toString(), List.of(), type);
        bodies.note(callee, field);
        return required(state.builder.call(field.getSimpleName().toString(), callee, List.of(), state.at(tree)));
    }

    private Atom instanceField(
            Tree tree, VariableElement field, @Nullable ExpressionTree receiver, String owner, String name) {
        Atom object = receiver == null ? state.self : expressions.value(receiver);
        if (object == null) throw state.refuse(Problem.UNSUPPORTED, tree, "a field of an enclosing instance");
        Callee callee = new Callee(
                Callee.Kind.FIELD,
                owner,
                field.getSimpleName().toString(),
                List.of(new Type.Reference(owner)),
                state.types.value(field.asType()));
        bodies.note(callee, field);
        return required(state.builder.call(
                name.isEmpty() ? field.getSimpleName().toString() : name, callee, List.of(object), state.at(tree)));
    }

    /** A private constant is rebuilt from its initialiser, where that is all that can ever be seen of it. */
    private Atom rebuilt(Tree tree, VariableElement field) {
        return PrivateConstants.initializer(state, field)
                .map(initializer -> expressions.rebuild(initializer, field))
                .orElseThrow(() -> state.refuse(Problem.PRIVATE_MEMBER, tree, state.method(), field.getSimpleName()));
    }

    private static Atom required(@Nullable Atom value) {
        if (value == null) throw new AssertionError("a field has a value");
        return value;
    }

    static boolean isThis(Element element) {
        return element.getSimpleName().contentEquals("this");
    }
}
