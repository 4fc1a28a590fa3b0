package org.wengert.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Lowers {@code try}: its body becomes a scope that exceptions leave, and the handlers stand behind it. A variable that the
 * body assigns to is also kept in an array of one element, from which the handlers read what it was when the exception came.
 * The statements of {@code finally} are copied to every way out.
 */
final class Attempts {
    private static final String THROWABLE = "java.lang.Throwable";

    private final State state;
    private final Statements statements;

    Attempts(State state, Statements statements) {
        this.state = state;
        this.statements = statements;
    }

    /** Lowers the present tree; {@code leave} is where it leads if it ends normally. */
    Terminator lower(TryTree tree, State.Jump leave) {
        BlockTree last = tree.getFinallyBlock();
        return last == null ? withCatches(tree, leave) : withFinally(tree, last, leave);
    }

    private Terminator withCatches(TryTree tree, State.Jump leave) {
        if (tree.getCatches().isEmpty()) return withResources(tree, 0, leave);
        Var exception = attempt(tree, inside(tree, 0), caughtBy(tree), () -> withResources(tree, 0, leave));
        return handlers(tree, 0, exception, leave);
    }

    /** The body, and the resources from one on. */
    private static List<Tree> inside(TryTree tree, int from) {
        List<Tree> parts = new ArrayList<>(
                tree.getResources().subList(from, tree.getResources().size()));
        parts.add(tree.getBlock());
        return parts;
    }

    /** The body inside of the resources from one on; an exception of {@code close} is added to that of the body. */
    private Terminator withResources(TryTree tree, int from, State.Jump leave) {
        if (from == tree.getResources().size()) return statements.one(tree.getBlock(), leave);
        Resource resource = Resource.of(tree.getResources().get(from), state, statements);
        Outside outside = new Outside(then -> {
            resource.close(state, statements);
            return then.go();
        });
        Var exception = attempt(
                tree,
                inside(tree, from + 1),
                List.of(THROWABLE),
                () -> outside.inside(() -> withResources(tree, from + 1, outside.first(leave))));
        statements.scope(tree, List.of(), closed -> {
            Var another = attempt(tree, List.of(), List.of(THROWABLE), () -> {
                resource.close(state, statements);
                return closed.go();
            });
            Type type = new Type.Reference(THROWABLE);
            Callee add = new Callee(Callee.Kind.INSTANCE, THROWABLE, "addSuppressed", List.of(type, type), null);
            state.builder.call("", add, List.of(exception, another), resource.at());
            return closed.go();
        });
        return new Terminator.Throw(exception, resource.at());
    }

    /** Writes the scope of what may throw, and behind it what its variables are then; gives the exception. */
    private Var attempt(TryTree tree, List<Tree> parts, List<String> caught, Supplier<Terminator> body) {
        Position at = state.at(tree);
        List<Element> assigned = state.assignedIn(parts);
        List<Var> cells = new ArrayList<>();
        for (Element e : assigned) {
            Atom value = state.variables.get(e);
            Var cell = state.builder.create("", Type.arrayOf(value.type()), List.of(Constant.of(1)), at);
            state.builder.store(cell, Constant.of(0), value, at);
            cells.add(cell);
        }
        Block block = state.block(() -> {
            state.keptIn.push(State.Kept.of(assigned, cells));
            Terminator end = body.get();
            state.keptIn.pop();
            return end;
        });
        Type type = new Type.Reference(caught.size() == 1 ? caught.get(0) : THROWABLE);
        Var exception = new Var(type, "caught");
        state.builder.add(new Line.Scope(List.of(exception), new Label("attempt", caught), block, at));
        for (int i = 0; i < assigned.size(); i++) {
            Element e = assigned.get(i);
            String name = e.getSimpleName().toString();
            state.variables.put(e, state.builder.load(name, cells.get(i), Constant.of(0), true, at));
        }
        return exception;
    }

    private List<String> caughtBy(TryTree tree) {
        List<String> all = new ArrayList<>();
        for (CatchTree c : tree.getCatches()) for (String type : caughtBy(c)) if (!all.contains(type)) all.add(type);
        return all;
    }

    private List<String> caughtBy(CatchTree tree) {
        return state.in(tree, () -> {
            Tree type = tree.getParameter().getType();
            return state.in(tree.getParameter(), () -> {
                if (!(type instanceof UnionTypeTree union)) return List.of(nameOf(type));
                return state.in(
                        type,
                        () -> union.getTypeAlternatives().stream()
                                .map(this::nameOf)
                                .toList());
            });
        });
    }

    private String nameOf(Tree type) {
        return ((Type.Reference) state.types.value(state.typeOf(type))).name();
    }

