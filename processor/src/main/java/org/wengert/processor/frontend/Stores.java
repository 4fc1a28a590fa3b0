package org.wengert.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * What a method does to the arrays that it is given, by its text alone: for each local variable the arrays that it may stand for are
 * gathered (Andersen, 1994), and stores to these are noted. Of an expression the scanner gives the arrays that it may be.
 */
final class Stores extends TreeScanner<Set<Reached>, @Nullable Void> {
    private final Function<MethodInvocationTree, List<ExecutableElement>> callees;
    private final Function<ExecutableElement, ArrayEffects> effectsOf;
    private final Set<Reached> stores = new LinkedHashSet<>();
    private final Set<Reached> results = new LinkedHashSet<>();
    private final Set<Reached> yielded = new LinkedHashSet<>();
    private final Bindings variables = new Bindings();

    private Stores(
            Function<MethodInvocationTree, List<ExecutableElement>> callees,
            Function<ExecutableElement, ArrayEffects> effectsOf) {
        this.callees = callees;
        this.effectsOf = effectsOf;
    }

    /**
     * What a method does to its parameters.
     *
     * @param callees the methods of the compilation that a call may run
     * @param effectsOf what these do
     */
    static ArrayEffects in(
            MethodTree method,
            Function<MethodInvocationTree, List<ExecutableElement>> callees,
            Function<ExecutableElement, ArrayEffects> effectsOf) {
        Stores scanner = new Stores(callees, effectsOf);
        for (VariableTree p : method.getParameters()) {
            int place = method.getParameters().indexOf(p);
            scanner.variables.declare(p, Set.of(new Reached(place, 0, Overloads.rank(p), 0)));
        }
        scanner.scan(method.getBody(), null);
        return new ArrayEffects(Set.copyOf(scanner.stores), Set.copyOf(scanner.results));
    }

    private Set<Reached> arrays(@Nullable Tree tree) {
        Set<Reached> arrays = scan(tree, null);
        return arrays == null ? Set.of() : arrays;
    }

    @Override
    public Set<Reached> reduce(@Nullable Set<Reached> a, @Nullable Set<Reached> b) {
        if (a == null || b == null) return a == null ? b == null ? Set.of() : b : a;
        return Reached.union(a, b);
    }

    private void store(Set<Reached> arrays) {
        arrays.stream().filter(array -> array.holders() == 0).forEach(stores::add);
    }

    // ---- expressions

