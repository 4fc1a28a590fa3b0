package org.wengert.processor.analysis;

import java.util.BitSet;
import java.util.List;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Var;

/**
 * What the callers of a function say of its {@link Port ports}.
 *
 * @param varied whether what goes in there depends on the parameters with respect to which is differentiated, or comes to depend on
 *     them anywhere
 * @param useful whether what comes out there matters for the result
 */
public record Boundary(BitSet varied, BitSet useful) {
    /** Of a function that is differentiated with respect to these parameters: all that it gives is useful. */
    public static Boundary of(Function f, List<Var> wrt) {
        List<Port> ports = Port.of(f);
        List<Var> inputs = f.inputs();
        BitSet varied = new BitSet();
        BitSet useful = new BitSet();
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            if (!port.carries()) continue;
            if (port.operand() >= inputs.size()) useful.set(i);
            else if (wrt.contains(inputs.get(port.operand()))) varied.set(i);
        }
        return new Boundary(varied, useful);
    }

    /** What is said by either. */
    public Boundary or(Boundary other) {
        BitSet bothVaried = (BitSet) varied.clone();
        bothVaried.or(other.varied);
        BitSet bothUseful = (BitSet) useful.clone();
        bothUseful.or(other.useful);
        return new Boundary(bothVaried, bothUseful);
    }
}
