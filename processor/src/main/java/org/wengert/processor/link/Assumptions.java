package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Type;

/**
 * What the linker takes for granted in one run over a program. A run that finds that more is needed ends in nothing, and the next
 * one assumes that too; so all of a program agrees on how objects are spread.
 */
final class Assumptions {
    /** Something that holds once a run has asked for it. */
    sealed interface Claim {
        /** Objects of this class are made for real as well, for what needs their references. */
        record Referenced(String className) implements Claim {}

        /** Objects of this class are not taken apart. */
        record Opaque(String className) implements Claim {}

        /** This field is assigned after its object was made. */
        record Mutable(ClassModel.Field field) implements Claim {}

        /** Elements of these arrays are not taken apart. */
        record OpaqueElements(Node node) implements Claim {}
    }

    private final Set<Claim> claims = new HashSet<>();
    private final Set<Claim> wanted = new HashSet<>();
    private final Map<Object, Node> nodes = new LinkedHashMap<>();
    private final List<Node[]> joins = new ArrayList<>();
    private final Map<String, Refusal> escapes = new LinkedHashMap<>();
    private boolean isOutdated;

    boolean holds(Claim claim) {
        return claims.contains(claim);
    }

    void want(Claim claim) {
        if (claims.contains(claim)) return;
        wanted.add(claim);
        isOutdated = true;
    }

    /** Notes who needs the objects of a class as they are. */
    void escapes(String className, Refusal reason) {
        escapes.putIfAbsent(className, reason);
    }

    /** Why objects of a class cannot be taken apart. */
    Optional<Refusal> escapeOf(String className) {
        return Optional.ofNullable(escapes.get(className));
    }

    /** The arrays that are made at a place. */
    Node node(Object place, Type elements, Supplier<Shape> initial) {
        Node known = nodes.get(place);
        if (known == null) {
            known = new Node(elements, initial.get());
            nodes.put(place, known);
        }
        return known.find();
    }

    /** Notes that elements may be of this shape too. */
    void grow(Node node, Shape to) {
        if (node.isOpaque()) return;
        node.found = to;
        isOutdated |= !to.equals(node.element);
    }

    /** Notes that arrays of both meet in one variable. */
    void join(Node a, Node b) {
        if (a == b) return;
        joins.add(new Node[] {a, b});
        isOutdated = true;
    }

    /** Whether this run has found out that it assumed too little. */
    boolean isOutdated() {
        return isOutdated;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(claims.toString());
        nodes.forEach((place, node) -> {
            if (!node.found.equals(node.element))
                text.append("\n")
                        .append(place)
                        .append(node.element)
                        .append(" to ")
                        .append(node.found);
        });
        return text + ", wanted " + wanted + ", to join " + joins.size();
    }

    /** Assumes from now on what has been found out. */
    void update(Joins shapes) {
        claims.addAll(wanted);
        wanted.clear();
        for (Claim claim : claims)
            if (claim instanceof Claim.OpaqueElements o) o.node().find().makeOpaque();
        for (Node[] pair : List.copyOf(joins)) {
            Node x = pair[0].find();
            Node y = pair[1].find();
            if (x == y) continue;
            x.joinWith(y);
            if (x.isOpaque()) y.makeOpaque();
            else if (!y.isOpaque()) y.found = shapes.join(y.found, x.found);
        }
        joins.clear();
        for (Node n : nodes.values()) n.find().element = n.find().found;
        isOutdated = false;
    }
}
