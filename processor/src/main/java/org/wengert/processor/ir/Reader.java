package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a function back from the text that {@link Printer} makes. Positions in the source are lost. */
public final class Reader {
    private static final Position NOWHERE = Position.NONE;

    private final Scanner in;
    private final OperandReader operands;
    private final LineReader lines;
    private final Map<String, Label> labels = new HashMap<>();
    private final Map<String, Slot> slots = new HashMap<>();

    private Reader(String text) {
        in = new Scanner(text);
        operands = new OperandReader(in);
        lines = new LineReader(in, operands);
    }

    /**
     * The function that a text gives. It is built as written: {@link Verifier} tells whether it is well-formed.
     *
     * @throws MalformedText where the text is not a printed function
     */
    public static Function read(String text) {
        return new Reader(text).function();
    }

    private Function function() {
        in.expectKeyword("function");
        Scanner.Word name = in.word("the function's name");
        in.expect("(");
        List<Var> parameters = in.sees(")") ? List.of() : operands.declare(declarations());
        in.expect(")");
        in.expect("->");
        List<Type> results = operands.types();
        in.expect("{");
        while (in.takesKeyword("slot")) slot();
        Block body = blockBehindBrace();
        if (!in.atEnd()) throw in.expected("the end");
        return new Function(name.joined(name.parts().size()), parameters, results, body);
    }

    private List<OperandReader.Declaration> declarations() {
        List<OperandReader.Declaration> all = new ArrayList<>();
        do all.add(operands.declaration());
        while (in.takes(","));
        return all;
    }

    private void slot() {
        Type type = operands.type();
        int mark = in.mark();
        Scanner.Word word = in.word("a slot's name");
        Slot slot = new Slot(type, OperandReader.plainName(word, Spelling.SLOT));
        if (slots.put(word.text(), slot) != null) throw in.faultAt(mark, "slot " + word.text() + " is defined twice");
    }

    private Block block() {
        in.expect("{");
        return blockBehindBrace();
    }

    private Block blockBehindBrace() {
        List<Line> all = new ArrayList<>();
        while (!seesEnd()) all.add(line());
        Terminator end = end();
        in.expect("}");
        return new Block(all, end);
    }

    private boolean seesEnd() {
        if (in.sees("}")) throw in.expected("yield, next, exit, throw, branch or unreachable");
        return List.of("yield", "next", "exit", "throw", "branch", "unreachable").stream()
                .anyMatch(in::seesKeyword);
    }

    private Terminator end() {
        if (in.takesKeyword("yield")) return new Terminator.Yield(operands.atoms("}"));
        if (in.takesKeyword("next")) return new Terminator.Next(operands.atoms("}"));
        if (in.takesKeyword("exit")) return exit();
        if (in.takesKeyword("throw")) return new Terminator.Throw(operands.atom(), NOWHERE);
        if (in.takesKeyword("unreachable")) return new Terminator.Unreachable();
        in.expectKeyword("branch");
        Atom condition = operands.atom();
        Block then = block();
        in.expectKeyword("else");
        return new Terminator.Branch(condition, then, block(), NOWHERE);
    }

    private Terminator exit() {
        int mark = in.mark();
        Scanner.Word word = in.word("a label");
        Label label = labels.get(word.text());
        if (label == null) throw in.faultAt(mark, "there is no scope " + word.text());
        if (!in.takes("(")) return new Terminator.Exit(label, List.of());
        List<Atom> values = operands.atoms(")");
        in.expect(")");
        return new Terminator.Exit(label, values);
    }

    private Line line() {
        if (in.takesKeyword("put")) return put();
        if (seesStructure()) return structure(List.of());
        if (seesChange()) return lines.change();
        return definition();
    }

    private boolean seesStructure() {
        return List.of("if", "scope", "loop", "call", "turn").stream().anyMatch(in::seesKeyword);
    }

