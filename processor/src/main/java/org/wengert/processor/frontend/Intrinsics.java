package org.wengert.processor.frontend;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Methods of the platform that move numbers about, and those of {@code Wengert}: they are written as lines of the list. */
final class Intrinsics {
    /** What only reads arrays, and gives a text, a truth value or an integer. */
    private static final Set<String> READERS = Set.of(
            "equals", "deepEquals", "hashCode", "deepHashCode", "toString", "deepToString", "compare", "mismatch");

    private final Builder builder;
    private final Callee callee;
    private final String name;
    private final List<Atom> arguments;
    private final Position at;
    private final Ranges ranges;
    private final Functions functions;

    private Intrinsics(
            Builder builder, Callee callee, String name, List<Atom> arguments, Position at, Functions functions) {
        this.functions = functions;
        this.builder = builder;
        this.callee = callee;
        this.name = name;
        this.arguments = arguments;
        this.at = at;
        this.ranges = new Ranges(builder, at);
    }

    /** Whether arguments are passed as they are: a boxed number as a number. */
    static boolean takesNumbers(ExecutableElement method) {
        return method.getSimpleName().contentEquals("stopGradient") && isDirection(method);
    }

    /** Whether it is a method of {@code Wengert}. */
    static boolean isDirection(ExecutableElement method) {
        return method.getEnclosingElement().toString().equals("org.wengert.Wengert");
    }

    /** Calls function objects. */
    interface Functions {
        @Nullable
        Atom apply(Atom function, List<Atom> arguments, Builder out, Position at);
    }

    /**
     * What became of a call.
     *
     * @param value the result; null of a void method
     */
    record Lowered(@Nullable Atom value) {}

    /** Lowers a call of a method that has lines of its own; null of any other. */
    static @Nullable Lowered lower(
            Builder builder, Callee callee, String name, List<Atom> arguments, Position at, Functions functions) {
        return new Intrinsics(builder, callee, name, arguments, at, functions).lower();
    }

    private @Nullable Lowered lower() {
        return switch (callee.owner()) {
            case "org.wengert.Wengert" -> callee.name().equals("stopGradient") ? stopped() : null;
            case Models.PREFIX + "Exactly" -> exactly();
            case "java.lang.System" -> callee.name().equals("arraycopy") ? moved() : null;
            case "java.util.Objects" -> callee.name().equals("requireNonNull") && isArray(0) ? present() : null;
            case "java.util.Arrays" -> isArray(0) ? ofArrays() : null;
            default -> null;
        };
    }

    private @Nullable Lowered ofArrays() {
        if (READERS.contains(callee.name())) return read();
        return switch (callee.name()) {
            case "copyOf" -> arguments.size() == 2 ? copied(Constant.of(0), arguments.get(1)) : null;
            case "copyOfRange" -> arguments.size() == 3 ? range() : null;
            case "fill" -> filled();
            case "setAll", "parallelSetAll" -> set();
            case "sort", "parallelSort" -> sorted();
            default -> null;
        };
    }

    private boolean isArray(int argument) {
        return arguments.get(argument).type() instanceof Type.ArrayOf;
    }

    private @Nullable Lowered stopped() {
        Atom x = arguments.get(0);
        if (x.type() instanceof Type.Primitive) return new Lowered(builder.let(name, x.type(), at, Basic.STOP, x));
        if (!(x.type() instanceof Type.ArrayOf)) return null;
        Var copy = new Var(x.type(), name);
        builder.add(new Line.Copy(copy, x, true, at));
        return new Lowered(copy);
    }

    /** A call that only reads, so that the arrays are still known afterwards. */
    private Lowered read() {
        Var result = new Var(Objects.requireNonNull(callee.result()), name);
        builder.add(new Line.Call(List.of(result), callee, arguments, new Rule.Constant(), at));
        return new Lowered(result);
    }

    /** What models cannot say in Java. */
    private Lowered exactly() {
        if (callee.name().equals("like"))
            return new Lowered(builder.let(name, Type.DOUBLE, at, Basic.LIKE, arguments.get(0), arguments.get(1)));
        Var result = new Var(Objects.requireNonNull(callee.result()), name);
        Callee exact =
                Callee.ofStatic("org.wengert.support.Exactly", callee.name(), callee.parameters(), result.type());
        builder.add(new Line.Call(List.of(result), exact, arguments, new Rule.Constant(true), at));
        return new Lowered(result);
    }

    private Lowered present() {
        builder.add(new Line.Call(List.of(), callee, arguments, new Rule.Constant(), at));
        return new Lowered(arguments.get(0));
    }

    private @Nullable Lowered moved() {
        Atom from = arguments.get(0);
        Atom to = arguments.get(2);
        if (!isArray(0) || !from.type().equals(to.type())) return null;
        ranges.move(from, arguments.get(1), to, arguments.get(3), arguments.get(4));
        return new Lowered(null);
    }

    private Lowered copied(Atom from, Atom length) {
        Atom source = arguments.get(0);
        Var copy = builder.create(name, source.type(), List.of(length), at);
        Var available = builder.let(at, Basic.SUB, builder.length(source, false, at), from);
        ranges.move(source, from, copy, Constant.of(0), ranges.least(available, length));
        return new Lowered(copy);
    }

    private Lowered range() {
        Atom from = arguments.get(1);
        return copied(from, ranges.size(from, arguments.get(2)));
    }

    private Lowered filled() {
        Atom array = arguments.get(0);
        boolean whole = arguments.size() == 2;
        Atom from = whole ? Constant.of(0) : arguments.get(1);
        Atom to = whole ? builder.length(array, false, at) : arguments.get(2);
        if (!whole) ranges.check(array, from, to);
        Atom value = arguments.get(arguments.size() - 1);
        ranges.each(from, to, (i, body) -> body.store(array, i, value, at));
        return new Lowered(null);
    }

    /** Each entry is what a function gives of its place. */
    private Lowered set() {
        Atom array = arguments.get(0);
        Atom function = arguments.get(1);
        Atom length = builder.length(array, false, at);
        ranges.each(Constant.of(0), length, (i, body) -> {
            Atom value = Objects.requireNonNull(functions.apply(function, List.of(i), body, at));
            Type element = array.type().element();
            body.store(array, i, value.type().equals(element) ? value : body.cast(element, value, at), at);
        });
        return new Lowered(null);
    }

    /** Moves the entries to where they belong, in an order that is found out first. */
    private @Nullable Lowered sorted() {
        Atom array = arguments.get(0);
        boolean whole = arguments.size() == 1;
        boolean numbers = array.type().rank() == 1 && array.type().element().isFloating();
        if (!numbers || !whole && arguments.size() != 3) return null;
        Atom from = whole ? Constant.of(0) : arguments.get(1);
        Atom to = whole ? builder.length(array, false, at) : arguments.get(2);
        if (!whole) ranges.check(array, from, to);
        ranges.sort(array, from, to);
        return new Lowered(null);
    }
}
