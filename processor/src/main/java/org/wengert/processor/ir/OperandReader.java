package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads types, names and operands: the inverse of {@link OperandText}. */
final class OperandReader {
    private static final Map<String, Type> PRIMITIVES = new HashMap<>();

    static {
        for (Type.Primitive type : Type.Primitive.values()) PRIMITIVES.put(type.toString(), type);
    }

    private final Scanner in;
    private final Map<String, Var> variables = new HashMap<>();

    OperandReader(Scanner in) {
        this.in = in;
    }

    Type type() {
        Type type = baseType();
        while (in.takes("[]")) type = Type.arrayOf(type);
        return type;
    }

    /** One type, or several between parentheses. */
    List<Type> types() {
        if (!in.takes("(")) return List.of(type());
        List<Type> types = new ArrayList<>();
        while (!in.takes(")")) {
            if (!types.isEmpty()) in.expect(",");
            types.add(type());
        }
        return types;
    }

    /** A type up to its brackets. */
    Type baseType() {
        if (in.takesKeyword("tape")) {
            in.expect("<");
            Type element = type();
            in.expect(">");
            return new Type.Tape(element);
        }
        Scanner.Word word = in.word("a type");
        Type primitive = PRIMITIVES.get(word.text());
        return primitive != null
                ? primitive
                : new Type.Reference(word.joined(word.parts().size()));
    }

    /** A name as it was before it was made unique: empty for one that was made up. */
    static String plainName(Scanner.Word word, String prefix) {
        String first = word.parts().get(0);
        return !word.quoted() && word.parts().size() == 1 && Words.isNumbered(first, prefix) ? "" : first;
    }

    /** {@code type name}, not yet known to operands. */
    record Declaration(int mark, String word, Var variable) {}

    Declaration declaration() {
        Type type = type();
        int mark = in.mark();
        Scanner.Word word = in.word("a name");
        return new Declaration(mark, word.text(), new Var(type, plainName(word, Spelling.VARIABLE)));
    }

    Var declare(Declaration declaration) {
        if (variables.putIfAbsent(declaration.word, declaration.variable) != null) {
            throw in.faultAt(declaration.mark, declaration.word + " is defined twice");
        }
        return declaration.variable;
    }

    List<Var> declare(List<Declaration> declarations) {
        return declarations.stream().map(this::declare).toList();
    }

    Var variable() {
        int mark = in.mark();
        Scanner.Word word = in.word("a value");
        Var variable = variables.get(word.text());
        if (variable == null) throw in.faultAt(mark, word.text() + " is not defined");
        return variable;
    }

    /** A variable, or a constant, perhaps between parentheses. */
    Atom atom() {
        if (!in.sees("(")) return seesLiteral() ? constant() : variable();
        in.expect("(");
        Constant constant = constant();
        in.expect(")");
        return constant;
    }

    List<Atom> atoms(String closing) {
        List<Atom> atoms = new ArrayList<>();
        if (in.sees(closing)) return atoms;
        do atoms.add(atom());
        while (in.takes(","));
        return atoms;
    }

    boolean seesLiteral() {
        return in.seesNumber()
                || in.sees("\"")
                || in.sees("'")
                || in.sees("-") && signedInfinity(false)
                || List.of("true", "false", "null", "NaN", "Infinity").stream().anyMatch(in::seesKeyword);
    }

    private boolean signedInfinity(boolean take) {
        int mark = in.mark();
        boolean found = in.takes("-") && in.takesKeyword("Infinity");
        if (!take || !found) in.back(mark);
        return found;
    }

    private Constant constant() {
        int mark = in.mark();
        Object value = literal();
        Type type = in.takesKeyword("of") ? type() : naturalType(value, mark);
        if (type == Type.FLOAT && value instanceof Double d) value = d.floatValue();
        return new Constant(type, value);
    }

    private @Nullable Object literal() {
        if (in.seesNumber()) return number();
        if (in.sees("\"")) return in.quoted('"');
        if (in.sees("'")) return new Constant.Symbol(in.quoted('\''));
        if (signedInfinity(true)) return Double.NEGATIVE_INFINITY;
        Scanner.Word word = in.word("a constant");
        return switch (word.text()) {
            case "true" -> true;
            case "false" -> false;
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "null" -> null;
            default -> throw in.fault(word.text() + " is not a constant");
        };
    }

    private Object number() {
        int mark = in.mark();
        String text = in.number();
        String digits = text.substring(0, text.length() - 1);
        if (text.endsWith("L")) return number(mark, text, unused -> Long.parseLong(digits));
        if (text.endsWith("f")) return number(mark, text, unused -> Float.parseFloat(digits));
        if (text.matches("-?[0-9]+")) return number(mark, text, Integer::parseInt);
        return number(mark, text, Double::parseDouble);
    }

    private Object number(int mark, String text, Function<String, Object> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw in.faultAt(mark, text + " is not a number");
        }
    }

    private Type naturalType(@Nullable Object value, int mark) {
        if (value instanceof Boolean) return Type.BOOLEAN;
        if (value instanceof Integer) return Type.INT;
        if (value instanceof Long) return Type.LONG;
        if (value instanceof Float) return Type.FLOAT;
        if (value instanceof Double) return Type.DOUBLE;
        if (value instanceof String) return Type.STRING;
        throw in.faultAt(mark, "the constant's type is missing: of T");
    }

    /** An integer that stands by itself, such as a loop's step. */
    int integer() {
        int mark = in.mark();
        if (in.seesNumber() && number() instanceof Integer i) return i;
        in.back(mark);
        throw in.expected("an integer");
    }

    /** {@code catching A | B}: the classes of exceptions, none where it does not follow. */
    List<String> caught() {
        List<String> caught = new ArrayList<>();
        if (!in.takesKeyword("catching")) return caught;
        do {
            Scanner.Word word = in.word("a class");
            caught.add(word.joined(word.parts().size()));
        } while (in.takes("|"));
        return caught;
    }
}
