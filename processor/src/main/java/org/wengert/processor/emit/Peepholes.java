package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.emit.Statement.Copy;
import org.wengert.processor.emit.Statement.Define;
import org.wengert.processor.emit.Statement.Effect;
import org.wengert.processor.emit.Statement.Filled;
import org.wengert.processor.emit.Statement.Jump;
import org.wengert.processor.emit.Statement.Place;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;

/** Small idioms of neighbouring statements. */
final class Peepholes {
    private static final int LONGEST_INITIALISER = 12;

    private Peepholes() {}

    /** @param homes arrays that are kept are not made by an initialiser */
    static List<Statement> apply(List<Statement> list, Homes homes, Locals locals) {
        List<Statement> done = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Filled filled = filled(list, i, homes, locals);
            done.add(filled == null ? list.get(i) : filled);
            if (filled != null) i += filled.values().size();
        }
        return done;
    }

    /** A new array whose elements are all stored at once, in order and not by way of itself, is written with an initialiser. */
    private static Filled filled(List<Statement> list, int start, Homes homes, Locals locals) {
        if (!(list.get(start) instanceof Define d)
                || !(d.line() instanceof Line.New created)
                || created.lengths().size() != 1
                || homes.homeOf(created.result()) != null) return null;
        if (!(created.lengths().get(0) instanceof Constant c) || !(c.value() instanceof Integer n)) return null;
        if (n == 0 || n > LONGEST_INITIALISER || start + n >= list.size()) return null;
        List<Atom> values = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (!(list.get(start + 1 + i) instanceof Effect e) || !(e.line() instanceof Line.Store s)) return null;
            boolean inOrder = s.array() == created.result() && s.index() instanceof Constant k && k.is(i);
            if (!inOrder || locals.read(s.value()).contains(d.target())) return null;
            values.add(s.value());
        }
        return new Filled(d.target(), created, values);
    }

    /**
     * {@code search: { for (…) { …; r = i; break search; } r = -1; }} becomes {@code r = -1; for (…) { …; r = i; break; }}: a
     * constant default is assigned before the loop where nothing in it reads the variable.
     */
    static List<Statement> hoistDefault(List<Statement> body, Place place, Locals locals) {
        int loop = -1;
        for (int i = 0; i < body.size(); i++) if (body.get(i) instanceof Repeat) loop = i;
        if (loop < 0 || loop == body.size() - 1) return body;
        List<Statement> rest = body.subList(loop + 1, body.size());
        Jump exit = new Jump(place, false);
        List<Statement> defaults =
                rest.subList(0, rest.get(rest.size() - 1).equals(exit) ? rest.size() - 1 : rest.size());
        Repeat repeat = (Repeat) body.get(loop);
        boolean constant = defaults.stream()
                .allMatch(s -> s instanceof Copy c
                        && c.value() instanceof Constant
                        && !locals.readIn(repeat).contains(c.target())
                        && isOnlyResult(repeat.body(), c.target(), exit));
        if (!constant) return body;
        List<Statement> all = new ArrayList<>(body.subList(0, loop));
        all.addAll(defaults);
        all.add(body.get(loop));
        all.addAll(rest.subList(defaults.size(), rest.size()));
        return all;
    }

    /** Whether the variable is only assigned on the way to the exit. */
    private static boolean isOnlyResult(List<Statement> list, Local result, Jump exit) {
        boolean exits = !list.isEmpty() && list.get(list.size() - 1).equals(exit);
        for (Statement s : list) {
            if (!exits
                    && (s instanceof Copy c && c.target() == result || s instanceof Define d && d.target() == result))
                return false;
            for (List<Statement> block : s.blocks()) if (!isOnlyResult(block, result, exit)) return false;
        }
        return true;
    }
}
