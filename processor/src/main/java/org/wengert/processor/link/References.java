package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Assumptions.Claim;
import org.wengert.processor.link.Linking.End;

/** What can be asked of a reference: whether it is {@code null}, of which class, the same as another, its text; and the object itself. */
final class References {
    private static final Set<String> BOXES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short");

    private final Linking linking;
    /** Where function objects are made. */
    private final Map<Kind, Position> made = new java.util.HashMap<>();

    /** Who needs references now. */
    private String user = "this expression";

    private Position userAt = Position.NONE;

    References(Linking linking) {
        this.linking = linking;
    }

    void noteClosure(Kind closure, Position at) {
        made.put(closure, at);
    }

    // ---- by kind

    /** Runs code for each kind that a value may be of, and joins what it gives. */
    End cases(Value value, List<Var> like, Position at, Function<Value, End> code) {
        if (!(value instanceof Value.Known k)) return code.apply(value);
        List<Integer> possible = new ArrayList<>();
        for (int i = 0; i < k.cases().size(); i++) if (k.cases().get(i).kind() != Kind.NEVER) possible.add(i);
        return cases(k, possible, like, at, code);
    }

    private End cases(
            Value.Known value, List<Integer> possible, List<Var> like, Position at, Function<Value, End> code) {
        if (possible.isEmpty()) return End.away(new Terminator.Unreachable());
        Value first = Value.of(value.cases().get(possible.get(0)));
        if (possible.size() == 1) return code.apply(first);
        Atom is = linking.out.let(at, Basic.EQ, value.tag(), Constant.of(possible.get(0)));
        List<Integer> rest = possible.subList(1, possible.size());
        return linking.choose(is, () -> code.apply(first), () -> cases(value, rest, like, at, code), like, at);
    }

    /** Runs code for the value if it is not {@code null}, where Java would throw. */
    End notNull(Value value, Position at, Function<Value, End> code) {
        if (!(value instanceof Value.Known k)) return code.apply(value);
        Atom isNull = is(k, kind -> kind instanceof Kind.Null, at);
        Value rest = Facts.restrict(k, kind -> !(kind instanceof Kind.Null));
        return linking.choose(isNull, () -> fail("NullPointerException", at), () -> code.apply(rest), List.of(), at);
    }

    End fail(String exception, Position at) {
        Type.Reference type = new Type.Reference("java.lang." + exception);
        Callee callee = new Callee(Callee.Kind.CONSTRUCTOR, type.name(), "<init>", List.of(), type);
        Atom made = linking.out.call("", callee, List.of(), at);
        return End.away(new Terminator.Throw(java.util.Objects.requireNonNull(made), at));
    }

    /** Whether the value is of one of these kinds. */
    private Atom is(Value.Known value, Predicate<Kind> which, Position at) {
        Atom any = Constant.FALSE;
        boolean all = true;
        for (int i = 0; i < value.cases().size(); i++) {
            Kind kind = value.cases().get(i).kind();
            if (kind == Kind.NEVER) continue;
            if (!which.test(kind)) {
                all = false;
                continue;
            }
            if (value.tag() instanceof Constant) return Constant.TRUE;
            Atom is = linking.out.let(at, Basic.EQ, value.tag(), Constant.of(i));
            any = any == Constant.FALSE ? is : linking.out.let(at, Basic.OR, any, is);
        }
        return all ? Constant.TRUE : any;
    }

    // ---- operations

    /** Whether an operation is about references, or about what is known of them. */
    boolean concerns(Line.Let l) {
        Operation operation = l.operation();
        if (operation instanceof Operation.InstanceOf || operation == Basic.NOT || operation == Basic.CONCAT)
            return true;
        if (operation instanceof Operation.Cast c) return !(c.to() instanceof Type.Primitive);
        if (operation instanceof Operation.Apply a) return isBoxing(a.callee());
        return l.arguments().stream().anyMatch(a -> !(a.type() instanceof Type.Primitive));
    }

