package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Answers one question: may a later store change what is at this place of an array? A needless yes costs memory only. */
public final class Overwrites {
    /** A line that may write to arrays of a class, and the array where it is named. */
    private record Write(
            Line line, Aliases.Node node, @Nullable Atom array) {}

    private final Aliases aliases;
    private final Places places;
    private final List<Write> writes = new ArrayList<>();
    private final List<Line> calls = new ArrayList<>();

    private Overwrites(Aliases aliases, Places places) {
        this.aliases = aliases;
        this.places = places;
    }

    public static Overwrites of(Function f, Aliases aliases, Places places) {
        Overwrites result = new Overwrites(aliases, places);
        Walk.lines(f.body(), result::note);
        return result;
    }

    private void note(Line line) {
        if (line instanceof Line.Store l) write(l, l.array());
        else if (line instanceof Line.Acc l) write(l, l.array());
        else if (line instanceof Line.Fill l) writeAll(l, l.array());
        else if (line instanceof Line.AddAll l) writeAll(l, l.into());
        else if (line instanceof Line.Call l) call(l);
    }

    private void write(Line line, Atom array) {
        writes.add(new Write(line, aliases.of(array), array));
    }

    private void writeAll(Line line, Atom array) {
        for (Aliases.Node node : aliases.levels(array)) writes.add(new Write(line, node, array));
    }

    private void call(Line.Call call) {
        if (call.rule() == null) calls.add(call);
        for (Atom a : call.overwritten()) writeAll(call, a);
        if (call.callee().summary() == null) return;
        for (Aliases.Node node : aliases.written(call)) writes.add(new Write(call, node, null));
    }

    /** Whether an element of {@code array}, read or written by {@code access}, may be another at the end of the function or later. */
    public boolean mayChangeAfter(Line access, Atom array) {
        return mayChangeAfter(access, aliases.of(array), array);
    }

    /** The same of an array of a class. */
    public boolean mayChangeAfter(Line access, Aliases.Node node) {
        return mayChangeAfter(access, node, null);
    }

    private boolean mayChangeAfter(Line access, Aliases.Node node, @Nullable Atom array) {
        if (node.isUnstable()) return true;
        if (node.isForeign()) {
            for (Line call : calls) if (mayFollow(access, new Write(call, node, null), null)) return true;
        }
        for (Write write : writes) {
            if (write.line != access || isInLoop(access)) {
                if (write.node == node && mayFollow(access, write, array) && !isOfANewArray(write.array, array))
                    return true;
            }
        }
        return false;
    }

    /** The same of an array and of all arrays in it. */
    public boolean mayChangeDeeplyAfter(Line access, Atom array) {
        if (mayChangeAfter(access, array)) return true;
        List<Aliases.Node> inside = aliases.levels(array);
        return inside.subList(1, inside.size()).stream().anyMatch(node -> mayChangeAfter(access, node));
    }

    private boolean isInLoop(Line line) {
        return !places.of(line).loops().isEmpty();
    }

    /** Later in the text, or again in a loop around both; of an array made in a loop, only inside of that. */
    private boolean mayFollow(Line access, Write by, @Nullable Atom array) {
        Line write = by.line;
        Places.Place a = places.of(access);
        Places.Place w = places.of(write);
        if (w.order() > a.order()) return true;
        // Through the same name, only the array of the present iteration can be meant.
        boolean own = array instanceof Var v
                && isNew(v)
                && (by.array == v || !aliases.of(v).isMerged());
        int lifetime = own ? places.of((Var) array).loops().size() : 0;
        int common = commonLoops(a, w);
        if (common == lifetime + 1 && isByIndex(a.loops().get(lifetime), access, write)) return false;
        return common > lifetime;
    }

    /** Whether both go to the element that the loop counts, so to another one in each iteration. */
    private static boolean isByIndex(Line.Loop loop, Line access, Line write) {
        if (loop.counted() == null) return false;
        return indexOf(access) == loop.counted().index()
                && indexOf(write) == loop.counted().index();
    }

    private static @Nullable Atom indexOf(Line line) {
        if (line instanceof Line.Load l) return l.index();
        if (line instanceof Line.Store l) return l.index();
        return line instanceof Line.Acc l ? l.index() : null;
    }

    private static int commonLoops(Places.Place a, Places.Place b) {
        int n = 0;
        while (n < a.loops().size()
                && n < b.loops().size()
                && a.loops().get(n) == b.loops().get(n)) n++;
        return n;
    }

    private boolean isNew(Var v) {
        Line line = places.of(v).line();
        return line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros;
    }

    /** A store through the very name of a new array cannot hit an array that existed before it. */
    private boolean isOfANewArray(@Nullable Atom written, @Nullable Atom array) {
        return written instanceof Var w
                && array instanceof Var a
                && a != w
                && isNew(w)
                && places.of(a).order() < places.of(w).order();
    }
}
