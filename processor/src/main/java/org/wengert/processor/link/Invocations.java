package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Linking.End;

/** Calls: finds out which code runs, and puts it in their place. What cannot be found or taken in stays a call. */
final class Invocations {
    private static final int DEEPEST = 150;
    private static final int MOST_NOT_SMALLER = 8;

    /** A call whose code is being taken in. */
    private record Frame(Callee callee, List<Shape> arguments, Line.Call call) {}

    /** A place in the program: a line, and the calls through which it is reached. */
    private record Place(List<Integer> calls, int line, String part) {}

    private final Linking linking;
    private final Instances instances;
    private final Directions directions;
    /** Null where no function can be made. */
    private final @Nullable Recursions recursions;

    private final Map<Callee, Refusal> refusals;
    private final Predicate<Callee> hasRule;
    private final Numbering numbering;
    private final Deque<Frame> frames = new ArrayDeque<>();
    /** Whether nothing is left as a call because it is large. */
    private boolean isWhole;

    Invocations(
            Linking linking,
            Map<Callee, Refusal> refusals,
            Predicate<Callee> hasRule,
            @Nullable Outlines outlines,
            Numbering numbering) {
        this.hasRule = hasRule;
        this.linking = linking;
        this.instances = new Instances(linking);
        this.directions = new Directions(linking, outlines);
        this.recursions = outlines == null ? null : new Recursions(linking, outlines);
        this.refusals = refusals;
        this.numbering = numbering;
    }

    Instances instances() {
        return instances;
    }

    /** A name for what a line makes, the same in all runs. */
    Object place(Line line, String part) {
        List<Integer> calls = frames.stream().map(f -> numbering.of(f.call)).toList();
        return new Place(calls, numbering.of(line), part);
    }

    /** A call that each run makes anew in the place of a line. */
    Line.Call made(Line.Call call, Line line) {
        numbering.same(call, line);
        return call;
    }

    /** A call with all that it calls: for code that is no part of the program whose functions are assembled later. */
    End whole(Line.Call l) {
        boolean before = isWhole;
        isWhole = true;
        try {
            return call(l);
        } finally {
            isWhole = before;
        }
    }

    End call(Line.Call l) {
        List<Value> arguments = linking.values(l.arguments());
        Callee callee = l.callee();
        return switch (callee.kind()) {
            case STATIC -> directions.call(callee, arguments, l).orElseGet(() -> method(callee, arguments, l));
            case CLOSURE -> closure(callee, arguments, l.at());
            case CONSTRUCTOR -> construct(callee, arguments, l);
            case STATIC_FIELD ->
                linking.world
                        .initializer(callee)
                        .flatMap(f -> instances.constant(f, () -> run(callee, f, List.of(), l)))
                        .<End>map(End::with)
                        .orElseGet(() -> stay(callee, arguments, l));
            case INSTANCE -> onReceiver(arguments, l, self -> on(self, callee, with(self, arguments), l));
            case SUPER -> onReceiver(arguments, l, self -> exactly(callee, with(self, arguments), l));
            case FIELD -> onReceiver(arguments, l, self -> read(self, callee, l));
            case ASSIGN -> onReceiver(arguments, l, self -> instances.assign(self, callee, arguments.get(1), l));
            case PURE_CONSTRUCTOR, LOCAL, DERIVED, PHASE -> stay(callee, arguments, l);
        };
    }

    private End closure(Callee callee, List<Value> captured, Position at) {
        Kind kind = new Kind.Closure(callee);
        linking.references.noteClosure(kind, at);
        return End.with(Value.single(kind, captured));
    }

    static List<Value> with(Value self, List<Value> arguments) {
        List<Value> all = new ArrayList<>(arguments);
        all.set(0, self);
        return all;
    }

