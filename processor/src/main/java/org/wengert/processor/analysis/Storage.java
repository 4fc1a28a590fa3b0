package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Where the arrays that a function makes can be kept, so that its next run finds them and makes no new ones, and the frames of the
 * functions that it calls. What code that is not in sight may hold is not kept.
 */
public final class Storage {
    /** How many arrays of one line there are at a time. */
    public enum Home {
        /** One: the line runs once, or what it has made is not used any more when it runs again, and is of the same length. */
        ONE,
        /** One that may be of another length each time. */
        SIZES,
        /** One for each time that the line runs. */
        EACH,
        /** As many, each in its place of a table that keeps nothing else. */
        PLACE
    }

    private final Predicate<Type> isFrame;
    private final Aliases aliases;
    private final Places places;
    private final Map<Var, Home> homes = new IdentityHashMap<>();
    private final Map<Var, Line.Store> tables = new IdentityHashMap<>();
    private final Map<Var, Line.Store> stores = new IdentityHashMap<>();
    /** The calls of the phases of frames. */
    private final Map<Object, List<Line.Call>> calls = new IdentityHashMap<>();
    /** Variables that are used for other things than entries and phases, and than to be put into one table. */
    private final Set<Object> ambiguous = Walk.identitySet();
    /** Classes of tables, each with the line that puts references into it; of several, null. */
    private final Map<Aliases.Node, Line.@Nullable Store> fillers = new IdentityHashMap<>();
    /** All that the function knows. */
    private final List<Var> variables = new ArrayList<>();
    /** Classes of arrays that are put into slots. */
    private final Set<Object> put = Walk.identitySet();
    /** Classes of arrays that are given to code that is not in sight: it may keep them. */
    private final Set<Object> handed = Walk.identitySet();

