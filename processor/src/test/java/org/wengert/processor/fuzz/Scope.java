package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Node.Kind;

/** The variables that are visible, and the jumps that are possible. */
final class Scope {
    /**
     * A variable.
     *
     * @param kind its type
     * @param name its name
     * @param writable whether it may be assigned; the counters of loops may not
     * @param isIndex whether it is an integer between 0 and 2, an index into every array
     */
    record Variable(Kind kind, String name, boolean writable, boolean isIndex) {}

    private final List<Variable> variables;
    /** The labels of the loops around, outermost first; empty for a loop without. */
    final List<String> loops;
    /** The labels of the labelled blocks around. */
    final List<String> blocks;
    /** How deep the statements are nested. */
    final int depth;

    private int names;

    private Scope(List<Variable> variables, List<String> loops, List<String> blocks, int depth, int names) {
        this.variables = new ArrayList<>(variables);
        this.loops = loops;
        this.blocks = blocks;
        this.depth = depth;
        this.names = names;
    }

    Scope() {
        this(List.of(), List.of(), List.of(), 0, 0);
    }

    /** The scope of a block inside. */
    Scope inside() {
        return new Scope(variables, loops, blocks, depth + 1, names);
    }

    /** The scope of the body of a loop. */
    Scope insideLoop(String label) {
        List<String> more = new ArrayList<>(loops);
        more.add(label);
        return new Scope(variables, more, blocks, depth + 1, names);
    }

    /** The scope of a labelled block. */
    Scope insideBlock(String label) {
        List<String> more = new ArrayList<>(blocks);
        more.add(label);
        return new Scope(variables, loops, more, depth + 1, names);
    }

    /** A scope in which one cannot jump to the loops around by {@code break} without a label. */
    Scope insideSwitch() {
        return new Scope(variables, List.of(), blocks, depth + 1, names);
    }

    /** The scope of the body of a lambda, which sees only variables that are never assigned again. */
    Scope insideLambda(List<Variable> captured) {
        return new Scope(captured, List.of(), List.of(), depth + 1, names);
    }

    /** Declares a variable. Names are used again once they are out of scope. */
    Variable declare(Kind kind, boolean writable, boolean isIndex) {
        String letter = switch (kind) {
            case DOUBLE -> "x";
            case INT -> isIndex ? "i" : "k";
            case BOOLEAN -> "c";
            case VECTOR -> "a";
            case FUNCTION -> "f";
            case PAIR -> "p";
            case BOX -> "b";
            case SHAPE -> "s";
            default -> "m";
        };
        Variable variable = new Variable(kind, letter + names++, writable, isIndex);
        variables.add(variable);
        return variable;
    }

    /** A label that is not used around. */
    String freshLabel() {
        return "l" + (loops.size() + blocks.size() + 10 * depth);
    }

    List<Variable> of(Kind kind) {
        return variables.stream().filter(v -> v.kind() == kind).toList();
    }

    List<Variable> writable(Kind kind) {
        return variables.stream().filter(v -> v.kind() == kind && v.writable()).toList();
    }

    List<Variable> indices() {
        return variables.stream().filter(Variable::isIndex).toList();
    }
}
