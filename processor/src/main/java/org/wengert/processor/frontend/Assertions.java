package org.wengert.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;

/** What an {@code assert} statement asks and throws. */
final class Assertions {
    private static final Type.Reference CLASS = new Type.Reference("java.lang.Class");
    private static final Type.Reference ERROR = new Type.Reference("java.lang.AssertionError");

    private Assertions() {}

    /** Whether assertions are enabled for the class around. */
    static Atom areEnabled(State state, Position at) {
        TreePath p = state.path;
        while (!(p.getLeaf() instanceof ClassTree)) p = p.getParentPath();
        TypeElement owner = (TypeElement) state.source.trees().getElement(p);
        Constant literal = new Constant(CLASS, new Constant.Symbol(owner.getQualifiedName() + ".class"));
        Callee status = new Callee(
                Callee.Kind.INSTANCE, "java.lang.Class", "desiredAssertionStatus", List.of(CLASS), Type.BOOLEAN);
        return Objects.requireNonNull(state.builder.call("enabled", status, List.of(literal), at));
    }

    static Atom error(State state, @Nullable Atom detail, Position at) {
        List<Atom> arguments = detail == null ? List.of() : List.of(detail);
        Type parameter = detail != null && detail.type() instanceof Type.Primitive p
                ? widened(p)
                : new Type.Reference("java.lang.Object");
        List<Type> parameters = detail == null ? List.of() : List.of(parameter);
        Callee error = new Callee(Callee.Kind.CONSTRUCTOR, "java.lang.AssertionError", "<init>", parameters, ERROR);
        return Objects.requireNonNull(state.builder.call("", error, arguments, at));
    }

    private static Type widened(Type.Primitive p) {
        return p == Type.Primitive.BYTE || p == Type.Primitive.SHORT ? Type.INT : p;
    }
}
