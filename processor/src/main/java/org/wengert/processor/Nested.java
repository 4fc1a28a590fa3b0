package org.wengert.processor;

import java.util.BitSet;
import java.util.List;
import org.wengert.processor.analysis.Boundary;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Specialiser;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.boundary.MemberCall;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.frontend.Frontend;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
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
 * @param primal calls the members of companions for their values
 * @param program the same with what has derivatives in the place of these calls
 * @param hasMembers whether members of the companion can be called with arguments that are known by what they are spread over
 */
record Nested(
        String id,
        Companion companion,
        Facade facade,
        Prepared primal,
        Program program,
        boolean hasMembers,
        Fence.Knowledge knowledge,
        Frontend frontend)
        implements Derivation.Base {
    static Nested of(
            String id,
            Companion companion,
            Facade facade,
            Prepared primal,
            Fence.Knowledge knowledge,
            Frontend frontend) {
        boolean hasMembers = companion.primal().typeParameters().isEmpty()
                && frontend.isMadeOfParts(facade, companion.packageName());
        Program program = primal.program().map(Nested::composed);
        return new Nested(id, companion, facade, primal, program, hasMembers, knowledge, frontend);
    }

    private static Function composed(Function f) {
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                if (!(l.rule() instanceof Rule.Derived d) || !d.function().isMember()) return call;
                Derivable function = d.function().composed();
                Callee callee = function.callee().catching(l.callee().caught());
                return new Line.Call(call.results(), callee, call.arguments(), new Rule.Derived(function), call.at());
            }
        }.function(f);
    }

    @Override
    public List<Type> parameters() {
        return program().main().parameters().stream().map(Var::type).toList();
    }

    @Override
    public List<Type> results() {
        return program().main().results();
    }

    /** A call of a member of the companion. */
    MemberCall call(String member) {
        List<String> components = companion.hasGradientRecord() ? companion.componentNames() : List.of();
        return new MemberCall(facade, companion.qualifiedName(), components, member);
    }

    @Override
    public List<String> thrown() {
        return companion.primal().thrown().stream().filter(frontend::isChecked).toList();
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
