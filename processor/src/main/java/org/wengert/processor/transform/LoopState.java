package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.Fold;

/**
 * What one iteration of a loop hands to the next, as values: what the loop carries, and what is in the arrays that it writes to. Numbers
 * that it only reads are among them, so that their cotangents are added up through all pieces of the loop as through the whole of it.
 *
 * <p>Arrays that may be one and the same are in one table, so that a copy of it keeps them so.
 */
final class LoopState {
    /** Arrays of the state of one class: carried by the loop, or of the code around it. */
    private record Group(List<Var> carried, List<Var> outer, Type type, boolean movesRows) {
        List<Var> members() {
            List<Var> all = new ArrayList<>(carried);
            all.addAll(outer);
            return all;
        }

        boolean isTable() {
            // What the loop carries may be null, which a table can hold.
            return members().size() > 1 || !carried.isEmpty();
        }

        Type packed() {
            return isTable() ? new Type.ArrayOf(type) : type;
        }
    }

    private final Line.Loop loop;
    private final Aliases aliases;
    private final Set<Aliases.Node> written = Walk.identitySet();
    private final Set<Aliases.Node> exchanged = Walk.identitySet();
    private final Set<Aliases.Node> read = Walk.identitySet();
    /** What is read not only in order to add to it. */
    private final Set<Aliases.Node> loaded = Walk.identitySet();

    private final List<Var> scalars = new ArrayList<>();
    private final List<Var> constants = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    /** Why no snapshot can be taken; null if one can. */
    private @Nullable Refusal refusal;

    LoopState(Line.Loop loop, Aliases aliases) {
        this.loop = loop;
        this.aliases = aliases;
        noteMemory();
        List<Var> arrays = new ArrayList<>();
        for (Var v : loop.carried()) (v.type() instanceof Type.ArrayOf ? arrays : scalars).add(v);
        int carried = arrays.size();
        for (Var v : free()) {
            boolean isArray = v.type() instanceof Type.ArrayOf;
            if (v.type() instanceof Type.Tape)
                refusal = shared(v, "where it keeps what a derivative needs that is taken in it");
            if (isArray && isAmong(v, written)) arrays.add(v);
            else if (v.type().isFloating()) scalars.add(v);
            else constants.add(v);
        }
        group(arrays, carried);
    }

    private List<Var> free() {
        List<Var> free = new ArrayList<>(Walk.free(loop.body()));
        free.removeAll(loop.inner());
        return free;
    }

    private void noteMemory() {
        Set<Atom> own = Walk.identitySet();
        Walk.lines(loop.body(), line -> {
            if (line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros)
                own.addAll(line.results());
            if (line instanceof Line.Acc l) read.add(aliases.of(l.array()));
            if (line instanceof Line.Load l) loaded.add(aliases.of(l.array()));
            if (line instanceof Line.Call l) for (Atom a : l.arguments()) loaded.addAll(aliases.levels(a));
        });
        read.addAll(loaded);
        Walk.lines(loop.body(), line -> {
            // What an iteration has made itself has not been there before.
            if (line instanceof Line.Store l && own.contains(l.array())) return;
            written.addAll(writtenBy(line));
            if (line instanceof Line.Store l && l.value().type() instanceof Type.ArrayOf)
                exchanged.add(aliases.of(l.array()));
            if (line instanceof Line.Call l) exchanged.addAll(aliases.written(l));
        });
    }

    private List<Aliases.Node> writtenBy(Line line) {
        if (line instanceof Line.Store l) return List.of(aliases.of(l.array()));
        if (line instanceof Line.Acc l) return List.of(aliases.of(l.array()));
        if (line instanceof Line.Fill l) return aliases.levels(l.array());
        if (line instanceof Line.AddAll l) return aliases.levels(l.into());
        return line instanceof Line.Call l ? aliases.written(l) : List.of();
    }

    private boolean isAmong(Atom array, Set<Aliases.Node> nodes) {
        return aliases.levels(array).stream().anyMatch(nodes::contains);
    }

