package org.wengert.processor.link;

import java.util.List;
import org.wengert.processor.ir.Type;

/** The arrays that are made at some places of a program, or the fields of the objects made there: what they may hold. */
final class Node {
    /** The declared type of the elements. */
    final Type type;
    /** What an element is, for one run of the linker; grows between runs. */
    Shape element;
    /** What has been found in this run. */
    Shape found;

    private Node joinedWith;
    private boolean opaque;

    Node(Type type, Shape element) {
        this.type = type;
        this.element = element;
        this.found = element;
        this.joinedWith = this;
    }

    Node find() {
        return joinedWith == this ? this : joinedWith.find();
    }

    /** Whether its arrays are those of the user, whose elements are not looked into. */
    boolean isOpaque() {
        return opaque;
    }

    void makeOpaque() {
        opaque = true;
        found = new Shape.Plain(type);
    }

    /** The types of the elements of the arrays that stand for one: at least one, which has the length. */
    List<Type> leaves() {
        List<Type> types = element.types();
        return types.isEmpty() ? List.of(Type.INT) : types;
    }

    void joinWith(Node other) {
        joinedWith = other;
    }
}
