package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Arrays of objects, as arrays of their parts, and fields that change, as such arrays of one element: cells. What a cell holds
 * is remembered while it is sure.
 */
final class Memory {
    private final Linking linking;
    private final Assumptions assumptions;
    private final Joins joins;
    /** What the cells made here hold, by the first array of each. */
    private Map<Var, Value> contents = new IdentityHashMap<>();

    private final Set<Var> cells = Walk.identitySet();

    Memory(Linking linking, Assumptions assumptions, Joins joins) {
        this.linking = linking;
        this.assumptions = assumptions;
        this.joins = joins;
    }

    // ---- what is remembered

    boolean isCell(Var array) {
        return cells.contains(array);
    }

    Map<Var, Value> contents() {
        return new IdentityHashMap<>(contents);
    }

    void remember(Map<Var, Value> known) {
        contents = new IdentityHashMap<>(known);
    }

    /** Where ways meet, only what all of them leave alike is sure. */
    static Map<Var, Value> common(Map<Var, Value> a, Map<Var, Value> b) {
        Map<Var, Value> both = new IdentityHashMap<>(a);
        both.entrySet().removeIf(e -> !e.getValue().equals(b.get(e.getKey())));
        return both;
    }

    // ---- arrays

    /** {@code new T[l0][l1]…}. */
    Value create(Object place, Type.ArrayOf type, List<Atom> lengths, String name, Position at) {
        boolean rows = lengths.size() > 1;
        Object inner = List.of(place, "row");
        Value.Known array = arrays(node(place, type, rows ? inner : null), lengths.get(0), name, at);
        if (!rows) return array;
        Builder outer = linking.out;
        Var i = new Var(Type.INT, "i");
        linking.out = new Builder();
        Value row = create(inner, (Type.ArrayOf) type.element(), lengths.subList(1, lengths.size()), "row", at);
        store(array, i, row, at);
        Terminator next = new Terminator.Next(List.of());
        Line.Range range = new Line.Range(i, Constant.of(0), lengths.get(0), 1);
        outer.add(new Line.Loop(List.of(), range, List.of(), List.of(), linking.out.end(next), at));
        linking.out = outer;
        return array;
    }

    private Node node(Object place, Type.ArrayOf type, @org.jspecify.annotations.Nullable Object rowPlace) {
        Type element = type.element();
        return assumptions.node(place, element, () -> {
            if (!linking.world.mayBeKnown(element)) return new Shape.Plain(element);
            if (rowPlace == null) return Shape.NULL;
            boolean nested = element.element() instanceof Type.ArrayOf;
            Node row = node(rowPlace, (Type.ArrayOf) element, nested ? List.of(rowPlace, "row") : null);
            return new Shape.Known(List.of(new Shape.Case(new Kind.Array(row), parts(row.element()))));
        });
    }

    static List<Shape> parts(Shape element) {
        return Node.leaves(element).stream()
                .<Shape>map(t -> new Shape.Plain(Type.arrayOf(t)))
                .toList();
    }

    private Value.Known arrays(Node node, Atom length, String name, Position at) {
        List<Value> leaves = new ArrayList<>();
        List<Var> named = new ArrayList<>();
        node.element().fresh(name, named);
        List<Type> types = node.leaves();
        for (int i = 0; i < types.size(); i++) {
            String leaf = i < named.size() ? named.get(i).name() : name;
            leaves.add(new Value.Plain(linking.out.create(leaf, Type.arrayOf(types.get(i)), List.of(length), at)));
        }
        return Value.single(new Kind.Array(node), leaves);
    }

    private static Node nodeOf(Value.Known array) {
        return ((Kind.Array) array.cases().get(0).kind()).node();
    }

    private static List<Atom> leaves(Value.Known array) {
        return array.cases().get(0).parts().stream()
                .map(v -> ((Value.Plain) v).atom())
                .toList();
    }

    Atom length(Value.Known array, boolean safe, Position at) {
        return linking.out.length(leaves(array).get(0), safe, at);
    }

