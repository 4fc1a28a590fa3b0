package org.wengert.processor.analysis;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Which arrays may be the same, by unification (Steensgaard, POPL 1996): each array belongs to a class, and two that may be
 * the same belong to one. Parameters are of classes of their own, since entry checks that what is written is not shared.
 */
public final class Aliases {
    /** Arrays that may be the same; an array of arrays has one class for all its rows. */
    public static final class Node {
        private @Nullable Node parent;
        private @Nullable Node element;
        private boolean merged;
        private boolean foreign;

        private Node find() {
            Node n = this;
            while (n.parent != null) n = n.parent;
            return n;
        }

        /** The class of what arrays of this class hold. */
        public Node element() {
            Node n = find();
            if (n.element == null) n.element = new Node();
            return n.element.find();
        }

        /** Whether references to it are stored in memory or may be one of several. */
        public boolean isMerged() {
            return find().merged;
        }

        /** Whether code that is not in sight may hold references to it. */
        public boolean isForeign() {
            return find().foreign;
        }
    }

    private final Map<Var, Node> nodes = new IdentityHashMap<>();
    private final Map<Slot, Node> slots = new IdentityHashMap<>();
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Map<Type, Node> foreign = new LinkedHashMap<>();

    private Aliases() {}

    public static Aliases of(Function function) {
        Aliases aliases = new Aliases();
        Walk.lines(function.body(), line -> {
            if (line instanceof Line.Scope s) aliases.scopes.put(s.label(), s.results());
        });
        aliases.block(function.body(), List.of(), List.of());
        return aliases;
    }

    /** The class of an array. */
    public Node of(Atom array) {
        if (!(array instanceof Var v)) return new Node();
        return nodes.computeIfAbsent(v, k -> new Node()).find();
    }

    public boolean same(Atom a, Atom b) {
        return of(a) == of(b);
    }

    private static boolean isReference(Atom a) {
        return a.type() instanceof Type.ArrayOf || a.type() instanceof Type.Tape;
    }

    private static void unify(Node a, Node b) {
        Node x = a.find();
        Node y = b.find();
        if (x == y) return;
        Node inner = y.element;
        y.parent = x;
        x.merged |= y.merged;
        x.foreign |= y.foreign;
        if (inner == null) return;
        if (x.element == null) x.element = inner;
        else unify(x.element, inner);
    }

    /** Joins references that meet in one variable. */
    private void meet(Atom a, Atom b) {
        if (!isReference(a) || !isReference(b)) return;
        unify(of(a), of(b));
        of(a).merged = true;
    }

    private void meet(List<? extends Atom> a, List<? extends Atom> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) meet(a.get(i), b.get(i));
    }

    private void block(Block block, List<Var> onYield, List<Var> onNext) {
        for (Line line : block.lines()) line(line, onNext);
        end(block.end(), onYield, onNext);
    }

    private void end(Terminator end, List<Var> onYield, List<Var> onNext) {
        if (end instanceof Terminator.Yield y) meet(onYield, y.values());
        if (end instanceof Terminator.Next n) meet(onNext, n.values());
        if (end instanceof Terminator.Exit e) meet(scopes.get(e.label()), e.values());
        for (Block arm : end.blocks()) block(arm, onYield, onNext);
    }

    private void line(Line line, List<Var> onNext) {
        if (line instanceof Line.Load l && isReference(l.result())) {
            unify(of(l.result()), of(l.array()).element());
        } else if (line instanceof Line.Store l && isReference(l.value())) {
            Node element = of(l.array()).element();
            unify(element, of(l.value()));
            element.find().merged = true;
        } else if (line instanceof Line.If l) {
            block(l.then(), l.results(), onNext);
            block(l.otherwise(), l.results(), onNext);
        } else if (line instanceof Line.Scope l) {
            block(l.body(), List.of(), onNext);
        } else if (line instanceof Line.Loop l) {
            meet(l.carried(), l.initial());
            meet(l.carried(), l.results());
            block(l.body(), List.of(), l.carried());
        } else if (line instanceof Line.Call l) {
            l.exposed().forEach(this::foreign);
            l.results().forEach(this::foreign);
        } else if (line instanceof Line.Get l && isReference(l.result())) {
            unify(of(l.result()), slots.computeIfAbsent(l.slot(), k -> new Node()));
        } else if (line instanceof Line.Put l && isReference(l.value())) {
            unify(of(l.value()), slots.computeIfAbsent(l.slot(), k -> new Node()));
        }
    }

    private void foreign(Atom a) {
        if (!isReference(a)) return;
        unify(of(a), foreign.computeIfAbsent(a.type(), k -> new Node()));
        for (Node n = of(a); n != null; n = n.find().element) n.find().foreign = true;
    }
}
