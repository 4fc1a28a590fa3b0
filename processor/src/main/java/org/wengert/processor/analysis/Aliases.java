package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Which arrays may be the same, by unification (Steensgaard, POPL 1996): each array belongs to a class, and two that may be
 * the same belong to one. Parameters of a function that is not called within the program are of classes of their own, since entry
 * checks that what is written is not shared.
 */
public final class Aliases {
    /** Arrays that may be the same; an array of arrays has one class for all its rows. */
    public static final class Node {
        private @Nullable Node parent;
        private @Nullable Node element;
        private boolean merged;
        private boolean foreign;
        private boolean held;
        private boolean lent;
        private boolean unstable;

        private Node find() {
            Node n = this;
            while (n.parent != null) n = n.parent;
            return n;
        }

        /** The class of what arrays of this class hold. */
        public Node element() {
            Node n = find();
            if (n.element == null) {
                n.element = new Node();
                n.element.foreign = n.foreign;
                n.element.held = n.held;
                n.element.lent = n.lent;
            }
            return n.element.find();
        }

        /** Makes it known elsewhere, with all that it holds. */
        private void expose(boolean toCode, boolean toFrames) {
            Node n = find();
            if ((n.foreign || !toCode) && (n.held || !toFrames)) return;
            n.foreign |= toCode;
            n.held |= toFrames;
            if (n.element != null) n.element.expose(toCode, toFrames);
        }

        /** Makes it known as belonging to other code, with all that it holds. */
        private void lend() {
            Node n = find();
            if (n.lent) return;
            n.lent = true;
            if (n.element != null) n.element.lend();
        }

        /** Whether references to it are stored in memory or may be one of several. */
        public boolean isMerged() {
            return find().merged;
        }

        /** Whether code that is not in sight may hold references to it, or a frame of a function. */
        public boolean isForeign() {
            return find().foreign || find().held;
        }

        /** Whether it comes from code that is not in sight and may read it again at any time: an object's storage, a field. */
        public boolean isLent() {
            return find().lent;
        }

        /** Whether a frame of a function may hold references to it. */
        boolean isHeld() {
            return find().held;
        }

        /** Whether it is foreign, and not only because frames hold it. */
        public boolean isOutOfSight() {
            return find().foreign;
        }

        /** Whether it may be overwritten after the function's end. */
        public boolean isUnstable() {
            return find().unstable;
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
        if (function.sharing() != null) aliases.share(function, function.sharing());
        aliases.block(function.body(), List.of(), List.of());
        return aliases;
    }

    /** Joins what callers may make the same. */
    private void share(Function function, Sharing sharing) {
        List<Port> ports = Port.of(function);
        List<Node> nodes = nodes(ports, Port.concat(function.inputs(), function.outputs()));
        for (int i = 0; i < ports.size(); i++) {
            Node node = nodes.get(i);
            if (node == null) continue;
            unify(node, Objects.requireNonNull(nodes.get(sharing.classes().get(i))));
            node.find().merged = true;
            node.find().unstable |= sharing.unstable().get(i);
            node.expose(false, sharing.held().get(i));
            if (sharing.foreign().get(i)) foreign(node, ports.get(i).type());
        }
    }

    /** The classes at the ports of operands; null where a port is no array, and for results that nobody uses. */
    public List<@Nullable Node> nodes(List<Port> ports, List<? extends Atom> operands) {
        List<@Nullable Node> nodes = new ArrayList<>();
        for (Port port : ports) {
            boolean none = !port.isArray() || port.operand() >= operands.size();
            nodes.add(none ? null : at(operands.get(port.operand()), port.depth()));
        }
        return nodes;
    }

    private Node at(Atom array, int depth) {
        Node node = of(array);
        for (int i = 0; i < depth; i++) node = node.element();
        return node;
    }

    /** The classes at the ports of a call of which a summary is known. */
    public List<@Nullable Node> nodes(Line.Call call) {
        return nodes(Port.of(call.callee()), Port.concat(call.arguments(), call.results()));
    }

    /** The classes of an array and of all arrays in it. */
    public List<Node> levels(Atom array) {
        List<Node> all = new ArrayList<>();
        Node node = of(array);
        for (Type t = array.type(); t instanceof Type.ArrayOf || t instanceof Type.Tape; t = t.element()) {
            all.add(node);
            node = node.element();
        }
        return all;
    }

    /** The classes of the arrays that a call may write to, besides those that other code knows. */
    public List<Node> written(Line.Call call) {
        List<Node> written = new ArrayList<>();
        Summary summary = call.callee().summary();
        if (summary == null) {
            for (Atom a : call.exposed()) written.addAll(levels(a));
            for (Atom a : call.overwritten()) written.addAll(levels(a));
            return written;
        }
        List<@Nullable Node> nodes = nodes(call);
        List<Port> ports = Port.of(call.callee());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            // What only the results hold has not been there before.
            boolean isGiven = ports.get(i).operand() < call.arguments().size();
            if (isGiven && node != null && summary.written().get(i)) written.add(node);
        }
        return written;
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
        x.unstable |= y.unstable;
        x.expose(y.foreign, y.held);
        if (y.lent) x.lend();
        if (inner == null) return;
        inner.find().expose(x.foreign, x.held);
        if (x.lent) inner.find().lend();
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
            if (l.array().type().element() instanceof Type.Reference) lent(l.result());
        } else if (line instanceof Line.Store l && isReference(l.value())) {
            Node element = of(l.array()).element();
            unify(element, of(l.value()));
            element.find().merged = true;
            if (!(l.array().type().element() instanceof Type.ArrayOf))
                foreign(of(l.value()), l.value().type());
        } else if (line instanceof Line.Let l && l.operation() instanceof Operation.Cast && isReference(l.result())) {
            lent(l.result());
        } else if (line instanceof Line.Let l
                && l.operation() instanceof Operation.Cast
                && isReference(l.arguments().get(0))) {
            foreign(of(l.arguments().get(0)), l.arguments().get(0).type());
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
            call(l);
        } else if (line instanceof Line.Get l && isReference(l.result())) {
            unify(of(l.result()), slots.computeIfAbsent(l.slot(), k -> new Node()));
        } else if (line instanceof Line.Put l && isReference(l.value())) {
            unify(of(l.value()), slots.computeIfAbsent(l.slot(), k -> new Node()));
        }
    }

    private void call(Line.Call call) {
        Summary summary = call.callee().summary();
        if (summary != null) {
            connect(call, summary);
            return;
        }
        for (Atom a : call.exposed()) if (isReference(a)) foreign(of(a), a.type());
        for (Var v : call.results()) {
            if (!isReference(v)) continue;
            if (call.rule() != null) of(v).expose(true, false);
            else if (call.callee().kind() == Callee.Kind.CONSTRUCTOR) continue;
            else if (call.callee().givesNewArrays()) foreign(of(v), v.type());
            else lent(v);
        }
    }

    private void connect(Line.Call call, Summary summary) {
        List<@Nullable Node> nodes = nodes(call);
        List<Port> ports = Port.of(call.callee());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node == null) continue;
            unify(node, Objects.requireNonNull(nodes.get(summary.classes().get(i))));
            node.find().merged |= summary.merged().get(i);
            node.expose(false, summary.held().get(i));
            if (summary.foreign().get(i)) foreign(node, ports.get(i).type());
            if (summary.lent().get(i)) node.lend();
        }
    }

    private void lent(Var array) {
        foreign(of(array), array.type());
        of(array).lend();
    }

    private void foreign(Node node, Type type) {
        unify(node, foreign.computeIfAbsent(type, k -> new Node()));
        node.expose(true, false);
    }
}
