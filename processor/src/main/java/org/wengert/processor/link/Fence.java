package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.rules.RuleBook;

/**
 * Refuses what would make a derivative silently wrong: a value that depends on the parameters goes to code that is not in
 * sight, or a number comes back from such a value by a way that has no derivative.
 */
public final class Fence {
    /** What the front end knows of methods. */
    public interface Knowledge {
        boolean takesAnything(Callee callee);

        boolean isPrivate(Callee callee);

        String describe(Callee callee);

        Optional<Refusal> refusalOf(Callee callee);

        /** Whether a call only makes an exception. */
        boolean makesThrowable(Callee callee);

        /** Whether a member is a variable of the whole program. */
        boolean isVariable(Callee callee);
    }

    /** What is differentiated without a rule. */
    private static final Set<Operation> WITHOUT_RULE = Set.of(Basic.SELECT, Basic.SCALE, Basic.QUOTIENT, Basic.LIKE);

    private final String method;
    private final Function function;
    private final Aliases aliases;
    private final Activity activity;
    private final RuleBook rules;
    private final Knowledge knowledge;
    private final boolean isGradient;
    private final Map<String, Fence> others;
    /** Objects made with values that depend on the parameters, in all functions. */
    private final Set<Object> tainted;

    private boolean changed;

    private Fence(
            String method,
            Instance instance,
            RuleBook rules,
            Knowledge knowledge,
            boolean isGradient,
            Map<String, Fence> others,
            Set<Object> tainted) {
        this.method = method;
        this.isGradient = isGradient;
        this.function = instance.function();
        this.aliases = Aliases.of(function);
        this.activity = instance.activity(function, aliases);
        this.rules = rules;
        this.knowledge = knowledge;
        this.others = others;
        this.tainted = tainted;
    }

    /**
     * Checks a program.
     *
     * @param objects parameters of its main function that lead to values which are differentiated with respect to
     * @throws Refusal at the first place that cannot be differentiated
     */
    public static void check(Instances program, List<Var> objects, RuleBook rules, Knowledge knowledge) {
        check(program, objects, rules, knowledge, false);
    }

    /**
     * Checks the gradient of a function that is known to be fine: what its rules have brought into it must have derivatives too.
     *
     * @throws Refusal at the first place that has no second derivative
     */
    public static void checkSecondOrder(Instances gradient, RuleBook rules, Knowledge knowledge) {
        check(gradient, List.of(), rules, knowledge, true);
    }

    private static void check(
            Instances program, List<Var> objects, RuleBook rules, Knowledge knowledge, boolean isGradient) {
        String method = program.main().function().name();
        Map<String, Fence> others = new LinkedHashMap<>();
        Set<Object> tainted = Walk.identitySet();
        List<Fence> all = new ArrayList<>();
        Fence main = new Fence(method, program.main(), rules, knowledge, isGradient, others, tainted);
        main.taint(objects);
        all.add(main);
        program.functions().forEach((name, instance) -> {
            Fence fence = new Fence(method, instance, rules, knowledge, isGradient, others, tainted);
            others.put(name, fence);
            all.add(fence);
        });
        boolean changed;
        do {
            changed = false;
            for (Fence fence : all) {
                fence.changed = false;
                Walk.lines(fence.function.body(), fence::taint);
                changed |= fence.changed;
            }
        } while (changed);
        // Where other code gets an object is the reason why it cannot be overwritten elsewhere.
        for (Fence fence : all) Walk.lines(fence.function.body(), fence::checkObjects);
        for (Fence fence : all) Walk.lines(fence.function.body(), fence::check);
    }

    private void taint(List<Var> objects) {
        tainted.addAll(objects);
        for (Var v : objects) if (v.type() instanceof Type.ArrayOf) tainted.add(aliases.of(v));
    }

    /** Whether a value depends on the parameters, be it a number or an object made with one. */
    private boolean depends(Atom a) {
        return activity.isVaried(a) || isTainted(a);
    }

    private boolean isTainted(Atom a) {
        if (!(a instanceof Var v)) return false;
        return tainted.contains(v) || v.type() instanceof Type.ArrayOf && tainted.contains(aliases.of(v));
    }

    /** Whether a value is made with one that depends on the parameters, and says nothing of derivatives. */
    private boolean isLost(Atom a) {
        return isTainted(a) && !a.type().holdsFloating();
    }

    private static boolean isObject(Type type) {
        return type instanceof Type.Reference
                || type instanceof Type.ArrayOf a && !a.holdsFloating() && isObject(a.element())
                || type instanceof Type.Tape t && isObject(t.element());
    }

