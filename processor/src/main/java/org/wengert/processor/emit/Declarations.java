package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.emit.Statement.Declare;
import org.wengert.processor.emit.Statement.Labelled;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.emit.Statement.When;

/** Declares each variable in the innermost block that holds all its occurrences, where it is first assigned if possible. */
final class Declarations {
    private final Locals locals;
    private final Set<Statement> declaring = Collections.newSetFromMap(new IdentityHashMap<>());

    Declarations(Locals locals) {
        this.locals = locals;
    }

    /** Whether the statement declares the variable that it assigns to. */
    boolean isDeclaration(Statement s) {
        return declaring.contains(s);
    }

    List<Statement> place(List<Statement> list) {
        return place(list, occurring(list));
    }

    private Set<Local> occurring(List<Statement> list) {
        Set<Local> all = new LinkedHashSet<>();
        for (Statement s : list) all.addAll(locals.in(s));
        return all;
    }

    private List<Statement> place(List<Statement> list, Set<Local> open) {
        List<Set<Local>> in = list.stream().map(locals::in).toList();
        Map<Local, @Nullable Statement> only = onlyOccurrences(list, in);
        Set<Local> here = new LinkedHashSet<>();
        for (Local local : open) {
            if (local.bound) continue;
            Statement statement = only.get(local);
            if (statement == null || !isInsideOneBlock(statement, local)) here.add(local);
        }
        List<Statement> placed = new ArrayList<>();
        Set<Local> declared = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Statement s = list.get(i);
            Local written = Locals.written(s);
            boolean declares = here.contains(written)
                    && !declared.contains(written)
                    && !locals.read(s).contains(written);
            for (Local local : in.get(i))
                if (here.contains(local)
                        && declared.add(local)
                        && !(declares && local == written)
                        && !isIndex(s, local)) placed.add(new Declare(local));
            Set<Local> inner = new LinkedHashSet<>(in.get(i));
            inner.retainAll(open);
            inner.removeAll(here);
            Statement done = inside(s, inner);
            if (declares) declaring.add(done);
            placed.add(done);
        }
        return placed;
    }

    /** For each variable that occurs in one of the statements alone, that statement; null for the others. */
    private static Map<Local, @Nullable Statement> onlyOccurrences(List<Statement> list, List<Set<Local>> in) {
        Map<Local, @Nullable Statement> only = new IdentityHashMap<>();
        for (int i = 0; i < in.size(); i++)
            for (Local local : in.get(i)) only.put(local, only.containsKey(local) ? null : list.get(i));
        return only;
    }

    private static boolean isIndex(Statement s, Local local) {
        return s instanceof Repeat r && r.index() == local;
    }

    private boolean isInsideOneBlock(Statement s, Local local) {
        if (locals.read(s).contains(local) || Locals.written(s) == local || isIndex(s, local)) return false;
        return s.blocks().stream().filter(b -> occurring(b).contains(local)).count() == 1;
    }

    private Statement inside(Statement s, Set<Local> open) {
        if (s instanceof When w)
            return new When(w.condition(), inner(w.then(), open), inner(w.otherwise(), open), w.line());
        if (s instanceof Labelled l) return new Labelled(l.place(), inner(l.body(), open));
        if (s instanceof Repeat r)
            return new Repeat(r.place(), r.kind(), r.line(), r.index(), r.condition(), inner(r.body(), open));
        return s;
    }

    private List<Statement> inner(List<Statement> list, Set<Local> open) {
        Set<Local> here = occurring(list);
        here.retainAll(open);
        return place(list, here);
    }
}