    static boolean isBoxing(Callee callee) {
        return callee.name().equals("valueOf")
                && BOXES.contains(callee.owner())
                && callee.parameters().size() == 1
                && callee.parameters().get(0) instanceof Type.Primitive;
    }

    End let(Line.Let l) {
        Operation operation = l.operation();
        linking.facts().begin(l.result());
        if (operation instanceof Operation.InstanceOf i) return instanceOf(l, i.type());
        if (operation instanceof Operation.Cast c)
            return cast(linking.value(l.arguments().get(0)), c.to(), l);
        if (operation instanceof Operation.Apply a) return box(l, a.callee());
        if (operation == Basic.NOT) return not(l);
        if (operation == Basic.CONCAT) return concatenation(l);
        if (operation == Basic.IS_NULL) return isNull(l, l.arguments().get(0), true);
        if (operation == Basic.EQ || operation == Basic.NE) return equality(l);
        return plain(l);
    }

    private End plain(Line.Let l) {
        List<Atom> arguments = l.arguments().stream().map(linking::atom).toList();
        Var result = l.result().again();
        linking.out.add(new Line.Let(result, l.operation(), arguments, l.at()));
        return End.with(new Value.Plain(result));
    }

    private End constant(boolean value) {
        return End.with(new Value.Plain(Constant.of(value)));
    }

    private End not(Line.Let l) {
        linking.facts().noteNot(l.result(), l.arguments().get(0));
        Atom operand = linking.atom(l.arguments().get(0));
        return operand instanceof Constant c ? constant(Boolean.FALSE.equals(c.value())) : plain(l);
    }

    private End box(Line.Let l, Callee callee) {
        Value number = linking.value(l.arguments().get(0));
        return linking.world
                .classOf(callee.owner())
                .map(model -> {
                    boolean real = linking.assumptions.holds(new Claim.Referenced(model.name()));
                    boolean compared = linking.assumptions.holds(new Claim.Compared(model.name()));
                    List<Value> parts = new ArrayList<>();
                    if (real) parts.add(plain(l).values().get(0));
                    if (compared) parts.add(linking.memory.identity(l.at()));
                    parts.add(number);
                    return End.with(Value.single(new Kind.Instance(model, Set.of(), real, compared), parts));
                })
                .orElseGet(() -> plain(l));
    }

    private End instanceOf(Line.Let l, Type type) {
        Value value = linking.value(l.arguments().get(0));
        if (!(value instanceof Value.Known k)) return plain(l);
        if (l.arguments().get(0) instanceof Var of) {
            note(
                    l.result(),
                    of,
                    k,
                    kind -> !Boolean.FALSE.equals(is(kind, type)),
                    kind -> !Boolean.TRUE.equals(is(kind, type)));
        }
        boolean open = k.cases().stream().anyMatch(c -> is(c.kind(), type) == null);
        if (!open) return End.with(new Value.Plain(is(k, kind -> Boolean.TRUE.equals(is(kind, type)), l.at())));
        return cases(k, List.of(l.result()), l.at(), one -> {
            if (one instanceof Value.Known known)
                return constant(Boolean.TRUE.equals(is(known.cases().get(0).kind(), type)));
            return End.with(new Value.Plain(
                    linking.out.let("", Type.BOOLEAN, l.at(), l.operation(), ((Value.Plain) one).atom())));
        });
    }

    private void note(Var condition, Var of, Value.Known k, Predicate<Kind> ifTrue, Predicate<Kind> ifFalse) {
        linking.facts().note(condition, true, of, Facts.restrict(k, ifTrue));
        linking.facts().note(condition, false, of, Facts.restrict(k, ifFalse));
    }

