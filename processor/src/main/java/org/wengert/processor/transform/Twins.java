package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Summary;

/**
 * Operands of a function some of which are twins of others: their tangents, or arrays of adjoints. What is known of arrays holds of
 * their twins too, among themselves.
 */
final class Twins {
    /** An operand: the place of the one that it is, or is the twin of, in what it was made from; -1 for one of its own. */
    private record Operand(int origin, boolean isTwin) {}

    private final List<Operand> operands = new ArrayList<>();

    /** All that the phases of a function take and give, each followed by the twins of what carries derivatives. */
    static Twins of(Instance instance) {
        Function f = instance.function();
        int inputs = f.inputs().size();
        Twins twins = new Twins();
        twins.add(0, f.parameters().size(), instance.signature().inputs(), 0);
        int from = f.parameters().size();
        for (Line.Turn turn : f.turns())
            twins.add(from, from += turn.taken().size(), instance.signature().inputs(), 0);
        from = 0;
        for (Line.Turn turn : f.turns())
            twins.add(from, from += turn.given().size(), instance.signature().outputs(), inputs);
        return twins.add(from, from + f.results().size(), instance.signature().outputs(), inputs);
    }

    /** Adds operands from one place to another, and then the twins of some of these. */
    Twins add(int from, int to, BitSet which, int offset) {
        for (int i = from; i < to; i++) operands.add(new Operand(i + offset, false));
        for (int i = from; i < to; i++) if (which.get(i)) operands.add(new Operand(i + offset, true));
        return this;
    }

    /** Adds operands that are of no origin. */
    Twins own(int count) {
        for (int i = 0; i < count; i++) operands.add(new Operand(-1, false));
        return this;
    }

    Sharing sharing(List<Port> before, Sharing sharing, List<Port> after) {
        List<Integer> origins = origins(before, after);
        return new Sharing(
                classes(sharing.classes(), origins, after),
                placed(sharing.foreign(), origins),
                placed(sharing.held(), origins),
                placed(sharing.unstable(), origins));
    }

    /** The same for a summary; of flows nothing is known any more. */
    Summary summary(List<Port> before, Summary summary, List<Port> after) {
        List<Integer> origins = origins(before, after);
        Summary none = Summary.nothing(after.size());
        return new Summary(
                classes(summary.classes(), origins, after),
                placed(summary.merged(), origins),
                placed(summary.foreign(), origins),
                placed(summary.lent(), origins),
                placed(summary.held(), origins),
                placed(summary.written(), origins),
                none.flows());
    }

    /** Of each port, the place of that which it is, or is the twin of. */
    private List<Integer> origins(List<Port> before, List<Port> after) {
        List<Integer> origins = new ArrayList<>();
        for (Port port : after)
            origins.add(before.indexOf(new Port(operands.get(port.operand()).origin, port.depth(), port.type())));
        return origins;
    }

    private List<Integer> classes(List<Integer> classes, List<Integer> origins, List<Port> after) {
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            int first = 0;
            while (first < i && !isSame(first, i, classes, origins, after)) first++;
            result.add(first);
        }
        return result;
    }

    private boolean isSame(int a, int b, List<Integer> classes, List<Integer> origins, List<Port> after) {
        if (origins.get(a) < 0 || origins.get(b) < 0) return false;
        boolean kinds = operands.get(after.get(a).operand()).isTwin
                == operands.get(after.get(b).operand()).isTwin;
        return kinds && classes.get(origins.get(a)).equals(classes.get(origins.get(b)));
    }

    private static BitSet placed(BitSet which, List<Integer> origins) {
        BitSet result = new BitSet();
        for (int i = 0; i < origins.size(); i++) result.set(i, origins.get(i) >= 0 && which.get(origins.get(i)));
        return result;
    }
}