    /** Runs code for each kind of the receiver, which is not {@code null} from then on. */
    private End onReceiver(List<Value> arguments, Line.Call l, java.util.function.Function<Value, End> code) {
        Value self = arguments.get(0);
        End end = linking.references.notNull(
                self, l.at(), rest -> linking.references.cases(rest, l.results(), l.at(), code));
        if (self instanceof Value.Known k && l.arguments().get(0) instanceof Var v)
            linking.refine(v, Facts.restrict(k, kind -> !(kind instanceof Kind.Null)));
        return end;
    }

    // ---- the code of a method

    private Optional<Function> bodyOf(Callee callee) {
        if (hasRule.test(callee)) return Optional.empty();
        try {
            return linking.world.bodyOf(callee);
        } catch (Refusal refusal) {
            refusals.put(callee, refusal);
            return Optional.empty();
        }
    }

    /** The code of exactly this method, of the compilation or of the platform. */
    private Optional<Function> codeOf(Callee callee) {
        Optional<Function> own = bodyOf(callee);
        return own.isPresent() || hasRule.test(callee) ? own : linking.world.libraryBodyOf(callee);
    }

    boolean hasBody(Callee callee) {
        return codeOf(callee).isPresent();
    }

    /** This very method; one of the platform only where an argument is an object that is known. */
    End method(Callee callee, List<Value> arguments, Line.Call l) {
        return method(callee, arguments, l, () -> stay(callee, arguments, l));
    }

    private End method(Callee callee, List<Value> arguments, Line.Call l, Supplier<End> otherwise) {
        Optional<Function> body = codeOf(callee);
        if (body.isEmpty() || linking.world.isOfLibrary(callee) && isOpaque(arguments)) return otherwise.get();
        boolean plain = arguments.stream().noneMatch(Value.Known.class::isInstance);
        if (plain && !isWhole && linking.kept.keeps(callee)) return stay(callee, arguments, l);
        Function f = body.get();
        return attempt(callee, () -> run(callee, f, arguments, l), otherwise);
    }

    /** Whether there is nothing but objects that are not looked into, so that there is nothing to take apart. */
    private static boolean isOpaque(List<Value> arguments) {
        return !arguments.isEmpty()
                && arguments.stream()
                        .allMatch(v -> v instanceof Value.Plain p && p.atom().type() instanceof Type.Reference);
    }

    private End exactly(Callee callee, List<Value> arguments, Line.Call l) {
        Optional<Function> body = codeOf(callee);
        boolean known = arguments.get(0) instanceof Value.Known;
        if (body.isPresent() && known) return run(callee, body.get(), arguments, l);
        Refusal reason = refusals.get(callee);
        if (reason != null) throw reason;
        throw new Refusal(Problem.UNSUPPORTED, l.at(), "a call of a method of super");
    }

    /** Takes code in, or, where something in it is refused, does something else. */
    private End attempt(Callee callee, Supplier<End> code, Supplier<End> otherwise) {
        Builder outer = linking.out;
        Map<Var, Value> contents = linking.memory.contents();
        linking.out = new Builder();
        try {
            End end = code.get();
            outer.addAll(linking.out.lines());
            return end;
        } catch (Refusal refusal) {
            linking.out = outer;
            linking.memory.remember(contents);
            refusals.put(callee, refusal);
            try {
                return otherwise.get();
            } catch (Refusal worse) {
                throw refusal;
            }
        } finally {
            linking.out = outer;
        }
    }

    End run(Callee callee, Function f, List<Value> arguments, Line.Call l) {
        List<Shape> shapes = Linking.shapes(arguments);
        Recursions functions = isWhole || callee.kind() == Callee.Kind.CONSTRUCTOR ? null : recursions;
        if (functions != null && functions.concern(callee))
            return functions.call(callee, f, arguments, l, values -> inside(callee, f, values, l));
        if (isEndless(callee, shapes))
            throw functions == null ? new Refusal(Problem.RECURSION, l.at(), callee.name()) : functions.found(callee);
        if (frames.size() > DEEPEST) throw endless();
        return inside(callee, f, arguments, l);
    }

