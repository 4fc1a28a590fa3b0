package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Linking.End;

/** Results, spread over the values that their layouts say. */
final class Results {
    private final Linking linking;
    /** Where their type stands. */
    private final Position at;

    Results(Linking linking, Position at) {
        this.linking = linking;
        this.at = at;
    }

    Terminator leave(List<Value> values, List<Layout> layouts) {
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            End spread = spread(values.get(i), layouts.get(i));
            if (spread.isAway()) return spread.elsewhere();
            List<Type> types = layouts.get(i).types();
            for (int k = 0; k < types.size(); k++)
                atoms.add(linking.references.of(spread.values().get(k), types.get(k)));
        }
        return new Terminator.Yield(atoms);
    }

    private End spread(Value value, Layout layout) {
        if (layout instanceof Layout.Leaf leaf) return End.with(new Value.Plain(leaf(value, leaf.type())));
        List<Var> like = layout.types().stream().map(t -> new Var(t, "result")).toList();
        return linking.references.cases(value, like, at, one -> one(one, layout));
    }

    private Refusal refusal(String what) {
        return new Refusal(Problem.UNSUPPORTED, at, what);
    }

    /** The values of an object whose kind is clear. */
    private End one(Value value, Layout layout) {
        if (!(value instanceof Value.Known k)) return foreign((Value.Plain) value, layout);
        Value.Case only = k.cases().get(0);
        if (only.kind() instanceof Kind.Null) throw refusal("a result that may be null");
        if (layout instanceof Layout.ArrayOf a) return array(only, a);
        if (layout instanceof Layout.ListOf l) return list(value, l);
        List<Value> all = new ArrayList<>();
        if (layout instanceof Layout.Struct s) {
            if (s.hasItself()) all.add(new Value.Plain(linking.references.of(value, s.type())));
            return with(all, components(only, s));
        }
        Layout.OneOf o = (Layout.OneOf) layout;
        int kind = kindOf(only, o);
        all.add(new Value.Plain(Constant.of(kind)));
        if (o.hasItself()) all.add(new Value.Plain(linking.references.of(value, o.type())));
        End end = End.with(all);
        for (int i = 0; i < o.alternatives().size() && !end.isAway(); i++) {
            Layout.Struct s = o.alternatives().get(i);
            end = with(end.values(), i == kind ? components(only, s) : zeros(s));
        }
        return end;
    }

    private static End with(List<Value> some, End more) {
        if (more.isAway()) return more;
        List<Value> all = new ArrayList<>(some);
        all.addAll(more.values());
        return End.with(all);
    }

    private static End zeros(Layout.Struct s) {
        List<Type> types = s.types().subList(s.hasItself() ? 1 : 0, s.types().size());
        return End.with(types.stream()
                .<Value>map(t -> new Value.Plain(Constant.zero(t)))
                .toList());
    }

    private int kindOf(Value.Case object, Layout.OneOf o) {
        for (int i = 0; i < o.alternatives().size(); i++) {
            String name = o.alternatives().get(i).type().name();
            if (object.kind() instanceof Kind.Instance k && k.model().name().equals(name)) return i;
        }
        throw refusal("a result of an unknown class");
    }

    private End components(Value.Case object, Layout.Struct s) {
        if (!(object.kind() instanceof Kind.Instance k)) throw refusal("a result of an unknown class");
        End end = End.with(List.of());
        for (Layout.Component c : s.components()) {
            if (end.isAway()) return end;
            ClassModel.Field field = k.model().fields().stream()
                    .filter(f -> f.name().equals(c.name()))
                    .findFirst()
                    .orElseThrow();
            Value part = linking.invocations.instances().field(object, field, at);
            end = with(end.values(), spread(part, c.layout()));
        }
        return end;
    }

    /** An object that is not looked into may be an alternative without components. */
    private End foreign(Value.Plain object, Layout layout) {
        boolean isBox =
                layout instanceof Layout.Struct s && object.atom().type().equals(s.type()) && Instances.isBox(s.type());
        if (isBox) {
            Type number = ((Layout.Struct) layout).types().get(1);
            return End.with(List.of(object, new Value.Plain(unboxed(object, number))));
        }
        if (!(layout instanceof Layout.OneOf o) || !o.hasItself()) throw refusal("a result of an unknown class");
        List<Integer> possible = new ArrayList<>();
        for (int i = 0; i < o.alternatives().size(); i++)
            if (o.alternatives().get(i).components().isEmpty()) possible.add(i);
        if (possible.isEmpty()) throw refusal("a result of an unknown class");
        Atom kind = Constant.of(possible.get(possible.size() - 1));
        for (int i = possible.size() - 2; i >= 0; i--) {
            Type type = o.alternatives().get(possible.get(i)).type();
            Atom is = linking.out.let("", Type.BOOLEAN, at, new Operation.InstanceOf(type), object.atom());
            kind = linking.out.let(
                    "kind", Type.INT, at, Operation.Basic.SELECT, is, Constant.of(possible.get(i)), kind);
        }
        End end = End.with(List.of(new Value.Plain(kind), object));
        for (Layout.Struct s : o.alternatives()) end = with(end.values(), zeros(s));
        return end;
    }

    private End array(Value.Case array, Layout.ArrayOf a) {
        if (!(array.kind() instanceof Kind.Array)) throw refusal("an array of an unknown kind as a result");
        Value.Known known = (Value.Known) Value.of(array);
        Atom length = linking.memory.length(known, false, at);
        return arrays(a.types(), a.element(), length, i -> End.with(linking.memory.load(known, i, true, "result", at)));
    }

    /** The elements of a list, as what it is gives them. */
    private End list(Value list, Layout.ListOf l) {
        Var object = new Var(l.type(), "");
        linking.set(object, list);
        End size = call("size", List.of(l.type()), Type.INT, List.of(object));
        if (size.isAway()) return size;
        Atom count = ((Value.Plain) size.values().get(0)).atom();
        return arrays(l.types(), l.element(), count, i -> {
            linking.set(i, new Value.Plain(i));
            return call("get", List.of(l.type(), Type.INT), Shape.OBJECT, List.of(object, i));
        });
    }

    private End call(String method, List<Type> parameters, Type result, List<Atom> arguments) {
        Callee callee = new Callee(Callee.Kind.INSTANCE, "java.util.List", method, parameters, result);
        return linking.invocations.call(new Line.Call(List.of(new Var(result, "")), callee, arguments, at));
    }

    /** New arrays of the values that the elements are spread over; an element that is null leaves zeros. */
    private End arrays(List<Type> types, Layout element, Atom count, java.util.function.Function<Var, End> get) {
        List<Var> spread = new ArrayList<>();
        for (Type type : types) spread.add(linking.out.create("result", type, List.of(count), at));
        Builder outer = linking.out;
        linking.out = new Builder();
        Var i = new Var(Type.INT, "i");
        End each = get.apply(i);
        End end = each.isAway()
                ? each
                : linking.references.cases(each.values().get(0), List.of(), at, one -> {
                    boolean isNull =
                            one instanceof Value.Known k && k.cases().get(0).kind() instanceof Kind.Null;
                    return isNull ? End.with(List.of()) : stored(spread(one, element), spread, i);
                });
        Terminator next = end.isAway() ? end.elsewhere() : new Terminator.Next(List.of());
        Line.Range range = new Line.Range(i, Constant.of(0), count, 1);
        outer.add(new Line.Loop(List.of(), range, List.of(), List.of(), linking.out.end(next), at));
        linking.out = outer;
        return End.with(spread.stream().<Value>map(Value.Plain::new).toList());
    }

    private End stored(End element, List<Var> arrays, Var i) {
        if (element.isAway()) return element;
        for (int k = 0; k < arrays.size(); k++) {
            Var array = arrays.get(k);
            Type type = ((Type.ArrayOf) array.type()).element();
            linking.out.store(array, i, linking.references.of(element.values().get(k), type), at);
        }
        return End.with(List.of());
    }

    private Atom leaf(Value value, Type type) {
        boolean boxed = type instanceof Type.Primitive
                && !(value instanceof Value.Plain p && p.atom().type() instanceof Type.Primitive);
        return boxed ? unboxed(value, type) : linking.references.of(value, type);
    }

    private Atom unboxed(Value value, Type number) {
        Type.Reference box = new Type.Reference(number == Type.DOUBLE ? "java.lang.Double" : "java.lang.Float");
        Callee get = new Callee(Callee.Kind.INSTANCE, box.name(), number + "Value", List.of(box), number);
        Var object = new Var(box, "");
        linking.set(object, value);
        Line.Call call = new Line.Call(List.of(new Var(number, "")), get, List.of(object), at);
        End end = linking.invocations.call(call);
        return end.isAway()
                ? Constant.zero(number)
                : ((Value.Plain) end.values().get(0)).atom();
    }
}
