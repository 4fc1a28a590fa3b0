package org.wengert.processor.ir;

import static org.wengert.processor.ir.Type.BOOLEAN;
import static org.wengert.processor.ir.Type.DOUBLE;
import static org.wengert.processor.ir.Type.FLOAT;
import static org.wengert.processor.ir.Type.INT;
import static org.wengert.processor.ir.Type.LONG;

import java.util.List;
import java.util.Set;

/** Which operands and results an operation may have. Each check says in words what is wrong. */
final class TypeRules {
    private static final Set<Type> COMPUTED = Set.of(INT, LONG, FLOAT, DOUBLE);
    private static final Set<Type> WHOLE = Set.of(INT, LONG);
    private static final Set<Type> LOGICAL = Set.of(BOOLEAN, INT, LONG);
    private static final Set<Type> FLOATING = Set.of(FLOAT, DOUBLE);

    private TypeRules() {}

    /** Thrown by a check; the verifier adds the place. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /** A check that is put off. */
    interface Check {
        void run() throws Broken;
    }

    static List<Type> types(List<Var> variables) {
        return variables.stream().map(Var::type).toList();
    }

    static void require(boolean condition, String message) throws Broken {
        if (!condition) throw new Broken(message);
    }

    static boolean isNumber(Type type) {
        return type instanceof Type.Primitive && type != BOOLEAN;
    }

    /** Whether the entries of an array, of any depth, are numbers. */
    static boolean holdsNumbers(Type type) {
        return type instanceof Type.ArrayOf a
                && (isNumber(a.element()) || Type.isHolder(type) || holdsNumbers(a.element()));
    }

    static void fits(String what, Type expected, Atom atom) throws Broken {
        boolean isNull = atom instanceof Constant c && c.value() == null && !(expected instanceof Type.Primitive);
        require(isNull || fits(expected, atom.type()), what + " is " + atom.type() + ", not " + expected);
    }

    /** Whether a value may stand where a type is expected. References are not checked for subtyping. */
    static boolean fits(Type expected, Type actual) {
        if (expected.equals(actual)) return true;
        if (expected instanceof Type.Reference)
            return !(actual instanceof Type.Primitive) && !(actual instanceof Type.Tape);
        // An object that is given by a call, and its holder.
        if (actual instanceof Type.Reference && (expected instanceof Type.Content || Type.isHolder(expected)))
            return true;
        return expected instanceof Type.ArrayOf e
                && actual instanceof Type.ArrayOf a
                && !(a.element() instanceof Type.Tape)
                && fits(e.element(), a.element());
    }

    static void fits(String what, List<Type> expected, List<Atom> atoms) throws Broken {
        require(expected.size() == atoms.size(), atoms.size() + " " + what + "s, not " + expected.size());
        for (int i = 0; i < atoms.size(); i++) fits(what + " " + (i + 1), expected.get(i), atoms.get(i));
    }

    static void let(Line.Let let) throws Broken {
        if (let.operation() instanceof Operation.Basic basic) {
            basic(basic, let.result().type(), let.arguments());
        } else if (let.operation() instanceof Operation.Cast cast) {
            cast(cast, let);
        } else if (let.operation() instanceof Operation.InstanceOf) {
            isNull(let.result().type(), let.arguments().get(0));
        } else {
            Callee callee = ((Operation.Apply) let.operation()).callee();
            call(callee, let.arguments(), List.of(let.result()));
        }
    }

    private static void basic(Operation.Basic operation, Type result, List<Atom> arguments) throws Broken {
        int count = OperandText.operands(operation);
        require(arguments.size() == count, operation + " has " + arguments.size() + " operands, not " + count);
        switch (operation) {
            case ADD, SUB, MUL, DIV, REM, NEG -> alike(COMPUTED, result, arguments);
            case AND, OR, XOR -> alike(LOGICAL, result, arguments);
            case SCALE, QUOTIENT, LIKE -> alike(FLOATING, result, arguments);
            case STOP ->
                require(
                        result instanceof Type.Primitive
                                && result.equals(arguments.get(0).type()),
                        "the result is " + result);
            case COMPLEMENT -> alike(WHOLE, result, arguments);
            case NOT -> alike(Set.of(BOOLEAN), result, arguments);
            case LT, LE, GT, GE -> comparison(result, arguments);
            case EQ, NE -> equality(result, arguments);
            case SHL, SHR, USHR -> shift(result, arguments);
            case SELECT -> select(result, arguments);
            case CONCAT -> require(result.equals(Type.STRING), "the result is " + result + ", not a string");
            case IS_NULL -> isNull(result, arguments.get(0));
        }
    }

