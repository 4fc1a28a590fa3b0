package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Linking.End;

/** Calls of {@code Wengert}'s own methods. */
final class Directions {
    private static final String OWNER = "org.wengert.Wengert";
    private static final Type.Reference SUPPLIER = new Type.Reference("java.util.function.Supplier");
    private static final Callee SUPPLY = method(SUPPLIER.name(), "get", List.of(), Shape.OBJECT);
    private static final Callee SUPPLY_NUMBER =
            method("java.util.function.DoubleSupplier", "getAsDouble", List.of(), Type.DOUBLE);
    private static final Callee ON_NUMBER =
            method("java.util.function.DoubleUnaryOperator", "applyAsDouble", List.of(Type.DOUBLE), Type.DOUBLE);
    private static final Callee ON_ARRAY =
            method("java.util.function.Function", "apply", List.of(Shape.OBJECT), Shape.OBJECT);

    private static final Callee NOT_NULL =
            Callee.ofStatic("java.util.Objects", "requireNonNull", List.of(Shape.OBJECT), Shape.OBJECT);

    private final Linking linking;
    private final @Nullable Outlines outlines;

    Directions(Linking linking, @Nullable Outlines outlines) {
        this.linking = linking;
        this.outlines = outlines;
    }

    private static Callee method(String owner, String name, List<Type> parameters, Type result) {
        List<Type> all = new ArrayList<>(List.of(new Type.Reference(owner)));
        all.addAll(parameters);
        return new Callee(Callee.Kind.INSTANCE, owner, name, all, result);
    }

    /** What such a call comes to; empty of any other. */
    Optional<End> call(Callee callee, List<Value> arguments, Line.Call l) {
        if (!callee.owner().equals(OWNER)) return Optional.empty();
        return switch (callee.name()) {
            case "stopGradient" ->
                isCopied(arguments.get(0))
                        ? Optional.of(each(arguments.get(0), l, one -> End.with(stopped(one, l.at()))))
                        : Optional.empty();
            case "hook" -> Optional.of(each(arguments.get(1), l, f -> hook(arguments.get(0), f, l)));
            case "checkpoint" -> Optional.of(each(arguments.get(0), l, supplier -> checkpoint(supplier, l)));
            default -> Optional.empty();
        };
    }

    /** Runs code for each kind of an argument, which must not be {@code null}. */
    private End each(Value argument, Line.Call l, java.util.function.Function<Value, End> code) {
        return linking.references.notNull(
                argument, l.at(), rest -> linking.references.cases(rest, l.results(), l.at(), code));
    }

    // ---- hook

    private End hook(Value x, Value function, Line.Call l) {
        if (function instanceof Value.Plain p)
            linking.out.add(new Line.Call(List.of(), NOT_NULL, List.of(p.atom()), new Rule.Constant(), l.at()));
        Atom from = linking.references.of(x, l.callee().parameters().get(0));
        Var bar = new Var(from.type(), "bar");
        boolean isArray = from.type() instanceof Type.ArrayOf;
        Callee method = isArray ? ON_ARRAY : ON_NUMBER;
        Linking.Arm arm = linking.arm(() -> {
            End end = linking.invocations.whole(application(function, method, List.of(new Value.Plain(bar)), l));
            return end.isAway()
                    ? end
                    : End.with(new Value.Plain(typed(end.values().get(0), from.type(), l.at())));
        });
        if (arm.end().isAway()) throw new Refusal(Problem.UNSUPPORTED, l.at(), "a hook that always throws");
        Atom result = ((Value.Plain) arm.end().values().get(0)).atom();
        Block body = arm.code().end(new Terminator.Yield(List.of(result)));
        Outlines.Outline outline = Outlines.outline("hook", List.of(bar), body, List.of(from.type()));
        if (writesTo(outline.function(), outline.captured().size()))
            throw new Refusal(Problem.UNSUPPORTED, l.at(), "a hook that writes to an array of the code around it");
        List<Atom> arguments = new ArrayList<>(List.of(from));
        arguments.addAll(outline.captured());
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee callee = Callee.ofStatic(OWNER, "hook", types, from.type());
        Var hooked = new Var(
                from.type(), l.results().isEmpty() ? "" : l.results().get(0).name());
        linking.out.add(new Line.Call(List.of(hooked), callee, arguments, new Rule.Hook(outline.function()), l.at()));
        return End.with(new Value.Plain(hooked));
    }

