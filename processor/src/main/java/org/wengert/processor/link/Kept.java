package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** Which methods are not put in the place of their calls: those that call themselves, and large ones that are called in several places. */
final class Kept {
    /**
     * What is known of a method.
     *
     * @param lines its own lines
     * @param calls the calls in it of methods that have bodies
     * @param plain whether nothing that it takes or gives can be taken apart
     */
    private record Known(int lines, List<Callee> calls, boolean plain) {}

    private static final int MANY = 1_000_000;

    private final World world;
    private final Predicate<Callee> hasRule;
    private final int mostLines;
    private final Map<Callee, Optional<Known>> known = new LinkedHashMap<>();
    private final Map<Callee, Integer> sites = new LinkedHashMap<>();
    private final Map<Callee, Integer> sizes = new LinkedHashMap<>();

    Kept(World world, Predicate<Callee> hasRule, int mostLines) {
        this.world = world;
        this.hasRule = hasRule;
        this.mostLines = mostLines;
    }

    /** Looks at all that a function calls. */
    void reach(Function function) {
        calls(function);
    }

    private Known calls(Function f) {
        int[] lines = {0};
        List<Callee> calls = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            lines[0]++;
            if (line instanceof Line.Call c && (isMethod(c.callee()) || isClosure(c.callee()))) calls.add(c.callee());
        });
        calls.removeIf(c -> known(c).isEmpty());
        for (Callee c : calls) sites.merge(c, 1, Integer::sum);
        return new Known(lines[0], calls, isPlain(f));
    }

    private boolean isPlain(Function f) {
        return f.parameters().stream().noneMatch(p -> mayBeTakenApart(p.type()))
                && f.results().stream().noneMatch(this::mayBeTakenApart);
    }

    private boolean mayBeTakenApart(Type type) {
        if (type instanceof Type.ArrayOf a) return mayBeTakenApart(a.element());
        boolean closed = type instanceof Type.Reference r && !world.choices(r).isEmpty();
        return closed || world.mayBeKnown(type);
    }

    private static boolean isMethod(Callee callee) {
        return callee.kind() == Callee.Kind.STATIC || callee.kind() == Callee.Kind.INSTANCE;
    }

    private static boolean isClosure(Callee callee) {
        return callee.kind() == Callee.Kind.CLOSURE;
    }

    private Optional<Known> known(Callee callee) {
        Optional<Known> before = known.get(callee);
        if (before != null) return before;
        // It may call itself: then this is what is known of it meanwhile.
        known.put(callee, Optional.of(new Known(0, List.of(), false)));
        Optional<Known> found = bodyOf(callee).map(this::calls);
        known.put(callee, found);
        return found;
    }

    private Optional<Function> bodyOf(Callee callee) {
        if (hasRule.test(callee) || !isClosure(callee) && !world.isFixed(callee)) return Optional.empty();
        try {
            return world.bodyOf(callee);
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    boolean keeps(Callee callee) {
        Optional<Known> method = known.getOrDefault(callee, Optional.empty());
        if (method.isEmpty() || !method.get().plain || !isMethod(callee)) return false;
        if (mostLines == 0 || isRecursive(callee)) return true;
        return sites.getOrDefault(callee, 0) > 1 && size(callee, new HashSet<>()) > mostLines;
    }

    private boolean isRecursive(Callee callee) {
        Set<Callee> seen = new HashSet<>();
        List<Callee> open = new ArrayList<>(List.of(callee));
        while (!open.isEmpty()) {
            for (Callee called : callsOf(open.remove(open.size() - 1))) {
                if (called.equals(callee)) return true;
                if (seen.add(called)) open.add(called);
            }
        }
        return false;
    }

    private List<Callee> callsOf(Callee callee) {
        return known.getOrDefault(callee, Optional.empty()).map(Known::calls).orElse(List.of());
    }

    /** The lines of a method with those of all it calls. */
    private int size(Callee callee, Set<Callee> around) {
        Integer before = sizes.get(callee);
        if (before != null) return before;
        if (!around.add(callee)) return MANY;
        int size = known.get(callee).map(Known::lines).orElse(0);
        for (Callee called : callsOf(callee)) size = Math.min(MANY, size + size(called, around));
        around.remove(callee);
        sizes.put(callee, size);
        return size;
    }
}