    private Storage(Function f, boolean isHandedOut, Predicate<Type> isFrame) {
        this.isFrame = isFrame;
        this.aliases = Aliases.of(f);
        this.places = Places.of(f);
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Put p) put.add(aliases.of(p.value()));
            if (line instanceof Line.Store s && s.value().type() instanceof Type.ArrayOf) noteFiller(s);
            if (mayKeep(line)) line.reads().forEach(a -> handed.addAll(aliases.levels(a)));
            line.reads().forEach(a -> note(a, line));
            variables.addAll(line.results());
            variables.addAll(line.inner());
        });
        variables.addAll(f.parameters());
        variables.addAll(Walk.free(f.body()));
        Walk.ends(f.body(), end -> end.reads().forEach(ambiguous::add));
        if (isHandedOut) f.body().end().reads().forEach(a -> handed.addAll(aliases.levels(a)));
        Walk.lines(f.body(), this::settle);
    }

    /** Whether code that is not in sight may keep what it is given: not where it is known as a function of numbers. */
    private static boolean mayKeep(Line line) {
        if (line instanceof Line.Let l) return !(l.result().type() instanceof Type.Primitive);
        return line instanceof Line.Call c
                && c.callee().summary() == null
                && !(c.rule() instanceof Rule.Partials)
                && !(isOurs(c.callee()) && c.callee().results().isEmpty());
    }

    private static boolean isOurs(Callee callee) {
        return callee.owner().startsWith("org.wengert.support.");
    }

    /**
     * The storage of a function.
     *
     * @param isHandedOut whether its results are given to others, who keep them
     * @param isFrame whether a type is that of frames which may be kept
     */
    public static Storage of(Function f, boolean isHandedOut, Predicate<Type> isFrame) {
        return new Storage(f, isHandedOut, isFrame);
    }

    /** Where the array of a variable is kept; null where it is made anew each time. */
    public @Nullable Home homeOf(Var v) {
        return homes.get(v);
    }

    /** The line that puts the array of a variable, whose home is {@link Home#PLACE}, into its table. */
    public Line.Store placeOf(Var v) {
        return tables.get(v);
    }

    /** Whether no other variable can stand for the array. */
    public boolean isAlone(Var v) {
        return !aliases.of(v).isMerged();
    }

    /** An array may be stored to and loaded from, and put into one table; from a table of arrays nothing may be loaded. */
    private void note(Atom a, Line line) {
        boolean entry = line instanceof Line.Store s && s.array() == a
                || line instanceof Line.Load l && l.array() == a
                || line instanceof Line.Acc c && c.array() == a
                || line instanceof Line.Call call && call.callee().summary() != null && isOurs(call.callee());
        boolean kept = line instanceof Line.Store s && s.value() == a && a instanceof Var v && stores.put(v, s) == null;
        boolean runs = line instanceof Line.Call c
                && c.callee().phase() >= 0
                && c.arguments().get(0) == a;
        if (runs) calls.computeIfAbsent(a, k -> new ArrayList<>()).add((Line.Call) line);
        if (!entry && !kept && !runs) ambiguous.add(a);
        if (line instanceof Line.Load l && l.array() == a && l.result().type() instanceof Type.ArrayOf)
            ambiguous.add(a);
    }

    private void noteFiller(Line.Store store) {
        Aliases.Node table = aliases.of(store.array());
        fillers.put(table, fillers.containsKey(table) ? null : store);
    }

    private void settle(Line line) {
        boolean makes = line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros;
        if (!makes) return;
        Var v = line.results().get(0);
        if (isFrame.test(v.type())) {
            boolean isOne = places.of(line).loops().isEmpty() || isUsedAtOnce(v);
            if (!mayBeHandedOut(v)) homes.put(v, isOne ? Home.ONE : Home.EACH);
            return;
        }
        int made = line instanceof Line.New n ? n.lengths().size() : v.type().rank();
        if (!(v.type() instanceof Type.ArrayOf) || !(line instanceof Line.New) && !Type.isOfPrimitives(v.type()))
            return;
        if (isForeign(v, made)) return;
        if (line instanceof Line.New n && made > 1 && !isPlainTable(n)) return;
        boolean isDeep = !(line instanceof Line.New) && made > 1;
        List<Line.Loop> loops = places.of(line).loops();
        if (loops.isEmpty()) homes.put(v, Home.ONE);
        else if (!escapes(v)) homes.put(v, isOfOneLength(line) ? Home.ONE : Home.SIZES);
        else if (isDeep || !isInItsPlace(v, line)) homes.put(v, Home.EACH);
        else homes.put(v, Home.PLACE);
        if (homes.get(v) == Home.PLACE) tables.put(v, stores.get(v));
    }

    /** Whether the lengths are known outside of all loops. */
    private boolean isOfOneLength(Line line) {
        if (!(line instanceof Line.New)) return false;
        return line.reads().stream()
                .allMatch(a -> !(a instanceof Var v)
                        || !places.knows(v) // kept by an earlier phase
                        || places.of(v).loops().isEmpty());
    }

    /** A table of two dimensions whose rows are never exchanged. */
    private boolean isPlainTable(Line.New n) {
        Aliases.Node rows = aliases.of(n.result()).element();
        return n.result().type().rank() == 2 && !rows.isMerged() && !put.contains(rows);
    }

    /** Whether others know the array, or those in it that are made with it. */
    private boolean isForeign(Atom v, int levels) {
        Aliases.Node node = aliases.of(v);
        for (int level = 0; level < levels; level++) {
            if (node.isOutOfSight() || handed.contains(node)) return true;
            node = node.element();
        }
        return false;
    }

    private boolean isForeign(Atom array) {
        return isForeign(array, array.type().rank());
    }

    /** Whether code that is not in sight may get hold of an array that the function of a frame has made. */
    private boolean mayBeHandedOut(Var frame) {
        return calls.getOrDefault(frame, List.of()).stream()
                .anyMatch(c -> c.results().stream().anyMatch(this::isForeign)
                        || c.arguments().stream().anyMatch(a -> a.type().rank() > 1 && isForeign(a)));
    }

    /** Whether a frame is not used any more when its line runs again, nor what the function has made. */
    public boolean isUsedAtOnce(Var frame) {
        return !mayBeHandedOut(frame)
                && !ambiguous.contains(frame)
                && !stores.containsKey(frame)
                && calls.getOrDefault(frame, List.of()).stream().noneMatch(c -> mayLeaveArrays(c, frame));
    }

    /** Whether a call may leave arrays of its own elsewhere: in its results, or in arrays of arrays. */
    private boolean mayLeaveArrays(Line.Call call, Var frame) {
        List<Aliases.Node> written = aliases.written(call);
        return call.results().stream().anyMatch(v -> isKnownOtherwise(v, frame))
                || call.arguments().stream()
                        .anyMatch(a -> a.type().rank() > 1
                                && aliases.levels(a).subList(0, a.type().rank() - 1).stream()
                                        .anyMatch(written::contains));
    }

    /** Whether an array that the function of a frame has given is known by other names than those of its results, or to other frames. */
    private boolean isKnownOtherwise(Var v, Var frame) {
        Set<Object> levels = Walk.identitySet();
        levels.addAll(aliases.levels(v));
        List<Line.Call> own = calls.getOrDefault(frame, List.of());
        return levels.stream().anyMatch(put::contains)
                || variables.stream()
                        .filter(other -> own.stream().noneMatch(c -> c.results().contains(other)))
                        .anyMatch(other -> aliases.levels(other).stream().anyMatch(levels::contains))
                || calls.entrySet().stream()
                        .filter(e -> e.getKey() != frame)
                        .flatMap(e -> e.getValue().stream())
                        .flatMap(c -> c.arguments().stream())
                        .anyMatch(a -> aliases.levels(a).stream().anyMatch(levels::contains));
    }

    /** Whether the array, or one in it, may be known by another name than the variable's, or be in memory. */
    private boolean escapes(Var v) {
        return aliases.levels(v).stream().anyMatch(node -> node.isMerged() || node.isHeld() || put.contains(node));
    }

    /** Whether each time it is made it is put into another place of a blank table, which has nothing else and is not read. */
    private boolean isInItsPlace(Var v, Line made) {
        Line.Store store = stores.get(v);
        if (store == null || ambiguous.contains(v)) return false;
        if (!(store.array() instanceof Var table) || !places.knows(table)) return false;
        Line.@Nullable Loop inner = innermost(made);
        boolean follows = places.of(store).loops().equals(places.of(made).loops())
                && inner != null
                && holdsBoth(inner.body(), made, store);
        boolean byIndex = inner != null
                && inner.counted() != null
                && store.index() == inner.counted().index();
        boolean blank = places.of(table).line() instanceof Line.New n
                && !n.zeroed()
                && n.lengths().size() == 1
                && places.of(table).loops().equals(outer(made))
                && (homes.get(table) == Home.ONE || homes.get(table) == Home.PLACE);
        return follows && byIndex && blank && !ambiguous.contains(table) && fillers.get(aliases.of(table)) == store;
    }

    private Line.@Nullable Loop innermost(Line line) {
        List<Line.Loop> loops = places.of(line).loops();
        return loops.isEmpty() ? null : loops.get(loops.size() - 1);
    }

    private List<Line.Loop> outer(Line line) {
        List<Line.Loop> loops = places.of(line).loops();
        return loops.subList(0, loops.size() - 1);
    }

    private static boolean holdsBoth(Block block, Line first, Line second) {
        int i = block.lines().indexOf(first);
        return i >= 0 && block.lines().indexOf(second) > i;
    }
}
