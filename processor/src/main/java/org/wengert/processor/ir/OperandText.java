package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of operands, operations and calls, within one function. */
final class OperandText {
    private final Spelling variables = new Spelling(Spelling.VARIABLE);

    String of(Atom atom) {
        return atom instanceof Var v ? variables.of(v, v.name()) : constant((Constant) atom);
    }

    /** Between parentheses where it is a constant, before or behind something that binds closer. */
    String tight(Atom atom) {
        return atom instanceof Constant ? "(" + of(atom) + ")" : of(atom);
    }

    String list(List<? extends Atom> atoms) {
        return atoms.stream().map(this::of).collect(Collectors.joining(", "));
    }

    String declared(Var variable) {
        return Words.type(variable.type()) + " " + of(variable);
    }

    String element(Atom array, Atom index) {
        return tight(array) + "[" + of(index) + "]";
    }

    /** An array's type with its first lengths filled in: {@code double[n][]}. */
    String made(Type type, List<Atom> lengths) {
        StringBuilder dimensions = new StringBuilder();
        Type base = type;
        for (Atom length : lengths) {
            dimensions.append('[').append(of(length)).append(']');
            if (base instanceof Type.ArrayOf array) base = array.element();
        }
        for (; base instanceof Type.ArrayOf array; base = array.element()) dimensions.append("[]");
        return Words.type(base) + dimensions;
    }

    private static String constant(Constant constant) {
        Object value = constant.value();
        String literal = literal(value);
        return constant.type().equals(naturalType(value)) ? literal : literal + " of " + Words.type(constant.type());
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof String s) return Words.quoted(s, '"');
        if (value instanceof Constant.Symbol s) return Words.quoted(s.code(), '\'');
        if (value instanceof Long) return value + "L";
        if (value instanceof Float f) return Float.isFinite(f) ? f + "f" : f.toString();
        return String.valueOf(value);
    }

    /** The type that a literal has by itself, where that is clear. */
    private static @Nullable Type naturalType(@Nullable Object value) {
        if (value instanceof Boolean) return Type.BOOLEAN;
        if (value instanceof Integer) return Type.INT;
        if (value instanceof Long) return Type.LONG;
        if (value instanceof Float f) return Float.isFinite(f) ? Type.FLOAT : null;
        if (value instanceof Double) return Type.DOUBLE;
        return value instanceof String ? Type.STRING : null;
    }

    String operation(Line.Let let) {
        if (let.operation() instanceof Operation.Basic basic) return basic(basic, let.arguments());
        if (let.operation() instanceof Operation.Cast cast) {
            return "(" + Words.type(cast.to()) + ") " + list(let.arguments());
        }
        if (let.operation() instanceof Operation.InstanceOf test) {
            return list(let.arguments()) + " instanceof " + Words.type(test.type());
        }
        return call(
                ((Operation.Apply) let.operation()).callee(),
                let.arguments(),
                List.of(let.result().type()));
    }

    private String basic(Operation.Basic operation, List<Atom> arguments) {
        if (arguments.size() != operands(operation)) return operation.name() + "(" + list(arguments) + ")";
        return switch (operation) {
            case NEG, NOT, COMPLEMENT -> operation.symbol() + tight(arguments.get(0));
            case SCALE, QUOTIENT, STOP, LIKE -> operation.symbol() + "(" + list(arguments) + ")";
            case SELECT -> of(arguments.get(0)) + " ? " + of(arguments.get(1)) + " : " + of(arguments.get(2));
            case IS_NULL -> of(arguments.get(0)) + " == null";
            default -> of(arguments.get(0)) + " " + operation.symbol() + " " + of(arguments.get(1));
        };
    }

    static int operands(Operation.Basic operation) {
        return switch (operation) {
            case NEG, NOT, COMPLEMENT, IS_NULL, STOP -> 1;
            case SELECT -> 3;
            default -> 2;
        };
    }

    /**
     * A call. Types of parameters and result are printed where they are not those of the arguments and of the receiving value.
     *
     * @param expected the receiving values' types
     */
    String call(Callee callee, List<Atom> arguments, List<Type> expected) {
        String type = callee.results().equals(expected) ? "" : " -> " + results(callee.results());
        String caught = callee.caught().isEmpty()
                ? ""
                : callee.caught().stream().map(Words::qualified).collect(Collectors.joining(" | ", " catching ", ""));
        return target(callee) + "(" + arguments(callee.parameters(), arguments) + ")" + type + caught;
    }

    private static String results(List<Type> types) {
        if (types.isEmpty()) return "void";
        String list = types.stream().map(Words::type).collect(Collectors.joining(", "));
        return types.size() == 1 ? list : "(" + list + ")";
    }

    private static String target(Callee callee) {
        if (callee.kind() == Callee.Kind.LOCAL) return "local " + Words.name(callee.name());
        if (callee.kind() == Callee.Kind.DERIVED) return "derived " + Words.name(callee.name());
        String owner = Words.qualified(callee.owner());
        String member = owner + "." + Words.name(callee.name());
        return switch (callee.kind()) {
            case STATIC -> member;
            case INSTANCE -> "instance " + member;
            case SUPER -> "super " + member;
            case CONSTRUCTOR -> "new " + owner;
            case PURE_CONSTRUCTOR -> "pure new " + owner;
            case STATIC_FIELD -> "static field " + member;
            case FIELD -> "field " + member;
            case ASSIGN -> "assign " + member;
            case CLOSURE -> "closure " + member;
            case PHASE -> "phase " + member;
            case LOCAL, DERIVED -> throw new AssertionError();
        };
    }

    private String arguments(List<Type> parameters, List<Atom> arguments) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.max(parameters.size(), arguments.size()); i++) {
            texts.add(argument(
                    i < parameters.size() ? parameters.get(i) : null, i < arguments.size() ? arguments.get(i) : null));
        }
        return String.join(", ", texts);
    }

    private String argument(@Nullable Type parameter, @Nullable Atom argument) {
        if (argument == null) return "? as " + parameter;
        if (parameter == null) return of(argument) + " as ?";
        return parameter.equals(argument.type()) ? of(argument) : of(argument) + " as " + Words.type(parameter);
    }
}
