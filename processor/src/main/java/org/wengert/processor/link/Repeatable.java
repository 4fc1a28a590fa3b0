package org.wengert.processor.link;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Walk;

/** Whether calls that are left to run time do the same when they run again, unnoticed. */
public final class Repeatable {
    /** What only reads, of objects that are not looked into; the last is whether {@code assert} is enabled. */
    private static final Set<String> READERS =
            Set.of("get", "size", "isEmpty", "length", "charAt", "ordinal", "equals", "desiredAssertionStatus");

    private final Fence.Knowledge knowledge;
    private final World world;
    private final Set<Callee> known = new HashSet<>();

    public Repeatable(Fence.Knowledge knowledge, World world) {
        this.knowledge = knowledge;
        this.world = world;
    }

    /** Whether a call only reads, or makes what is thrown; of a method of the compilation, whether its body does. */
    public boolean is(Callee callee) {
        boolean own = callee.kind() == Callee.Kind.STATIC || callee.kind() == Callee.Kind.INSTANCE;
        return isReading(callee, knowledge) || own && isOwn(callee.catching(java.util.List.of()));
    }

    private boolean isOwn(Callee callee) {
        // What a method that calls itself does is seen from the outermost of these calls.
        if (!known.add(callee)) return true;
        boolean is = world.isFixed(callee) && body(callee).map(this::does).orElse(false);
        if (!is) known.remove(callee);
        return is;
    }

    private Optional<Function> body(Callee callee) {
        try {
            return world.bodyOf(callee);
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private boolean does(Function body) {
        boolean[] does = {true};
        Walk.lines(body.body(), line -> {
            if (line instanceof Line.Call c) does[0] &= is(c.callee());
            else does[0] &= !(line instanceof Line.Store);
        });
        return does[0];
    }

    private static boolean isReading(Callee callee, Fence.Knowledge knowledge) {
        return switch (callee.kind()) {
            case FIELD, PURE_CONSTRUCTOR -> true;
            case STATIC_FIELD -> !knowledge.isVariable(callee);
            case CONSTRUCTOR ->
                knowledge.makesThrowable(callee) || callee.owner().startsWith("java.lang.");
            case STATIC ->
                callee.owner().equals("java.util.Objects")
                        || callee.owner().startsWith("org.wengert.support.")
                        || isOfNumbers(callee)
                        || callee.name().equals("toString") && callee.owner().startsWith("java.lang.");
            default -> isOfPlatform(callee.owner()) && READERS.contains(callee.name());
        };
    }

    private static boolean isOfNumbers(Callee callee) {
        boolean math = callee.owner().equals("java.lang.Math") || callee.owner().equals("java.lang.StrictMath");
        return math && !callee.name().equals("random");
    }

    /** Functions and what threads share may do or give anything; a buffer that is read goes on. */
    private static boolean isOfPlatform(String owner) {
        return owner.startsWith("java.")
                && !owner.startsWith("java.nio.")
                && !owner.startsWith("java.util.function.")
                && !owner.startsWith("java.util.concurrent.")
                && !owner.startsWith("java.lang.ThreadLocal");
    }
}
