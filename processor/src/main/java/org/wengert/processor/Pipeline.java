package org.wengert.processor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Boundary;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Presence;
import org.wengert.processor.analysis.Specialiser;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Holders;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Assembler;
import org.wengert.processor.link.Exceptions;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.Linker;
import org.wengert.processor.link.PlainCalls;
import org.wengert.processor.link.Repeatable;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.rules.Ruling;
import org.wengert.processor.shape.Shape;
import org.wengert.processor.simplify.Dissolution;
import org.wengert.processor.simplify.Likenesses;
import org.wengert.processor.simplify.Promotion;
import org.wengert.processor.transform.Contents;
import org.wengert.processor.transform.Hooks;
import org.wengert.processor.transform.Lanes;
import org.wengert.processor.transform.Pushforwards;
import org.wengert.processor.transform.Reverse;
import org.wengert.processor.transform.Split;

/**
 * The way from a lowered method to its derivatives. Each stage takes what the one before gives.
 *
 * @param wrt the main function's parameters with respect to which it is differentiated
 * @param written which arrays of which of its parameters the method writes to
 * @param facade how the main function's parameters are spread, and its result
 * @param program the method with what it calls
 * @param linked the program as the user wrote it
 * @param primal the program with what is known of its activity
 * @param reverse reverse mode of the main function
 * @param frames what that calls
 * @param joints those of these that run both sweeps at once
 * @param valued the program without derivatives, where these can run it again
 * @param forward forward mode of the main function
 * @param pushforwards what that calls
 * @param effects what it does that may be noticed or be something else when it runs again; null where there is nothing of that
 * @param isFunction whether it only computes, from what it is given, a result of its own
 * @param hook a call through which only cotangents go: then there is no forward mode and no second order; null where there is none
 * @param object a variable that stands for an object of a library: then there is no second order; null where there is none
 * @param hasPullbacks whether it calls what has a hand-written pullback
 * @param taken names that further functions may not have
 */
