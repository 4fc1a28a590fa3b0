package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Assumptions.Claim;
import org.wengert.processor.link.Linking.End;

/** Objects that are taken apart: how they are made, their fields, and what every object can do. */
final class Instances {
    private final Linking linking;

    Instances(Linking linking) {
        this.linking = linking;
    }

    /**
     * Whether objects of a class are taken apart in this run.
     *
     * @throws Refusal if they are not, and cannot be left as they are
     */
    boolean isTakenApart(String className, Position at) {
        if (linking.world.classOf(className).isEmpty()) return false;
        if (!linking.assumptions.holds(new Claim.Opaque(className))) return true;
        if (linking.world.canBeNamed(className)) return false;
        Refusal reason = linking.assumptions.escapeOf(className).orElseThrow();
        throw new Refusal(reason.diagnostic().orAt(at));
    }

    /** Makes an object: cells for its fields, which the constructor fills. */
    End make(Callee constructor, List<Value> arguments, Line.Call l, Function<Value, End> run) {
        ClassModel model = linking.world.classOf(constructor.owner()).orElseThrow();
        List<Value> cells = new ArrayList<>();
        for (ClassModel.Field f : model.fields())
            cells.add(linking.memory.cell(
                    linking.invocations.place(l, f.owner() + "." + f.name()), f.type(), f.name(), l.at()));
        boolean compared = linking.assumptions.holds(new Claim.Compared(model.name()));
        List<Value> started = new ArrayList<>(cells);
        if (compared) started.add(0, linking.memory.identity(l.at()));
        int start = linking.out.lines().size();
        End end =
                run.apply(Value.single(new Kind.Instance(model, Set.copyOf(model.fields()), false, compared), started));
        if (end.isAway()) return end;
        List<Value> parts = new ArrayList<>();
        Set<ClassModel.Field> mutable = new LinkedHashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            ClassModel.Field f = model.fields().get(i);
            Value.Known cell = (Value.Known) cells.get(i);
            boolean changes = linking.assumptions.holds(new Claim.Mutable(f));
            if (changes) mutable.add(f);
            parts.add(changes ? cell : linking.memory.get(cell, f.name(), l.at()));
        }
        boolean real = linking.assumptions.holds(new Claim.Referenced(model.name()));
        if (real && (!mutable.isEmpty() || !isPure(start) || !linking.world.canBeNamed(model.name()))) {
            linking.assumptions.want(new Claim.Opaque(model.name()));
            real = false;
        }
        if (compared) parts.add(0, started.get(0));
        if (real) parts.add(0, again(constructor, arguments, l));
        return End.with(Value.single(new Kind.Instance(model, mutable, real, compared), parts));
    }

    /** The same object for real, for what needs its reference. */
    private Value again(Callee constructor, List<Value> arguments, Line.Call l) {
        Callee pure = new Callee(
                Callee.Kind.PURE_CONSTRUCTOR,
                constructor.owner(),
                constructor.name(),
                constructor.parameters(),
                constructor.result());
        return linking.invocations.stay(pure, arguments, l).values().get(0);
    }

    /** Whether what has been written since then only computes: it could run twice. */
    private boolean isPure(int start) {
        List<Line> lines = linking.out.lines();
        return Purity.of(lines.subList(start, lines.size()), linking.memory::isCell);
    }

    // ---- constants

    /** What a constant field holds, if that can be made again by itself. */
    Optional<Value> constant(org.wengert.processor.ir.Function f, Supplier<End> run) {
        return alone(run).filter(this::isConstant);
    }

    private Optional<Value> alone(Supplier<End> run) {
        Linking.Arm arm;
        try {
            arm = linking.arm(run);
        } catch (Refusal refusal) {
            return Optional.empty();
        }
        boolean pure = !arm.end().isAway() && Purity.of(arm.code().lines(), linking.memory::isCell);
        if (!pure) return Optional.empty();
        linking.out.addAll(arm.code().lines());
        return Optional.of(arm.end().values().get(0));
    }

    /** Whether nobody can have changed anything of it. */
    private boolean isConstant(Value value) {
        if (value instanceof Value.Plain p) return p.atom().type() instanceof Type.Primitive;
        Value.Case one = ((Value.Known) value).cases().get(0);
        if (!((Value.Known) value).isSingle() || one.kind() instanceof Kind.Array) return false;
        if (one.kind() instanceof Kind.Instance i
                && !(i.cells().isEmpty() && i.model().fields().stream().allMatch(ClassModel.Field::isFinal)))
            return false;
        return one.parts().stream().allMatch(this::isConstant);
    }

    /** An object as one of those that it may be. */
    Value as(World.Choice choice, Atom object, Line.Call l) {
        if (choice.constant().isPresent())
            return constantOf(choice.constant().get(), l)
                    .orElse(new Value.Plain(choice.constant().get()));
        return new Value.Plain(linking.out.cast(choice.type(), object, l.at()));
    }

    /** The constant of an enum with its fields. */
    private Optional<Value> constantOf(Atom constant, Line.Call l) {
        return linking.world
                .enumConstant(constant)
                .flatMap(f -> alone(() -> linking.run(f, List.of())))
                .map(made -> {
                    Value.Case one = ((Value.Known) made).cases().get(0);
                    List<Value> parts = new ArrayList<>(List.of(new Value.Plain(constant)));
                    parts.addAll(one.parts());
                    Kind.Instance kind = (Kind.Instance) one.kind();
                    return Value.single(new Kind.Instance(kind.model(), kind.cells(), true, kind.hasIdentity()), parts);
                });
    }

    Optional<Value> readOfConstant(Value.Plain self, Callee field, Line.Call l) {
        boolean isConstant = self.atom() instanceof Constant c && c.value() instanceof Constant.Symbol;
        if (!isConstant) return Optional.empty();
        return constantOf(self.atom(), l).map(object -> read((Value.Known) object, field, l));
    }

    // ---- fields

    Value read(Value.Known self, Callee field, Line.Call l) {
        Value.Case one = self.cases().get(0);
        Kind.Instance kind = (Kind.Instance) one.kind();
        int i = kind.model().indexOf(field.owner(), field.name());
        Value part = part(one, i);
        boolean isCell = kind.cells().contains(kind.model().fields().get(i));
        String name = l.results().isEmpty() ? field.name() : l.results().get(0).name();
        return isCell ? linking.memory.get((Value.Known) part, name, l.at()) : part;
    }

    /** What a field of an object holds. */
    Value field(Value.Case object, ClassModel.Field field, Position at) {
        Kind.Instance kind = (Kind.Instance) object.kind();
        Value part = part(object, kind.model().fields().indexOf(field));
        return kind.cells().contains(field) ? linking.memory.get((Value.Known) part, field.name(), at) : part;
    }

    private static Value part(Value.Case object, int field) {
        return object.parts().get(((Kind.Instance) object.kind()).firstField() + field);
    }

    End assign(Value self, Callee callee, Value value, Line.Call l) {
        if (!(self instanceof Value.Known k) || !(k.cases().get(0).kind() instanceof Kind.Instance kind))
            throw new Refusal(Problem.FIELD_WRITE, l.at(), callee.name());
        int i = kind.model().indexOf(callee.owner(), callee.name());
        ClassModel.Field field = kind.model().fields().get(i);
        if (kind.cells().contains(field))
            linking.memory.set((Value.Known) part(k.cases().get(0), i), value, l.at());
        else linking.assumptions.want(new Claim.Mutable(field));
        return End.with(List.of());
    }

    // ---- what every object can do

    static boolean isBox(ClassModel model) {
        return isBox(new Type.Reference(model.name()));
    }

    static boolean isBox(Type.Reference type) {
        return type.name().startsWith("java.lang.");
    }

    /** Whether boxing makes a new object each time. */
    static boolean isFloatingBox(ClassModel model) {
        return model.name().equals("java.lang.Double") || model.name().equals("java.lang.Float");
    }

    /** The methods of boxed numbers. */
    Optional<End> method(Kind.Instance kind, Callee callee, List<Value> arguments, Line.Call l) {
        if (!isBox(kind.model())) return Optional.empty();
        if (callee.name().equals("compareTo") && arguments.get(1) instanceof Value.Known other)
            return Optional.of(linking.references.notNull(
                    other,
                    l.at(),
                    rest -> linking.references.cases(
                            rest, l.results(), l.at(), one -> order(callee, arguments.get(0), one, l))));
        if (!callee.name().endsWith("Value")) return Optional.empty();
        Atom number = numberOf(arguments.get(0));
        return Optional.of(End.with(new Value.Plain(linking.out.cast(callee.result(), number, l.at()))));
    }

    private static Atom numberOf(Value box) {
        return ((Value.Plain) part(((Value.Known) box).cases().get(0), 0)).atom();
    }

    /** How a boxed number compares with another one of its class. */
    private End order(Callee callee, Value box, Value other, Line.Call l) {
        boolean alike = other instanceof Value.Known k
                && k.cases()
                        .get(0)
                        .kind()
                        .equals(((Value.Known) box).cases().get(0).kind());
        if (!alike) return linking.invocations.stay(callee, List.of(box, other), l);
        Atom a = numberOf(box);
        Atom b = numberOf(other);
        String owner = ((Kind.Instance) ((Value.Known) box).cases().get(0).kind())
                .model()
                .name();
        Callee compare = Callee.ofStatic(owner, "compare", List.of(a.type(), b.type()), Type.INT);
        return End.with(new Value.Plain(linking.out.let("", Type.INT, l.at(), new Operation.Apply(compare), a, b)));
    }

    /** {@code toString} and {@code equals} of a record that has none of its own. */
    Optional<End> ofObject(Value.Known self, Callee callee, List<Value> arguments, Line.Call l) {
        Kind.Instance kind = (Kind.Instance) self.cases().get(0).kind();
        if (callee.name().equals("toString")
                && callee.parameters().size() == 1
                && (kind.model().isRecord() || isBox(kind.model()))) return Optional.of(text(self, l.at()));
        boolean equals = callee.name().equals("equals") && callee.parameters().size() == 2;
        if (!equals || !kind.model().isRecord()) return Optional.empty();
        return Optional.of(
                linking.references.cases(arguments.get(1), l.results(), l.at(), other -> equal(self, other, l)));
    }

    /** What stands for an object in a text. */
    End text(Value.Known self, Position at) {
        Value.Case one = self.cases().get(0);
        Kind.Instance kind = (Kind.Instance) one.kind();
        if (isBox(kind.model())) return End.with(part(one, 0));
        Callee own = linking.world.implementation(
                toString(kind.model().name()), kind.model().name());
        if (linking.invocations.hasBody(own)) return toStringOf(self, at);
        if (!kind.model().isRecord()) return End.with(new Value.Plain(linking.references.of(self, Shape.OBJECT)));
        String name = kind.model().name();
        Atom text = new Constant(
                Type.STRING, name.substring(name.lastIndexOf('.') + 1).replaceFirst(".*\\$\\d*", "") + "[");
        for (int i = 0; i < kind.model().fields().size(); i++) {
            String label = (i == 0 ? "" : ", ") + kind.model().fields().get(i).name() + "=";
            text = linking.out.let(at, Basic.CONCAT, text, new Constant(Type.STRING, label));
            End part = linking.references.text(part(one, i), at);
            if (part.isAway()) return part;
            text = linking.out.let(
                    at, Basic.CONCAT, text, ((Value.Plain) part.values().get(0)).atom());
        }
        return End.with(new Value.Plain(linking.out.let(at, Basic.CONCAT, text, new Constant(Type.STRING, "]"))));
    }

    private static Callee toString(String className) {
        return new Callee(
                Callee.Kind.INSTANCE,
                "java.lang.Object",
                "toString",
                List.of(new Type.Reference(className)),
                Type.STRING);
    }

    private End toStringOf(Value.Known self, Position at) {
        Kind.Instance kind = (Kind.Instance) self.cases().get(0).kind();
        Var object = new Var(new Type.Reference(kind.model().name()), "");
        linking.set(object, self);
        Callee callee =
                new Callee(Callee.Kind.INSTANCE, "java.lang.Object", "toString", List.of(Shape.OBJECT), Type.STRING);
        return linking.invocations.call(new Line.Call(List.of(new Var(Type.STRING, "")), callee, List.of(object), at));
    }

    private End equal(Value.Known self, Value other, Line.Call l) {
        Value.Case one = self.cases().get(0);
        if (!(other instanceof Value.Known k) || !k.cases().get(0).kind().equals(one.kind()))
            return other instanceof Value.Known
                    ? End.with(new Value.Plain(Constant.FALSE))
                    : linking.invocations.stay(l.callee(), List.of(self, other), l);
        Atom all = Constant.TRUE;
        for (int i = 0; i < ((Kind.Instance) one.kind()).model().fields().size(); i++) {
            Atom same = equalParts(part(one, i), part(k.cases().get(0), i), l);
            all = all == Constant.TRUE ? same : linking.out.let(l.at(), Basic.AND, all, same);
        }
        return End.with(new Value.Plain(all));
    }

    private Atom equalParts(Value a, Value b, Line.Call l) {
        if (a instanceof Value.Plain x && b instanceof Value.Plain y && x.atom().type() instanceof Type.Primitive p) {
            if (!p.isFloating()) return linking.out.let(l.at(), Basic.EQ, x.atom(), y.atom());
            String box = p == Type.DOUBLE ? "java.lang.Double" : "java.lang.Float";
            Callee compare = Callee.ofStatic(box, "compare", List.of(p, p), Type.INT);
            Atom order = linking.out.let("", Type.INT, l.at(), new Operation.Apply(compare), x.atom(), y.atom());
            return linking.out.let(l.at(), Basic.EQ, order, Constant.of(0));
        }
        Callee equals =
                Callee.ofStatic("java.util.Objects", "equals", List.of(Shape.OBJECT, Shape.OBJECT), Type.BOOLEAN);
        Line.Call call = new Line.Call(List.of(new Var(Type.BOOLEAN, "")), equals, List.of(), l.at());
        return ((Value.Plain) linking.invocations
                        .method(equals, List.of(a, b), call)
                        .values()
                        .get(0))
                .atom();
    }
}