    private void taint(Line line) {
        if (line instanceof Line.Store l && isObject(l.array().type()) && depends(l.value())) {
            changed |= tainted.add(l.array().type() instanceof Type.Tape ? l.array() : aliases.of(l.array()));
        }
        if (line instanceof Line.Put l && isObject(l.slot().type()) && depends(l.value()))
            changed |= tainted.add(l.slot());
        if (line instanceof Line.Get l && tainted.contains(l.slot())) changed |= tainted.add(l.result());
        if (line instanceof Line.Let l
                && l.result().type() instanceof Type.Primitive
                && !l.result().type().isFloating()
                && l.operation() != Basic.STOP) {
            boolean bits = l.operation() instanceof Operation.Apply a
                    && isOfBits(a.callee())
                    && l.arguments().stream().anyMatch(this::depends);
            boolean number =
                    l.result().type() != Type.BOOLEAN && l.arguments().stream().anyMatch(this::isTainted);
            if (bits || number) changed |= tainted.add(l.result());
        }
        if (line instanceof Line.Let l && l.operation() == Basic.STOP) return;
        if (line instanceof Line.Call l
                && isOfBits(l.callee())
                && l.arguments().stream().anyMatch(this::depends)) {
            for (Var v : l.results()) changed |= tainted.add(v);
        }
        if (line instanceof Line.Call c && c.callee().kind() == Callee.Kind.LOCAL)
            taintThrough(c, others.get(c.callee().function()));
        boolean any = line.reads().stream().anyMatch(this::depends);
        boolean merge = !line.blocks().isEmpty() && !tainted.isEmpty();
        if (!any && !merge || line instanceof Line.Call c && isConstant(c)) return;
        for (Var v : defined(line)) if (isObject(v.type())) changed |= tainted.add(v);
    }

    /** What is known of objects in a function that is called, and here. */
    private void taintThrough(Line.Call call, Fence callee) {
        for (int i = 0; i < call.arguments().size(); i++)
            link(call.arguments().get(i), callee.function.parameters().get(i), callee);
        int results = Math.min(call.results().size(), call.callee().results().size());
        for (int i = 0; i < results; i++)
            link(call.results().get(i), callee.function.outputs().get(i), callee);
    }

    private void link(Atom here, Atom there, Fence callee) {
        if (here.type().isFloating() || here.type().holdsFloating()) return;
        if (isObject(there.type()) ? depends(here) : isTainted(here)) callee.taint(there);
        if (callee.isTainted(there)) taint(here);
    }

    private void taint(Atom a) {
        if (!(a instanceof Var v)) return;
        changed |= tainted.add(v);
        if (v.type() instanceof Type.ArrayOf) changed |= tainted.add(aliases.of(v));
    }

    /** Whether an integer is made from a number other than by rounding or comparing. */
    private static boolean isOfBits(Callee callee) {
        String name = callee.name();
        return name.endsWith("Bits") || name.endsWith("ashCode") || name.equals("floatToFloat16");
    }

    private boolean isConstant(Line.Call c) {
        return knowledge.takesAnything(c.callee())
                && !isObject(
                        c.results().isEmpty() ? Type.INT : c.results().get(0).type());
    }

    private static List<Var> defined(Line line) {
        List<Var> all = new ArrayList<>(line.results());
        all.addAll(line.inner());
        return all;
    }

    private void checkObjects(Line line) {
        if (line instanceof Line.Call l
                && l.rule() == null
                && l.arguments().stream().anyMatch(a -> Type.isHolder(a.type()))) call(l);
    }

    private void check(Line line) {
        if (line instanceof Line.Let l) let(l);
        else if (line instanceof Line.Call l) call(l);
        else if (line instanceof Line.Load l && l.result().type().holdsFloating() && isLost(l.array()))
            throw lost("an array of objects", l.at());
        else if (line instanceof Line.Store l) written(aliases.of(l.array()), activity.isVaried(l.value()), l.at());
        else if (line instanceof Line.Acc l) written(aliases.of(l.array()), activity.isVaried(l.value()), l.at());
    }

    private void overwritten(Line.Call l, Atom a) {
        if (Type.isHolder(a.type()) && activity.isVaried(a) && aliases.of(a).isLent())
            throw new Refusal(Problem.FOREIGN_OBJECT, l.at(), knowledge.describe(l.callee()), nameOf(a));
    }

    /** An array of other code has no shadow that this code would know of. */
    private void written(Aliases.Node array, boolean depends, Position at) {
        if (depends && array.isLent()) throw new Refusal(Problem.FOREIGN_ARRAY, at);
    }

