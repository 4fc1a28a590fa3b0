package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Code that takes arguments apart and puts results together, which is written for generated classes, as code of a method's body: its
 * types are erased, and what reads and makes objects are calls, so that the linker sees into them.
 */
final class Crossing {
    private static final String SUPPORT = "org.wengert.support.";
    private static final String ARGUMENTS = SUPPORT + "Arguments";
    private static final Type.Reference LIST = new Type.Reference("java.util.List");

    private final Source source;
    private final Bodies bodies;
    private final JavaTypes types;
    private final Erasing rewriter = new Erasing();

    Crossing(Source source, Bodies bodies) {
        this.source = source;
        this.bodies = bodies;
        this.types = new JavaTypes(source);
    }

    List<Var> parameters(Function f) {
        return f.parameters().stream().map(rewriter::define).toList();
    }

    /** Writes the lines of a function whose parameters have been asked for; gives its results. */
    List<Atom> lines(Function f, Builder out) {
        rewriter.lines(f.body(), out);
        return rewriter.atoms(f.body().end().reads());
    }

    /** {@code new T(parts)}, by the constructor whose parameters are the components or fields. */
    Atom make(TypeElement type, List<Atom> parts, Builder out) {
        List<String> names = (type.getRecordComponents().isEmpty()
                        ? Fields.ofInstance(type)
                        : type.getRecordComponents())
                .stream().map(e -> e.getSimpleName().toString()).toList();
        ExecutableElement constructor = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(c -> c.getParameters().stream()
                        .map(p -> p.getSimpleName().toString())
                        .toList()
                        .equals(names))
                .findFirst()
                .orElseThrow();
        Type.Reference made = types.reference(type);
        List<Type> declared = types.parameters(constructor);
        Callee callee = new Callee(Callee.Kind.CONSTRUCTOR, made.name(), "<init>", declared, made);
        bodies.note(callee, constructor);
        List<Atom> arguments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++)
            arguments.add(
                    parts.get(i).type() instanceof Type.Primitive
                            ? converted(parts.get(i), declared.get(i), out)
                            : parts.get(i));
        return Objects.requireNonNull(out.call("", callee, arguments, Position.NONE));
    }

    private TypeElement classOf(String name) {
        return Objects.requireNonNull(source.elements().getTypeElement(name), name);
    }

    /** Without type arguments. */
    private static Type erased(Type type) {
        if (type instanceof Type.ArrayOf a) return Type.arrayOf(erased(a.element()));
        return type instanceof Type.Reference r ? new Type.Reference(r.name().replaceAll("<.*", "")) : type;
    }

    /** A value of one type as one of another: cast, boxed or taken out of its box. */
    private Atom converted(Atom value, Type to, Builder out) {
        Type from = value.type();
        if (from.equals(to)) return value;
        if (from instanceof Type.Primitive p && to instanceof Type.Primitive)
            return p == to ? value : out.cast(to, value, Position.NONE);
        if (from instanceof Type.Primitive p) {
            Callee box = Callee.ofStatic(boxOf(p).name(), "valueOf", List.of(p), boxOf(p));
            return out.let("", boxOf(p), Position.NONE, new Operation.Apply(box), value);
        }
        if (!(to instanceof Type.Primitive number))
            return out.let("", to, Position.NONE, new Operation.Cast(to), value);
        Type.Reference box = boxOf(number);
        Atom boxed = converted(value, box, out);
        return call(
                new Callee(Callee.Kind.INSTANCE, box.name(), number + "Value", List.of(box), number),
                List.of(boxed),
                out);
    }

    private Type.Reference boxOf(Type.Primitive type) {
        return switch (type) {
            case DOUBLE -> new Type.Reference("java.lang.Double");
            case FLOAT -> new Type.Reference("java.lang.Float");
            case INT -> new Type.Reference("java.lang.Integer");
            case LONG -> new Type.Reference("java.lang.Long");
            case SHORT -> new Type.Reference("java.lang.Short");
            case BYTE -> new Type.Reference("java.lang.Byte");
            case CHAR -> new Type.Reference("java.lang.Character");
            case BOOLEAN -> new Type.Reference("java.lang.Boolean");
        };
    }

    private Atom call(Callee callee, List<Atom> arguments, Builder out) {
        return Objects.requireNonNull(out.call("", callee, arguments, Position.NONE));
    }

    /** What a member gives that reads or makes an object. */
    private Atom member(Callee callee, List<Atom> arguments, Builder out) {
        String owner = callee.owner();
        return switch (callee.kind()) {
            case PURE_CONSTRUCTOR -> make(classOf(owner), arguments, out);
            case FIELD -> {
                VariableElement field = ElementFilter.fieldsIn(classOf(owner).getEnclosedElements()).stream()
                        .filter(f -> f.getSimpleName().contentEquals(callee.name()))
                        .findFirst()
                        .orElseThrow();
                yield noted(callee, field, types.value(field.asType()), arguments, out);
            }
            case INSTANCE -> {
                ExecutableElement method = ElementFilter.methodsIn(
                                classOf(owner).getEnclosedElements())
                        .stream()
                        .filter(m -> m.getSimpleName().contentEquals(callee.name())
                                && m.getParameters().size() == arguments.size() - 1)
                        .findFirst()
                        .orElseThrow();
                yield noted(callee, method, types.value(method.getReturnType()), arguments, out);
            }
            default -> support(callee, arguments, out);
        };
    }

    private Atom noted(
            Callee read, javax.lang.model.element.Element member, Type declared, List<Atom> arguments, Builder out) {
        List<Type> parameters = read.parameters().stream().map(Crossing::erased).toList();
        Callee callee = new Callee(read.kind(), read.owner(), read.name(), parameters, declared);
        bodies.note(callee, member);
        return call(callee, arguments, out);
    }

    /** A static method, of the platform or of what generated code calls. */
    private Atom support(Callee callee, List<Atom> arguments, Builder out) {
        if (!callee.owner().startsWith(SUPPORT))
            return out.let(
                    "",
                    Objects.requireNonNull(callee.result()),
                    Position.NONE,
                    new Operation.Apply(callee),
                    arguments.toArray(Atom[]::new));
        Type array = arguments.get(0).type();
        boolean ofNumbers = array instanceof Type.ArrayOf a && a.element() instanceof Type.Primitive;
        List<Type> parameters = List.of(ofNumbers ? array : Type.arrayOf(new Type.Reference("java.lang.Object")));
        return call(Callee.ofStatic(callee.owner(), callee.name(), parameters, LIST), arguments, out);
    }

    /** A check of what a companion is called with: by lengths, where others are of objects, which are no longer there. */
    private void check(Line.Call l, Builder out) {
        List<Atom> arguments = rewriter.atoms(l.arguments());
        switch (l.callee().name()) {
            case "requireLength" -> requireCount(arguments, out.length(arguments.get(1), false, Position.NONE), out);
            case "requireSize" -> {
                Callee size = new Callee(Callee.Kind.INSTANCE, LIST.name(), "size", List.of(LIST), Type.INT);
                requireCount(arguments, call(size, List.of(arguments.get(1)), out), out);
            }
            case "requireShape", "requireDistinct", "requireDistinctTables" ->
                out.add(new Line.Call(List.of(), l.callee(), arguments, l.rule(), Position.NONE));
            case "requireClass" -> out.add(new Line.Call(List.of(), l.callee(), arguments, null, Position.NONE));
            default -> {}
        }
    }

    private void requireCount(List<Atom> arguments, Atom count, Builder out) {
        Callee callee = Callee.ofStatic(ARGUMENTS, "requireCount", List.of(Type.INT, Type.INT, Type.STRING), null);
        Atom expected = out.length(arguments.get(0), false, Position.NONE);
        out.call("", callee, List.of(expected, count, arguments.get(2)), Position.NONE);
    }

    private final class Erasing extends Rewriter {
        @Override
        protected Var define(Var v) {
            Var again = new Var(erased(v.type()), v.name());
            replace(v, again);
            return again;
        }

        private Atom operand(Atom a) {
            Atom known = atom(a);
            return known instanceof Constant c ? new Constant(erased(c.type()), c.value()) : known;
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Let l && l.operation() instanceof Operation.Apply apply) {
                List<Atom> arguments = l.arguments().stream().map(this::operand).toList();
                replace(
                        l.result(),
                        converted(
                                member(apply.callee(), arguments, out),
                                erased(l.result().type()),
                                out));
            } else if (line instanceof Line.Call l && l.callee().owner().startsWith(SUPPORT)) {
                check(l, out);
            } else if (line instanceof Line.Call l && l.callee().kind() == Callee.Kind.INSTANCE) {
                List<Atom> arguments = l.arguments().stream().map(this::operand).toList();
                Atom result = member(l.callee(), arguments, out);
                replace(
                        l.results().get(0),
                        converted(result, erased(l.results().get(0).type()), out));
            } else if (line instanceof Line.Store l) {
                Atom array = atom(l.array());
                Type element = ((Type.ArrayOf) array.type()).element();
                out.store(array, atom(l.index()), converted(operand(l.value()), element, out), Position.NONE);
            } else {
                super.rewrite(line, out);
            }
        }

        @Override
        public Line let(Line.Let l) {
            Line.Let copy = (Line.Let) super.let(l);
            Operation operation = copy.operation();
            if (operation instanceof Operation.Cast c) operation = new Operation.Cast(erased(c.to()));
            if (operation instanceof Operation.InstanceOf i) operation = new Operation.InstanceOf(erased(i.type()));
            return new Line.Let(copy.result(), operation, copy.arguments(), copy.at());
        }
    }
}
