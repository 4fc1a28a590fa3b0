package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.wengert.processor.emit.Statement.Jump;
import org.wengert.processor.emit.Statement.Kind;
import org.wengert.processor.emit.Statement.Labelled;
import org.wengert.processor.emit.Statement.Raise;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.emit.Statement.Return;
import org.wengert.processor.emit.Statement.When;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;

/**
 * Gives statements the structure that a person would: no jump to where control goes anyway, early exits instead of nested
 * {@code else}, {@code while} where the condition comes first, labels only where Java needs them.
 */
final class Structure {
    private final boolean returnsJump;
    private final Nesting nesting;
    private final Locals locals;
    private final Homes homes;

    /** @param returnsJump whether a return leaves the method in every place; else it stands only at the end */
    Structure(boolean returnsJump, Nesting nesting, Locals locals, Homes homes) {
        this.returnsJump = returnsJump;
        this.nesting = nesting;
        this.locals = locals;
        this.homes = homes;
    }

    /** @param falls the jumps that lead where the end of the list leads */
    List<Statement> tidy(List<Statement> list, Set<Jump> falls) {
        List<Statement> done = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Statement s = list.get(i);
            boolean last = i == list.size() - 1;
            if (last && s instanceof Jump j && falls.contains(j)) break;
            Set<Jump> after = last
                    ? falls
                    : i == list.size() - 2 && list.get(i + 1) instanceof Jump j
                            ? plus(falls.contains(j) ? falls : Set.of(), j)
                            : Set.of();
            done.addAll(tidy(s, after));
            if (!done.isEmpty() && !completes(done.get(done.size() - 1))) break;
        }
        if (!done.isEmpty() && last(done) instanceof Jump j && falls.contains(j)) done.remove(done.size() - 1);
        return Peepholes.apply(done, homes, locals);
    }

    private static Set<Jump> plus(Set<Jump> some, Jump one) {
        Set<Jump> all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    private List<Statement> tidy(Statement s, Set<Jump> falls) {
        if (s instanceof When w) return when(w, falls);
        if (s instanceof Repeat r) return repeat(r, falls);
        if (s instanceof Labelled l) return labelled(l, falls);
        return List.of(s);
    }

    private List<Statement> when(When when, Set<Jump> falls) {
        List<Statement> then = tidy(when.then(), falls);
        List<Statement> otherwise = tidy(when.otherwise(), falls);
        When plain = new When(when.condition(), then, otherwise, when.line());
        if (then.isEmpty() && otherwise.isEmpty())
            return isPure(when.condition().value()) ? List.of() : List.of(plain);
        boolean thenJumps = !then.isEmpty() && !completes(last(then));
        boolean otherwiseJumps = !otherwise.isEmpty() && !completes(last(otherwise));
        if (otherwiseJumps && (!thenJumps || otherwise.size() < then.size() && !isSingle(then)))
            return followedBy(swapped(plain));
        if (thenJumps) return followedBy(plain);
        return List.of(then.isEmpty() ? swapped(plain) : plain);
    }

    private boolean isPure(Atom condition) {
        Line line = nesting.expression(condition);
        return line == null || nesting.effects(line).isPure();
    }

    private static boolean isSingle(List<Statement> list) {
        return list.size() == 1;
    }

    private static When swapped(When when) {
        return new When(when.condition().not(), when.otherwise(), when.then(), when.line());
    }

    /** Where the first arm jumps, the second one needs no {@code else}. */
    private static List<Statement> followedBy(When when) {
        List<Statement> all = new ArrayList<>();
        all.add(new When(when.condition(), when.then(), Statement.NOTHING, when.line()));
        all.addAll(when.otherwise());
        return all;
    }

    private static Statement last(List<Statement> list) {
        return list.get(list.size() - 1);
    }

    private List<Statement> labelled(Labelled labelled, Set<Jump> falls) {
        Jump exit = new Jump(labelled.place(), false);
        List<Statement> before = Peepholes.hoistDefault(labelled.body(), labelled.place(), locals);
        List<Statement> body = tidy(before, plus(falls, exit));
        if (!body.isEmpty() && last(body) instanceof Repeat r) {
            Jump direct = new Jump(r.place(), false);
            body = new ArrayList<>(body.subList(0, body.size() - 1));
            body.addAll(pattern((Repeat) last(redirect(List.of(r), j -> j.equals(exit) ? direct : j))));
        }
        Jump other = falls.stream().filter(j -> j.to().loop).findFirst().orElse(null);
        if (other != null) body = redirect(body, j -> j.equals(exit) ? other : j);
        return jumpsTo(body, exit) == 0 ? body : List.of(new Labelled(labelled.place(), body));
    }

    private List<Statement> repeat(Repeat r, Set<Jump> falls) {
        Jump exit = new Jump(r.place(), false);
        List<Statement> inner = redirect(r.body(), j -> falls.contains(j) && !j.next() && j.to().loop ? exit : j);
        List<Statement> body = tidy(inner, Set.of(new Jump(r.place(), true)));
        return pattern(new Repeat(r.place(), r.kind(), r.line(), r.index(), r.condition(), body));
    }

    /** Finds the condition of an endless loop that begins or ends with leaving it. */
    private List<Statement> pattern(Repeat r) {
        if (r.kind() != Kind.FOREVER || r.body().isEmpty()) return List.of(r);
        List<Statement> body = r.body();
        if (body.get(0) instanceof When w && leaves(w, r)) {
            return conditional(r, Kind.WHILE, w, body.subList(1, body.size()));
        }
        boolean continues = jumpsTo(body, new Jump(r.place(), true)) > 0;
        if (!continues && last(body) instanceof When w && leaves(w, r)) {
            return conditional(r, Kind.DO, w, body.subList(0, body.size() - 1));
        }
        return List.of(r);
    }

    /** Whether the loop ends where the condition holds, and what comes then may stand behind the loop. */
    private boolean leaves(When w, Repeat r) {
        if (!w.otherwise().isEmpty() || !isVariable(w.condition().value())) return false;
        Jump exit = new Jump(r.place(), false);
        int breaks = jumpsTo(r.body(), exit);
        if (w.then().size() == 1 && w.then().get(0).equals(exit)) return true;
        if (w.then().isEmpty() || completes(last(w.then())) || jumpsTo(w.then(), new Jump(r.place(), true)) > 0)
            return false;
        return last(w.then()).equals(exit) ? breaks == 1 : breaks == 0;
    }

    /** Java takes a loop with a constant condition for an endless one. */
    private boolean isVariable(Atom atom) {
        if (!(atom instanceof Var)) return false;
        Line line = nesting.expression(atom);
        if (line == null || line instanceof Line.Call) return true;
        return line.reads().stream().anyMatch(this::isVariable);
    }

    private List<Statement> conditional(Repeat r, Kind kind, When w, List<Statement> body) {
        List<Statement> all = new ArrayList<>();
        all.add(new Repeat(r.place(), kind, r.line(), null, w.condition().not(), List.copyOf(body)));
        for (Statement s : w.then()) if (!s.equals(new Jump(r.place(), false))) all.add(s);
        return all;
    }

    private static List<Statement> redirect(List<Statement> list, Function<Jump, Jump> to) {
        return list.stream().map(s -> redirect(s, to)).toList();
    }

    private static Statement redirect(Statement s, Function<Jump, Jump> to) {
        if (s instanceof Jump j) return to.apply(j);
        if (s instanceof When w)
            return new When(w.condition(), redirect(w.then(), to), redirect(w.otherwise(), to), w.line());
        if (s instanceof Labelled l) return new Labelled(l.place(), redirect(l.body(), to));
        if (s instanceof Repeat r)
            return new Repeat(r.place(), r.kind(), r.line(), r.index(), r.condition(), redirect(r.body(), to));
        return s;
    }

    private static int jumpsTo(List<Statement> list, Jump jump) {
        int count = 0;
        for (Statement s : list) {
            if (s.equals(jump)) count++;
            for (List<Statement> block : s.blocks()) count += jumpsTo(block, jump);
        }
        return count;
    }

    /** Whether control may reach what follows, as the Java language defines it. */
    private boolean completes(Statement s) {
        if (s instanceof Jump || s instanceof Raise) return false;
        if (s instanceof Return) return !returnsJump;
        if (s instanceof When w) return w.otherwise().isEmpty() || completes(w.then()) || completes(w.otherwise());
        if (s instanceof Labelled l) return completes(l.body()) || jumpsTo(l.body(), new Jump(l.place(), false)) > 0;
        if (s instanceof Repeat r) return r.kind() != Kind.FOREVER || jumpsTo(r.body(), new Jump(r.place(), false)) > 0;
        return true;
    }

    private boolean completes(List<Statement> list) {
        return list.isEmpty() || completes(last(list));
    }
}
