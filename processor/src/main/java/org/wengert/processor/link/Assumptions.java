package org.wengert.processor.link;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Position;
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

        /** Objects of this class are compared by identity. */
        record Compared(String className) implements Claim {}

        /** Objects of this class are not taken apart. */
        record Opaque(String className) implements Claim {}

        /** This field is assigned after its object was made. */
        record Mutable(ClassModel.Field field) implements Claim {}

        /** This method calls itself with objects that are known, so it becomes a function. */
        record Recursive(Callee method) implements Claim {}

        /** Elements of the arrays that are made at this place are not taken apart. */
        record OpaqueElements(Object place) implements Claim {}
    }

    private final Set<Claim> claims = new HashSet<>();
    private final Set<Claim> wanted = new HashSet<>();
    private final Nodes nodes = new Nodes(this);
    private final Map<String, Refusal> escapes = new LinkedHashMap<>();
    private final Map<Callee, List<Shape>> results = new LinkedHashMap<>();
    private final Map<Callee, List<Shape>> found = new LinkedHashMap<>();
    private boolean isOutdated;

    boolean holds(Claim claim) {
        return claims.contains(claim);
    }

    void want(Claim claim) {
        if (claims.contains(claim)) return;
        wanted.add(claim);
        isOutdated = true;
    }

    /** Gives up on objects of a class that hold another one of the class, to any depth. */
    void holdsItself(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1).replaceFirst(".*\\$\\d*", "");
        String what = "an object of class " + name + " that may lead to itself or to any number of its class";
        escapes(className, new Refusal(Problem.UNSUPPORTED, Position.NONE, what));
        want(new Claim.Opaque(className));
    }

    /** Notes who needs the objects of a class as they are. */
    void escapes(String className, Refusal reason) {
        escapes.putIfAbsent(className, reason);
    }

    /** Why objects of a class cannot be taken apart. */
    Optional<Refusal> escapeOf(String className) {
        return Optional.ofNullable(escapes.get(className));
    }

    /** The classes whose objects are not taken apart, since they are needed as a whole. */
    List<String> opaque() {
        return escapes.keySet().stream()
                .filter(name -> holds(new Claim.Opaque(name)))
                .toList();
    }

    /** The arrays that are made at a place. */
    Node node(Object place, Type elements, Supplier<Shape> initial) {
        Node known = nodes.at(place);
        if (known != null) return known;
        Node node = new Node(place, elements, initial.get());
        if (holds(new Claim.OpaqueElements(place))) node.makeOpaque();
        nodes.add(node);
        return node;
    }

    /** Notes that elements may be of this shape too. */
    void grow(Node node, Shape to) {
        node.find(to);
        isOutdated |= !to.equals(node.element());
    }

    /** Notes that arrays of both meet in one variable. */
    void join(Node a, Node b) {
        if (a == b) return;
        nodes.join(a, b);
        isOutdated = true;
    }

    /** How the results of a method that calls itself are spread; null where it is not known yet. */
    @Nullable
    List<Shape> givenBy(Callee method) {
        return results.get(method);
    }

    /** Notes that the results of such a method may be of these shapes too. */
    void gives(Callee method, List<Shape> shapes) {
        found.put(method, shapes);
        isOutdated = true;
    }

    /** Whether this run has found out that it assumed too little. */
    boolean isOutdated() {
        return isOutdated;
    }

    /** Assumes from now on what has been found out. */
    void update(Joins shapes) {
        if (wanted.isEmpty()) {
            nodes.update(shapes);
            results.putAll(found);
            results.replaceAll((method, given) -> nodes.current(given, shapes));
        }
        found.clear();
        if (!wanted.isEmpty()) {
            // Shapes that were found under fewer claims may be more than is needed.
            claims.addAll(wanted);
            wanted.clear();
            nodes.forget();
            results.clear();
        }
        isOutdated = false;
    }
}
