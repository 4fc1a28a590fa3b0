package org.wengert.processor.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a random program: text with holes that hold further pieces. Which kind of piece may stand for which, and nothing else, is
 * what the shrinker has to know.
 */
final class Node {
    /** What a node is. Only a block holds statements. */
    enum Kind {
        DOUBLE("double", "x"),
        INT("int", "k"),
        BOOLEAN("boolean", "c"),
        FLOAT("float", "g"),
        BOXED("Double", "d"),
        VECTOR("double[]", "a"),
        MATRIX("double[][]", "m"),
        CUBE("double[][][]", "q"),
        FUNCTION("DoubleUnaryOperator", "f"),
        /** A record of a number and an array, whose constructor computes. */
        PAIR("Pair", "p"),
        /** An object that changes, of a number and an array. */
        BOX("Box", "b"),
        /** One of two records behind a sealed interface. */
        SHAPE("Shape", "s"),
        /** A record of a number and an array as they are given. */
        SPOT("Spot", "o"),
        PAIRS("Pair[]", "r"),
        NUMBERS("List<Double>", "n"),
        ARRAYS("List<double[]>", "v"),
        OBJECTS("List<Pair>", "w"),
        STREAM("DoubleStream", ""),
        STATEMENT("void", ""),
        BLOCK("", ""),
        METHOD("", "");

        /** How the type is written. */
        final String type;
        /** What the names of its variables begin with. */
        final String letter;

        Kind(String type, String letter) {
            this.type = type;
            this.letter = letter;
        }

        /** Whether values of it share no memory with others. */
        boolean isPlain() {
            return this == DOUBLE || this == INT || this == BOOLEAN || this == FLOAT || this == BOXED;
        }
    }

    final Kind kind;
    /** Texts and nodes. */
    final List<Object> parts = new ArrayList<>();

    private Node(Kind kind) {
        this.kind = kind;
    }

    /** A node whose holes are the {@code #} in {@code template}. */
    static Node of(Kind kind, String template, Node... holes) {
        Node node = new Node(kind);
        String[] texts = template.split("#", -1);
        if (texts.length != holes.length + 1) throw new IllegalArgumentException(template);
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) node.parts.add(texts[i]);
            if (i < holes.length) node.parts.add(holes[i]);
        }
        return node;
    }

    static Node statement(String template, Node... holes) {
        return of(Kind.STATEMENT, template + "\n", holes);
    }

    static Node block(List<Node> statements) {
        Node node = new Node(Kind.BLOCK);
        node.parts.addAll(statements);
        return node;
    }

    /** The nodes directly inside. */
    List<Node> holes() {
        List<Node> nodes = new ArrayList<>();
        for (Object part : parts) if (part instanceof Node n) nodes.add(n);
        return nodes;
    }

    /** This node and all inside, outermost first. */
    List<Node> all() {
        List<Node> nodes = new ArrayList<>(List.of(this));
        for (Node hole : holes()) nodes.addAll(hole.all());
        return nodes;
    }

    private void write(StringBuilder out) {
        for (Object part : parts) {
            if (part instanceof Node n) n.write(out);
            else out.append(part);
        }
    }

    /** The source text, indented. */
    String text() {
        StringBuilder out = new StringBuilder();
        write(out);
        StringBuilder indented = new StringBuilder();
        int depth = 1;
        for (String line : out.toString().split("\n")) {
            String text = line.strip();
            if (text.isEmpty()) continue;
            int before = text.startsWith("}") ? depth - 1 : depth;
            indented.append("    ".repeat(before)).append(text).append('\n');
            depth += text.length() - text.replace("{", "").length();
            depth -= text.length() - text.replace("}", "").length();
        }
        return indented.toString();
    }
}
