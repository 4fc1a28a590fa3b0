package org.wengert.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Type;

/** Lowers {@code instanceof} and patterns. */
final class Patterns {
    private final State state;
    private final Expressions expressions;
    private final Choices choices;

    Patterns(State state, Expressions expressions, Choices choices) {
        this.state = state;
        this.expressions = expressions;
        this.choices = choices;
    }

    Atom instanceOf(InstanceOfTree tree, String name) {
        TypeMirror from = state.typeOf(tree.getExpression());
        Atom object = expressions.value(tree.getExpression());
        Tree pattern = tree.getPattern();
        return pattern == null
                ? test(object, state.typeOf(tree.getType()), name, tree)
                : matches(object, from, pattern, false);
    }

    /**
     * Whether a value matches a pattern, a child of the present tree, whose variables are bound to its parts.
     *
     * @param isNested whether a pattern that all values of the type match, matches {@code null} too
     */
    Atom matches(Atom value, TypeMirror from, Tree pattern, boolean isNested) {
        return state.in(pattern, () -> {
            if (pattern instanceof BindingPatternTree binding) return bind(value, from, binding, isNested);
            if (NewerTrees.isOfRecord(pattern)) return ofRecord(value, from, pattern);
            if (NewerTrees.isKind(pattern, "ANY_PATTERN")) return Constant.TRUE;
            throw state.refuse(Problem.UNSUPPORTED, pattern, "this pattern");
        });
    }

    private Atom bind(Atom value, TypeMirror from, BindingPatternTree binding, boolean isNested) {
        Element variable = state.elementOf(binding.getVariable());
        TypeMirror type = variable.asType();
        state.variables.put(variable, value);
        if (isNested && isAlways(from, type)) return Constant.TRUE;
        if (value.type() instanceof Type.Primitive || type.getKind().isPrimitive())
            throw state.refuse(Problem.UNSUPPORTED, binding, "a pattern of a primitive type");
        return test(value, type, variable.getSimpleName().toString(), binding);
    }

    private boolean isAlways(TypeMirror from, TypeMirror type) {
        var types = state.source.types();
        if (from.getKind().isPrimitive() || type.getKind().isPrimitive()) return types.isSameType(from, type);
        return types.isSubtype(types.erasure(from), types.erasure(type));
    }

    /** A record matches if its components do, which are only looked at if it is one. */
    private Atom ofRecord(Atom value, TypeMirror from, Tree pattern) {
        DeclaredType type = (DeclaredType) state.source.trees().getTypeMirror(state.path);
        List<? extends RecordComponentElement> components = ((TypeElement) type.asElement()).getRecordComponents();
        List<Tree> nested = NewerTrees.nested(pattern);
        Atom is = test(value, type, "", pattern);
        return choices.and(pattern, is, () -> {
            Type.Reference reference = state.types.reference((TypeElement) type.asElement());
            Atom record = value.type().equals(reference)
                    ? value
                    : state.builder.let("", reference, state.at(pattern), new Operation.Cast(reference), value);
            return components(record, type, components, nested, 0, pattern);
        });
    }

    private Atom components(
            Atom value,
            DeclaredType type,
            List<? extends RecordComponentElement> components,
            List<Tree> nested,
            int from,
            Tree pattern) {
        if (from == nested.size()) return Constant.TRUE;
        ExecutableElement accessor = components.get(from).getAccessor();
        TypeMirror result = ((ExecutableType) state.source.types().asMemberOf(type, accessor)).getReturnType();
        Calls calls = expressions.calls();
        Atom read = Objects.requireNonNull(
                calls.invoke(accessor, Callee.Kind.INSTANCE, List.of(value), "", state.at(pattern)));
        Atom part = calls.cast(read, accessor.getReturnType(), result, "", state.at(pattern));
        Atom hit = matches(part, result, nested.get(from), true);
        return choices.and(pattern, hit, () -> components(value, type, components, nested, from + 1, pattern));
    }

    private Atom test(Atom object, TypeMirror type, String name, Tree tree) {
        if (object instanceof Constant c && c.value() == null) return Constant.FALSE;
        Operation is = new Operation.InstanceOf(state.types.value(type));
        return state.builder.let(name, Type.BOOLEAN, state.at(tree), is, object);
    }
}
