package org.wengert.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Purity;

/**
 * What a program does that may be noticed, or may be something else, when it runs again: calls, which can be made in the first run only
 * where what they give can be kept, and what stands against that.
 */
final class Effects {
    private static final Set<String> OF_ANY_CODE = Set.of("java.lang.Runnable", "java.lang.Iterable");

    private final List<Function> functions = new ArrayList<>();
    private final Predicate<Callee> isRepeatable;

    /** @param isRepeatable whether a method of the compilation only computes, of what it is given */
    Effects(Instances program, Predicate<Callee> isRepeatable) {
        functions.add(program.main().function());
        program.functions().values().forEach(instance -> functions.add(instance.function()));
        this.isRepeatable = isRepeatable;
    }

    /** The calls that are not known to compute the same each time, of what nothing else changes. */
    List<Line.Call> madeOnce() {
        List<Line.Call> calls = new ArrayList<>();
        for (Function f : functions) {
            Walk.lines(f.body(), line -> {
                if (line instanceof Line.Call c && isMadeOnce(c)) calls.add(c);
            });
        }
        return calls;
    }

    private boolean isMadeOnce(Line.Call call) {
        Callee callee = call.callee();
        boolean isOurs = callee.owner().startsWith("org.wengert.support.");
        return switch (callee.kind()) {
            case LOCAL, DERIVED, PHASE, PURE_CONSTRUCTOR -> false;
            default -> call.rule() == null && !isOurs && !isOfNumbers(callee) && !isOfText(call) && !isOfArrays(call);
        };
    }

    private static boolean isOfNumbers(Callee callee) {
        boolean isMath =
                callee.owner().equals("java.lang.Math") || callee.owner().equals("java.lang.StrictMath");
        return isMath && !callee.name().equals("random");
    }

    /** Text of other objects is another when these have changed. */
    private static boolean isOfText(Line.Call call) {
        return Purity.isText(call.callee())
                && call.arguments().stream()
                        .allMatch(a -> !(a.type() instanceof Type.Reference r)
                                || r.name().equals("java.lang.String"));
    }

    /** What is done with arrays is done again, and arrays of others are read again, since nothing changes them. */
    private boolean isOfArrays(Line.Call call) {
        boolean any = call.results().stream().anyMatch(Effects::isArray)
                || call.arguments().stream().anyMatch(Effects::isArray);
        return any
                && (call.callee().owner().equals("java.util.Arrays")
                        || call.callee().kind().isField()
                        || isRepeatable.test(call.callee()));
    }

    private static boolean isArrayAmongObjects(Line.Let l) {
        return isArray(l.result()) && l.operation() instanceof Operation.Cast;
    }

    private static boolean isArray(Atom a) {
        return a.type() instanceof Type.ArrayOf;
    }

    /** The first line for which a later run cannot do as if it were the first one. */
    Optional<Line> obstacle() {
        boolean isOfPlatform = madeOnce().stream()
                .filter(c -> !c.callee().kind().isField() && !isRepeatable.test(c.callee()))
                .allMatch(Effects::isOfPlatform);
        return functions.stream().flatMap(f -> obstacles(f, isOfPlatform)).findFirst();
    }

    private Stream<Line> obstacles(Function f, boolean isOfPlatform) {
        Aliases aliases = Aliases.of(f);
        List<Line> found = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            boolean is = Repetition.isElsewhere(line, aliases)
                    || line instanceof Line.Let l && !isOfPlatform && isArrayAmongObjects(l)
                    || line instanceof Line.Call c && c.rule() == null && isObstacle(c, aliases, isOfPlatform);
            if (is) found.add(line);
        });
        return found.stream();
    }

    private boolean isObstacle(Line.Call call, Aliases aliases, boolean isOfPlatform) {
        boolean changesArraysOfOthers = call.results().isEmpty()
                && call.arguments().stream()
                        .anyMatch(a -> isArray(a) && aliases.of(a).isLent());
        if (isOfArrays(call))
            return call.results().stream().anyMatch(Effects::isArray) && !isOfPlatform || changesArraysOfOthers;
        if (!isMadeOnce(call)) return false;
        boolean givesArraysOfOthers = call.results().stream().anyMatch(Effects::isArray)
                && !call.callee().givesNewArrays();
        return givesArraysOfOthers || changesArrays(call);
    }

    /** Whether a call may write to arrays, or keep them. The platform's methods do neither to arrays of objects. */
    private static boolean changesArrays(Line.Call call) {
        Summary summary = call.callee().summary();
        if (summary != null) {
            List<Port> ports = Port.of(call.callee());
            for (int i = 0; i < ports.size(); i++)
                if (ports.get(i).isArray()
                        && (summary.written().get(i) || summary.foreign().get(i))) return true;
            return false;
        }
        boolean isOfPlatform = isOfPlatform(call);
        return call.arguments().stream()
                .anyMatch(a -> a.type() instanceof Type.ArrayOf array
                        && !(isOfPlatform && array.element() instanceof Type.Reference));
    }

    /** Whether code of the platform is called, which changes none of the user's arrays unless it is given them. */
    private static boolean isOfPlatform(Line.Call call) {
        String owner = call.callee().owner();
        return owner.startsWith("java.")
                && !owner.startsWith("java.nio.")
                && !owner.startsWith("java.util.function.")
                && !owner.startsWith("java.util.concurrent.")
                && !OF_ANY_CODE.contains(owner);
    }
}
