package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Sharing;

/**
 * Of a call of a function, or of one of its phases, which of the function's ports its ports are.
 *
 * @param ports the call's
 * @param places of each the place among the function's ports
 * @param count how many ports the function has
 */
record PhasePorts(List<Port> ports, List<Integer> places, int count) {
    static PhasePorts of(Function f, Callee callee) {
        List<Port> ports = Port.of(callee);
        List<Port> all = Port.of(f);
        List<Integer> places = new ArrayList<>();
        for (Port port : ports) {
            Port own = new Port(operand(f, callee, port.operand()), port.depth(), port.type());
            places.add(all.indexOf(own));
        }
        return new PhasePorts(ports, places, all.size());
    }

    /** The place among all inputs and outputs of a function of what a phase is given, or gives, at one place. */
    private static int operand(Function f, Callee callee, int operand) {
        if (callee.kind() == Callee.Kind.LOCAL) return operand;
        int arguments = callee.parameters().size();
        // In front of all is the frame.
        if (operand < arguments) return f.firstInput(callee.phase()) + operand - 1;
        return f.inputs().size() + f.firstOutput(callee.phase()) + operand - arguments;
    }

    private BitSet placed(BitSet which) {
        BitSet result = new BitSet();
        which.stream().forEach(i -> result.set(places.get(i)));
        return result;
    }

    Boundary boundary(Boundary ofCall) {
        return new Boundary(placed(ofCall.varied()), placed(ofCall.useful()));
    }

    BitSet written(Line.Call call) {
        return placed(call.callee().summary().written());
    }

    /** What a call makes the function expect of the arrays that they share. */
    Sharing sharing(Line.Call call, Aliases aliases, Overwrites overwrites) {
        List<Aliases.@Nullable Node> nodes = aliases.nodes(call);
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) classes.add(i);
        BitSet foreign = new BitSet();
        BitSet held = new BitSet();
        BitSet unstable = new BitSet();
        for (int i = 0; i < nodes.size(); i++) {
            Aliases.Node node = nodes.get(i);
            if (node == null) continue;
            // What the function gives may be what it was given only if it says so itself.
            boolean isGiven = ports.get(i).operand() < call.arguments().size();
            classes.set(places.get(i), places.get(isGiven ? nodes.indexOf(node) : i));
            foreign.set(i, node.isOutOfSight());
            held.set(i, node.isForeign());
            unstable.set(i, mayChange(call, ports.get(i), node, overwrites));
        }
        return new Sharing(classes, placed(foreign), placed(held), placed(unstable));
    }

    private static boolean mayChange(Line.Call call, Port port, Aliases.Node node, Overwrites overwrites) {
        boolean argument = port.operand() < call.arguments().size();
        if (argument && port.depth() == 0)
            return overwrites.mayChangeAfter(call, call.arguments().get(port.operand()));
        return overwrites.mayChangeAfter(call, node);
    }

    /** The arrays of a call that carry derivatives for the function. */
    List<Atom> active(Line.Call call, Boundary known) {
        List<Atom> operands = Port.concat(call.arguments(), call.results());
        List<Atom> active = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            boolean isActive =
                    known.varied().get(places.get(i)) && known.useful().get(places.get(i));
            if (isActive && port.isArray() && port.operand() < operands.size())
                active.add(operands.get(port.operand()));
        }
        return active;
    }
}