    /** Whether an entry of an array is assigned: {@code name[…}, where a type would have {@code []}. */
    private boolean seesChange() {
        int mark = in.mark();
        boolean change;
        if (in.takes("(")) {
            change = operands.seesLiteral();
        } else {
            in.word("a line");
            change = in.sees("[") && !in.sees("[]");
        }
        in.back(mark);
        return change;
    }

    private Line definition() {
        boolean several = in.takes("(");
        List<OperandReader.Declaration> results = several ? declarations() : List.of(operands.declaration());
        if (several) in.expect(")");
        in.expect("=");
        List<Var> variables =
                results.stream().map(OperandReader.Declaration::variable).toList();
        Line line = seesStructure() ? structure(variables) : single(variables);
        operands.declare(results);
        return line;
    }

    private Line single(List<Var> results) {
        if (results.size() != 1) throw in.expected("if, scope, loop, call or turn");
        if (in.takesKeyword("get")) return new Line.Get(results.get(0), knownSlot(), NOWHERE);
        return lines.definition(results.get(0));
    }

    private Line put() {
        Slot slot = knownSlot();
        in.expect("=");
        return new Line.Put(slot, operands.atom(), NOWHERE);
    }

    private Slot knownSlot() {
        int mark = in.mark();
        Scanner.Word word = in.word("a slot");
        Slot slot = slots.get(word.text());
        if (slot == null) throw in.faultAt(mark, "there is no slot " + word.text());
        return slot;
    }

    private Line structure(List<Var> results) {
        if (in.takesKeyword("call")) return lines.call(results);
        if (in.takesKeyword("turn")) return turn(results);
        if (in.takesKeyword("if")) return choice(results);
        if (in.takesKeyword("scope")) return scope(results);
        in.expectKeyword("loop");
        return loop(results);
    }

    private Line turn(List<Var> results) {
        in.expect("(");
        List<Atom> given = operands.atoms(")");
        in.expect(")");
        return new Line.Turn(results, given, NOWHERE);
    }

    private Line choice(List<Var> results) {
        Atom condition = operands.atom();
        Block then = block();
        in.expectKeyword("else");
        return new Line.If(results, condition, then, block(), NOWHERE);
    }

    private Line scope(List<Var> results) {
        int mark = in.mark();
        Scanner.Word word = in.word("a label");
        Label label = new Label(OperandReader.plainName(word, Spelling.LABEL), operands.caught());
        if (labels.put(word.text(), label) != null)
            throw in.faultAt(mark, "label " + word.text() + " is defined twice");
        return new Line.Scope(results, label, block(), NOWHERE);
    }

    private Line loop(List<Var> results) {
        List<OperandReader.Declaration> carried = new ArrayList<>();
        List<Atom> initial = new ArrayList<>();
        if (in.takes("(")) carried(carried, initial);
        List<Var> variables = operands.declare(carried);
        Line.Range range = in.takesKeyword("for") ? range() : null;
        return new Line.Loop(results, range, variables, initial, block(), NOWHERE);
    }

    private void carried(List<OperandReader.Declaration> carried, List<Atom> initial) {
        do {
            carried.add(operands.declaration());
            in.expect("=");
            initial.add(operands.atom());
        } while (in.takes(","));
        in.expect(")");
    }

    /** {@code (int i = from; i < to; i += step)}. */
    private Line.Range range() {
        in.expect("(");
        OperandReader.Declaration index = operands.declaration();
        in.expect("=");
        Atom from = operands.atom();
        in.expect(";");
        in.expect(index.word());
        boolean up = in.takes("<");
        if (!up) in.expect(">");
        Atom to = operands.atom();
        in.expect(";");
        in.expect(index.word());
        in.expect("+=");
        int mark = in.mark();
        int step = operands.integer();
        if (up == step < 0) throw in.faultAt(mark, "a step of this sign does not fit the comparison");
        in.expect(")");
        return new Line.Range(operands.declare(index), from, to, step);
    }
}
