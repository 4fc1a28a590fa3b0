package org.wengert.processor.link;

import java.util.Set;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.ClassModel;
import org.wengert.processor.ir.Type;

/** What an object is. With the values of its parts it is known. */
sealed interface Kind {
    /** {@code null}. It has no parts. */
    record Null() implements Kind {}

    /** Stands for a kind that the value cannot be of, where that has been tested. It has no parts. */
    record Never() implements Kind {}

    /**
     * Something that is not looked into. Its part is the reference.
     *
     * @param type the array type, or Object
     */
    record Foreign(Type type) implements Kind {}

    /**
     * An object of a known class. Its parts are the fields' values, or the memory of those that change; before them the reference to
     * the object itself, if there is one.
     *
     * @param cells the fields that are memory: those that are assigned after the object was made, or all while it is being made
     * @param hasReference whether the object itself exists beside its parts
     * @param hasIdentity whether an array that belongs to it alone stands for its identity, behind the reference
     */
    record Instance(ClassModel model, Set<ClassModel.Field> cells, boolean hasReference, boolean hasIdentity)
            implements Kind {
        public Instance {
            cells = Set.copyOf(cells);
        }

        /** The place of the first field among the parts. */
        int firstField() {
            return (hasReference ? 1 : 0) + (hasIdentity ? 1 : 0);
        }
    }

    /** A function object. Its parts are what it captures. */
    record Closure(Callee callee) implements Kind {}

    /** An array whose elements are known. Its parts are arrays of the elements' parts. */
    record Array(Node node) implements Kind {}

    Kind NULL = new Null();
    Kind NEVER = new Never();
}