    /** Whether an object of this kind is an instance of a type; null where that is not known here. */
    private @Nullable Boolean is(Kind kind, Type type) {
        if (kind instanceof Kind.Instance i)
            return linking.world.isSubtype(i.model().name(), type);
        if (kind instanceof Kind.Closure c)
            return linking.world.isSubtype(((Type.Reference) c.callee().result()).name(), type);
        if (kind instanceof Kind.Array) return type instanceof Type.ArrayOf || type.equals(Shape.OBJECT);
        if (!(kind instanceof Kind.Foreign f)) return false;
        if (type.equals(Shape.OBJECT) && f.type() instanceof Type.ArrayOf
                || type.equals(f.type()) && f.type().rank() > 0) return true;
        return f.type().rank() > 0 && !(type instanceof Type.ArrayOf) ? false : null;
    }

    private End cast(Value value, Type type, Line.Let l) {
        if (!(value instanceof Value.Known k)) {
            Atom atom = ((Value.Plain) value).atom();
            return isNeedless(atom.type(), type) ? End.with(value) : plain(l);
        }
        Predicate<Kind> fails = kind -> !(kind instanceof Kind.Null) && Boolean.FALSE.equals(is(kind, type));
        Atom failing = is(k, fails, l.at());
        Value rest = Facts.restrict(k, kind -> !fails.test(kind));
        return linking.choose(
                failing, () -> fail("ClassCastException", l.at()), () -> recast(rest, type, l), List.of(), l.at());
    }

    /** Whether all of a type are of the other too: an array of numbers stays known as what it is. */
    private static boolean isNeedless(Type from, Type to) {
        if (from.equals(to) || to.equals(Shape.OBJECT)) return true;
        return from instanceof Type.ArrayOf a
                && to instanceof Type.ArrayOf b
                && !(a.element() instanceof Type.Primitive)
                && isNeedless(a.element(), b.element());
    }

    private End recast(Value value, Type type, Line.Let l) {
        if (value instanceof Value.Known k && k.cases().stream().anyMatch(c -> c.kind() instanceof Kind.Foreign))
            return cases(k, List.of(l.result()), l.at(), one -> recast(one, type, l));
        if (!(value instanceof Value.Plain p) || isNeedless(p.atom().type(), type)) return End.with(value);
        return End.with(new Value.Plain(linking.out.let(l.result().name(), type, l.at(), l.operation(), p.atom())));
    }

    // ---- null, and the same object

    private End isNull(Line.Let l, Atom operand, boolean wanted) {
        Value value = linking.value(operand);
        if (!(value instanceof Value.Known k)) return plain(l);
        Predicate<Kind> isNull = kind -> kind instanceof Kind.Null;
        if (operand instanceof Var of) {
            linking.facts().note(l.result(), wanted, of, Facts.restrict(k, kind -> isNull.test(kind) || isOpen(kind)));
            linking.facts().note(l.result(), !wanted, of, Facts.restrict(k, kind -> !isNull.test(kind)));
        }
        if (k.cases().stream().noneMatch(c -> isOpen(c.kind()))) {
            Atom is = is(k, isNull, l.at());
            if (is instanceof Constant c) return constant(Boolean.TRUE.equals(c.value()) == wanted);
            return End.with(new Value.Plain(wanted ? is : linking.out.let(l.at(), Basic.NOT, is)));
        }
        return cases(k, List.of(l.result()), l.at(), one -> {
            if (one instanceof Value.Known known)
                return constant(isNull.test(known.cases().get(0).kind()) == wanted);
            Atom atom = ((Value.Plain) one).atom();
            Basic test = wanted ? Basic.EQ : Basic.NE;
            return End.with(new Value.Plain(linking.out.let(l.at(), test, atom, new Constant(atom.type(), null))));
        });
    }

    private static boolean isOpen(Kind kind) {
        return kind instanceof Kind.Foreign;
    }

