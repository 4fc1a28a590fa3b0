package org.wengert.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Type;

/** Lowers {@code instanceof} and the patterns behind it. */
final class Patterns {
    private final State state;
    private final Expressions expressions;

    Patterns(State state, Expressions expressions) {
        this.state = state;
        this.expressions = expressions;
    }

    Atom instanceOf(InstanceOfTree tree, String name) {
        Atom object = expressions.value(tree.getExpression());
        Tree pattern = tree.getPattern();
        if (pattern instanceof BindingPatternTree binding) {
            TreePath here = state.path;
            state.path = new TreePath(here, pattern);
            Element variable = state.elementOf(binding.getVariable());
            state.path = here;
            state.variables.put(variable, object);
            return test(object, variable.asType(), name, tree);
        }
        if (pattern != null) throw state.refuse(Problem.UNSUPPORTED, tree, "this pattern");
        return test(object, state.typeOf(tree.getType()), name, tree);
    }

    private Atom test(Atom object, TypeMirror type, String name, Tree tree) {
        if (object instanceof Constant c && c.value() == null) return Constant.FALSE;
        Operation is = new Operation.InstanceOf(state.types.value(type));
        return state.builder.let(name, Type.BOOLEAN, state.at(tree), is, object);
    }
}