    Value load(Value.Known array, Atom index, boolean safe, String name, Position at) {
        List<Var> loaded = new ArrayList<>();
        Value value = nodeOf(array).element().fresh(name, loaded);
        List<Atom> leaves = leaves(array);
        if (loaded.isEmpty()) loaded.add(new Var(Type.INT, ""));
        for (int i = 0; i < Math.min(loaded.size(), leaves.size()); i++) {
            linking.out.add(new Line.Load(loaded.get(i), leaves.get(i), index, safe || i > 0, at));
        }
        return value instanceof Value.Plain p ? Value.of(p.atom()) : value;
    }

    void store(Value.Known array, Atom index, Value value, Position at) {
        Node node = nodeOf(array);
        List<Atom> leaves = leaves(array);
        List<Atom> atoms = atoms(node, value);
        if (atoms.isEmpty()) atoms = List.of(Constant.of(0));
        for (int i = 0; i < Math.min(leaves.size(), atoms.size()); i++)
            linking.out.store(leaves.get(i), index, atoms.get(i), at);
    }

    private List<Atom> atoms(Node node, Value value) {
        if (node.element() instanceof Shape.Plain p && (node.isOpaque() || !Shape.mayHoldObjects(p.type())))
            return joins.atoms(value, node.element(), linking.out);
        Shape shape = Shape.of(value);
        assumptions.grow(node, joins.join(node.found(), shape));
        boolean fits = joins.join(node.element(), shape).equals(node.element());
        return fits ? joins.atoms(value, node.element(), linking.out) : List.of();
    }

    /** {@code array.clone()}: new arrays of the same elements; where derivatives stop, copies of all that is in them. */
    Value copy(Value.Known array, String name, boolean stopped, Position at) {
        List<Value> copies = new ArrayList<>();
        for (Atom leaf : leaves(array)) {
            if (stopped) {
                Var copy = new Var(leaf.type(), name);
                linking.out.add(new Line.Copy(copy, leaf, true, at));
                copies.add(new Value.Plain(copy));
                continue;
            }
            copies.add(
                    new Value.Plain(leaf.type().rank() == 1 ? linking.out.copy(name, leaf, at) : rows(leaf, name, at)));
        }
        return Value.single(array.cases().get(0).kind(), copies);
    }

    private Var rows(Atom table, String name, Position at) {
        Builder out = linking.out;
        Var length = out.length(table, true, at);
        Var copy = out.create(name, table.type(), List.of(length), at);
        Var i = new Var(Type.INT, "i");
        Builder body = new Builder();
        body.store(copy, i, body.load("row", table, i, true, at), at);
        Terminator next = new Terminator.Next(List.of());
        Line.Range range = new Line.Range(i, Constant.of(0), length, 1);
        out.add(new Line.Loop(List.of(), range, List.of(), List.of(), body.end(next), at));
        return copy;
    }

    // ---- cells

    /** A new array for a new object, to tell it from others. */
    Value identity(Position at) {
        Var array = linking.out.create("identity", Type.arrayOf(Type.INT), List.of(Constant.of(1)), at);
        cells.add(array);
        return new Value.Plain(array);
    }

    /** The memory of a field, which holds what fields hold before they are assigned. */
    Value.Known cell(Object place, Type type, String name, Position at) {
        Node node = assumptions.node(
                place, type, () -> linking.world.mayBeKnown(type) ? Shape.NULL : new Shape.Plain(type));
        Value.Known cell = arrays(node, Constant.of(1), name, at);
        for (Atom leaf : leaves(cell)) cells.add((Var) leaf);
        contents.put((Var) leaves(cell).get(0), Value.of(Constant.zero(type)));
        return cell;
    }

    Value get(Value.Known cell, String name, Position at) {
        Value known = leaves(cell).get(0) instanceof Var v ? contents.get(v) : null;
        return known != null ? known : load(cell, Constant.of(0), true, name, at);
    }

    void set(Value.Known cell, Value value, Position at) {
        store(cell, Constant.of(0), value, at);
        boolean own = leaves(cell).get(0) instanceof Var v && contents.containsKey(v);
        if (own) contents.put((Var) leaves(cell).get(0), value);
        else contents.clear();
    }
}
