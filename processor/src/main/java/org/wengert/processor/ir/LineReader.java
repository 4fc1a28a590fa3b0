package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the lines without blocks compute: operations, accesses to memory, calls. */
final class LineReader {
    private static final Position NOWHERE = Position.NONE;
    /** Longest first, since one may begin another. */
    private static final List<Operation.Basic> INFIX = Stream.of(Operation.Basic.values())
            .filter(o ->
                    OperandText.operands(o) == 2 && !Words.startsWord(o.symbol().charAt(0)))
            .filter(o -> o != Operation.Basic.CONCAT)
            .sorted((a, b) -> b.symbol().length() - a.symbol().length())
            .toList();

    private static final List<Operation.Basic> NAMED =
            List.of(Operation.Basic.SCALE, Operation.Basic.QUOTIENT, Operation.Basic.STOP, Operation.Basic.LIKE);

    private static final Map<String, Operation.Basic> PREFIX = Stream.of(
                    Operation.Basic.NEG, Operation.Basic.NOT, Operation.Basic.COMPLEMENT)
            .collect(Collectors.toMap(Operation.Basic::symbol, o -> o));

    private final Scanner in;
    private final OperandReader operands;

    LineReader(Scanner in, OperandReader operands) {
        this.in = in;
        this.operands = operands;
    }

    /** {@code a[i] = v}, {@code a[i] += v}, {@code a[..] = 0} or {@code a[..] += b}, or {@code once b}. */
    Line change() {
        Atom array = operands.atom();
        in.expect("[");
        if (in.takes("..")) return changeOfAll(array);
        Atom index = operands.atom();
        in.expect("]");
        if (in.takes("+=")) return new Line.Acc(array, index, operands.atom(), NOWHERE);
        in.expect("=");
        return new Line.Store(array, index, operands.atom(), NOWHERE);
    }

    private Line changeOfAll(Atom array) {
        in.expect("]");
        if (in.takes("+=")) {
            boolean once = in.takesKeyword("once");
            return new Line.AddAll(array, operands.atom(), once, NOWHERE);
        }
        in.expect("=");
        in.expect("0");
        return new Line.Fill(array, NOWHERE);
    }

    /** What defines one value. */
    Line definition(Var result) {
        if (in.takesKeyword("safe")) return access(result, true);
        if (in.seesKeyword("length")) return access(result, false);
        if (in.takesKeyword("copy")) return new Line.Copy(result, operands.atom(), NOWHERE);
        if (in.takesKeyword("stopped")) return new Line.Copy(result, operands.atom(), true, NOWHERE);
        if (in.takesKeyword("zeros")) return zeros(result);
        if (in.takesKeyword("blank")) return creation(result, false);
        if (in.seesKeyword("new") && !seesCall()) return creation(result, true);
        return seesCall() ? application(result) : expression(result);
    }

    private Line zeros(Var result) {
        in.expectKeyword("like");
        return new Line.Zeros(result, operands.atom(), NOWHERE);
    }

    private Line access(Var result, boolean safe) {
        if (in.takesKeyword("length")) return new Line.Length(result, operands.atom(), safe, NOWHERE);
        return load(result, operands.atom(), safe);
    }

    private Line load(Var result, Atom array, boolean safe) {
        in.expect("[");
        Atom index = operands.atom();
        in.expect("]");
        return new Line.Load(result, array, index, safe, NOWHERE);
    }

    private Line creation(Var result, boolean zeroed) {
        in.expectKeyword("new");
        int mark = in.mark();
        Type type = operands.baseType();
        List<Atom> lengths = new ArrayList<>();
        while (in.takes("[")) {
            type = Type.arrayOf(type);
            if (!in.sees("]")) lengths.add(operands.atom());
            in.expect("]");
        }
        if (!type.equals(result.type())) throw in.faultAt(mark, "this is not a new " + result.type());
        return new Line.New(result, lengths, zeroed, NOWHERE);
    }

    /** Whether a call follows: a kind of member, or a qualified name before a parenthesis. */
    private boolean seesCall() {
        if (List.of("instance", "super", "static", "field", "assign", "closure", "pure", "phase", "local", "derived")
                .stream()
                .anyMatch(in::seesKeyword)) return true;
        int mark = in.mark();
        boolean constructor = in.takesKeyword("new");
        boolean call = in.seesWord() && in.word("").parts().size() >= (constructor ? 1 : 2) && in.sees("(");
        in.back(mark);
        return call;
    }

    private Line application(Var result) {
        Invocation call = invocation(List.of(result.type()));
        return new Line.Let(result, new Operation.Apply(call.callee), call.arguments, NOWHERE);
    }

    Line call(List<Var> results) {
        Invocation call = invocation(results.stream().map(Var::type).toList());
        return new Line.Call(results, call.callee, call.arguments, NOWHERE);
    }

    private record Invocation(Callee callee, List<Atom> arguments) {}

