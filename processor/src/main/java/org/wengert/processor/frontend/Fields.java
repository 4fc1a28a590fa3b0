package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** Lowers reads of fields and assignments to them. */
final class Fields {
    private final State state;
    private final Expressions expressions;
    private final Bodies bodies;

    Fields(State state, Expressions expressions, Bodies bodies) {
        this.state = state;
        this.expressions = expressions;
        this.bodies = bodies;
    }

    // ---- names

    /** The fields that each object of a class has of its own. */
    static List<VariableElement> ofInstance(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(f -> !f.getModifiers().contains(Modifier.STATIC))
                .toList();
    }

    static Callee callee(State state, Bodies bodies, VariableElement field, Callee.Kind kind) {
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        Callee callee = callee(state, owner, field.getSimpleName().toString(), field.asType(), kind);
        bodies.note(callee, field);
        return callee;
    }

    private static Callee callee(State state, TypeElement owner, String name, TypeMirror type, Callee.Kind kind) {
        Type.Reference self = state.types.reference(owner);
        Type value = state.types.value(type);
        return kind == Callee.Kind.ASSIGN
                ? new Callee(kind, self.name(), name, List.of(self, value), null)
                : new Callee(kind, self.name(), name, List.of(self), value);
    }

    /** The field of a local class's objects that holds a variable of the method around. */
    static Callee captured(State state, Element variable) {
        return callee(state, state.type, "val$" + variable.getSimpleName(), variable.asType(), Callee.Kind.FIELD);
    }

    /** The field of an inner class's objects that holds the object around. */
    static Callee outer(State state, TypeElement inner, TypeElement outer) {
        return callee(state, inner, "this$0", outer.asType(), Callee.Kind.FIELD);
    }

    /** Writes an assignment to a field, which is named as when it is read. */
    static void assign(State state, Callee field, Atom object, Atom value, Position at) {
        Type type =
                field.kind() == Callee.Kind.ASSIGN ? field.parameters().get(1) : Objects.requireNonNull(field.result());
        Callee assign = new Callee(
                Callee.Kind.ASSIGN,
                field.owner(),
                field.name(),
                List.of(field.parameters().get(0), type),
                null);
        state.builder.add(new Line.Call(List.of(), assign, List.of(object, value), at));
    }

    // ---- the object of a member that is named alone

    /** The object that an unqualified member belongs to: this one, or one around it. */
    Atom receiver(Element member, Tree at) {
        return around((TypeElement) member.getEnclosingElement(), at, false);
    }

    /** The object of this class, or of exactly this one, from the inside to the outside. */
    Atom around(TypeElement wanted, Tree tree, boolean exactly) {
        if (state.self == null) throw state.refuse(Problem.UNSUPPORTED, tree, "an enclosing instance");
        Atom object = state.self;
        TypeElement type = state.type;
        while (exactly ? !type.equals(wanted) : !isA(type, wanted)) {
            TypeElement inner = type;
            TypeElement outer = Enclosing.instanceOf(state.source, inner)
                    .orElseThrow(() -> state.refuse(Problem.UNSUPPORTED, tree, "an enclosing instance"));
            Callee field = outer(state, inner, outer);
            object = Objects.requireNonNull(state.builder.call("outer", field, List.of(object), state.at(tree)));
            type = outer;
        }
        return object;
    }

    private boolean isA(TypeElement type, TypeElement wanted) {
        var types = state.source.types();
        return types.isSubtype(types.erasure(type.asType()), types.erasure(wanted.asType()));
    }

    // ---- reads and writes

    /** Reads a field: {@code receiver} is the expression before the dot, null where there is none. */
    Atom read(Tree tree, VariableElement field, @Nullable ExpressionTree receiver, String name) {
        Object constant = field.getConstantValue();
        Type type = state.types.value(field.asType());
        if (constant != null) return Constants.of(type, constant);
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        if (field.getKind() == ElementKind.ENUM_CONSTANT) {
            refuseLocalEnum(state, owner, tree);
            bodies.note(state.types.nameOf(owner), owner);
            return new Constant(type, new Constant.Symbol(state.types.nameOf(owner) + "." + field.getSimpleName()));
        }
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            Atom object = receiver == null ? receiver(field, tree) : expressions.value(receiver);
            return read(object, field, name, state.at(tree));
        }
        boolean rebuilt = field.getModifiers().contains(Modifier.PRIVATE) && !(type instanceof Type.Reference);
        if (rebuilt) return rebuilt(tree, field);
        Callee callee = new Callee(
                Callee.Kind.STATIC_FIELD,
                state.types.nameOf(owner),
                field.getSimpleName().toString(),
                List.of(),
                type);
        bodies.note(callee, field);
        return Objects.requireNonNull(
                state.builder.call(field.getSimpleName().toString(), callee, List.of(), state.at(tree)));
    }

    /** Generated code has no name for the constants of an enum that is declared in a method. */
    static void refuseLocalEnum(State state, TypeElement owner, Tree at) {
        if (owner.getKind() == ElementKind.ENUM && JavaTypes.isLocal(owner))
            throw state.refuse(Problem.UNSUPPORTED, at, "a constant of an enum that is declared in a method");
    }

    Atom read(Atom object, VariableElement field, String name, Position at) {
        Callee callee = callee(state, bodies, field, Callee.Kind.FIELD);
        String own = field.getSimpleName().toString();
        return Objects.requireNonNull(state.builder.call(name.isEmpty() ? own : name, callee, List.of(object), at));
    }

    void write(Atom object, VariableElement field, Atom value, Position at) {
        assign(state, callee(state, bodies, field, Callee.Kind.ASSIGN), object, value, at);
    }

    /** A private constant is rebuilt from its initialiser, where that is all that can ever be seen of it. */
    private Atom rebuilt(Tree tree, VariableElement field) {
        return PrivateConstants.initializer(state, field)
                .map(initializer -> expressions.rebuild(initializer, field))
                .orElseThrow(() -> state.refuse(
                        Problem.PRIVATE_MEMBER,
                        tree,
                        "the companion of method " + state.method(),
                        field.getSimpleName()));
    }
}
