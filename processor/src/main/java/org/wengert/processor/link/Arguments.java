package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Assumptions.Claim;

/** Arguments as the linker knows them, put together of the values that they are spread over. */
final class Arguments {
    private static final Position HERE = Position.NONE;
    /** What stands for a list that is an argument. */
    private static final String LIST = "org.wengert.processor.models.ArgumentList";

    /** Where these values come from, in the order of the layout. */
    interface Source {
        Atom next(Type type, String name);
    }

    private final Linking linking;
    private final Source source;

    Arguments(Linking linking, Source source) {
        this.linking = linking;
        this.source = source;
    }

    /** @param declared the type of the variable, which may be a box */
    Value enter(Layout layout, Type declared, String name) {
        if (layout instanceof Layout.Struct s) return Value.of(instance(s, itself(s, name), name));
        if (layout instanceof Layout.OneOf o) return oneOf(o, name);
        if (layout instanceof Layout.ArrayOf a) return array(a, parts(a, name), name);
        if (layout instanceof Layout.ListOf l) return list(l, name);
        Atom value = source.next(((Layout.Leaf) layout).type(), name);
        boolean boxed = value.type() instanceof Type.Primitive && declared instanceof Type.Reference;
        return boxed ? boxed((Type.Reference) declared, value) : new Value.Plain(value);
    }

    private Value boxed(Type.Reference type, Atom number) {
        ClassModel box = linking.world.classOf(type.name()).orElseThrow();
        return Value.single(new Kind.Instance(box, Set.of(), false, false), List.of(new Value.Plain(number)));
    }

    // ---- objects

    /** The object itself, if it is among the values. */
    private @Nullable Atom itself(Layout layout, String name) {
        if (layout instanceof Layout.Struct s) return s.hasItself() ? source.next(s.type(), name) : null;
        if (layout instanceof Layout.OneOf o) return o.hasItself() ? source.next(o.type(), name) : null;
        Layout.ListOf l = (Layout.ListOf) layout;
        return l.hasItself() ? source.next(l.type(), name) : null;
    }

    /** The case of one class; where objects of the class have no components, it is the reference. */
    private Value.Case instance(Layout.Struct s, @Nullable Atom itself, String name) {
        String className = s.type().name();
        if (!linking.invocations.instances().isTakenApart(className, HERE)) {
            if (!s.components().isEmpty() || itself == null) throw refusal(className);
            return new Value.Case(new Kind.Foreign(Shape.OBJECT), List.of(new Value.Plain(itself)));
        }
        ClassModel model = linking.world.classOf(className).orElseThrow();
        Map<String, Value> components = new LinkedHashMap<>();
        for (Layout.Component c : s.components()) {
            Type declared = model.fields().stream()
                    .filter(f -> f.name().equals(c.name()))
                    .map(ClassModel.Field::type)
                    .findFirst()
                    .orElseThrow();
            components.put(c.name(), enter(c.layout(), declared, Shape.named(name, c.name())));
        }
        boolean real = linking.assumptions.holds(new Claim.Referenced(className))
                || linking.assumptions.holds(new Claim.Compared(className));
        if (real && itself == null) throw refusal(className);
        Set<ClassModel.Field> mutable = new LinkedHashSet<>();
        List<Value> parts = new ArrayList<>();
        if (real) parts.add(new Value.Plain(Objects.requireNonNull(itself)));
        for (ClassModel.Field f : model.fields()) {
            Value value = components.get(f.name());
            boolean changes = linking.assumptions.holds(new Claim.Mutable(f));
            if (changes) mutable.add(f);
            parts.add(changes ? cell(f, value, Shape.named(name, f.name())) : value);
        }
        return new Value.Case(new Kind.Instance(model, mutable, real, false), parts);
    }

    private Refusal refusal(String className) {
        return linking.assumptions
                .escapeOf(className)
                .orElseGet(() -> new Refusal(Problem.OBJECT_ESCAPES, HERE, className, "code that is not in sight"));
    }

    /** A field that the program assigns to: memory, which holds the argument's value at first. */
    private Value cell(ClassModel.Field f, Value value, String name) {
        Value.Known cell = linking.memory.cell(List.of("argument", name), f.type(), f.name(), HERE);
        linking.memory.set(cell, value, HERE);
        return cell;
    }

    private Value oneOf(Layout.OneOf o, String name) {
        Atom kind = source.next(Type.INT, Shape.named(name, "kind"));
        return distinct(kind, alternatives(o, itself(o, name)));
    }