    /** Whether taking in calls would go on and on: one is as another around it, or they do not get smaller. */
    private boolean isEndless(Callee callee, List<Shape> arguments) {
        // The models of the platform call themselves for what is inside one of their objects.
        if (linking.world.isOfLibrary(callee))
            return frames.stream().anyMatch(f -> f.callee.equals(callee) && f.arguments.equals(arguments));
        int size = Shape.size(arguments);
        int notLarger = 0;
        for (Frame frame : frames) {
            if (!frame.callee.equals(callee)) continue;
            if (Shape.alike(frame.arguments, arguments, new ArrayList<>())) return true;
            if (Shape.size(frame.arguments) <= size) notLarger++;
        }
        return notLarger > MOST_NOT_SMALLER;
    }

    /** A call of the method that is taken in most often. */
    private Refusal endless() {
        Comparator<Frame> often = Comparator.comparingLong(frame ->
                frames.stream().filter(f -> f.callee.equals(frame.callee)).count());
        Line.Call call = frames.stream()
                .filter(frame -> frame.call.at() != Position.NONE)
                .max(often)
                .orElseThrow()
                .call;
        return new Refusal(Problem.RECURSION, call.at(), call.callee().name());
    }

    /** Takes in the code of a method that is called. */
    private End inside(Callee callee, Function f, List<Value> arguments, Line.Call l) {
        frames.push(new Frame(callee, Linking.shapes(arguments), l));
        try {
            boolean ofLibrary = linking.world.isOfLibrary(callee);
            return linking.run(ofLibrary ? numbering.placed(f, l.at()) : f, arguments);
        } finally {
            frames.pop();
        }
    }

    // ---- which method

    private End on(Value self, Callee callee, List<Value> arguments, Line.Call l) {
        if (self instanceof Value.Plain) return onReference(callee, arguments, l);
        Kind kind = ((Value.Known) self).cases().get(0).kind();
        if (kind instanceof Kind.Closure c) {
            if (!linking.world.isAbstract(callee)) return method(callee, arguments, l);
            List<Value> all =
                    new ArrayList<>(((Value.Known) self).cases().get(0).parts());
            all.addAll(arguments.subList(1, arguments.size()));
            Function body = linking.world.bodyOf(c.callee()).orElseThrow();
            return run(c.callee(), body, all, l);
        }
        if (!(kind instanceof Kind.Instance i)) return stay(callee, arguments, l);
        Optional<End> special = instances.method(i, callee, arguments, l);
        if (special.isPresent()) return special.get();
        Callee own = linking.world.implementation(callee, i.model().name());
        if (hasBody(own)) return method(own, arguments, l, () -> stay(callee, arguments, l));
        return instances.ofObject((Value.Known) self, callee, arguments, l).orElseGet(() -> stay(callee, arguments, l));
    }

    /** A method of an object that is not looked into. */
    private End onReference(Callee callee, List<Value> arguments, Line.Call l) {
        if (linking.world.isFixed(callee)) return method(callee, arguments, l, () -> oneOf(callee, arguments, l));
        return oneOf(callee, arguments, l);
    }

    /** A method of an object that is one of a closed list. */
    private End oneOf(Callee callee, List<Value> arguments, Line.Call l) {
        Type type = ((Value.Plain) arguments.get(0)).atom().type();
        List<World.Choice> choices = type instanceof Type.Reference r ? linking.world.choices(r) : List.of();
        boolean concerned = arguments.stream().skip(1).anyMatch(Invocations::mayCarryDerivatives);
        if (choices.isEmpty() || !concerned) return stay(callee, arguments, l);
        return attempt(callee, () -> choose(choices, callee, arguments, l), () -> stay(callee, arguments, l));
    }

    private static boolean mayCarryDerivatives(Value value) {
        if (!(value instanceof Value.Plain p)) return true;
        Type type = p.atom().type();
        return type.isFloating() || type.holdsFloating();
    }

