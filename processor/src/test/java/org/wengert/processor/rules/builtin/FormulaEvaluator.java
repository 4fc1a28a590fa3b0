package org.wengert.processor.rules.builtin;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.List;
import java.util.Map;

/** Evaluates on dual numbers the little Java that rules are written in, and rejects any other. */
final class FormulaEvaluator extends SimpleTreeVisitor<Dual, Void> {
    private static final Map<Tree.Kind, String> OPERATORS = Map.of(
            Tree.Kind.PLUS, "add",
            Tree.Kind.MINUS, "sub",
            Tree.Kind.MULTIPLY, "mul",
            Tree.Kind.DIVIDE, "div",
            Tree.Kind.REMAINDER, "rem",
            Tree.Kind.UNARY_MINUS, "neg");

    private final Map<String, Dual> variables;

    FormulaEvaluator(Map<String, Dual> variables) {
        this.variables = variables;
    }

    /** What the body returns: the arguments of {@code partials}. */
    List<Dual> run(StatementTree statement) {
        if (statement instanceof BlockTree block) {
            for (StatementTree line : block.getStatements()) {
                List<Dual> result = run(line);
                if (!result.isEmpty()) return result;
            }
        } else if (statement instanceof IfTree choice) {
            if (holds(choice.getCondition())) return run(choice.getThenStatement());
            if (choice.getElseStatement() != null) return run(choice.getElseStatement());
        } else if (statement instanceof ReturnTree end) {
            MethodInvocationTree partials = (MethodInvocationTree) end.getExpression();
            return partials.getArguments().stream().map(this::value).toList();
        } else {
            visit(statement, null);
        }
        return List.of();
    }

    private Dual value(Tree expression) {
        return visit(expression, null);
    }

    @Override
    protected Dual defaultAction(Tree tree, Void unused) {
        throw new AssertionError("not the language of rules: " + tree);
    }

    @Override
    public Dual visitVariable(VariableTree tree, Void unused) {
        return variables.put(tree.getName().toString(), value(tree.getInitializer()));
    }

    @Override
    public Dual visitLiteral(LiteralTree tree, Void unused) {
        return Dual.constant(((Number) tree.getValue()).doubleValue());
    }

    @Override
    public Dual visitIdentifier(IdentifierTree tree, Void unused) {
        return variables.get(tree.getName().toString());
    }

    @Override
    public Dual visitMemberSelect(MemberSelectTree tree, Void unused) {
        return tree.getIdentifier().contentEquals("PI") ? Dual.constant(Math.PI) : defaultAction(tree, null);
    }

    @Override
    public Dual visitParenthesized(ParenthesizedTree tree, Void unused) {
        return value(tree.getExpression());
    }

    @Override
    public Dual visitUnary(UnaryTree tree, Void unused) {
        return Dual.apply(operator(tree), value(tree.getExpression()));
    }

    @Override
    public Dual visitBinary(BinaryTree tree, Void unused) {
        return Dual.apply(operator(tree), value(tree.getLeftOperand()), value(tree.getRightOperand()));
    }

    private static Rule operator(Tree tree) {
        return Rule.named(Operators.class, OPERATORS.get(tree.getKind()));
    }

    @Override
    public Dual visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
        return value(holds(tree.getCondition()) ? tree.getTrueExpression() : tree.getFalseExpression());
    }

    @Override
    public Dual visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        MemberSelectTree method = (MemberSelectTree) tree.getMethodSelect();
        Class<?> target = method.getExpression().toString().equals("Math") ? Math.class : StrictMath.class;
        Dual[] arguments = tree.getArguments().stream().map(this::value).toArray(Dual[]::new);
        return Dual.apply(Rule.named(target, method.getIdentifier().toString()), arguments);
    }

    private boolean holds(ExpressionTree condition) {
        if (condition instanceof ParenthesizedTree inner) return holds(inner.getExpression());
        BinaryTree tree = (BinaryTree) condition;
        ExpressionTree left = tree.getLeftOperand();
        ExpressionTree right = tree.getRightOperand();
        return switch (tree.getKind()) {
            case CONDITIONAL_AND -> holds(left) && holds(right);
            case CONDITIONAL_OR -> holds(left) || holds(right);
            case LESS_THAN -> value(left).value() < value(right).value();
            case LESS_THAN_EQUAL -> value(left).value() <= value(right).value();
            case GREATER_THAN -> value(left).value() > value(right).value();
            case GREATER_THAN_EQUAL -> value(left).value() >= value(right).value();
            case EQUAL_TO -> value(left).value() == value(right).value();
            case NOT_EQUAL_TO -> value(left).value() != value(right).value();
            default -> throw new AssertionError("not the language of rules: " + tree);
        };
    }
}
