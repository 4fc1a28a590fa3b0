package org.wengert.processor.frontend;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.Partials;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** What a rule returns: {@code partials(…)}, or one of two such calls. */
final class RuleReturn {
    private final State state;
    private final Expressions expressions;

    RuleReturn(State state, Expressions expressions) {
        this.state = state;
        this.expressions = expressions;
    }

    /** The partial derivatives, of an expression that is a child of the present tree. */
    List<Atom> partials(@Nullable ExpressionTree e) {
        if (e instanceof ParenthesizedTree p) return state.in(p, () -> partials(p.getExpression()));
        if (e instanceof ConditionalExpressionTree c) return state.in(c, () -> chosen(c));
        if (!(e instanceof MethodInvocationTree call) || !isPartials(call)) {
            Tree at = e == null ? state.path.getLeaf() : e;
            throw state.refuse(Problem.RULE_RETURN, at, state.method());
        }
        return state.in(call, () -> operands(call));
    }

    private boolean isPartials(MethodInvocationTree call) {
        Element method = state.in(call, () -> state.elementOf(call.getMethodSelect()));
        return method.getSimpleName().contentEquals("partials")
                && method.getEnclosingElement().toString().equals(Partials.class.getName());
    }

    private List<Atom> operands(MethodInvocationTree call) {
        TypeMirror number = state.source.types().getPrimitiveType(TypeKind.DOUBLE);
        List<? extends ExpressionTree> given = call.getArguments();
        boolean isArray = given.size() == 1 && state.typeOf(given.get(0)).getKind() == TypeKind.ARRAY;
        if (isArray) throw state.refuse(Problem.RULE_RETURN, given.get(0), state.method());
        if (given.size() != state.partials) {
            throw state.refuse(Problem.PARTIALS_COUNT, call, state.method(), given.size(), state.partials);
        }
        List<Atom> values = new ArrayList<>();
        for (ExpressionTree partial : given) values.add(expressions.value(partial, number, ""));
        return values;
    }

    private List<Atom> chosen(ConditionalExpressionTree c) {
        Atom condition = expressions.condition(c.getCondition());
        Block yes = state.block(() -> new Terminator.Yield(partials(c.getTrueExpression())));
        Block no = state.block(() -> new Terminator.Yield(partials(c.getFalseExpression())));
        List<Var> results = Stream.generate(() -> new Var(Type.DOUBLE, ""))
                .limit(state.partials)
                .toList();
        state.builder.add(new Line.If(results, condition, yes, no, state.at(c)));
        return List.copyOf(results);
    }
}
