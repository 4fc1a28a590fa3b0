package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** The exceptions that lines of the Wengert list throw by themselves, with the tests whether they do. */
final class Risks {
    private static final String LANG = "java.lang.";

    /**
     * One way for a line to fail.
     *
     * @param fineIf writes the test that holds where the line does not fail
     * @param message writes the exception's message
     */
    record Risk(String exception, Function<Builder, Atom> fineIf, Function<Builder, Atom> message, Position at) {
        Atom fine(Builder out) {
            return fineIf.apply(out);
        }

        Atom raise(Builder out) {
            Type type = new Type.Reference(exception);
            Callee create = new Callee(Callee.Kind.CONSTRUCTOR, exception, "<init>", List.of(Type.STRING), type);
            return out.let("", type, at, new Operation.Apply(create), message.apply(out));
        }
    }

    /** The arrays that the function makes, with their lengths. */
    private final Map<Atom, List<Atom>> made = new IdentityHashMap<>();

    Risks(org.wengert.processor.ir.Function function) {
        Walk.lines(function.body(), line -> {
            if (line instanceof Line.New n) made.put(n.result(), n.lengths());
        });
    }

    /** What a line may throw by itself, in the order of Java's own tests. */
    List<Risk> of(Line line) {
        if (line instanceof Line.Load l && !l.safe()) return access(l.array(), l.index(), l.at());
        if (line instanceof Line.Store s && !(s.array().type() instanceof Type.Tape))
            return access(s.array(), s.index(), s.at());
        if (line instanceof Line.Length l && !l.safe()) return presence(l.array(), l.at());
        if (line instanceof Line.Copy c) return presence(c.source(), c.at());
        if (line instanceof Line.New n) return sizes(n);
        if (line instanceof Line.Call c && c.callee().kind() == Callee.Kind.FIELD)
            return presence(c.arguments().get(0), c.at());
        return line instanceof Line.Let l ? computed(l) : List.of();
    }

    private List<Risk> presence(Atom reference, Position at) {
        return made.containsKey(reference) ? List.of() : List.of(absent(reference, at));
    }

    private boolean isInside(Atom array, Atom index) {
        List<Atom> lengths = made.get(array);
        return lengths != null
                && !lengths.isEmpty()
                && lengths.get(0) instanceof Constant n
                && index instanceof Constant i
                && n.value() instanceof Integer length
                && i.value() instanceof Integer place
                && place >= 0
                && place < length;
    }

    /** The line, of which it is known that it does not fail. */
    static Line safe(Line line) {
        if (line instanceof Line.Load l) return new Line.Load(l.result(), l.array(), l.index(), true, l.at());
        if (line instanceof Line.Length l) return new Line.Length(l.result(), l.array(), true, l.at());
        return line;
    }

    private List<Risk> access(Atom array, Atom index, Position at) {
        Risk outside = new Risk(
                LANG + "ArrayIndexOutOfBoundsException",
                out -> out.let(
                        at,
                        Basic.AND,
                        out.let(at, Basic.LE, Constant.of(0), index),
                        out.let(at, Basic.LT, index, out.length(array, false, at))),
                out -> {
                    Atom text = out.let(at, Basic.CONCAT, text("Index "), index);
                    Atom more = out.let(at, Basic.CONCAT, text, text(" out of bounds for length "));
                    return out.let(at, Basic.CONCAT, more, out.length(array, false, at));
                },
                at);
        List<Risk> risks = new ArrayList<>(presence(array, at));
        if (!isInside(array, index)) risks.add(outside);
        return risks;
    }

    private static Risk absent(Atom reference, Position at) {
        return new Risk(
                LANG + "NullPointerException",
                out -> out.let(at, Basic.NOT, out.let(at, Basic.IS_NULL, reference)),
                out -> new Constant(Type.STRING, null),
                at);
    }

    private static List<Risk> sizes(Line.New line) {
        List<Risk> all = new ArrayList<>();
        for (Atom length : line.lengths()) {
            if (length instanceof Constant) continue;
            all.add(new Risk(
                    LANG + "NegativeArraySizeException",
                    out -> out.let(line.at(), Basic.LE, Constant.of(0), length),
                    out -> out.let(line.at(), Basic.CONCAT, text(""), length),
                    line.at()));
        }
        return all;
    }

    private static List<Risk> computed(Line.Let line) {
        boolean division = line.operation() == Basic.DIV || line.operation() == Basic.REM;
        if (division && !line.result().type().isFloating()) {
            Atom divisor = line.arguments().get(1);
            if (divisor instanceof Constant c && !c.is(0)) return List.of();
            return List.of(new Risk(
                    LANG + "ArithmeticException",
                    out -> out.let(line.at(), Basic.NE, divisor, Constant.zero(divisor.type())),
                    out -> text("/ by zero"),
                    line.at()));
        }
        if (line.operation() instanceof Operation.Cast cast && !(cast.to() instanceof Type.Primitive)) {
            Atom object = line.arguments().get(0);
            return List.of(new Risk(
                    LANG + "ClassCastException",
                    out -> out.let(
                            line.at(),
                            Basic.OR,
                            out.let(line.at(), Basic.IS_NULL, object),
                            out.let("", Type.BOOLEAN, line.at(), new Operation.InstanceOf(cast.to()), object)),
                    out -> text("cannot be cast to class " + cast.to()),
                    line.at()));
        }
        return List.of();
    }

    private static final Set<String> NUMBERS = Set.of(
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Math",
            "java.lang.StrictMath");

    private static final String THROWING = "org.wengert.support.Throwing";

    private static final Set<Callee.Kind> SAFE =
            Set.of(Callee.Kind.STATIC_FIELD, Callee.Kind.FIELD, Callee.Kind.PURE_CONSTRUCTOR);

    /** Whether a call of the library is known not to throw, or a read of a field, of which the receiver is tested. */
    boolean isSafe(Callee callee) {
        if (SAFE.contains(callee.kind())) return true;
        return NUMBERS.contains(callee.owner())
                && !new Operation.Apply(callee).mayThrow()
                && callee.parameters().stream().allMatch(t -> t instanceof Type.Primitive);
    }

    private static Atom text(String value) {
        return new Constant(Type.STRING, value);
    }

    /** Whether a call only gives the exception that it is given, whatever that holds. */
    static boolean isUnchecked(Callee callee) {
        return callee.owner().equals(THROWING);
    }

    /** An exception that is thrown without being declared. */
    static Atom unchecked(Atom exception, Builder out, Position at) {
        Type runtime = new Type.Reference(LANG + "RuntimeException");
        Callee sneak = Callee.ofStatic(THROWING, "unchecked", List.of(new Type.Reference(LANG + "Throwable")), runtime);
        Atom result = out.call("", sneak, List.of(exception), at);
        if (result == null) throw new AssertionError("it has a result");
        return result;
    }
}