    private End equality(Line.Let l) {
        Atom first = l.arguments().get(0);
        Atom second = l.arguments().get(1);
        boolean wanted = l.operation() == Basic.EQ;
        if (first.type() instanceof Type.Primitive || second.type() instanceof Type.Primitive) return plain(l);
        if (isNullConstant(second)) return isNull(l, first, wanted);
        if (isNullConstant(first)) return isNull(l, second, wanted);
        Value a = linking.value(first);
        Value b = linking.value(second);
        if (a instanceof Value.Plain x && b instanceof Value.Plain y) return symbols(x.atom(), y.atom(), wanted, l);
        return cases(a, List.of(l.result()), l.at(), x -> cases(b, List.of(l.result()), l.at(), y -> same(x, y, l)));
    }

    private boolean isNullConstant(Atom a) {
        return linking.value(a).equals(Value.NULL);
    }

    /** Constants of an enum are the same only if their names are. */
    private End symbols(Atom a, Atom b, boolean wanted, Line.Let l) {
        boolean symbols = a instanceof Constant x
                && b instanceof Constant y
                && x.value() instanceof Constant.Symbol
                && y.value() instanceof Constant.Symbol;
        return symbols ? constant(((Constant) a).value().equals(((Constant) b).value()) == wanted) : plain(l);
    }

    private End same(Value a, Value b, Line.Let l) {
        boolean wanted = l.operation() == Basic.EQ;
        boolean nulls = a.equals(Value.NULL) && b.equals(Value.NULL);
        if (nulls) return constant(wanted);
        Atom x = identity(a);
        Atom y = identity(b);
        if (a instanceof Value.Known k && b instanceof Value.Known j) {
            Kind one = k.cases().get(0).kind();
            Kind other = j.cases().get(0).kind();
            if (!one.equals(other)) return constant(!wanted);
        }
        if (x == null || y == null) {
            forUser("a comparison by identity", l.at());
            x = identified(a);
            y = identified(b);
        }
        return End.with(new Value.Plain(linking.out.let(l.at(), (Basic) l.operation(), x, y)));
    }

    private Atom identified(Value value) {
        boolean made = value instanceof Value.Known k
                && k.cases().get(0).kind() instanceof Kind.Instance i
                && !(Instances.isBox(i.model()) && !Instances.isFloatingBox(i.model()));
        if (!made) return of(value, Shape.OBJECT);
        Kind.Instance kind =
                (Kind.Instance) ((Value.Known) value).cases().get(0).kind();
        linking.assumptions.want(new Claim.Compared(kind.model().name()));
        return new Constant(Shape.OBJECT, null);
    }

    /** A reference that belongs to this object alone. */
    private static @Nullable Atom identity(Value value) {
        if (!(value instanceof Value.Known k)) return null;
        Value.Case one = k.cases().get(0);
        if (one.kind() instanceof Kind.Array) return ((Value.Plain) one.parts().get(0)).atom();
        if (!(one.kind() instanceof Kind.Instance i)) return null;
        if (i.hasReference() || i.hasIdentity())
            return ((Value.Plain) one.parts().get(0)).atom();
        int first = 0;
        while (first < i.model().fields().size()
                && !i.cells().contains(i.model().fields().get(first))) first++;
        return first == i.model().fields().size() ? null : identity(one.parts().get(i.firstField() + first));
    }

    // ---- text

    private End concatenation(Line.Let l) {
        End first = text(linking.value(l.arguments().get(0)), l.at());
        if (first.isAway()) return first;
        End second = text(linking.value(l.arguments().get(1)), l.at());
        if (second.isAway()) return second;
        Atom a = ((Value.Plain) first.values().get(0)).atom();
        Atom b = ((Value.Plain) second.values().get(0)).atom();
        return End.with(new Value.Plain(linking.out.let(l.result().name(), Type.STRING, l.at(), Basic.CONCAT, a, b)));
    }

