package org.wengert.processor;

import java.util.BitSet;
import java.util.List;
import org.wengert.processor.analysis.Boundary;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Specialiser;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.Repeatable;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.transform.Derivation;

/**
 * A method whose companion another method calls that is differentiated itself.
 *
 * @param id a name that no other such method has
 * @param facade how its parameters and its result are spread
 */
record Nested(
        String id, Companion companion, Facade facade, Prepared primal, Fence.Knowledge knowledge, Frontend frontend)
        implements Derivation.Base {
    @Override
    public List<Type> parameters() {
        return program().main().parameters().stream().map(Var::type).toList();
    }

    @Override
    public List<Type> results() {
        return program().main().results();
    }

    @Override
    public List<String> thrown() {
        return companion.primal().thrown().stream().filter(frontend::isChecked).toList();
    }

    Program program() {
        return primal.program();
    }

    /**
     * The reverse sweep of a method that calls a derivative calls another of the same method, which runs that a second time.
     *
     * @throws Refusal if the method may do something else then
     */
    void refuseEffects() {
        Repetition.obstacle(program(), new Repeatable(knowledge, frontend)::is).ifPresent(callee -> {
            throw new Refusal(
                    Problem.NESTED_EFFECTS, Position.NONE, companion.simpleName(), knowledge.describe(callee));
        });
    }

    /**
     * As it is differentiated with respect to these parameters.
     *
     * @throws Refusal if it has no derivative
     */
    Instances specialised(List<Var> wrt, RuleBook rules) {
        Instances instances =
                Specialiser.specialise(program(), Boundary.of(program().main(), wrt));
        Fence.check(instances, List.of(), rules, knowledge);
        return instances;
    }

    List<Var> chosen(BitSet places) {
        return places.stream().mapToObj(program().main().parameters()::get).toList();
    }
}
