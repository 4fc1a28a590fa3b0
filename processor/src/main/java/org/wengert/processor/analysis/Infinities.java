package org.wengert.processor.analysis;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Which values may be infinite because a function uses infinity as a number: what starts with it, as tables and minima do, and what is made
 * of that. What arguments bring along, and what overflows, is not among them; nor what a loop begins with that replaces it in each iteration,
 * as the loops for a maximum do.
 */
public final class Infinities {
    private static final int NONE = 0;
    private static final int POSITIVE = 1;
    private static final int NEGATIVE = 2;
    private static final int BOTH = 3;

    /** Functions whose values are finite at infinity. */
    private static final Set<String> BOUNDED =
            Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "tanh", "signum");

    private final Aliases aliases;
    /** Signs of infinities, by variables, classes of arrays and slots. */
    private final Map<Object, Integer> signs = new IdentityHashMap<>();

    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final boolean isAnywhere;
    private boolean changes;

    private Infinities(Function f, boolean isAnywhere) {
        this.aliases = Aliases.of(f);
        this.isAnywhere = isAnywhere;
    }

    /** Whether a function uses infinity as a number. */
    static boolean isIn(Function f) {
        boolean[] any = {false};
        Walk.reads(f.body(), a -> any[0] |= a instanceof Constant c && of(c) != NONE);
        return any[0];
    }

    /** @param isAnywhere whether one of the functions of the program does so, and may give infinities to others */
    public static Infinities of(Function f, boolean isAnywhere) {
        Infinities infinities = new Infinities(f, isAnywhere);
        if (!isAnywhere) return infinities;
        if (f.sharing() != null) for (Var p : f.inputs()) infinities.markAll(p, BOTH);
        do {
            infinities.changes = false;
            infinities.block(f.body(), List.of(), null);
        } while (infinities.changes);
        return infinities;
    }

    /** Whether a number may be infinite. */
    public boolean mayBe(Atom a) {
        return of(a) != NONE;
    }

    private static int of(Constant c) {
        if (!(c.value() instanceof Number n) || !c.type().isFloating()) return NONE;
        double value = n.doubleValue();
        return Double.isNaN(value) ? BOTH : !Double.isInfinite(value) ? NONE : value > 0 ? POSITIVE : NEGATIVE;
    }

    /** Of a number, or of those in an array. */
    private int of(Atom a) {
        if (a instanceof Constant c) return of(c);
        if (!isArray(a)) return signs.getOrDefault(a, NONE);
        int all = NONE;
        for (Aliases.Node level : aliases.levels(a)) all |= signs.getOrDefault(level, NONE);
        return all;
    }

    private int of(List<? extends Atom> all) {
        int any = NONE;
        for (Atom a : all) any |= of(a);
        return any;
    }

    private void mark(Object of, int sign) {
        int before = signs.getOrDefault(of, NONE);
        if ((before | sign) == before) return;
        signs.put(of, before | sign);
        changes = true;
    }

    /** Marks a number, or all arrays that an array holds. */
    private void markAll(Atom a, int sign) {
        if (a.type().isFloating() && a instanceof Var) mark(a, sign);
        else if (isArray(a)) for (Aliases.Node level : aliases.levels(a)) mark(level, sign);
    }

    private static boolean isArray(Atom a) {
        return a.type() instanceof Type.ArrayOf || a.type() instanceof Type.Tape;
    }

    private void meet(List<Var> vars, List<? extends Atom> values) {
        for (int i = 0; i < Math.min(vars.size(), values.size()); i++)
            if (vars.get(i).type().isFloating()) mark(vars.get(i), of(values.get(i)));
    }

    private void block(Block block, List<Var> onYield, Line.@Nullable Loop loop) {
        for (Line line : block.lines()) line(line, loop);
        Terminator end = block.end();
        if (end instanceof Terminator.Yield t) meet(onYield, t.values());
        if (end instanceof Terminator.Next t && loop != null) {
            meet(loop.carried(), t.values());
            meet(loop.results(), t.values());
        }
        if (end instanceof Terminator.Exit t) meet(scopes.getOrDefault(t.label(), List.of()), t.values());
        for (Block arm : end.blocks()) block(arm, onYield, loop);
    }

    private void line(Line line, Line.@Nullable Loop loop) {
        if (line instanceof Line.Let l) {
            if (l.result().type().isFloating()) mark(l.result(), of(l));
        } else if (line instanceof Line.Load l) {
            if (l.result().type().isFloating()) mark(l.result(), signs.getOrDefault(aliases.of(l.array()), NONE));
        } else if (line instanceof Line.Store l) {
            if (l.value().type().isFloating()) mark(aliases.of(l.array()), of(l.value()));
        } else if (line instanceof Line.Acc l) {
            mark(aliases.of(l.array()), of(l.value()));
        } else if (line instanceof Line.Copy l) {
            markAll(l.result(), of(l.source()));
        } else if (line instanceof Line.AddAll l) {
            markAll(l.into(), of(l.from()));
        } else if (line instanceof Line.Put l) {
            if (l.value().type().isFloating()) mark(l.slot(), of(l.value()));
        } else if (line instanceof Line.Get l) {
            if (l.result().type().isFloating()) mark(l.result(), signs.getOrDefault(l.slot(), NONE));
        } else if (line instanceof Line.If l) {
            block(l.then(), l.results(), loop);
            block(l.otherwise(), l.results(), loop);
        } else if (line instanceof Line.Scope l) {
            scopes.put(l.label(), l.results());
            block(l.body(), List.of(), loop);
        } else if (line instanceof Line.Loop l) {
            meet(l.carried(), l.initial());
            block(l.body(), List.of(), l);
        } else if (line instanceof Line.Call l) {
            call(l);
        }
    }

    /** What a call may do to arrays that it is given is not looked into. */
    private void call(Line.Call l) {
        boolean isOfProgram = l.callee().function() != null || l.callee().kind() == Callee.Kind.DERIVED;
        int given = isOfProgram && isAnywhere ? BOTH : of(l.arguments()) == NONE ? NONE : BOTH;
        if (given == NONE) return;
        for (Var v : l.results()) markAll(v, given);
        boolean onlyComputes =
                l.rule() != null && l.overwritten().isEmpty() && l.results().size() == 1;
        if (!onlyComputes) for (Atom a : l.arguments()) if (isArray(a)) markAll(a, given);
    }

    private int of(Line.Let l) {
        List<Atom> arguments = l.arguments();
        int first = of(arguments.get(0));
        if (l.operation() instanceof Operation.Apply a) return of(a.callee().name(), arguments);
        if (!(l.operation() instanceof Basic basic)) return of(arguments);
        return switch (basic) {
            case NEG -> negated(first);
            case ADD -> of(arguments);
            case SUB -> first | negated(of(arguments.get(1)));
            case DIV, QUOTIENT -> first == NONE ? NONE : BOTH;
            case SELECT -> of(arguments.subList(1, 3));
            case LIKE -> of(arguments.get(1));
            default -> of(arguments) == NONE ? NONE : BOTH;
        };
    }

    private int of(String function, List<Atom> arguments) {
        int all = of(arguments);
        if (all == NONE || BOUNDED.contains(function)) return NONE;
        int common = arguments.stream().mapToInt(this::of).reduce(BOTH, (a, b) -> a & b);
        return switch (function) {
            case "max" -> all & POSITIVE | common;
            case "min" -> all & NEGATIVE | common;
            case "exp", "sqrt", "log", "log1p", "expm1" -> all & POSITIVE;
            case "abs", "cosh" -> POSITIVE;
            default -> BOTH;
        };
    }

    private static int negated(int signs) {
        return (signs & POSITIVE) == 0 ? signs >> 1 : (signs & NEGATIVE) == 0 ? NEGATIVE : BOTH;
    }
}
