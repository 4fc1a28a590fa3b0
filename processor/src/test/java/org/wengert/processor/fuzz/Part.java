package org.wengert.processor.fuzz;

import java.util.List;
import org.wengert.processor.fuzz.Dice.Way;

/** What can be written with one sort of things. */
interface Part {
    /** The ways to a number of tame size. */
    List<Way<Node>> numbers(Scope scope, int depth);

    /** The ways to an array. */
    default List<Way<Node>> vectors(Scope scope) {
        return List.of();
    }

    /** The ways to a statement. */
    default List<Way<Node>> statements(Scope scope, Statements statements) {
        return List.of();
    }
}