    private void group(List<Var> arrays, int carried) {
        List<List<Var>> classes = new ArrayList<>();
        for (Var v : arrays) {
            List<Var> joined = new ArrayList<>();
            Set<Aliases.Node> own = Walk.identitySet();
            own.addAll(aliases.levels(v));
            classes.removeIf(some -> {
                boolean meets = some.stream().anyMatch(other -> isAmong(other, own));
                if (meets) joined.addAll(some);
                return meets;
            });
            joined.add(v);
            classes.add(joined);
        }
        List<Var> first = arrays.subList(0, carried);
        for (List<Var> members : classes) {
            Type type = members.get(0).type();
            for (Var v : members)
                if (!v.type().equals(type)) refusal = shared(v, "and rows of it stand in another array");
            List<Var> own = members.stream().filter(first::contains).toList();
            List<Var> outer = members.stream().filter(v -> !first.contains(v)).toList();
            boolean movesRows =
                    members.stream().anyMatch(v -> type.element() instanceof Type.ArrayOf && isAmong(v, exchanged));
            groups.add(new Group(own, outer, type, movesRows));
        }
    }

    private Refusal shared(Var v, String why) {
        String name = v.name().isEmpty() ? "an array" : "array " + v.name();
        return new Refusal(Problem.SHARED_STATE, loop.at(), "it changes " + name + ", " + why);
    }

    /**
     * Checks what stands around the loop.
     *
     * @throws Refusal if it knows by other names what the loop changes
     */
    void check(Function around) {
        if (refusal != null) throw refusal;
        Behind behind = Behind.of(loop, around);
        // The arrays that the loop carries are copies in the end, and so are rows that change their places.
        Set<Aliases.Node> moved = Walk.identitySet();
        Set<Var> theSame = Walk.identitySet();
        for (Group g : groups) {
            for (Var v : g.carried) moved.addAll(aliases.levels(v));
            List<Aliases.Node> levels = aliases.levels(g.members().get(0));
            if (g.movesRows) moved.addAll(levels.subList(1, levels.size()));
            if (g.carried.isEmpty()) theSame.addAll(g.outer);
        }
        Set<Aliases.Node> changed = Walk.identitySet();
        changed.addAll(written);
        for (Line line : behind.lines()) changed.addAll(writtenBy(line));
        moved.retainAll(changed);
        for (Var v : behind.used()) {
            if (v.type() instanceof Type.ArrayOf && !theSame.contains(v) && isAmong(v, moved))
                throw shared(v, "which is used behind it by another name than the loop's own");
        }
    }

    /** Whether numbers go from one iteration to the next. */
    boolean isOfTime() {
        return loop.carried().stream().anyMatch(LoopState::holdsNumbers) || readsWhatItWrites(v -> true);
    }

    /** Whether that is all that iterations have to do with each other: each adds something to numbers that none reads. */
    boolean isSum() {
        return loop.carried().stream().filter(LoopState::holdsNumbers).allMatch(this::isAddedTo)
                && !readsWhatItWrites(loaded::contains);
    }

    private static boolean holdsNumbers(Var v) {
        return v.type().isFloating() || v.type().holdsFloating();
    }

    private boolean readsWhatItWrites(Predicate<Aliases.Node> isRead) {
        return groups.stream()
                .flatMap(g -> g.outer.stream())
                .filter(LoopState::holdsNumbers)
                .flatMap(v -> aliases.levels(v).stream())
                .anyMatch(n -> read.contains(n) && written.contains(n) && isRead.test(n));
    }

    /** Whether iterations only add to a number. */
    private boolean isAddedTo(Var v) {
        if (!v.type().isFloating()) return false;
        Set<Atom> sums = Walk.identitySet();
        sums.add(v);
        boolean[] only = {true};
        Walk.lines(loop.body(), line -> {
            boolean adds = line instanceof Line.Let l
                    && (l.operation() == Basic.ADD || l.operation() == Basic.SUB)
                    && sums.contains(l.arguments().get(0))
                    && !sums.contains(l.arguments().get(1));
            if (adds) sums.addAll(line.results());
            else only[0] &= line.reads().stream().noneMatch(sums::contains);
        });
        int place = loop.carried().indexOf(v);
        Fold.nexts(loop.body(), next -> {
            for (int i = 0; i < next.values().size(); i++)
                only[0] &= sums.contains(next.values().get(i)) == (i == place);
        });
        return only[0];
    }

