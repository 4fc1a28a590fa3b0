package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.link.Assumptions.Claim;

/** All nodes of a program, and how they come to agree between runs. */
final class Nodes {
    private final Assumptions assumptions;
    private final Map<Object, Node> nodes = new LinkedHashMap<>();
    private final List<Node[]> joins = new ArrayList<>();

    Nodes(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    @Nullable
    Node at(Object place) {
        Node known = nodes.get(place);
        return known == null ? null : known.root();
    }

    void add(Node node) {
        nodes.put(node.place, node);
    }

    void join(Node a, Node b) {
        joins.add(new Node[] {a, b});
    }

    void forget() {
        nodes.clear();
        joins.clear();
    }

    /** Joins what has met, and assumes what has been found. */
    void update(Joins shapes) {
        do {
            unite(shapes);
            Map<Node, Shape> done = new IdentityHashMap<>();
            for (Node n : nodes.values()) element(n.root(), done, new ArrayDeque<>(), shapes);
            done.forEach(Node::become);
        } while (!joins.isEmpty());
    }

    /** Shapes with the nodes as they are now. */
    List<Shape> current(List<Shape> all, Joins shapes) {
        Map<Node, Shape> done = new IdentityHashMap<>();
        for (Node n : nodes.values()) done.put(n.root(), n.root().element());
        List<Shape> current = new ArrayList<>();
        for (Shape shape : all) current.add(current(shape, done, new ArrayDeque<>(), shapes));
        return current;
    }

    private void unite(Joins shapes) {
        for (Node[] pair : List.copyOf(joins)) {
            Node x = pair[0].root();
            Node y = pair[1].root();
            if (x == y) continue;
            x.joinWith(y);
            if (x.isOpaque()) y.makeOpaque();
            else if (!y.isOpaque()) y.find(shapes.join(y.found(), x.found()));
        }
        joins.clear();
    }

    /** What is inside of what, from the outside to the inside: nodes, and kinds of objects. */
    private Shape element(Node node, Map<Node, Shape> done, Deque<Object> around, Joins shapes) {
        Shape known = done.get(node);
        if (known != null) return known;
        if (around.contains(node)) return recursive(node, around);
        around.addLast(node);
        Shape element = node.isOpaque() ? node.element() : current(node.found(), done, around, shapes);
        around.removeLast();
        done.put(node, element);
        return element;
    }

    /** A shape with the nodes as they are now. */
    private Shape current(Shape shape, Map<Node, Shape> done, Deque<Object> around, Joins shapes) {
        if (!(shape instanceof Shape.Known k)) return shape;
        Shape result = new Shape.Known(List.of());
        for (Shape.Case c : k.cases()) {
            around.addLast(c.kind());
            result = shapes.joinCases((Shape.Known) result, new Shape.Known(List.of(current(c, done, around, shapes))));
            around.removeLast();
        }
        return result;
    }

    private Shape.Case current(Shape.Case c, Map<Node, Shape> done, Deque<Object> around, Joins shapes) {
        if (c.kind() instanceof Kind.Array a) {
            Node node = a.node().root();
            return new Shape.Case(new Kind.Array(node), Memory.parts(element(node, done, around, shapes)));
        }
        List<Shape> parts = new ArrayList<>();
        for (Shape part : c.parts()) parts.add(current(part, done, around, shapes));
        return new Shape.Case(c.kind(), parts);
    }

    /** An object that may hold itself cannot be taken apart. */
    private Shape recursive(Node node, Deque<Object> around) {
        Kind.Instance holder = null;
        boolean inside = false;
        for (Object o : around) {
            inside |= o == node;
            if (inside && o instanceof Kind.Instance i) holder = i;
        }
        if (holder == null) assumptions.want(new Claim.OpaqueElements(node.place));
        else assumptions.holdsItself(holder.model().name());
        return Shape.NULL;
    }
}