    /** Chooses the handler; the last one takes what the ones before do not. */
    private Terminator handlers(TryTree tree, int from, Var exception, State.Jump leave) {
        CatchTree handler = tree.getCatches().get(from);
        if (from == tree.getCatches().size() - 1) return handler(handler, exception, leave);
        Position at = state.at(handler);
        Atom hit = null;
        for (String type : caughtBy(handler)) {
            Atom one = state.builder.let(
                    "", Type.BOOLEAN, at, new Operation.InstanceOf(new Type.Reference(type)), exception);
            hit = hit == null ? one : state.builder.let(at, Basic.OR, hit, one);
        }
        if (hit == null) throw new AssertionError("a handler catches something");
        Block then = state.block(() -> handler(handler, exception, leave));
        Block otherwise = state.block(() -> handlers(tree, from + 1, exception, leave));
        return new Terminator.Branch(hit, then, otherwise, at);
    }

    private Terminator handler(CatchTree tree, Var exception, State.Jump leave) {
        return state.in(tree, () -> {
            Element parameter = state.elementOf(tree.getParameter());
            Type type = state.types.value(state.source.types().erasure(parameter.asType()));
            List<String> caught = caughtByPresent(tree);
            Type declared = caught.size() == 1 ? new Type.Reference(caught.get(0)) : type;
            state.variables.put(parameter, state.builder.cast(declared, exception, state.at(tree)));
            return statements.one(tree.getBlock(), leave);
        });
    }

    private List<String> caughtByPresent(CatchTree tree) {
        TreePath here = state.path;
        state.path = here.getParentPath();
        List<String> caught = caughtBy(tree);
        state.path = here;
        return caught;
    }

    // ---- finally

    private Terminator withFinally(TryTree tree, BlockTree last, State.Jump leave) {
        Outside outside = new Outside(then -> statements.one((StatementTree) last, then));
        if (!isSeen(last)) return outside.inside(() -> withCatches(tree, outside.first(leave)));
        List<Tree> parts = inside(tree, 0);
        parts.addAll(tree.getCatches());
        Var exception = attempt(
                tree, parts, List.of(THROWABLE), () -> outside.inside(() -> withCatches(tree, outside.first(leave))));
        return outside.run(() -> new Terminator.Throw(exception, state.at(tree)));
    }

    /** Whether anybody can see that these statements have run, when an exception follows: they do more than assign. */
    private static boolean isSeen(BlockTree last) {
        boolean[] seen = {false};
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
                seen[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void unused) {
                seen[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitArrayAccess(com.sun.source.tree.ArrayAccessTree node, @Nullable Void unused) {
                seen[0] = true;
                return null;
            }
        }.scan(last, null);
        return seen[0] || Jumps.isAbrupt(last);
    }

    /** Lowers what comes last, the statements of {@code finally} say, and then a jump. */
    private interface Last {
        Terminator lower(State.Jump then);
    }

    /** What is around a {@code try}: where its jumps lead once what comes last has run. */
    private final class Outside {
        private final TreePath path = state.path;
        private final Last last;
        private final Deque<State.Target> targets = new ArrayDeque<>(state.targets);
        private final Deque<State.Kept> keptIn = new ArrayDeque<>(state.keptIn);
        private final State.Jump onReturn = statements.onReturn();

        Outside(Last last) {
            this.last = last;
        }

        /** Runs with all jumps that lead out going over what comes last. */
        Terminator inside(Supplier<Terminator> body) {
            Deque<State.Target> outer = new ArrayDeque<>(state.targets);
            state.targets.clear();
            for (State.Target t : outer) {
                state.targets.addLast(
                        new State.Target(t.statement(), t.label(), first(t.onBreak()), first(t.onContinue())));
            }
            statements.onReturn(() -> {
                List<Atom> returned = statements.returned();
                return run(() -> statements.giveBack(returned));
            });
            Terminator end = body.get();
            statements.onReturn(onReturn);
            state.targets.clear();
            state.targets.addAll(outer);
            return end;
        }

        State.@Nullable Jump first(State.@Nullable Jump jump) {
            return jump == null ? null : () -> run(jump);
        }

        /** Lowers what comes last, and then the jump. */
        Terminator run(State.Jump then) {
            TreePath here = state.path;
            Deque<State.Target> inner = new ArrayDeque<>(state.targets);
            Deque<State.Kept> kept = new ArrayDeque<>(state.keptIn);
            State.Jump innerReturn = statements.onReturn();
            state.path = path;
            restore(targets, keptIn, onReturn);
            Terminator end = last.lower(then);
            restore(inner, kept, innerReturn);
            state.path = here;
            return end;
        }

        private void restore(Deque<State.Target> to, Deque<State.Kept> kept, State.Jump jump) {
            state.targets.clear();
            state.targets.addAll(to);
            state.keptIn.clear();
            state.keptIn.addAll(kept);
            statements.onReturn(jump);
        }
    }
}