    /** What iterations use and do not change. */
    List<Var> constants() {
        return constants;
    }

    /** Variables for a state. */
    List<Var> fresh() {
        List<Var> all = new ArrayList<>();
        for (Var v : scalars) all.add(v.again());
        for (Group g : groups) {
            Var one = g.members().get(0);
            all.add(g.isTable() ? new Var(g.packed(), "states") : one.again());
        }
        return all;
    }

    List<Type> types() {
        return fresh().stream().map(Var::type).toList();
    }

    /** A state: what the variables of the loop, or of the code around it, are at the moment. */
    List<Atom> pack(java.util.function.Function<Var, Atom> now, Builder out) {
        List<Atom> all = new ArrayList<>();
        for (Var v : scalars) all.add(now.apply(v));
        for (Group g : groups) {
            List<Var> members = g.members();
            if (!g.isTable()) {
                all.add(now.apply(members.get(0)));
                continue;
            }
            Var table = out.create("states", g.packed(), List.of(Constant.of(members.size())), loop.at());
            for (int i = 0; i < members.size(); i++)
                out.store(table, Constant.of(i), now.apply(members.get(i)), loop.at());
            all.add(table);
        }
        return all;
    }

    /** What the variables are in a state. */
    Map<Var, Atom> unpack(List<? extends Atom> state, Builder out) {
        Map<Var, Atom> now = new IdentityHashMap<>();
        for (int i = 0; i < scalars.size(); i++) now.put(scalars.get(i), state.get(i));
        for (int i = 0; i < groups.size(); i++) {
            List<Var> members = groups.get(i).members();
            Atom packed = state.get(scalars.size() + i);
            if (!groups.get(i).isTable()) {
                now.put(members.get(0), packed);
                continue;
            }
            for (int k = 0; k < members.size(); k++)
                now.put(members.get(k), out.load(members.get(k).name(), packed, Constant.of(k), true, loop.at()));
        }
        return now;
    }

    /** A state whose arrays can be written to. */
    List<Atom> copy(List<? extends Atom> state, Builder out) {
        List<Atom> all = new ArrayList<>(state.subList(0, scalars.size()));
        for (Atom array : state.subList(scalars.size(), state.size()))
            all.add(out.copy(array instanceof Var v ? v.name() : "", array, loop.at()));
        return all;
    }

    /** Puts what is in the arrays of a state into those of the code around the loop, which the loop would have written to. */
    void writeBack(Map<Var, Atom> state, java.util.function.Function<Var, Atom> now, Builder out) {
        for (Group g : groups) {
            if (!g.carried.isEmpty()) continue;
            for (Var v : g.outer) writeBack(now.apply(v), state.get(v), g.movesRows, out);
        }
    }

    private void writeBack(Atom into, Atom from, boolean movesRows, Builder out) {
        Position at = loop.at();
        Var length = out.length(into, true, at);
        Var i = new Var(Type.INT, "i");
        Builder body = new Builder();
        Var entry = body.load("", from, i, true, at);
        if (entry.type() instanceof Type.ArrayOf && !movesRows)
            writeBack(body.load("", into, i, true, at), entry, false, body);
        else body.store(into, i, entry, at);
        Line.Range range = new Line.Range(i, Constant.of(0), length, 1);
        Terminator next = new Terminator.Next(List.of());
        out.add(new Line.Loop(List.of(), range, List.of(), List.of(), body.end(next), at));
    }

    /** The numbers that the loop only reads. */
    List<Var> numbers() {
        return scalars.stream().filter(v -> !loop.carried().contains(v)).toList();
    }
}