    /** Whether a function may write to one of its first parameters, or to an array in it. */
    private static boolean writesTo(Function f, int parameters) {
        Aliases aliases = Aliases.of(f);
        Set<Aliases.Node> written = Walk.identitySet();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Store s) written.add(aliases.of(s.array()));
            if (line instanceof Line.Call c) written.addAll(aliases.written(c));
        });
        return f.parameters().subList(0, parameters).stream()
                .filter(p -> p.type() instanceof Type.ArrayOf)
                .anyMatch(p -> aliases.levels(p).stream().anyMatch(written::contains));
    }

    private Atom typed(Value value, Type type, Position at) {
        Atom atom = linking.references.of(value, type);
        return atom.type().equals(type) ? atom : linking.out.cast(type, atom, at);
    }

    // ---- checkpoint

    private End checkpoint(Value supplier, Line.Call l) {
        Callee method = l.callee().parameters().get(0).equals(SUPPLIER) ? SUPPLY : SUPPLY_NUMBER;
        // What is not known has nothing to do with the parameters, and a formula is computed again anyway.
        if (supplier instanceof Value.Plain || outlines == null)
            return linking.invocations.call(application(supplier, method, List.of(), l));
        Linking.Arm arm = linking.arm(() -> linking.invocations.call(application(supplier, method, List.of(), l)));
        if (arm.end().isAway()) {
            linking.out.addAll(arm.code().lines());
            return arm.end();
        }
        List<Shape> shapes = Linking.shapes(arm.end().values());
        List<Atom> atoms = linking.atoms(arm.end().values(), shapes, arm.code());
        List<Type> types = shapes.get(0).types();
        Block body = arm.code().end(new Terminator.Yield(atoms));
        Outlines.Outline outline = Outlines.outline("checkpoint", List.of(), body, types);
        List<Var> results = new ArrayList<>();
        String name = l.results().isEmpty() ? "" : l.results().get(0).name();
        Value value = shapes.get(0).fresh(name, results);
        Callee callee = outlines.callee(outline.function());
        linking.out.add(
                new Line.Call(results, callee, List.copyOf(outline.captured()), new Rule.Recomputed(false), l.at()));
        return End.with(value);
    }

    /** A call of a function object. */
    private Line.Call application(Value function, Callee method, List<Value> arguments, Line.Call l) {
        List<Atom> operands = new ArrayList<>();
        List<Value> all = new ArrayList<>(List.of(function));
        all.addAll(arguments);
        for (int i = 0; i < all.size(); i++) {
            Var operand = new Var(method.parameters().get(i), "");
            linking.set(operand, all.get(i));
            operands.add(operand);
        }
        Var result = new Var(java.util.Objects.requireNonNull(method.result()), "");
        return linking.invocations.made(new Line.Call(List.of(result), method, operands, l.at()), l);
    }

    // ---- stopGradient

    /** Whether it is a number, an array of numbers, or a record of these, or {@code null}. */
    private static boolean isCopied(Value value) {
        if (value instanceof Value.Plain p) {
            Type type = p.atom().type();
            return type instanceof Type.Primitive || !Shape.mayHoldObjects(type) || type.equals(Type.STRING);
        }
        for (Value.Case one : ((Value.Known) value).cases()) {
            boolean record = one.kind() instanceof Kind.Instance i
                    && (i.model().isRecord() || Instances.isBox(i.model()))
                    && own(i, one.parts()).stream().allMatch(Directions::isCopied);
            if (!record && one.kind() != Kind.NULL && one.kind() != Kind.NEVER) return false;
        }
        return true;
    }

    /** The values of the fields. */
    private static List<Value> own(Kind.Instance kind, List<Value> parts) {
        return kind.hasReference() ? parts.subList(1, parts.size()) : parts;
    }

    private Value stopped(Value value, Position at) {
        if (value instanceof Value.Plain p) return new Value.Plain(stopped(p.atom(), at));
        Value.Case one = ((Value.Known) value).cases().get(0);
        if (!(one.kind() instanceof Kind.Instance i)) return value;
        List<Value> parts = new ArrayList<>(one.parts().subList(0, i.hasReference() ? 1 : 0));
        for (Value part : own(i, one.parts())) parts.add(stopped(part, at));
        return Value.single(i, parts);
    }

    private Atom stopped(Atom atom, Position at) {
        String name = atom instanceof Var v ? v.name() : "";
        if (atom.type() instanceof Type.Primitive) return linking.out.let(name, atom.type(), at, Basic.STOP, atom);
        if (!(atom.type() instanceof Type.ArrayOf)) return atom;
        Var copy = new Var(atom.type(), name);
        linking.out.add(new Line.Copy(copy, atom, true, at));
        return copy;
    }
}
