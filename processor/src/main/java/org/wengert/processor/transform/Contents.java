package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Takes objects that are their own tangents out of their holders where code wants them, and puts what it gives into new ones. What is
 * done to a holder as a whole becomes what its class of tangents does. Holders that nothing shares then dissolve like other cells.
 */
public final class Contents extends Rewriter {
    private static final String SUPPORT = "org.wengert.support.";

    private Contents() {}

    /** A variable of a program that stands for an object; null where there is none. */
    public static @Nullable Var find(Instances program) {
        List<Var> found = new ArrayList<>();
        Consumer<Function> look = f -> {
            found.addAll(f.parameters());
            Walk.lines(f.body(), line -> found.addAll(line.results()));
        };
        look.accept(program.main().function());
        program.functions().values().forEach(i -> look.accept(i.function()));
        return found.stream().filter(v -> Type.isHolder(v.type())).findFirst().orElse(null);
    }

    /** The function with its objects instead of holders, where they are needed. */
    public static Function taken(Function f) {
        boolean[] any = {f.parameters().stream().anyMatch(p -> Type.isHolder(p.type()))};
        Walk.lines(f.body(), line -> {
            for (Atom a : line.reads()) any[0] |= Type.isHolder(a.type());
            for (Var v : line.results()) any[0] |= Type.isHolder(v.type());
        });
        return any[0] ? new Contents().function(f) : f;
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.Call l) call(l, out);
        else if (line instanceof Line.Copy l && Type.isHolder(l.source().type())) {
            Atom source = atom(l.source());
            hold(l.result(), Holders.copy(source, out, l.at()), out, l.at());
        } else if (line instanceof Line.Zeros l && Type.isHolder(l.like().type()))
            hold(l.result(), new Constant(Holders.contentOf(l.result()), null), out, l.at());
        else if (line instanceof Line.AddAll l && Type.isHolder(l.into().type()))
            Holders.add(atom(l.into()), atom(l.from()), out, l.at());
        else if (line instanceof Line.Fill l && Type.isHolder(l.array().type()))
            out.store(atom(l.array()), Constant.of(0), new Constant(Holders.contentOf(l.array()), null), l.at());
        else if (line instanceof Line.Store l
                && Type.isHolder(l.value().type())
                && !isOfHolders(l.array().type()))
            out.store(atom(l.array()), atom(l.index()), content(l.value(), out, l.at()), l.at());
        else if (line instanceof Line.Load l
                && Type.isHolder(l.result().type())
                && !isOfHolders(l.array().type())) {
            Var object = new Var(Holders.contentOf(l.result()), l.result().name());
            out.add(new Line.Load(object, atom(l.array()), atom(l.index()), l.safe(), l.at()));
            hold(l.result(), object, out, l.at());
        } else if (line instanceof Line.Let l) let(l, out);
        else super.rewrite(line, out);
    }

    private static boolean isOfHolders(Type array) {
        return Type.isHolder(array.element());
    }

    private Atom content(Atom holder, Builder out, Position at) {
        return Holders.content(atom(holder), out, at);
    }

    private void hold(Var holder, Atom content, Builder out, Position at) {
        Var made = define(holder);
        out.add(new Line.New(made, List.of(Constant.of(1)), at));
        // What a phase leaves empty, another may find filled.
        if (!(content instanceof Constant)) out.store(made, Constant.of(0), content, at);
    }

    private List<Atom> contents(List<Atom> operands, Builder out, Position at) {
        List<Atom> all = new ArrayList<>();
        for (Atom a : operands) all.add(Type.isHolder(a.type()) ? content(a, out, at) : atom(a));
        return all;
    }

    private void let(Line.Let l, Builder out) {
        boolean isTaken = l.arguments().stream().anyMatch(a -> Type.isHolder(a.type()));
        boolean isHeld = Type.isHolder(l.result().type());
        if (l.operation() == Basic.SELECT || !isTaken && !isHeld) {
            super.rewrite(l, out);
        } else {
            List<Atom> arguments = contents(l.arguments(), out, l.at());
            Var result =
                    isHeld ? new Var(Holders.contentOf(l.result()), l.result().name()) : define(l.result());
            Operation operation = isHeld && l.operation() instanceof Operation.Cast
                    ? new Operation.Cast(result.type())
                    : l.operation();
            out.add(new Line.Let(result, operation, arguments, l.at()));
            if (isHeld) hold(l.result(), result, out, l.at());
        }
    }

    private void call(Line.Call l, Builder out) {
        boolean isOurs = l.callee().function() != null || l.callee().owner().startsWith(SUPPORT);
        boolean any = l.arguments().stream().anyMatch(a -> Type.isHolder(a.type()))
                || l.results().stream().anyMatch(v -> Type.isHolder(v.type()));
        if (isOurs || !any) {
            super.rewrite(l, out);
            return;
        }
        List<Atom> arguments = contents(l.arguments(), out, l.at());
        List<Var> results = new ArrayList<>();
        for (Var v : l.results())
            results.add(Type.isHolder(v.type()) ? new Var(Holders.contentOf(v), v.name()) : define(v));
        boolean fills = l.rule() instanceof Rule.Pullback p
                && p.returnsOutput()
                && !l.overwritten().isEmpty();
        if (!fills) {
            out.add(new Line.Call(results, l.callee(), arguments, l.rule(), l.at()));
        } else {
            // As the program runs it: the method gives what it was given to overwrite, or makes it.
            Atom overwritten = l.overwritten().get(0);
            Var object = new Var(Holders.contentOf(overwritten), "");
            results.add(0, object);
            Callee c = l.callee();
            Callee giving = new Callee(
                    c.kind(), c.owner(), c.name(), c.parameters(), List.of(object.type()), c.caught(), c.summary());
            out.add(new Line.Call(results, giving, arguments, l.rule(), l.at()));
            if (c.caught().isEmpty()) out.store(atom(overwritten), Constant.of(0), object, l.at());
            else unlessThrown(results.get(1), atom(overwritten), object, out, l.at());
        }
        for (int i = 0; i < l.results().size(); i++) {
            Var v = l.results().get(i);
            if (Type.isHolder(v.type())) hold(v, results.get(fills ? i + 1 : i), out, l.at());
        }
    }

    private static void unlessThrown(Var exception, Atom holder, Atom object, Builder out, Position at) {
        Var fine = out.let(at, Basic.IS_NULL, exception);
        Builder some = new Builder();
        some.store(holder, Constant.of(0), object, at);
        Block nothing = new Block(List.of(), new Terminator.Yield(List.of()));
        out.add(new Line.If(List.of(), fine, some.end(new Terminator.Yield(List.of())), nothing, at));
    }
}
