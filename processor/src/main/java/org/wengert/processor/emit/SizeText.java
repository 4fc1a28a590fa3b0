package org.wengert.processor.emit;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Lengths in terms of the arguments, as far as these say: {@code steps * (u.length - 1)}. */
final class SizeText {
    private final Function function;
    private final Map<Var, Line> lines = new IdentityHashMap<>();

    SizeText(Function function) {
        this.function = function;
        Walk.lines(function.body(), line -> line.results().forEach(v -> lines.put(v, line)));
    }

    /** An integer; null if it depends on more than the arguments, or takes too long to say. */
    @Nullable
    String of(Atom size) {
        String text = text(size);
        return text == null || text.length() > 60 ? null : text;
    }

    private @Nullable String text(Atom size) {
        if (size instanceof Constant c) return String.valueOf(c.value());
        if (function.parameters().contains(size)) return ((Var) size).name();
        Line line = lines.get(size);
        if (line instanceof Line.Length l) return lengthOf(l.array());
        if (!(line instanceof Line.Let let) || let.arguments().size() != 2) return null;
        String left = text(let.arguments().get(0));
        if (let.operation() instanceof Operation.Apply a)
            return a.callee().name().equals("max") && let.arguments().get(1).equals(Constant.of(0)) ? left : null;
        String right = text(let.arguments().get(1));
        if (left == null || right == null) return null;
        if (let.operation() == Basic.MUL) return product(left, right);
        if (let.operation() == Basic.ADD) return left + " + " + right;
        return let.operation() == Basic.SUB ? left + " - " + bracketed(right) : null;
    }

    /** The length of an array. */
    @Nullable
    String lengthOf(Atom array) {
        String name = name(array);
        if (name != null) return name + ".length";
        return lines.get(array) instanceof Line.New n ? text(n.lengths().get(0)) : null;
    }

    /** An argument, a copy of it, or a row of it. */
    private @Nullable String name(Atom array) {
        if (function.parameters().contains(array)) return ((Var) array).name();
        Line line = lines.get(array);
        if (line instanceof Line.Copy c) return name(c.source());
        String table = line instanceof Line.Load l ? name(l.array()) : null;
        String index = line instanceof Line.Load l ? text(l.index()) : null;
        return table == null || index == null ? null : table + "[" + index + "]";
    }

    static String product(String a, String b) {
        return bracketed(a) + " * " + bracketed(b);
    }

    private static String bracketed(String text) {
        return text.contains(" ") && !text.matches("[^+-]*") ? "(" + text + ")" : text;
    }
}