    private void let(Line.Let l) {
        boolean numbers = l.result().type().isFloating() || l.result().type().holdsFloating();
        if (numbers && l.arguments().stream().anyMatch(this::isLost)) {
            throw lost(describe(l.operation()), l.at());
        }
        if (!l.result().type().isFloating() || !activity.isActive(l.result())) return;
        boolean known = WITHOUT_RULE.contains(l.operation())
                || l.operation() instanceof Operation.Cast
                || rules.ruleFor(l.operation()).isPresent();
        if (!known) refuse(describe(l.operation()), l.arguments(), l.at());
    }

    private String describe(Operation operation) {
        if (operation instanceof Operation.Cast c) return "a cast to " + c.to();
        return operation instanceof Operation.Apply a ? knowledge.describe(a.callee()) : operation.toString();
    }

    private void call(Line.Call l) {
        if (l.rule() != null || l.callee().summary() != null) {
            for (Atom a : l.overwritten()) overwritten(l, a);
            for (Aliases.Node node : aliases.written(l)) written(node, activity.isVaried(node), l.at());
        }
        if (others.containsKey(l.callee().function())) return;
        if (isGradient && isPlain(l)) {
            reach(l);
            return;
        }
        boolean given = l.arguments().stream().anyMatch(this::depends);
        boolean fine = knowledge.takesAnything(l.callee()) || Risks.isUnchecked(l.callee());
        if (given && l.rule() != null) {
            ruled(l);
        } else if (given && !fine) {
            Type result = l.callee().result();
            if (result != null && result.isFloating() && l.arguments().stream().anyMatch(this::isTainted)) {
                throw lost(knowledge.describe(l.callee()), l.at());
            }
            Optional<Refusal> reason = knowledge.refusalOf(l.callee());
            if (reason.isPresent()) throw new Refusal(reason.get().diagnostic().orAt(l.at()));
            refuse(knowledge.describe(l.callee()), l.arguments(), l.at());
        }
        reach(l);
        if (l.rule() instanceof Rule.Hook h)
            Walk.lines(h.onCotangent().body(), inside -> {
                if (inside instanceof Line.Call c) reach(c);
            });
    }

    private String describe(Callee callee) {
        String name = knowledge.describe(callee);
        return callee.caught().isEmpty()
                ? name
                : name + " in a try that catches its exceptions (test its arguments before the call instead)";
    }

    /** Whether it is known what a method does, as its body has been seen, and no number that it gives or writes carries a derivative. */
    private boolean isPlain(Line.Call l) {
        return l.rule() == null
                && l.callee().summary() != null
                && l.arguments().stream().noneMatch(this::isTainted)
                && l.results().stream().noneMatch(activity::isActive)
                && aliases.written(l).stream().noneMatch(activity::isActive);
    }

    /** Generated code cannot call what is private. */
    private void reach(Line.Call l) {
        if (!knowledge.isPrivate(l.callee())) return;
        knowledge.refusalOf(l.callee()).ifPresent(reason -> {
            throw reason;
        });
        throw new Refusal(
                Problem.PRIVATE_MEMBER,
                l.at(),
                "the companion of method " + method,
                l.callee().name());
    }

    /** A rule speaks of some of the arguments only. */
    private void ruled(Line.Call l) {
        if (l.rule() instanceof Rule.Constant || l.rule() instanceof Rule.Hook) return;
        if (!l.callee().caught().isEmpty() && !l.overwritten().isEmpty()) {
            String what = "a call that overwrites its arguments, and whose exceptions are caught,";
            throw new Refusal(Problem.UNSUPPORTED, l.at(), what);
        }
        if (l.rule() instanceof Rule.None) refuse(describe(l.callee()), l.arguments(), l.at());
        for (Atom a : l.arguments()) {
            if (isTainted(a)) throw lost(knowledge.describe(l.callee()), l.at());
            if (depends(a) && !l.inputs().contains(a) && !l.overwritten().contains(a)) {
                if (isGradient) refuse(knowledge.describe(l.callee()), l.arguments(), l.at());
                throw new Refusal(Problem.RULE_ARGUMENT, l.at(), knowledge.describe(l.callee()), nameOf(a));
            }
        }
    }

    private Refusal lost(String what, Position at) {
        return new Refusal(isGradient ? Problem.NO_SECOND_DERIVATIVE : Problem.DERIVATIVE_LOST, at, what);
    }

    private static String nameOf(Atom a) {
        return a instanceof Var v && !v.name().isEmpty() ? v.name() : "an argument";
    }

    private void refuse(String what, List<Atom> arguments, Position at) {
        if (isGradient) throw new Refusal(Problem.NO_SECOND_DERIVATIVE, at, what);
        String value = arguments.stream()
                .filter(this::depends)
                .map(a -> ((Var) a).name())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("it is given");
        throw new Refusal(Problem.NO_DERIVATIVE_RULE, at, what, value);
    }
}
