package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.wengert.processor.fuzz.Node.Kind;

/**
 * Makes a failing program smaller while it fails: removes statements, replaces a statement by what is inside it, and an expression by
 * one inside it or by a constant. A program that does not compile does not fail.
 */
final class Shrinker {
    private static final Map<Kind, List<String>> SIMPLEST = Map.of(
            Kind.DOUBLE, List.of("1", "x0"),
            Kind.INT, List.of("0", "1", "2"),
            Kind.BOOLEAN, List.of("1 < 2"),
            Kind.VECTOR, List.of("new double[3]"),
            Kind.MATRIX, List.of("new double[3][3]"));

    private final FuzzProgram program;
    private final BooleanSupplier fails;
    private int attempts;

    /** A shrinker of {@code program}, which it changes in place; {@code fails} says whether it still fails. */
    Shrinker(FuzzProgram program, BooleanSupplier fails, int attempts) {
        this.program = program;
        this.fails = fails;
        this.attempts = attempts;
    }

    /** Shrinks until nothing more can be taken away, or the attempts are used up. */
    void shrink() {
        boolean smaller = true;
        while (smaller && attempts > 0) {
            smaller = withoutMethods();
            for (int size = 8; size >= 1; size /= 2) smaller |= withoutStatements(size);
            smaller |= unwrapped();
            smaller |= simplified();
        }
    }

    private boolean attempt(List<Object> parts, List<Object> replacement) {
        if (attempts <= 0) return false;
        attempts--;
        List<Object> before = new ArrayList<>(parts);
        parts.clear();
        parts.addAll(replacement);
        if (fails.getAsBoolean()) return true;
        parts.clear();
        parts.addAll(before);
        return false;
    }

    private boolean withoutMethods() {
        boolean smaller = false;
        for (int i = program.methods().size() - 2; i >= 0 && attempts > 0; i--) {
            attempts--;
            Node removed = program.methods().remove(i);
            if (fails.getAsBoolean()) smaller = true;
            else program.methods().add(i, removed);
        }
        return smaller;
    }

    private List<Node> nodes() {
        return program.methods().stream().flatMap(m -> m.all().stream()).toList();
    }

    /** Removes runs of statements, last ones first: nothing depends on them. */
    private boolean withoutStatements(int size) {
        boolean smaller = false;
        for (Node block : nodes()) {
            if (block.kind != Kind.BLOCK) continue;
            for (int end = block.parts.size(); end >= size; end--) {
                if (end > block.parts.size()) continue;
                List<Object> rest = new ArrayList<>(block.parts);
                rest.subList(end - size, end).clear();
                smaller |= attempt(block.parts, rest);
            }
        }
        return smaller;
    }

    /** Replaces a statement by the blocks inside it. */
    private boolean unwrapped() {
        boolean smaller = false;
        for (Node block : nodes()) {
            if (block.kind != Kind.BLOCK) continue;
            for (int i = 0; i < block.parts.size(); i++) {
                List<Node> inside = ((Node) block.parts.get(i))
                        .holes().stream().filter(n -> n.kind == Kind.BLOCK).toList();
                if (inside.isEmpty()) continue;
                List<Object> flat = new ArrayList<>(block.parts);
                flat.remove(i);
                flat.addAll(i, inside);
                smaller |= attempt(block.parts, flat);
            }
        }
        return smaller;
    }

    /** Replaces expressions by smaller ones of their kind, outermost first. */
    private boolean simplified() {
        boolean smaller = false;
        for (Node node : nodes()) {
            if (!SIMPLEST.containsKey(node.kind) || attempts <= 0) continue;
            List<List<Object>> smallerOnes = new ArrayList<>();
            for (String simple : SIMPLEST.get(node.kind)) {
                if (!node.parts.equals(List.of(simple))) smallerOnes.add(List.of(simple));
            }
            for (Node inside : node.holes()) {
                // The parts, not the node: else the same step could be done again and again.
                if (inside.kind == node.kind) smallerOnes.add(List.copyOf(inside.parts));
            }
            for (List<Object> candidate : smallerOnes) {
                if (isLeaf(node)) break;
                if (attempt(node.parts, candidate)) {
                    smaller = true;
                    break;
                }
            }
        }
        return smaller;
    }

    /** Whether nothing smaller can stand here: a name or a literal. */
    private static boolean isLeaf(Node node) {
        return node.parts.size() == 1 && node.parts.get(0) instanceof String s && s.matches("[\\w.]+");
    }
}
