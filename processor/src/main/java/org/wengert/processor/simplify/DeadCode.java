package org.wengert.processor.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Removes what nothing depends on: lines without effects, results that nobody reads, stores to memory that is never read.
 * What may throw, has effects or may not end stays.
 */
public final class DeadCode {
    /** What becomes needed once something is. */
    private final Map<Object, List<Runnable>> onNeeded = new IdentityHashMap<>();

    private final Set<Object> needed = Walk.identitySet();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Aliases aliases;
    private final Set<Object> outside = Walk.identitySet();
    private final Set<Object> lengths = Walk.identitySet();
    private final Set<Object> sizes = Walk.identitySet();
    private final Set<Line> escaping;

    /** The lines whose blocks a place is in, from the innermost on: they are needed if something in them is. */
    private record Around(Line line, @Nullable Around outer) {}

    private DeadCode(Function f) {
        this.aliases = Aliases.of(f);
        this.escaping = Walk.escaping(f.body());
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Length l) lengths.add(l.result());
            if (line instanceof Line.Let l && isMaximum(l)) lengths.add(l.result());
        });
        for (Var p : f.inputs()) outside.addAll(aliases.levels(p));
    }

    public static Function remove(Function f) {
        DeadCode pass = new DeadCode(f);
        pass.block(f.body(), List.of(), List.of(), new IdentityHashMap<>(), null);
        pass.run();
        return pass.new Sweep().function(f);
    }

    private static boolean isMaximum(Line.Let l) {
        return l.operation() instanceof Operation.Apply a
                && a.callee().name().equals("max")
                && l.arguments().contains(Constant.of(0));
    }

    private List<Aliases.Node> chain(Atom array) {
        return aliases.levels(array);
    }

    /** The arrays that tell what holds what: all but those of numbers. */
    private List<Aliases.Node> structure(Atom array) {
        List<Aliases.Node> all = chain(array);
        return Type.isOfPrimitives(array.type()) ? all.subList(0, all.size() - 1) : all;
    }

    private void run() {
        while (!work.isEmpty()) work.pop().run();
    }

    private void need(Object what) {
        if (!needed.add(what)) return;
        List<Runnable> then = onNeeded.remove(what);
        if (then != null) work.addAll(then);
    }

    private void need(Atom a) {
        if (a instanceof Var v) need((Object) v);
    }

    private void when(Object trigger, Runnable then) {
        if (needed.contains(trigger)) work.add(then);
        else onNeeded.computeIfAbsent(trigger, k -> new ArrayList<>()).add(then);
    }

    private void when(List<Var> triggers, List<? extends Atom> then) {
        for (int i = 0; i < Math.min(triggers.size(), then.size()); i++) {
            Atom a = then.get(i);
            when((Object) triggers.get(i), () -> need(a));
        }
    }

    private void block(
            Block block, List<Var> onYield, List<Var> onNext, Map<Label, List<Var>> scopes, @Nullable Around around) {
        Line before = null;
        for (Line line : block.lines()) {
            line(line, onNext, scopes, around);
            // Whether it runs depends on what may be left before it.
            Line escape = before;
            if (escape != null) when(line, () -> need((Object) escape));
            if (escaping.contains(line)) before = line;
        }
        end(block.end(), onYield, onNext, scopes, around);
    }

    private void end(
            Terminator end,
            List<Var> onYield,
            List<Var> onNext,
            Map<Label, List<Var>> scopes,
            @Nullable Around around) {
        if (end instanceof Terminator.Yield t) {
            if (around == null) t.values().forEach(this::useResult);
            else when(onYield, t.values());
        } else if (end instanceof Terminator.Next t) {
            when(onNext, t.values());
            needJumpsOut(around, line -> line instanceof Line.Loop);
        } else if (end instanceof Terminator.Exit t) {
            when(scopes.getOrDefault(t.label(), List.of()), t.values());
            needJumpsOut(around, line -> line instanceof Line.Scope s && s.label() == t.label());
        } else if (end instanceof Terminator.Throw t) {
            if (around != null) need((Object) around.line);
            need(t.exception());
        } else if (end instanceof Terminator.Branch t) {
            if (around == null) need(t.condition());
            else when(around.line, () -> need(t.condition()));
            block(t.then(), onYield, onNext, scopes, around);
            block(t.otherwise(), onYield, onNext, scopes, around);
        }
    }

    /** A jump out of lines is part of what its target does: where that is needed, they are. */
    private void needJumpsOut(@Nullable Around around, Predicate<Line> isTarget) {
        Around target = around;
        while (target != null && !isTarget.test(target.line)) target = target.outer;
        if (target != null && target != around) when(target.line, () -> need((Object) around.line));
    }

    private void useResult(Atom a) {
        need(a);
        for (Aliases.Node n : chain(a)) need((Object) n);
    }

    private void line(Line line, List<Var> onNext, Map<Label, List<Var>> scopes, @Nullable Around around) {
        when(line, () -> {
            if (around != null) need((Object) around.line);
            if (!(line instanceof Line.Loop)) line.reads().forEach(this::need);
        });
        if (hasEffect(line)) need((Object) line);
        memory(line);
        for (Var v : line.results()) when((Object) v, () -> need((Object) line));
        Around inside = new Around(line, around);
        if (line instanceof Line.If l) {
            block(l.then(), l.results(), onNext, scopes, inside);
            block(l.otherwise(), l.results(), onNext, scopes, inside);
        } else if (line instanceof Line.Scope l) {
            scopes.put(l.label(), l.results());
            block(l.body(), List.of(), onNext, scopes, inside);
        } else if (line instanceof Line.Loop l) {
            when(l.carried(), l.initial());
            when(l.results(), l.carried());
            for (Var c : l.carried()) when((Object) c, () -> need((Object) l));
            if (l.counted() != null) {
                when(l, () -> {
                    need(l.counted().from());
                    need(l.counted().to());
                });
            }
            block(l.body(), List.of(), l.carried(), scopes, inside);
        }
    }

    /** Reads make stores needed, by the classes of the arrays. */
    private void memory(Line line) {
        if (line instanceof Line.Load l) {
            when((Object) l.result(), () -> need((Object) aliases.of(l.array())));
        } else if (line instanceof Line.Copy l) {
            when((Object) l.result(), () -> chain(l.source()).forEach(n -> need((Object) n)));
        } else if (line instanceof Line.Zeros l) {
            when((Object) l.result(), () -> structure(l.like()).forEach(n -> need((Object) n)));
        } else if (line instanceof Line.Let l) {
            when((Object) l.result(), () -> l.arguments().forEach(a -> chain(a).forEach(n -> need((Object) n))));
        } else if (line instanceof Line.AddAll l) {
            when(l, () -> {
                chain(l.from()).forEach(n -> need((Object) n));
                chain(l.into()).forEach(n -> need((Object) n));
            });
            chain(l.into()).forEach(n -> when((Object) n, () -> need((Object) l)));
        } else if (line instanceof Line.Call l) {
            when(l, () -> l.arguments().forEach(a -> chain(a).forEach(n -> need((Object) n))));
        } else if (line instanceof Line.Turn l) {
            l.given().forEach(this::useResult);
        } else if (line instanceof Line.Put l) {
            when(l.slot(), () -> need((Object) l));
            for (Aliases.Node n : chain(l.value())) when(l.slot(), () -> need((Object) n));
        } else if (line instanceof Line.Get l) {
            when((Object) l.result(), () -> need((Object) l.slot()));
        } else if (line instanceof Line.Store l) {
            when((Object) aliases.of(l.array()), () -> need((Object) l));
        } else if (line instanceof Line.Acc l) {
            when((Object) aliases.of(l.array()), () -> need((Object) l));
        } else if (line instanceof Line.Fill l) {
            chain(l.array()).forEach(n -> when((Object) n, () -> need((Object) l)));
            when(l, () -> chain(l.array()).forEach(n -> need((Object) n)));
        }
    }

    private boolean hasEffect(Line line) {
        if (line instanceof Line.Let l) return mayThrow(l);
        if (line instanceof Line.Load l) return !l.safe();
        if (line instanceof Line.New l) return l.lengths().stream().anyMatch(this::isNewSize);
        if (line instanceof Line.Length l) return !l.safe();
        if (line instanceof Line.Store l) return isKnownOutside(l.array());
        if (line instanceof Line.Acc l) return isKnownOutside(l.array());
        if (line instanceof Line.AddAll l) return isKnownOutsideAnywhere(l.into());
        if (line instanceof Line.Fill l) return isKnownOutsideAnywhere(l.array());
        if (line instanceof Line.Loop l) return l.counted() == null;
        if (line instanceof Line.Call l)
            return l.callee().kind() != Callee.Kind.PURE_CONSTRUCTOR
                    && !makesThrowable(l.callee())
                    && !(l.rule() instanceof Rule.Hook)
                    && !(l.rule() instanceof Rule.Constant c && c.isTotal());
        return line instanceof Line.Turn;
    }

    /** Whether it makes an exception of the platform's: where nobody throws that, nobody notices. */
    private static boolean makesThrowable(Callee callee) {
        return callee.kind() == Callee.Kind.CONSTRUCTOR && callee.owner().matches("java\\..*(Exception|Error)");
    }

    private boolean isKnownOutside(Atom array) {
        return isKnownOutside(aliases.of(array));
    }

    /** Whether an array or one of those in it is known outside: a new table may hold the rows of others. */
    private boolean isKnownOutsideAnywhere(Atom array) {
        return chain(array).stream().anyMatch(this::isKnownOutside);
    }

    private boolean isKnownOutside(Aliases.Node node) {
        return outside.contains(node) || node.isForeign();
    }

    /** Whether a length may be negative, and no array of this length has been made before. */
    private boolean isNewSize(Atom length) {
        return length instanceof Var v && !lengths.contains(v) && sizes.add(v);
    }

    /** Whether an operation may throw an exception. */
    public static boolean mayThrow(Line.Let l) {
        boolean integral = !l.result().type().isFloating();
        if (l.operation() == Basic.DIV || l.operation() == Basic.REM) {
            return integral && !(l.arguments().get(1) instanceof org.wengert.processor.ir.Constant c && !c.is(0));
        }
        if (l.operation() instanceof Operation.Cast cast) return !(cast.to() instanceof Type.Primitive);
        return l.operation() instanceof Operation.Apply a && a.mayThrow();
    }

    private final class Sweep extends Rewriter {
        @Override
        protected void rewrite(Line line, Builder out) {
            if (needed.contains(line)) super.rewrite(line, out);
        }

        @Override
        public Line when(Line.If l) {
            List<Var> results = kept(l.results());
            Block then = yielding(l.then(), l.results());
            Block otherwise = yielding(l.otherwise(), l.results());
            return new Line.If(results, l.condition(), then, otherwise, l.at());
        }

        private Block yielding(Block arm, List<Var> results) {
            Builder out = new Builder();
            lines(arm, out);
            return out.end(new Terminator.Yield(kept(((Terminator.Yield) arm.end()).values(), results)));
        }

        @Override
        public Line scope(Line.Scope l) {
            exits.put(l.label(), l.results());
            return new Line.Scope(kept(l.results()), l.label(), block(l.body()), l.at());
        }

        private final Map<Label, List<Var>> exits = new IdentityHashMap<>();
        private final Deque<List<Var>> carried = new ArrayDeque<>();

        @Override
        public Line loop(Line.Loop l) {
            carried.push(l.carried());
            Block body = block(l.body());
            carried.pop();
            List<Var> results = l.results().isEmpty() ? List.of() : keptResults(l);
            return new Line.Loop(results, l.counted(), kept(l.carried()), kept(l.initial(), l.carried()), body, l.at());
        }

        private List<Var> keptResults(Line.Loop l) {
            List<Var> result = new ArrayList<>();
            for (int i = 0; i < l.results().size(); i++)
                if (needed.contains(l.carried().get(i))) result.add(l.results().get(i));
            return result;
        }

        @Override
        public Terminator end(Terminator end) {
            if (end instanceof Terminator.Next t) return new Terminator.Next(kept(t.values(), carried.getFirst()));
            if (end instanceof Terminator.Exit t) {
                return new Terminator.Exit(t.label(), kept(t.values(), exits.get(t.label())));
            }
            return super.end(end);
        }

        private List<Var> kept(List<Var> vars) {
            return vars.stream().filter(needed::contains).toList();
        }

        private List<Atom> kept(List<Atom> values, List<Var> of) {
            List<Atom> result = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) if (needed.contains(of.get(i))) result.add(values.get(i));
            return result;
        }

        @Override
        public Line call(Line.Call l) {
            if (l.rule() instanceof Rule.Derived d && !kept(l.given()).isEmpty()) return derived(l, d.function());
            boolean used = l.callee().kind().isField()
                    || !l.callee().caught().isEmpty()
                    || !kept(l.results()).isEmpty();
            List<Var> results = used ? l.results() : List.of();
            return new Line.Call(results, l.callee(), l.arguments(), l.rule(), l.at());
        }

        /** A derivative that gives only what is needed. */
        private Line derived(Line.Call l, Derivable function) {
            List<Var> results = new ArrayList<>(kept(l.given()));
            BitSet places = new BitSet();
            for (int i = 0; i < l.given().size(); i++)
                places.set(i, needed.contains(l.given().get(i)));
            results.addAll(l.results().subList(l.given().size(), l.results().size()));
            Derivable less = function.giving(places);
            Callee callee = less.callee().catching(l.callee().caught());
            return new Line.Call(results, callee, l.arguments(), new Rule.Derived(less), l.at());
        }
    }
}
