package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** Hooks, which are of the reverse sweep alone. */
public final class Hooks {
    private Hooks() {}

    /** The first call through which only cotangents go: a hook's, or one of a rule for objects that has no pushforward. */
    public static Optional<Line.Call> findOneWay(Instances program) {
        return find(program)
                .or(() -> all(program)
                        .flatMap(f -> withoutPushforward(f).stream())
                        .findFirst());
    }

    private static Optional<Line.Call> withoutPushforward(Instance instance) {
        List<Line.Call> calls = new ArrayList<>();
        Walk.lines(instance.function().body(), line -> {
            if (line instanceof Line.Call c
                    && c.rule() instanceof Rule.Pullback p
                    && p.pushforward() == null
                    && c.outputs().stream().anyMatch(a -> Type.isHolder(a.type()))) calls.add(c);
        });
        if (calls.isEmpty()) return Optional.empty();
        Activity activity = instance.activity();
        return calls.stream()
                .filter(c -> c.inputs().stream().anyMatch(activity::isActive)
                        && c.outputs().stream().anyMatch(activity::isActive))
                .findFirst();
    }

    private static Stream<Instance> all(Instances program) {
        return Stream.concat(Stream.of(program.main()), program.functions().values().stream());
    }

    /** The first hook that a cotangent goes through. */
    public static Optional<Line.Call> find(Instances program) {
        return all(program).flatMap(f -> find(f).stream()).findFirst();
    }

    private static Optional<Line.Call> find(Instance instance) {
        List<Line.Call> hooks = new ArrayList<>();
        Walk.lines(instance.function().body(), line -> {
            if (line instanceof Line.Call c && c.rule() instanceof Rule.Hook) hooks.add(c);
        });
        if (hooks.isEmpty()) return Optional.empty();
        Activity activity = instance.activity();
        return hooks.stream()
                .filter(hook -> activity.isActive(hook.results().get(0)))
                .findFirst();
    }

    /** A function in which what is hooked goes on as it is: an array as a copy. */
    public static Function pass(Function f) {
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                if (line instanceof Line.Call l && l.rule() instanceof Rule.Hook) {
                    if (l.results().isEmpty()) return;
                    boolean isArray = l.results().get(0).type() instanceof Type.ArrayOf;
                    if (isArray)
                        out.add(new Line.Copy(
                                l.results().get(0), atom(l.arguments().get(0)), l.at()));
                    else replace(l.results().get(0), atom(l.arguments().get(0)));
                } else {
                    super.rewrite(line, out);
                }
            }
        }.function(f);
    }
}
