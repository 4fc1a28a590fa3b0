package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.fuzz.Node.Kind;

/** The variables that are visible, and what is possible in this place. */
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

    private static final int LAMBDA = 50;

    private final List<Variable> variables;
    /** The labels of the loops around, outermost first; empty for a loop without. */
    final List<String> loops;
    /** The labels of the labelled blocks around. */
    final List<String> blocks;
    /** How deep the statements are nested. */
    final int depth;

    private boolean pure;
    private boolean fixed;
    private int names;

    private Scope(Scope around, List<Variable> variables, List<String> loops, List<String> blocks) {
        this.variables = new ArrayList<>(variables);
        this.loops = loops;
        this.blocks = blocks;
        this.depth = around.depth + 1;
        this.names = around.names;
        this.pure = around.pure;
        this.fixed = around.fixed;
    }

    Scope() {
        this.variables = new ArrayList<>();
        this.loops = List.of();
        this.blocks = List.of();
        this.depth = 0;
    }

    /** The scope of a block inside. */
    Scope inside() {
        return new Scope(this, variables, loops, blocks);
    }

    /** The scope of the body of a loop. */
    Scope insideLoop(String label) {
        return new Scope(this, variables, with(loops, label), blocks);
    }

    /** The scope of a labelled block. */
    Scope insideBlock(String label) {
        return new Scope(this, variables, loops, with(blocks, label));
    }

    /** A scope in which one cannot jump to the loops around by {@code break} without a label. */
    Scope insideSwitch() {
        return new Scope(this, variables, List.of(), blocks);
    }

    /** The scope of the body of a lambda, which sees only variables that are never assigned again, and changes nothing. */
    Scope insideLambda() {
        List<Variable> captured = variables.stream()
                .filter(v -> !v.writable() && !v.isIndex() && v.kind() != Kind.INT)
                .toList();
        Scope inside = new Scope(this, captured, List.of(), List.of());
        // The statement around may declare a variable behind the lambda, whose name must not be one of those inside.
        inside.names += LAMBDA;
        return inside.pure();
    }

    /** The same, but only methods are called that change nothing: what they are called from may run again, or later. */
    Scope pure() {
        pure = true;
        return this;
    }

    /** The same, but no list may grow. */
    Scope fixed() {
        fixed = true;
        return this;
    }

    /** Whether only methods may be called that change nothing. */
    boolean isPure() {
        return pure;
    }

    /** Whether no list may grow. */
    boolean isFixed() {
        return fixed;
    }

    private static List<String> with(List<String> labels, String label) {
        List<String> more = new ArrayList<>(labels);
        more.add(label);
        return more;
    }

    /** Declares a variable. Names are used again once they are out of scope. */
    Variable declare(Kind kind, boolean writable, boolean isIndex) {
        String name = (isIndex ? "i" : kind.letter) + names++;
        return declare(kind, name, writable, isIndex);
    }

    /** Declares a variable with a name that is not made here. */
    Variable declare(Kind kind, String name, boolean writable, boolean isIndex) {
        Variable variable = new Variable(kind, name, writable, isIndex);
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
