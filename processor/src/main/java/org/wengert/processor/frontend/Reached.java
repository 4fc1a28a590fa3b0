package org.wengert.processor.frontend;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An array that an expression may be, by the way to it from a parameter.
 *
 * @param parameter the place of the parameter
 * @param level how many indices lead from the parameter to it: 0 for the parameter itself, 1 for its rows
 * @param rank how many dimensions it has
 * @param holders how many indices lead to it from the expression, which is a local array that holds it; 0 if it is the array itself
 */
record Reached(int parameter, int level, int rank, int holders) {
    /** How many dimensions of arrays around others are told apart, and how many a type is thought to have that is no array's. */
    static final int DEEPEST = 8;

    private Reached held() {
        return new Reached(parameter, level, rank, Math.min(holders + 1, DEEPEST));
    }

    private Reached entry() {
        return holders > 0
                ? new Reached(parameter, level, rank, holders - 1)
                : new Reached(parameter, level + 1, rank - 1, 0);
    }

    /** What an array holds into which these are stored. */
    static Set<Reached> held(Set<Reached> arrays) {
        return arrays.stream().map(Reached::held).collect(Collectors.toSet());
    }

    /** What these arrays hold; numbers are not told. */
    static Set<Reached> entries(Set<Reached> arrays) {
        return arrays.stream().map(Reached::entry).filter(r -> r.rank > 0).collect(Collectors.toSet());
    }

    static Set<Reached> union(Set<Reached> a, Set<Reached> b) {
        Set<Reached> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all;
    }

    /** What this, of a parameter of a helper, is in terms of the arrays that are given for that parameter. */
    Set<Reached> from(Set<Reached> arguments) {
        Set<Reached> found = arguments;
        for (int i = 0; i < level; i++) found = entries(found);
        for (int i = 0; i < holders; i++) found = held(found);
        return found;
    }
}
