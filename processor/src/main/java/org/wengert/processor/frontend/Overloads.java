package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells overloads apart by what the text says of their arguments: the types of arrays of numbers that are named. */
final class Overloads {
    private static final String ARRAY = "(double|float|int|long|short|byte|char|boolean)(\\[\\])*";

    private Overloads() {}

    /** The dimensions of a variable; of another type than an array any number. */
    static int rank(VariableTree variable) {
        String type = text(variable.getType().toString());
        return type.endsWith("]") ? type.split("\\[", -1).length - 1 : Reached.DEEPEST;
    }

    /**
     * Whether a method can be meant.
     *
     * @param named the variable that an expression names, if it is a name
     */
    static boolean fit(
            ExecutableElement method,
            List<? extends ExpressionTree> arguments,
            Function<ExpressionTree, @Nullable VariableTree> named) {
        List<? extends VariableElement> parameters = method.getParameters();
        int fixed = method.isVarArgs() ? parameters.size() - 1 : parameters.size();
        for (int i = 0; i < fixed; i++) {
            VariableTree variable = named.apply(arguments.get(i));
            if (variable != null && variable.getType() != null && !fits(variable, parameters.get(i))) return false;
        }
        return true;
    }

    private static boolean fits(VariableTree argument, VariableElement parameter) {
        String given = text(argument.getType().toString());
        String wanted = text(parameter.asType().toString());
        boolean known = given.matches(ARRAY) && wanted.matches(ARRAY);
        boolean numbers = !given.endsWith("]") && !wanted.endsWith("]");
        return !known || numbers || given.equals(wanted);
    }

    private static String text(String type) {
        return type.replace("...", "[]").replace(" ", "");
    }
}