    private Invocation invocation(List<Type> expected) {
        Callee.Kind kind = kind();
        int mark = in.mark();
        Scanner.Word word = in.word("a method");
        int parts = word.parts().size();
        boolean named = kind == Callee.Kind.LOCAL || kind == Callee.Kind.DERIVED;
        boolean constructs = kind == Callee.Kind.CONSTRUCTOR || kind == Callee.Kind.PURE_CONSTRUCTOR;
        if (!constructs && !named && parts < 2) throw in.faultAt(mark, word.text() + " has no owner");
        String owner = named ? "" : word.joined(constructs ? parts : parts - 1);
        String name = constructs ? "<init>" : word.last();
        List<Type> parameters = new ArrayList<>();
        List<Atom> arguments = arguments(parameters);
        List<Type> told = in.takes("->") ? (in.takesKeyword("void") ? List.of() : operands.types()) : null;
        List<String> caught = operands.caught();
        List<Type> received = caught.isEmpty() ? expected : expected.subList(0, expected.size() - 1);
        List<Type> results = told == null ? received : told;
        return new Invocation(new Callee(kind, owner, name, parameters, results, caught, null), arguments);
    }

    private Callee.Kind kind() {
        if (in.takesKeyword("instance")) return Callee.Kind.INSTANCE;
        if (in.takesKeyword("new")) return Callee.Kind.CONSTRUCTOR;
        if (in.takesKeyword("field")) return Callee.Kind.FIELD;
        if (in.takesKeyword("super")) return Callee.Kind.SUPER;
        if (in.takesKeyword("assign")) return Callee.Kind.ASSIGN;
        if (in.takesKeyword("closure")) return Callee.Kind.CLOSURE;
        if (in.takesKeyword("pure")) {
            in.expectKeyword("new");
            return Callee.Kind.PURE_CONSTRUCTOR;
        }
        if (in.takesKeyword("phase")) return Callee.Kind.PHASE;
        if (in.takesKeyword("local")) return Callee.Kind.LOCAL;
        if (in.takesKeyword("derived")) return Callee.Kind.DERIVED;
        if (!in.takesKeyword("static")) return Callee.Kind.STATIC;
        in.expectKeyword("field");
        return Callee.Kind.STATIC_FIELD;
    }

    private List<Atom> arguments(List<Type> parameters) {
        List<Atom> arguments = new ArrayList<>();
        in.expect("(");
        while (!in.takes(")")) {
            if (!arguments.isEmpty()) in.expect(",");
            Atom argument = operands.atom();
            arguments.add(argument);
            parameters.add(in.takesKeyword("as") ? operands.type() : argument.type());
        }
        return arguments;
    }

    private Line expression(Var result) {
        for (Operation.Basic named : NAMED) {
            if (in.takesKeyword(named.symbol())) return named(result, named);
        }
        if (seesCast()) return cast(result);
        if (!operands.seesLiteral()) {
            for (Map.Entry<String, Operation.Basic> prefix : PREFIX.entrySet()) {
                if (in.takes(prefix.getKey())) return let(result, prefix.getValue(), operands.atom());
            }
        }
        Atom first = operands.atom();
        if (in.takesKeyword("instanceof")) return let(result, new Operation.InstanceOf(operands.type()), first);
        return in.sees("[") ? load(result, first, false) : binary(result, first);
    }

    private Line named(Var result, Operation.Basic operation) {
        in.expect("(");
        List<Atom> arguments = operands.atoms(")");
        in.expect(")");
        return let(result, operation, arguments.toArray(Atom[]::new));
    }

    private boolean seesCast() {
        int mark = in.mark();
        boolean cast = in.takes("(") && !operands.seesLiteral();
        in.back(mark);
        return cast;
    }

    private Line cast(Var result) {
        in.expect("(");
        Type to = operands.type();
        in.expect(")");
        return let(result, new Operation.Cast(to), operands.atom());
    }

    private Line binary(Var result, Atom first) {
        if (in.takes("?")) {
            Atom yes = operands.atom();
            in.expect(":");
            return let(result, Operation.Basic.SELECT, first, yes, operands.atom());
        }
        Operation.Basic operation = infix();
        if (operation == Operation.Basic.EQ && takesBareNull()) return let(result, Operation.Basic.IS_NULL, first);
        boolean text = operation == Operation.Basic.ADD && !(result.type() instanceof Type.Primitive);
        return let(result, text ? Operation.Basic.CONCAT : operation, first, operands.atom());
    }

    private Operation.Basic infix() {
        for (Operation.Basic operation : INFIX) {
            if (in.takes(operation.symbol())) return operation;
        }
        throw in.expected("an operator");
    }

    private boolean takesBareNull() {
        int mark = in.mark();
        if (in.takesKeyword("null") && !in.seesKeyword("of")) return true;
        in.back(mark);
        return false;
    }

    private static Line let(Var result, Operation operation, Atom... arguments) {
        return new Line.Let(result, operation, List.of(arguments), NOWHERE);
    }
}