    /** What stands for a value in a concatenation. */
    End text(Value value, Position at) {
        if (value instanceof Value.Plain) return End.with(value);
        return cases(value, List.of(new Var(Type.STRING, "")), at, one -> {
            End text = one instanceof Value.Known k ? textOf(k, at) : End.with(one);
            return text.isAway()
                    ? text
                    : End.with(string((Value.Plain) text.values().get(0), at));
        });
    }

    private End textOf(Value.Known single, Position at) {
        Value.Case only = single.cases().get(0);
        if (only.kind() instanceof Kind.Null) return End.with(new Value.Plain(new Constant(Type.STRING, "null")));
        if (only.kind() instanceof Kind.Instance)
            return linking.invocations.instances().text(single, at);
        forUser("a concatenation of strings", at);
        return End.with(new Value.Plain(of(single, Shape.OBJECT)));
    }

    private Value.Plain string(Value.Plain value, Position at) {
        if (value.atom().type().equals(Type.STRING)) return value;
        return new Value.Plain(linking.out.let(at, Basic.CONCAT, new Constant(Type.STRING, ""), value.atom()));
    }

    // ---- the object itself

    /** Says who needs the references that are asked for next. */
    void forUser(String description, Position at) {
        user = description;
        userAt = at;
    }

    /** The reference that a value is; of an object that was taken apart that to the real one. */
    Atom of(Value value, Type type) {
        if (value instanceof Value.Plain p) return p.atom();
        Value.Known k = (Value.Known) value;
        if (k.isSingle()) return of(k.cases().get(0), type);
        Var like = new Var(type, "");
        End end = cases(k, List.of(like), Position.NONE, one -> End.with(new Value.Plain(of(one, type))));
        Value joined = end.isAway() ? Value.NULL : end.values().get(0);
        return joined instanceof Value.Plain p ? p.atom() : new Constant(type, null);
    }

    private Atom of(Value.Case one, Type type) {
        Constant none = new Constant(type, null);
        if (one.kind() instanceof Kind.Array a) {
            if (a.node().isOpaque()) return ((Value.Plain) one.parts().get(0)).atom();
            linking.assumptions.want(new Claim.OpaqueElements(a.node().place));
        } else if (one.kind() instanceof Kind.Foreign) {
            return ((Value.Plain) one.parts().get(0)).atom();
        } else if (one.kind() instanceof Kind.Closure) {
            throw new Refusal(
                    Problem.UNSUPPORTED,
                    made.getOrDefault(one.kind(), Position.NONE),
                    "a lambda expression or method reference that is handed to code which is not in sight");
        } else if (one.kind() instanceof Kind.Instance i) {
            if (i.hasReference()) return ((Value.Plain) one.parts().get(0)).atom();
            if (Instances.isBox(i.model())) return boxed(i, one.parts().get(i.firstField()));
            String name = i.model().name();
            boolean ofLibrary = linking.world.isOfLibrary(name);
            Refusal reason = ofLibrary
                    ? new Refusal(Problem.NO_MODEL, userAt, shortName(name), user)
                    : new Refusal(Problem.OBJECT_ESCAPES, userAt, name, user);
            linking.assumptions.escapes(name, reason);
            linking.assumptions.want(ofLibrary ? new Claim.Opaque(name) : new Claim.Referenced(name));
        }
        return none;
    }

    /** {@code DoubleStream} for what a model makes in its place. */
    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('.') + 1)
                .replaceFirst("\\$.*", "")
                .replaceFirst("^(Argument|Fixed)(?=List$)", "");
    }

    private Atom boxed(Kind.Instance kind, Value number) {
        Atom atom = ((Value.Plain) number).atom();
        String box = kind.model().name();
        Type.Reference result = new Type.Reference(box);
        Callee valueOf = Callee.ofStatic(
                box, "valueOf", List.of(kind.model().fields().get(0).type()), result);
        return linking.out.let("", result, Position.NONE, new Operation.Apply(valueOf), atom);
    }
}
