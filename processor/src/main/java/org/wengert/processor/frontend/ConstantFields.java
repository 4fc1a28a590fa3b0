package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;

/** Functions without parameters that make again what constant fields hold. */
final class ConstantFields {
    private final Source source;
    private final Bodies bodies;
    private final Classes classes;
    private final JavaTypes types;
    private final Map<VariableElement, Optional<Function>> made = new HashMap<>();

    ConstantFields(Source source, Bodies bodies, Classes classes) {
        this.source = source;
        this.bodies = bodies;
        this.classes = classes;
        this.types = new JavaTypes(source);
    }

    /** Of a constant that is an object whose class is known, or a closure. */
    Optional<Function> of(VariableElement field) {
        boolean isConstant = field.getModifiers().contains(Modifier.FINAL) && field.getKind() == ElementKind.FIELD;
        if (!isConstant || !(types.value(field.asType()) instanceof Type.Reference r) || !classes.mayBeKnown(r))
            return Optional.empty();
        return initializer(field);
    }

    /** Of a constant of an enum: the call of its constructor. */
    Optional<Function> ofEnum(Atom constant) {
        if (!(constant instanceof Constant c) || !(c.value() instanceof Constant.Symbol symbol))
            return Optional.empty();
        int dot = symbol.code().lastIndexOf('.');
        TypeElement type = classes.named(symbol.code().substring(0, dot));
        if (type == null || type.getKind() != ElementKind.ENUM) return Optional.empty();
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(f -> f.getSimpleName().contentEquals(symbol.code().substring(dot + 1)))
                .findFirst()
                .flatMap(this::initializer);
    }

    private Optional<Function> initializer(VariableElement field) {
        Optional<Function> known = made.get(field);
        if (known != null) return known;
        Optional<Function> found = source.pathOf(field)
                .filter(p -> ((VariableTree) p.getLeaf()).getInitializer() != null)
                .map(path -> lower(field, path));
        made.put(field, found);
        return found;
    }

    private Function lower(VariableElement field, TreePath path) {
        State state = new State(source, path, (TypeElement) field.getEnclosingElement());
        Expressions expressions = Expressions.in(state, bodies);
        ExpressionTree tree = ((VariableTree) path.getLeaf()).getInitializer();
        String name = field.getSimpleName().toString();
        var body = state.block(() -> new Terminator.Yield(List.of(expressions.value(tree, field.asType(), name))));
        return new Function(name, List.of(), List.of(types.value(field.asType())), body);
    }
}