    private End choose(List<World.Choice> choices, Callee callee, List<Value> arguments, Line.Call l) {
        World.Choice first = choices.get(0);
        Supplier<End> one = () -> {
            Value self = instances.as(first, linking.references.of(arguments.get(0), first.type()), l);
            Callee own = linking.world.implementation(callee, first.type().name());
            return method(own, with(self, arguments), l);
        };
        Atom object = linking.references.of(arguments.get(0), first.type());
        if (choices.size() == 1 || object.equals(first.constant().orElse(null))) return one.get();
        boolean isOther = object instanceof Constant && first.constant().isPresent();
        List<World.Choice> rest = choices.subList(1, choices.size());
        if (isOther) return choose(rest, callee, arguments, l);
        Atom is = first.constant().isPresent()
                ? linking.out.let(l.at(), Basic.EQ, object, first.constant().get())
                : linking.out.let("", Type.BOOLEAN, l.at(), new Operation.InstanceOf(first.type()), object);
        return linking.choose(is, one, () -> choose(rest, callee, arguments, l), l.results(), l.at());
    }

    private End read(Value self, Callee field, Line.Call l) {
        if (self instanceof Value.Known) return End.with(instances.read((Value.Known) self, field, l));
        Optional<Value> part = instances.readOfConstant((Value.Plain) self, field, l);
        if (part.isPresent()) return End.with(part.get());
        Callee reading = linking.world.reading(field);
        if (linking.world.isPrivate(reading))
            throw new Refusal(
                    Problem.PRIVATE_MEMBER, l.at(), "the companion of method " + linking.name(), field.name());
        return stay(reading, List.of(self), l);
    }

    // ---- objects

    private End construct(Callee callee, List<Value> arguments, Line.Call l) {
        if (!instances.isTakenApart(callee.owner(), l.at())) return stay(callee, arguments, l);
        Optional<Function> body = codeOf(callee);
        if (body.isEmpty()) return stay(callee, arguments, l);
        Supplier<End> made = () -> instances.make(callee, arguments, l, self -> {
            List<Value> all = new ArrayList<>(List.of(self));
            all.addAll(arguments);
            return run(callee, body.get(), all, l);
        });
        return attempt(callee, made, () -> stay(callee, arguments, l));
    }

    // ---- calls that stay

    /** Leaves the call to run time, with the real objects. */
    End stay(Callee callee, List<Value> arguments, Line.Call l) {
        Position at = positionOf(l);
        linking.references.forUser(linking.world.describe(callee), at);
        boolean function = arguments.stream().anyMatch(Invocations::isFunction);
        for (String name : linking.assumptions.opaque()) {
            boolean concerned = name.equals(callee.owner())
                    || linking.world.isOfLibrary(name)
                            && linking.world.isSubtype(name, new Type.Reference(callee.owner()));
            if (!concerned) continue;
            Refusal reason = linking.assumptions.escapeOf(name).orElseThrow();
            if (function) throw reason;
            refusals.putIfAbsent(callee, reason);
        }
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Type type = callee.parameters().get(i);
            atoms.add(cast(linking.references.of(arguments.get(i), type), type, at));
        }
        List<Var> results = l.results().stream().map(Var::again).toList();
        linking.out.add(new Line.Call(results, callee, atoms, l.rule(), at));
        return End.with(results.stream().<Value>map(Value.Plain::new).toList());
    }

    /** Of code that is not the user's, where the user has called it. */
    private Position positionOf(Line.Call l) {
        if (l.at() != Position.NONE) return l.at();
        return frames.stream()
                .map(frame -> frame.call.at())
                .filter(at -> at != Position.NONE)
                .findFirst()
                .orElse(Position.NONE);
    }

    private static boolean isFunction(Value value) {
        return value instanceof Value.Known k && k.cases().stream().anyMatch(c -> c.kind() instanceof Kind.Closure);
    }

    /** Where kinds have met, the type of a reference is lost. */
    private Atom cast(Atom atom, Type type, Position at) {
        boolean fits = !(atom.type() instanceof Type.Reference from)
                || !(type instanceof Type.Reference)
                || atom instanceof Constant
                || linking.world.isSubtype(from.name(), type);
        return fits ? atom : linking.out.cast(type, atom, at);
    }
}
