package org.wengert.processor.emit;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.emit.Statement.Attempt;
import org.wengert.processor.emit.Statement.Copy;
import org.wengert.processor.emit.Statement.Define;
import org.wengert.processor.emit.Statement.Effect;
import org.wengert.processor.emit.Statement.Filled;
import org.wengert.processor.emit.Statement.Raise;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.emit.Statement.Return;
import org.wengert.processor.emit.Statement.When;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;

/** The Java variable of each value, and where it occurs. */
final class Locals {
    private final Coalescing coalescing;
    private final Nesting nesting;
    private final Map<Var, Local> temporaries = new IdentityHashMap<>();
    private final Map<Statement, Set<Local>> occurrences = new IdentityHashMap<>();

    Locals(Coalescing coalescing, Nesting nesting) {
        this.coalescing = coalescing;
        this.nesting = nesting;
    }

    Local of(Var v) {
        Local temporary = temporaries.get(v);
        return temporary != null ? temporary : coalescing.local(v);
    }

    /** A fresh value with a variable of its own. */
    Var temporary(Local like) {
        Var saved = new Var(like.type, "");
        temporaries.put(saved, new Local(like.type, like.wish.isEmpty() ? "" : "old" + capital(like.wish), false));
        return saved;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The variables that the statement's own expressions read. */
    Set<Local> read(Statement s) {
        Set<Local> all = new LinkedHashSet<>();
        if (s instanceof Define d) read(d.line(), all);
        if (s instanceof Copy c) read(c.value(), all);
        if (s instanceof Filled f) f.values().forEach(v -> read(v, all));
        if (s instanceof Effect e) read(e.line(), all);
        if (s instanceof When w) read(w.condition().value(), all);
        if (s instanceof Return r) r.values().forEach(v -> read(v, all));
        if (s instanceof Attempt a) {
            read(a.line(), all);
            if (a.result() != null) all.add(a.result());
            all.add(a.exception());
        }
        if (s instanceof Raise r) read(r.exception(), all);
        if (s instanceof Repeat r) {
            if (r.condition() != null) read(r.condition().value(), all);
            if (r.index() != null)
                List.of(r.line().counted().from(), r.line().counted().to()).forEach(a -> read(a, all));
        }
        return all;
    }

    /** The variables that a value's expression reads. */
    Set<Local> read(Atom value) {
        Set<Local> all = new LinkedHashSet<>();
        read(value, all);
        return all;
    }

    /** The variable that the statement assigns to, or null. */
    static Local written(Statement s) {
        if (s instanceof Define d) return d.target();
        if (s instanceof Copy c) return c.target();
        return s instanceof Filled f ? f.target() : null;
    }

    /** All variables in the statement and its blocks. */
    Set<Local> in(Statement s) {
        Set<Local> known = occurrences.get(s);
        if (known != null) return known;
        Set<Local> all = read(s);
        if (written(s) != null) all.add(written(s));
        s.blocks().forEach(b -> b.forEach(inner -> all.addAll(in(inner))));
        occurrences.put(s, all);
        return all;
    }

    /** All variables that the statement and its blocks read. */
    Set<Local> readIn(Statement s) {
        Set<Local> all = read(s);
        s.blocks().forEach(b -> b.forEach(inner -> all.addAll(readIn(inner))));
        return all;
    }

    private void read(Atom atom, Set<Local> all) {
        if (!(atom instanceof Var v)) return;
        Line expression = nesting.expression(v);
        if (expression == null) all.add(of(v));
        else read(expression, all);
    }

    private void read(Line line, Set<Local> all) {
        line.reads().forEach(a -> read(a, all));
        if (nesting.isConditional(line))
            for (Block arm : line.blocks()) read(arm.end().reads().get(0), all);
    }
}