record Pipeline(
        List<Var> wrt,
        Map<Integer, BitSet> written,
        Facade facade,
        RuleBook rules,
        Fence.Knowledge knowledge,
        Exceptions.Knowledge exceptions,
        Program program,
        Assembler.Linked linked,
        Instances primal,
        Reverse reverse,
        Functions frames,
        Joints joints,
        Valued valued,
        Pushforwards forward,
        Functions pushforwards,
        @Nullable Effects effects,
        boolean isFunction,
        Line.@Nullable Call hook,
        @Nullable Var object,
        Linker linker,
        boolean hasPullbacks,
        Set<String> taken) {

    /** Links and checks a lowered method. */
    static Pipeline of(
            Function lowered,
            Callee method,
            Facade facade,
            Linker linker,
            Exceptions.Knowledge exceptions,
            RuleBook rules,
            Fence.Knowledge knowledge,
            Repeatable repeatable,
            int checkpoints,
            Set<String> taken) {
        Function main =
                linker.link(Functions.checked(lowered), facade.layouts(), facade.resultLayouts(), facade.resultAt());
        Prepared prepared =
                Prepared.of(main, method, linker, exceptions, rules, knowledge, repeatable::is, checkpoints, taken);
        Function body = prepared.program().main();
        List<Var> parameters = body.parameters();
        List<Var> chosen = facade.carriers().stream().map(parameters::get).toList();
        List<Var> objects = facade.objects().stream()
                .map(parameters::get)
                .filter(v -> !Type.isHolder(v.type()))
                .toList();
        Instances instances = Specialiser.specialise(prepared.program(), Boundary.of(body, chosen));
        Fence.check(instances, objects, rules, knowledge);
        Instances called = PlainCalls.restore(instances, prepared.linked().methods(), knowledge::isPrivate);
        Reverse reverse = new Reverse(called, rules, taken);
        Pushforwards forward = new Pushforwards(called, rules, taken);
        Functions frames = Functions.of(reverse.functions(), reverse.origins());
        Line.Call hook = Hooks.findOneWay(called).orElse(null);
        Joints joints = hook == null ? Joints.of(frames, taken) : Joints.NONE;
        boolean isRepeatable = Repetition.isPossible(prepared.program(), repeatable::is);
        Valued valued = prepared.isFunction() && !joints.isEmpty()
                ? Valued.of(prepared.program(), prepared.linked().methods(), knowledge::isPrivate, frames.all())
                : Valued.NONE;
        return new Pipeline(
                chosen,
                prepared.written(),
                facade,
                rules,
                knowledge,
                exceptions,
                prepared.program(),
                prepared.linked(),
                instances,
                reverse,
                frames,
                joints,
                valued,
                forward,
                hook == null ? Functions.of(forward.functions(), forward.origins()) : Functions.NONE,
                isRepeatable ? null : new Effects(called, repeatable::is),
                prepared.isFunction(),
                hook,
                Contents.find(called),
                linker,
                hasPullbacks(called),
                taken);
    }

    private static boolean hasPullbacks(Instances program) {
        boolean[] any = {false};
        Consumer<Line> look = line -> any[0] |= line instanceof Line.Call c && c.rule() instanceof Rule.Pullback;
        Walk.lines(program.main().function().body(), look);
        program.functions().values().forEach(f -> Walk.lines(f.function().body(), look));
        return any[0];
    }

    /** From the arguments to the cotangents, of a function with a scalar result. */
    Function gradient() {
        return last(joints.apply(frames.finished(facade.gradient(seeded(reverse, false), written, false))));
    }

    /** From the arguments to the value and the cotangents. */
    Function valueAndGradient() {
        return last(joints.apply(frames.finished(facade.gradient(seeded(reverse, true), written, true))));
    }

    /** What is left to do for a function that is not differentiated any more. */
    static Function last(Function f) {
        return Functions.checked(Shape.of(Likenesses.forget(f)));
    }

    /** Both sweeps of the main function with the seed 1. */
    private Function seeded(Reverse reverse, boolean withValue) {
        Function joint = reverse.main(wrt, false);
        Line.Turn turn = joint.turns().get(0);
        Rewriter seeded = new Rewriter() {
            @Override
            public Line turn(Line.Turn l) {
                return new Line.Turn(List.of(), List.of(), l.at());
            }
        };
        Type type = turn.taken().get(0).type();
        seeded.replace(turn.taken().get(0), Constant.number(type, 1));
        Builder out = new Builder();
        seeded.lines(joint.body(), out);
        List<Atom> values = withValue ? seeded.atoms(turn.given()) : List.of();
        List<Atom> all = Port.concat(values, seeded.atoms(joint.body().end().reads()));
        List<Type> results = Port.concat(values.stream().map(Atom::type).toList(), joint.results());
        return new Function(joint.name(), joint.parameters(), results, out.end(new Terminator.Yield(all)));
    }

    /** Both sweeps, to be run apart. */
    Split pullback() {
        Function sweeps = reverse.main(wrt, true);
        Function again = valued.again(sweeps);
        Function joint = again == null ? null : joints.apply(frames.finished(facade.reverse(again, written)));
        if (joint == null || Joints.hasPhases(joint)) joint = frames.finished(facade.reverse(sweeps, written));
        Function whole = last(joint);
        return Split.of(whole, facade.shapes(whole));
    }

    /** Whether a parameter of the user's method is an array that may be null although there is a value. */
    boolean isOptional(int parameter) {
        Function main = program.main();
        return facade.carriersOf(parameter).stream()
                .anyMatch(place -> Presence.isOptional(main, main.parameters().get(place)));
    }

    /** From the value to one that shares no storage with it; null where that is the emitter's. */
    @Nullable
    Function copier() {
        return facade.hasCopier() ? Functions.simplified(Contents.taken(facade.copier())) : null;
    }

    /** From the arguments and tangents of {@link #wrt} to the value and its tangent; null where there is no forward mode. */
    @Nullable
    Function pushforward() {
        return hook != null ? null : last(pushforwards.finished(facade.pushforward(forward.main(wrt), written)));
    }

    /**
     * From the arguments to the rows of a Jacobian, of which each has a cotangent for each of {@link #wrt}: one forward sweep, and the reverse
     * sweeps in one; null unless the method gives an array of a few numbers, whose number is known.
     */
    @Nullable
    Function rows(int most) {
        if (hook != null || !program.functions().isEmpty()) return null;
        Function numbers = Functions.checked(Dissolution.ofResult(program.main()));
        boolean apart = numbers.results().stream().allMatch(Type::isFloating);
        if (!apart || numbers.results().isEmpty() || numbers.results().size() > most) return null;
        Program program = new Program(numbers, Map.of());
        Instances instances = Specialiser.specialise(program, Boundary.of(numbers, wrt));
        Function joint = new Reverse(
                        PlainCalls.restore(instances, linked.methods(), knowledge::isPrivate), rules, taken)
                .main(wrt, false);
        Function rows = Lanes.units(joint, joint.turns().get(0).taken());
        if (rows == null) return null;
        return last(Functions.NONE.finished(
                facade.rows(Functions.checked(rows), written, numbers.results().size())));
    }

    /** Forward over reverse: from the arguments and tangents to the tangents of the cotangents. */
    SecondOrder hessianVectorProduct() {
        if (object != null)
            throw new Refusal(
                    Problem.NO_SECOND_DERIVATIVE, Position.NONE, "objects of class " + Holders.contentOf(object));
        if (hook != null) throw new Refusal(Problem.NO_SECOND_DERIVATIVE, hook.at(), "a hook");
        Reverse reverse = hasPullbacks ? this.reverse.smooth(taken) : this.reverse;
        Functions frames = hasPullbacks ? withRules(reverse) : this.frames.with(joints.functions());
        Function gradient = frames.finished(seeded(reverse, false));
        if (!hasPullbacks && effects == null) gradient = joints.apply(gradient);
        if (hasPullbacks) gradient = frames.finished(withRules(gradient));
        List<Var> of = new ArrayList<>();
        for (Var v : wrt) of.add(gradient.parameters().get(reverse.parameters().indexOf(v)));
        Program program = new Program(gradient, frames.all());
        Instances instances = Specialiser.specialise(program, Boundary.of(gradient, of));
        Fence.checkSecondOrder(instances, rules, knowledge);
        boolean isRecorded = effects != null && effects.obstacle().isEmpty();
        Once once = isRecorded ? Once.of(effects.madeOnce()).among(instances) : Once.NONE;
        Pushforwards second = new Pushforwards(instances, rules, taken, once.functions());
        Once recorder = once.renamed(second.names());
        Map<String, String> origins = new LinkedHashMap<>();
        second.origins()
                .forEach((name, frame) -> origins.put(name, frames.origins().get(frame)));
        Functions called = Functions.of(recorder.taking(second.functions()), origins);
        Function both = second.main(of);
        int n = gradient.results().size();
        List<Atom> tangents = both.body().end().reads().subList(n, 2 * n);
        Function product = new Function(
                both.name(),
                both.parameters(),
                gradient.results(),
                new Builder().addAll(both.body().lines()).end(new Terminator.Yield(tangents)));
        if (!isRecorded) return new SecondOrder(finished(product, called), null, called);
        Function recorded = finished(recorder.making(product), called);
        boolean isShared = recorder.functions().isEmpty();
        return new SecondOrder(isShared ? finished(product, called) : recorded, recorded, called);
    }

    private Function finished(Function product, Functions called) {
        return last(called.finished(facade.hessianVectorProduct(product, written)));
    }

    private Functions withRules(Reverse smooth) {
        Map<String, Function> functions = new LinkedHashMap<>(smooth.functions());
        functions.replaceAll((name, f) -> withRules(f));
        return Functions.of(functions, smooth.origins());
    }

    /** A function of the reverse sweep with the bodies of the rules whose methods it calls. */
    private Function withRules(Function f) {
        Function linked = Functions.checked(Ruling.resolve(linker.linkRules(f), rules));
        Function resolved = Functions.checked(Exceptions.resolve(linked, this.linked.knowing(exceptions)));
        return (f.turns().isEmpty() ? Promotion.simplify(resolved) : resolved).withSharing(f.sharing());
    }

    /** The checked exceptions that a function declares, as the user's method that it comes from does. */
    List<String> thrownBy(Functions among, String function) {
        Callee method = linked.origins().get(among.origins().get(function));
        return method == null ? List.of() : exceptions.thrownBy(method);
    }
}
