package org.wengert.processor.link;

import java.util.List;
import org.wengert.processor.ir.Type;

/** The arrays that are made at some places of a program, or the fields of the objects made there: what they may hold. */
final class Node {
    /** Where the first of them are made. */
    final Object place;
    /** The declared type of the elements. */
    final Type type;

    private Shape element;
    private Shape found;
    private Node joinedWith = this;
    private boolean opaque;

    Node(Object place, Type type, Shape element) {
        this.place = place;
        this.type = type;
        this.element = element;
        this.found = element;
    }

    /** What an element is, for one run of the linker. */
    Shape element() {
        return element;
    }

    /** What is assumed in the next run. */
    void become(Shape shape) {
        element = shape;
        found = shape;
    }

    /** What elements have been found to be in this run. */
    Shape found() {
        return found;
    }

    void find(Shape shape) {
        found = shape;
    }

    /** The node that stands for all that it has been joined with. */
    Node root() {
        return joinedWith == this ? this : joinedWith.root();
    }

    void joinWith(Node other) {
        joinedWith = other;
    }

    /** Whether its arrays are those of the user, whose elements are not looked into. */
    boolean isOpaque() {
        return opaque;
    }

    void makeOpaque() {
        opaque = true;
        become(new Shape.Plain(type));
    }

    /** The types of the elements of the arrays that stand for one: at least one, which has the length. */
    List<Type> leaves() {
        return leaves(element);
    }

    static List<Type> leaves(Shape element) {
        List<Type> types = element.types();
        return types.isEmpty() ? List.of(Type.INT) : types;
    }
}