    @Override
    public Set<Reached> visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        VariableTree variable = variables.named(tree);
        return variable == null ? Set.of() : variables.of(variable);
    }

    @Override
    public Set<Reached> visitArrayAccess(ArrayAccessTree tree, @Nullable Void unused) {
        scan(tree.getIndex(), null);
        return Reached.entries(arrays(tree.getExpression()));
    }

    @Override
    public Set<Reached> visitConditionalExpression(ConditionalExpressionTree tree, @Nullable Void unused) {
        scan(tree.getCondition(), null);
        return Reached.union(arrays(tree.getTrueExpression()), arrays(tree.getFalseExpression()));
    }

    @Override
    public Set<Reached> visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
        Set<Reached> value = new LinkedHashSet<>();
        variables.irregularly(() -> value.addAll(super.visitSwitchExpression(tree, null)));
        return Reached.union(value, yielded);
    }

    @Override
    public Set<Reached> visitYield(YieldTree tree, @Nullable Void unused) {
        yielded.addAll(arrays(tree.getValue()));
        return Set.of();
    }

    @Override
    public Set<Reached> visitNewArray(NewArrayTree tree, @Nullable Void unused) {
        scan(tree.getDimensions(), null);
        Set<Reached> held = scan(tree.getInitializers(), null);
        return held == null ? Set.of() : Reached.held(held);
    }

    @Override
    public Set<Reached> visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        return assignment(tree, variables::add);
    }

    private Set<Reached> assignment(AssignmentTree tree, BiConsumer<VariableTree, Set<Reached>> assign) {
        Set<Reached> value = arrays(tree.getExpression());
        ExpressionTree target = unwrapped(tree.getVariable());
        VariableTree variable = variables.named(target);
        if (variable != null) assign.accept(variable, value);
        if (target instanceof ArrayAccessTree entry) {
            storeTo(entry);
            keep(entry, value);
        }
        return value;
    }

    private void storeTo(ArrayAccessTree target) {
        scan(target.getIndex(), null);
        store(arrays(target.getExpression()));
    }

    /** The variable whose array is stored to now holds the value. */
    private void keep(ArrayAccessTree target, Set<Reached> value) {
        Set<Reached> held = Reached.held(value);
        ExpressionTree array = unwrapped(target.getExpression());
        VariableTree variable = variables.named(array);
        if (variable != null) variables.add(variable, held);
        if (array instanceof ArrayAccessTree outer) keep(outer, held);
    }

    private static ExpressionTree unwrapped(ExpressionTree tree) {
        return Assignments.unparenthesized(tree);
    }

    @Override
    public Set<Reached> visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        if (unwrapped(tree.getVariable()) instanceof ArrayAccessTree entry) storeTo(entry);
        scan(tree.getExpression(), null);
        return Set.of();
    }

    @Override
    public Set<Reached> visitUnary(UnaryTree tree, @Nullable Void unused) {
        boolean changes = switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
        if (changes && unwrapped(tree.getExpression()) instanceof ArrayAccessTree entry) storeTo(entry);
        else scan(tree.getExpression(), null);
        return Set.of();
    }

    @Override
    public Set<Reached> visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        ExpressionTree receiver = call.getMethodSelect() instanceof MemberSelectTree m ? m.getExpression() : null;
        Set<Reached> self = arrays(receiver);
        List<Set<Reached>> arguments =
                call.getArguments().stream().map(this::arrays).toList();
        String text = call.getMethodSelect().toString();
        if (text.endsWith(".clone") && arguments.isEmpty()) return copies(self);
        if (PlatformArrays.isCopy(text) && !arguments.isEmpty()) return copies(arguments.get(0));
        int written = PlatformArrays.written(text);
        if (written >= 0 && written < arguments.size()) store(arguments.get(written));
        Set<Reached> value = new LinkedHashSet<>();
        for (ExecutableElement callee : callees.apply(call)) {
            if (!Overloads.fit(callee, call.getArguments(), variables::named)) continue;
            ArrayEffects effects = effectsOf.apply(callee).of(callee, arguments);
            store(effects.stores());
            value.addAll(effects.results());
        }
        return value;
    }

    /** The same entries in a new array. */
    private Set<Reached> copies(Set<Reached> arrays) {
        return Reached.held(Reached.entries(arrays));
    }

    @Override
    public Set<Reached> visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        variables.irregularly(() -> super.visitLambdaExpression(tree, null));
        return Set.of();
    }

    @Override
    public Set<Reached> visitClass(ClassTree tree, @Nullable Void unused) {
        variables.irregularly(() -> super.visitClass(tree, null));
        return Set.of();
    }

    // ---- statements

    @Override
    public Set<Reached> visitVariable(VariableTree tree, @Nullable Void unused) {
        variables.declare(tree, arrays(tree.getInitializer()));
        return Set.of();
    }

    @Override
    public Set<Reached> visitExpressionStatement(ExpressionStatementTree tree, @Nullable Void unused) {
        if (tree.getExpression() instanceof AssignmentTree a) assignment(a, variables::assign);
        else scan(tree.getExpression(), null);
        return Set.of();
    }

    @Override
    public Set<Reached> visitReturn(ReturnTree tree, @Nullable Void unused) {
        results.addAll(arrays(tree.getExpression()));
        return Set.of();
    }

    @Override
    public Set<Reached> visitIf(IfTree tree, @Nullable Void unused) {
        scan(tree.getCondition(), null);
        variables.either(() -> scan(tree.getThenStatement(), null), () -> scan(tree.getElseStatement(), null));
        return Set.of();
    }

    private Set<Reached> repeated(Runnable iteration) {
        variables.repeatedly(iteration);
        return Set.of();
    }

    @Override
    public Set<Reached> visitForLoop(ForLoopTree tree, @Nullable Void unused) {
        return repeated(() -> super.visitForLoop(tree, null));
    }

    @Override
    public Set<Reached> visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
        return repeated(() -> {
            variables.declare(tree.getVariable(), Reached.entries(arrays(tree.getExpression())));
            scan(tree.getStatement(), null);
        });
    }

    @Override
    public Set<Reached> visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
        return repeated(() -> super.visitWhileLoop(tree, null));
    }

    @Override
    public Set<Reached> visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
        return repeated(() -> super.visitDoWhileLoop(tree, null));
    }

    @Override
    public Set<Reached> visitBlock(BlockTree tree, @Nullable Void unused) {
        variables.inScope(() -> super.visitBlock(tree, null));
        return Set.of();
    }

    @Override
    public Set<Reached> visitSwitch(SwitchTree tree, @Nullable Void unused) {
        variables.irregularly(() -> super.visitSwitch(tree, null));
        return Set.of();
    }

    @Override
    public Set<Reached> visitTry(TryTree tree, @Nullable Void unused) {
        variables.irregularly(() -> super.visitTry(tree, null));
        return Set.of();
    }

    @Override
    public Set<Reached> visitLabeledStatement(LabeledStatementTree tree, @Nullable Void unused) {
        variables.irregularly(() -> super.visitLabeledStatement(tree, null));
        return Set.of();
    }
}
