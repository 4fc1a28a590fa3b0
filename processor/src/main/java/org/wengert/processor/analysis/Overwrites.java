package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Answers one question: may a later store change what is at this place of an array? A needless yes costs memory only. */
public final class Overwrites {
    private record Write(Line line, Atom array) {}

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
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Store l) result.writes.add(new Write(l, l.array()));
            else if (line instanceof Line.Acc l) result.writes.add(new Write(l, l.array()));
            else if (line instanceof Line.Fill l) result.writes.add(new Write(l, l.array()));
            else if (line instanceof Line.AddAll l) result.writes.add(new Write(l, l.into()));
            else if (line instanceof Line.Call l) result.calls.add(l);
        });
        return result;
    }

    /** Whether an element of {@code array}, read or written by {@code access}, may be another at the end of the function. */
    public boolean mayChangeAfter(Line access, Atom array) {
        Aliases.Node node = aliases.of(array);
        if (node.isForeign()) {
            for (Line call : calls) if (mayFollow(access, new Write(call, array), array)) return true;
        }
        for (Write write : writes) {
            if (write.line != access || isInLoop(access)) {
                if (hits(node, write) && mayFollow(access, write, array) && !isOfANewArray(write.array, array))
                    return true;
            }
        }
        return false;
    }

    private boolean isInLoop(Line line) {
        return !places.of(line).loops().isEmpty();
    }

    private boolean hits(Aliases.Node node, Write write) {
        Aliases.Node n = aliases.of(write.array);
        if (write.line instanceof Line.Store || write.line instanceof Line.Acc) return n == node;
        for (Type t = write.array.type(); t instanceof Type.ArrayOf; t = t.element()) {
            if (n == node) return true;
            n = n.element();
        }
        return false;
    }

    /** Later in the text, or again in a loop around both; of an array made in a loop, only inside of that. */
    private boolean mayFollow(Line access, Write by, Atom array) {
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
    private boolean isOfANewArray(Atom written, Atom array) {
        return written instanceof Var w
                && array instanceof Var a
                && a != w
                && isNew(w)
                && places.of(a).order() < places.of(w).order();
    }
}
