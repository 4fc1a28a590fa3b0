package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Linking.End;

/** The way into a program and out of it: parameters and results spread as their layouts say. */
final class Entrance {
    private final Linking linking;

    Entrance(Linking linking) {
        this.linking = linking;
    }

    Function link(Function function, List<Layout> parameters, List<Layout> results) {
        List<Var> variables = new ArrayList<>();
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++)
            arguments.add(enter(parameters.get(i), function.parameters().get(i), variables));
        End end = linking.run(function, arguments);
        List<Type> types = new ArrayList<>();
        for (Layout l : results) types.addAll(l.types());
        if (end.isAway()) {
            return new Function(function.name(), variables, types, linking.out.end(end.elsewhere()));
        }
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) leave(end.values().get(i), results.get(i), atoms);
        return new Function(function.name(), variables, types, linking.out.end(new Terminator.Yield(atoms)));
    }

    private Value enter(Layout layout, Var parameter, List<Var> variables) {
        Layout.Leaf leaf = (Layout.Leaf) layout;
        Var v = new Var(leaf.type(), parameter.name());
        variables.add(v);
        boolean boxed = v.type() instanceof Type.Primitive && parameter.type() instanceof Type.Reference;
        return boxed ? boxed((Type.Reference) parameter.type(), v) : new Value.Plain(v);
    }

    private Value boxed(Type.Reference type, Var number) {
        ClassModel box = linking.world.classOf(type.name()).orElseThrow();
        return Value.single(new Kind.Instance(box, Set.of(), false, false), List.of(new Value.Plain(number)));
    }

    private Atom unboxed(Value value, Type number) {
        Type.Reference box = new Type.Reference(number == Type.DOUBLE ? "java.lang.Double" : "java.lang.Float");
        Callee get = new Callee(Callee.Kind.INSTANCE, box.name(), number + "Value", List.of(box), number);
        Var object = new Var(box, "");
        linking.set(object, value);
        Line.Call call = new Line.Call(List.of(new Var(number, "")), get, List.of(object), Position.NONE);
        End end = linking.invocations.call(call);
        return end.isAway()
                ? Constant.zero(number)
                : ((Value.Plain) end.values().get(0)).atom();
    }

    private void leave(Value value, Layout layout, List<Atom> atoms) {
        Layout.Leaf leaf = (Layout.Leaf) layout;
        boolean boxed = leaf.type() instanceof Type.Primitive
                && !(value instanceof Value.Plain p && p.atom().type() instanceof Type.Primitive);
        atoms.add(boxed ? unboxed(value, leaf.type()) : linking.references.of(value, leaf.type()));
    }
}