    /** Result and operands are of one of the types. */
    private static void alike(Set<Type> allowed, Type result, List<Atom> arguments) throws Broken {
        require(allowed.contains(result), "the result is " + result);
        for (Atom argument : arguments) same(result, argument);
    }

    private static void same(Type type, Atom argument) throws Broken {
        require(type.equals(argument.type()), "an operand is " + argument.type() + ", not " + type);
    }

    private static void isBoolean(Type result) throws Broken {
        require(result == BOOLEAN, "the result is " + result + ", not boolean");
    }

    private static void comparison(Type result, List<Atom> arguments) throws Broken {
        isBoolean(result);
        Type type = arguments.get(0).type();
        require(isNumber(type), "an operand is " + type + ", not a number");
        same(type, arguments.get(1));
    }

    private static void equality(Type result, List<Atom> arguments) throws Broken {
        isBoolean(result);
        Type type = arguments.get(0).type();
        boolean references =
                !(type instanceof Type.Primitive) && !(arguments.get(1).type() instanceof Type.Primitive);
        if (!references) same(type, arguments.get(1));
    }

    private static void shift(Type result, List<Atom> arguments) throws Broken {
        alike(WHOLE, result, arguments.subList(0, 1));
        Type distance = arguments.get(1).type();
        require(WHOLE.contains(distance), "the distance is " + distance);
    }

    private static void select(Type result, List<Atom> arguments) throws Broken {
        fits("the condition", BOOLEAN, arguments.get(0));
        fits("the second operand", result, arguments.get(1));
        fits("the third operand", result, arguments.get(2));
    }

    private static void isNull(Type result, Atom argument) throws Broken {
        isBoolean(result);
        require(!(argument.type() instanceof Type.Primitive), "a " + argument.type() + " is never null");
    }

    private static void cast(Operation.Cast cast, Line.Let let) throws Broken {
        require(let.arguments().size() == 1, "a cast has one operand");
        Type from = let.arguments().get(0).type();
        Type to = cast.to();
        require(let.result().type().equals(to), "the result is " + let.result().type() + ", not " + to);
        boolean numbers = isNumber(from) && isNumber(to);
        boolean references = !(from instanceof Type.Primitive) && !(to instanceof Type.Primitive);
        require(numbers || references || from.equals(to), "no cast from " + from + " to " + to);
    }

    static void call(Callee callee, List<Atom> arguments, List<Var> results) throws Broken {
        member(callee);
        fits("argument", callee.parameters(), arguments);
        int count = callee.results().size();
        if (!callee.caught().isEmpty()) {
            require(results.size() == count + 1, "a call that catches gives its results and the exception");
            Type exception = results.get(count).type();
            require(exception instanceof Type.Reference, "the exception is " + exception);
        } else {
            if (results.isEmpty()) return;
            require(count > 0, callee + " has no result");
            require(results.size() == count, "a call has all results of " + callee + " or none, not " + results.size());
        }
        for (int i = 0; i < count; i++) {
            Type result = callee.results().get(i);
            Type receiving = results.get(i).type();
            require(fits(receiving, result), "the result is " + result + ", not " + receiving);
        }
    }

    private static void member(Callee callee) throws Broken {
        int parameters = callee.parameters().size();
        switch (callee.kind()) {
            case STATIC, CLOSURE, LOCAL, DERIVED -> {}
            case INSTANCE, SUPER, PHASE -> require(parameters > 0, callee + " has no receiver");
            case ASSIGN ->
                require(parameters == 2 && callee.result() == null, callee + " needs a receiver and a value");
            case CONSTRUCTOR, PURE_CONSTRUCTOR ->
                require(callee.name().equals("<init>"), callee + " is no constructor");
            case FIELD -> require(parameters == 1, callee + " needs a receiver alone");
            case STATIC_FIELD -> require(parameters == 0, callee + " has no receiver");
        }
        boolean mayBeVoid = callee.kind() == Callee.Kind.STATIC
                || callee.kind() == Callee.Kind.INSTANCE
                || callee.kind() == Callee.Kind.SUPER
                || callee.kind() == Callee.Kind.ASSIGN
                || callee.kind() == Callee.Kind.LOCAL
                || callee.kind() == Callee.Kind.DERIVED
                || callee.kind() == Callee.Kind.PHASE;
        require(mayBeVoid || callee.result() != null, callee + " must have a result");
        require(
                !callee.kind().hasReceiver() || !(callee.parameters().get(0) instanceof Type.Primitive),
                "the receiver is a primitive value");
    }
}