    private List<Value.Case> alternatives(Layout.OneOf o, @Nullable Atom itself) {
        List<Value.Case> cases = new ArrayList<>();
        for (Layout.Struct s : o.alternatives()) {
            String name = s.type().name();
            String own = name.substring(name.lastIndexOf('.') + 1);
            cases.add(instance(s, itself, own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1)));
        }
        return cases;
    }

    /** Alternatives that are not looked into are of one kind. */
    private Value distinct(Atom tag, List<Value.Case> cases) {
        List<Value.Case> distinct = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Value.Case c : cases) {
            int place = 0;
            while (place < distinct.size() && !distinct.get(place).kind().equals(c.kind())) place++;
            if (place == distinct.size()) distinct.add(c);
            places.add(place);
        }
        if (distinct.size() == 1) return Value.of(distinct.get(0));
        if (distinct.size() == cases.size()) return new Value.Known(tag, cases);
        return new Value.Known(placeOf(tag, places), distinct);
    }

    private Atom placeOf(Atom tag, List<Integer> places) {
        Atom result = Constant.of(places.get(places.size() - 1));
        for (int i = places.size() - 2; i >= 0; i--) {
            Atom is = linking.out.let(HERE, Basic.EQ, tag, Constant.of(i));
            result = linking.out.let("kind", Type.INT, HERE, Basic.SELECT, is, Constant.of(places.get(i)), result);
        }
        return result;
    }

    // ---- elements, which may be null

    private Value element(Layout layout, String name) {
        if (layout instanceof Layout.Struct s) {
            Atom itself = itself(s, name);
            if (itself == null) return Value.of(instance(s, null, name));
            Atom isNull = linking.out.let(HERE, Basic.IS_NULL, itself);
            Atom tag = linking.out.let(
                    Shape.named(name, "kind"), Type.INT, HERE, Basic.SELECT, isNull, Constant.of(0), Constant.of(1));
            return new Value.Known(tag, withNull(List.of(instance(s, itself, name))));
        }
        if (layout instanceof Layout.OneOf o) {
            Atom kind = source.next(Type.INT, Shape.named(name, "kind"));
            Atom itself = itself(o, name);
            if (itself == null) return distinct(kind, alternatives(o, null));
            Atom isNull = linking.out.let(HERE, Basic.IS_NULL, itself);
            Atom next = linking.out.let(HERE, Basic.ADD, kind, Constant.of(1));
            Atom tag = linking.out.let(
                    Shape.named(name, "kind"), Type.INT, HERE, Basic.SELECT, isNull, Constant.of(0), next);
            return distinct(tag, withNull(alternatives(o, itself)));
        }
        if (layout instanceof Layout.ArrayOf a) {
            List<Atom> parts = parts(a, name);
            return orNull(parts.get(place(a)), () -> array(a, parts, name));
        }
        if (layout instanceof Layout.ListOf l) {
            List<Atom> all = new ArrayList<>();
            for (Type t : l.types()) all.add(source.next(t, name));
            Arguments inside = from(all);
            return orNull(all.get(0), () -> inside.list(l, name));
        }
        return enter(layout, Shape.OBJECT, name);
    }

    private Value orNull(Atom reference, Supplier<Value> value) {
        Atom isNull = linking.out.let(HERE, Basic.IS_NULL, reference);
        Linking.End either = linking.choose(
                isNull, () -> Linking.End.with(Value.NULL), () -> Linking.End.with(value.get()), List.of(), HERE);
        return either.values().get(0);
    }

    private static List<Value.Case> withNull(List<Value.Case> cases) {
        List<Value.Case> all = new ArrayList<>(List.of(Value.NULL.cases().get(0)));
        all.addAll(cases);
        return all;
    }

    // ---- arrays and lists

    /** A list that is only read, of an array of its elements; where more is asked of lists, they are what they are. */
    private Value list(Layout.ListOf l, String name) {
        Atom itself = itself(l, name);
        Layout.ArrayOf elements = new Layout.ArrayOf(l.element());
        List<Atom> parts = parts(elements, name);
        boolean real = linking.assumptions.holds(new Claim.Compared(LIST));
        boolean isOpaque = linking.assumptions.holds(new Claim.Opaque(LIST));
        if (itself == null && (real || isOpaque)) throw refusal(LIST);
        if (isOpaque) return new Value.Plain(Objects.requireNonNull(itself));
        List<Value> all = new ArrayList<>();
        if (real) all.add(new Value.Plain(Objects.requireNonNull(itself)));
        all.add(array(new Type.ArrayOf(Shape.OBJECT), elements, parts, name));
        return Value.single(new Kind.Instance(linking.world.classOf(LIST).orElseThrow(), Set.of(), real, false), all);
    }

    private List<Atom> parts(Layout.ArrayOf a, String name) {
        List<Atom> parts = new ArrayList<>();
        for (Type t : a.element().types()) parts.add(source.next(Type.arrayOf(t), name));
        return parts;
    }

    private Value array(Layout.ArrayOf a, List<Atom> parts, String name) {
        return array(new Type.ArrayOf(typeOf(a.element())), a, parts, name);
    }

    /** A new array of the elements that the arrays of their parts hold. */
    private Value array(Type.ArrayOf type, Layout.ArrayOf a, List<Atom> parts, String name) {
        Atom length = linking.out.length(parts.get(place(a)), false, HERE);
        Value.Known array =
                (Value.Known) linking.memory.create(List.of("argument", name, a), type, List.of(length), name, HERE);
        Builder outer = linking.out;
        linking.out = new Builder();
        Var i = new Var(Type.INT, "i");
        List<Atom> loaded = new ArrayList<>();
        for (Atom part : parts) loaded.add(linking.out.load(name, part, i, true, HERE));
        linking.memory.store(array, i, from(loaded).element(a.element(), name), HERE);
        Line.Range range = new Line.Range(i, Constant.of(0), length, 1);
        Terminator end = new Terminator.Next(List.of());
        outer.add(new Line.Loop(List.of(), range, List.of(), List.of(), linking.out.end(end), HERE));
        linking.out = outer;
        return array;
    }

    /** The type of the values that have this layout. */
    private static Type typeOf(Layout layout) {
        if (layout instanceof Layout.Struct s) return s.type();
        if (layout instanceof Layout.OneOf o) return o.type();
        if (layout instanceof Layout.ListOf l) return l.type();
        if (layout instanceof Layout.ArrayOf a) return Type.arrayOf(typeOf(a.element()));
        return ((Layout.Leaf) layout).type();
    }

    /** Of these values, one after the other. */
    private Arguments from(List<Atom> values) {
        Iterator<Atom> next = values.iterator();
        return new Arguments(linking, (type, name) -> next.next());
    }

    /** The place of a value itself among what it is spread over. */
    private static int place(Layout layout) {
        if (layout instanceof Layout.OneOf o) return o.hasItself() ? 1 : 0;
        return layout instanceof Layout.ArrayOf a ? place(a.element()) : 0;
    }
}
