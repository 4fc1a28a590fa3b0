package org.wengert.processor;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.wengert.processor.analysis.Summaries;
import org.wengert.processor.analysis.Targets;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Assembler;
import org.wengert.processor.link.Checkpoints;
import org.wengert.processor.link.Exceptions;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.Holding;
import org.wengert.processor.link.Linker;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.rules.Ruling;
import org.wengert.processor.simplify.Accumulations;
import org.wengert.processor.simplify.Dissolution;
import org.wengert.processor.simplify.Promotion;
import org.wengert.processor.transform.Checkpointing;
import org.wengert.processor.transform.Entry;

/**
 * A method, ready to be differentiated.
 *
 * @param program with what it calls; it writes to nothing that it is given
 * @param written of the parameters that the method itself writes to the depths of the arrays, by the parameters' places
 * @param isFunction whether the method only computes, from what it is given, a result of its own
 * @param linked the program as the user wrote it
 */
record Prepared(Program program, Map<Integer, BitSet> written, boolean isFunction, Assembler.Linked linked) {
    /**
     * @param main the linked body of the method
     * @param isRepeatable whether a call that is left to run time does the same when it runs again, unnoticed
     * @param checkpoints how many snapshots are kept of a time loop; 0 to keep everything
     * @param taken names that no function may have; those of the functions are added
     */
    static Prepared of(
            Function main,
            Callee method,
            Linker linker,
            Exceptions.Knowledge exceptions,
            RuleBook rules,
            Fence.Knowledge knowledge,
            Predicate<Callee> isRepeatable,
            int checkpoints,
            Set<String> taken) {
        Assembler.Linked linked = new Assembler(linker::functionOf, linker::methodOf, taken).link(main, method);
        Program ruled = linked.program().map(f -> Ruling.resolve(f, rules));
        Program resolved = Exceptions.resolve(ruled, linked.knowing(exceptions), taken)
                .map(Functions::checked)
                .map(f -> Functions.checked(Promotion.simplify(f)));
        Program program = Summaries.attach(
                        Holding.of(resolved, rules).map(Functions::checked).map(linker::tellReaders))
                .map(Functions::simplified)
                .map(f -> Functions.checked(Dissolution.simplify(f)));
        Map<Var, BitSet> targets = Targets.of(program.main());
        Program primal = program.withMain(Entry.protect(program.main(), targets.keySet()))
                .map(Accumulations::simplify)
                .map(Functions::checked);
        Map<Integer, BitSet> written = new TreeMap<>();
        targets.forEach((p, depths) -> written.put(program.main().parameters().indexOf(p), depths));
        Program inPieces = Checkpointing.of(primal, checkpoints, exceptions::isChecked, taken);
        if (inPieces != primal) inPieces = Summaries.attach(inPieces).map(Functions::simplified);
        Checkpoints.check(inPieces, isRepeatable, knowledge, linked.knowing(exceptions));
        boolean isFunction = Repetition.isFunction(program, isRepeatable);
        return new Prepared(inPieces, written, isFunction, linked);
    }
}
