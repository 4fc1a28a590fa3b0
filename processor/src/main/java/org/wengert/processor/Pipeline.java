package org.wengert.processor;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Verifier;
import org.wengert.processor.link.Exceptions;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.Linker;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.rules.Ruling;
import org.wengert.processor.simplify.Accumulations;
import org.wengert.processor.simplify.Handover;
import org.wengert.processor.simplify.Promotion;
import org.wengert.processor.simplify.Simplify;
import org.wengert.processor.transform.Entry;
import org.wengert.processor.transform.Forward;
import org.wengert.processor.transform.Reverse;
import org.wengert.processor.transform.Split;

/**
 * The way from a lowered method to its derivatives. Each stage takes what the one before gives.
 *
 * @param primal the function, linked and simplified, that leaves its arguments as they are
 * @param written which of its parameters the method writes to
 * @param wrt its parameters with respect to which it is differentiated
 */
record Pipeline(Function primal, List<Var> wrt, List<Integer> written, RuleBook rules, Fence.Knowledge knowledge) {

    /** Links and checks a lowered method. */
    static Pipeline of(
            Function lowered,
            List<Integer> wrt,
            Linker linker,
            Exceptions.Knowledge exceptions,
            RuleBook rules,
            Fence.Knowledge knowledge) {
        Function ruled = Ruling.resolve(checked(linker.link(checked(lowered))), rules);
        Function linked = simplified(checked(Promotion.simplify(checked(Exceptions.resolve(ruled, exceptions)))));
        Function primal = checked(Accumulations.simplify(Entry.protect(linked)));
        List<Var> chosen = wrt.stream().map(primal.parameters()::get).toList();
        Aliases aliases = Aliases.of(primal);
        Fence.check(primal, aliases, Activity.of(primal, aliases, chosen), rules, knowledge);
        List<Integer> written = Entry.writtenParameters(linked).stream()
                .map(linked.parameters()::indexOf)
                .toList();
        return new Pipeline(primal, chosen, written, rules, knowledge);
    }

    private static Function checked(Function f) {
        assert Verifier.verify(f) == f;
        return f;
    }

    private static Function simplified(Function f) {
        return checked(Simplify.simplify(checked(f)));
    }

    /** From the arguments to the cotangents of {@link #wrt}, of a function with a scalar result. */
    Function gradient() {
        return seeded(false);
    }

    /** From the arguments to the value and the cotangents. */
    Function valueAndGradient() {
        return seeded(true);
    }

    private Function seeded(boolean withValue) {
        Function joint = Reverse.of(primal, wrt, rules);
        Rewriter rewriter = new Rewriter();
        int arguments = joint.parameters().size() - 1;
        Type type = joint.results().get(0);
        rewriter.replace(joint.parameters().get(arguments), Constant.number(type, 1));
        Builder out = new Builder();
        rewriter.lines(joint.body(), out);
        List<Atom> values = rewriter.atoms(((Terminator.Yield) joint.body().end()).values());
        int first = withValue ? 0 : 1;
        Block body = out.end(new Terminator.Yield(values.subList(first, values.size())));
        List<Type> results = joint.results().subList(first, values.size());
        Function gradient = new Function(joint.name(), joint.parameters().subList(0, arguments), results, body);
        return simplified(Handover.simplify(simplified(gradient)));
    }

    /** Both sweeps, to be run apart. */
    Split pullback() {
        Function joint = simplified(Handover.simplify(simplified(Reverse.accumulating(primal, wrt, rules))));
        List<Var> arrays = wrt.stream().filter(v -> !v.type().isFloating()).toList();
        return Split.of(joint, primal.parameters().size(), arrays);
    }

    /** From the arguments and tangents of {@link #wrt} to the value and its tangent. */
    Function pushforward() {
        Aliases aliases = Aliases.of(primal);
        return simplified(Forward.of(primal, wrt, Activity.of(primal, aliases, wrt), rules));
    }

    /** Forward over reverse: from the arguments and tangents to the tangents of the cotangents. */
    Function hessianVectorProduct() {
        Function gradient = gradient();
        List<Var> of = new ArrayList<>();
        for (Var v : wrt) of.add(gradient.parameters().get(primal.parameters().indexOf(v)));
        Aliases aliases = Aliases.of(gradient);
        Activity activity = Activity.of(gradient, aliases, of);
        Fence.checkSecondOrder(gradient, aliases, activity, rules, knowledge);
        Function both = Forward.of(gradient, of, activity, rules);
        int n = gradient.results().size();
        List<Atom> tangents = ((Terminator.Yield) both.body().end()).values().subList(n, 2 * n);
        Block body = new Block(both.body().lines(), new Terminator.Yield(tangents));
        return Simplify.simplify(
                new Function(both.name(), both.parameters(), both.results().subList(n, 2 * n), body));
    }
}
