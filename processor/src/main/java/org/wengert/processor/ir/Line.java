package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the Wengert list. */
public sealed interface Line {
    Position at();

    /** {@code result = operation(arguments)}, without effects; some operations may throw. */
    record Let(Var result, Operation operation, List<Atom> arguments, Position at) implements Line {
        public Let {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * {@code result = array[index]}, of an array or a tape.
     *
     * @param safe whether array and index are known to be good, so that it cannot throw
     */
    record Load(Var result, Atom array, Atom index, boolean safe, Position at) implements Line {}

    /** {@code array[index] = value}, of an array or a tape. */
    record Store(Atom array, Atom index, Atom value, Position at) implements Line {}

    /** {@code array[index] += value}. Only in sweeps, where it cannot throw. */
    record Acc(Atom array, Atom index, Atom value, Position at) implements Line {}

    /**
     * {@code result = new T[l0][l1]…}.
     *
     * @param lengths one or more; fewer than the rank leaves the inner arrays null. None for a tape and for a frame, the object
     *     that keeps what one call of a function in phases leaves to the later ones
     * @param zeroed whether the entries are zeros; else what they are does not matter, since each is written before it is read
     */
    record New(Var result, List<Atom> lengths, boolean zeroed, Position at) implements Line {
        public New {
            lengths = List.copyOf(lengths);
        }

        /** Filled with zeros. */
        public New(Var result, List<Atom> lengths, Position at) {
            this(result, lengths, true, at);
        }
    }

    /** {@code result = array.length}; 0 of a null array where {@code safe}, which else throws. */
    record Length(Var result, Atom array, boolean safe, Position at) implements Line {}

    /**
     * A copy of an array and of all arrays in it; rows that are shared stay shared, null rows stay null.
     *
     * @param stopped whether what it holds is constant to differentiation
     */
    record Copy(Var result, Atom source, boolean stopped, Position at) implements Line {
        public Copy(Var result, Atom source, Position at) {
            this(result, source, false, at);
        }
    }

    /** An array of zeros of the shape and sharing of {@code like}, of any depth. */
    record Zeros(Var result, Atom like, Position at) implements Line {}

    /**
     * {@code into += from}, entry by entry, of arrays of one shape and any depth.
     *
     * @param once whether a row that stands at several places of {@code from} is added at the first of these only
     */
    record AddAll(Atom into, Atom from, boolean once, Position at) implements Line {}

    /** Sets all numbers of an array, of any depth, to 0. */
    record Fill(Atom array, Position at) implements Line {}

    /** Runs one of two blocks, both of which end with {@link Terminator.Yield}. */
    record If(List<Var> results, Atom condition, Block then, Block otherwise, Position at) implements Line {
        public If {
            results = List.copyOf(results);
        }
    }

    /** Runs a block that is left by exits to {@code label}; they carry the results. */
    record Scope(List<Var> results, Label label, Block body, Position at) implements Line {
        public Scope {
            results = List.copyOf(results);
        }
    }

    /**
     * Runs a block again and again; it goes on by {@link Terminator.Next}, with the next values of {@code carried}, which are
     * {@code initial} at first.
     *
     * @param counted for a counted loop its range: after the last index the loop ends and {@code results} are the carried
     *     values. {@code null} where the loop is only left by exits; it then has no results
     * @param results of the carried types, for a counted loop; else empty
     */
    record Loop(
            List<Var> results, @Nullable Range counted, List<Var> carried, List<Atom> initial, Block body, Position at)
            implements Line {
        public Loop {
            results = List.copyOf(results);
            carried = List.copyOf(carried);
            initial = List.copyOf(initial);
        }
    }

    /**
     * {@code for (int index = from; index < to; index += step)}, or {@code index > to} where step is negative.
     *
     * @param index visible in the body
     * @param step a constant, not 0
     */
    record Range(Var index, Atom from, Atom to, int step) {}

    /**
     * Calls a method that may have effects. It has all results of the callee, or none where none is used.
     *
     * @param rule its derivative; {@code null} where none is known
     */
    record Call(
            List<Var> results,
            Callee callee,
            List<Atom> arguments,
            @Nullable Rule rule,
            Position at) implements Line {
        public Call {
            results = List.copyOf(results);
            arguments = List.copyOf(arguments);
        }

        public Call(List<Var> results, Callee callee, List<Atom> arguments, Position at) {
            this(results, callee, arguments, null, at);
        }

        /** The same call with other variables for what it gives. */
        public Call giving(List<Var> others) {
            return new Call(others, callee, arguments, rule, at);
        }

        /** The same call of another callee. */
        public Call to(Callee other) {
            return new Call(results, other, arguments, rule, at);
        }

        public Call withRule(@Nullable Rule newRule) {
            return new Call(results, callee, arguments, newRule, at);
        }

        /** The operands through which a derivative may come. */
        public List<Atom> inputs() {
            if (rule instanceof Rule.Pullback p)
                return p.inputs().stream().map(i -> arguments.get(i.argument())).toList();
            if (rule instanceof Rule.Hook) return arguments.subList(0, 1);
            if (rule instanceof Rule.Derived)
                return arguments.stream().filter(Call::carries).toList();
            if (!(rule instanceof Rule.Partials)) return List.of();
            return arguments.stream().filter(a -> a.type().isFloating()).toList();
        }

        /** What it may come to. */
        public List<Atom> outputs() {
            if (rule instanceof Rule.Derived) return List.copyOf(given());
            List<Atom> all = new ArrayList<>(overwritten());
            boolean given =
                    (rule instanceof Rule.Partials || rule instanceof Rule.Pullback || rule instanceof Rule.Hook)
                            && callee.result() != null
                            && !results.isEmpty()
                            && carries(results.get(0));
            if (given) all.add(results.get(0));
            return all;
        }

        private static boolean carries(Atom a) {
            return a.type().isFloating() || a.type().holdsFloating();
        }

        /** What it gives, an exception apart. */
        public List<Var> given() {
            return results.isEmpty()
                    ? results
                    : results.subList(0, callee.results().size());
        }

        /** The arrays that it is known to write to. */
        public List<Atom> overwritten() {
            if (!(rule instanceof Rule.Pullback p)) return List.of();
            return p.outputs().stream()
                    .filter(o -> o.argument() != Rule.Output.RESULT)
                    .map(o -> arguments.get(o.argument()))
                    .toList();
        }

        /** The operands that it may write to, or keep. */
        public List<Atom> exposed() {
            return rule == null ? arguments : List.of();
        }

        /** A call of a function of numbers as the operation that its partial derivatives are those of. */
        public Let asOperation() {
            return new Let(results.get(0), new Operation.Apply(callee), arguments, at);
        }
    }

    /** {@code result = slot}. */
    record Get(Var result, Slot slot, Position at) implements Line {}

    /** {@code slot = value}. */
    record Put(Slot slot, Atom value, Position at) implements Line {}

    /**
     * The end of one phase of a function and the beginning of the next, as between the forward sweep and the reverse sweep. It
     * stands in the function's own block.
     *
     * @param taken what the next phase is given
     * @param given the results of the phase that ends
     */
    record Turn(List<Var> taken, List<Atom> given, Position at) implements Line {
        public Turn {
            taken = List.copyOf(taken);
            given = List.copyOf(given);
        }
    }

    /** One case for each kind of line. */
    interface Cases<R> {
        R let(Let line);

        R load(Load line);

        R store(Store line);

        R acc(Acc line);

        R create(New line);

        R length(Length line);

        R copy(Copy line);

        R zeros(Zeros line);

        R addAll(AddAll line);

        R fill(Fill line);

        R when(If line);

        R scope(Scope line);

        R loop(Loop line);

        R call(Call line);

        R get(Get line);

        R put(Put line);

        R turn(Turn line);
    }

    default <R> R on(Cases<R> cases) {
        if (this instanceof Let l) return cases.let(l);
        if (this instanceof Load l) return cases.load(l);
        if (this instanceof Store l) return cases.store(l);
        if (this instanceof Acc l) return cases.acc(l);
        if (this instanceof New l) return cases.create(l);
        if (this instanceof Length l) return cases.length(l);
        if (this instanceof Copy l) return cases.copy(l);
        if (this instanceof Zeros l) return cases.zeros(l);
        if (this instanceof AddAll l) return cases.addAll(l);
        if (this instanceof Fill l) return cases.fill(l);
        if (this instanceof If l) return cases.when(l);
        if (this instanceof Scope l) return cases.scope(l);
        if (this instanceof Loop l) return cases.loop(l);
        if (this instanceof Call l) return cases.call(l);
        if (this instanceof Get l) return cases.get(l);
        if (this instanceof Put l) return cases.put(l);
        return cases.turn((Turn) this);
    }

    /** The operands that the line itself reads, those inside its blocks apart. */
    default List<Atom> reads() {
        if (this instanceof Let l) return l.arguments;
        if (this instanceof Load l) return List.of(l.array, l.index);
        if (this instanceof Store l) return List.of(l.array, l.index, l.value);
        if (this instanceof Acc l) return List.of(l.array, l.index, l.value);
        if (this instanceof New l) return l.lengths;
        if (this instanceof Length l) return List.of(l.array);
        if (this instanceof Copy l) return List.of(l.source);
        if (this instanceof Zeros l) return List.of(l.like);
        if (this instanceof AddAll l) return List.of(l.into, l.from);
        if (this instanceof Fill l) return List.of(l.array);
        if (this instanceof If l) return List.of(l.condition);
        if (this instanceof Loop l) return l.counted == null ? l.initial : withBounds(l);
        if (this instanceof Call l) return l.arguments;
        if (this instanceof Put l) return List.of(l.value);
        if (this instanceof Turn l) return l.given;
        return List.of();
    }

    private static List<Atom> withBounds(Loop loop) {
        List<Atom> all = new ArrayList<>(loop.initial);
        all.add(loop.counted.from);
        all.add(loop.counted.to);
        return all;
    }

    /** The values that the lines after this one may use. */
    default List<Var> results() {
        if (this instanceof Let l) return List.of(l.result);
        if (this instanceof Load l) return List.of(l.result);
        if (this instanceof New l) return List.of(l.result);
        if (this instanceof Length l) return List.of(l.result);
        if (this instanceof Copy l) return List.of(l.result);
        if (this instanceof Zeros l) return List.of(l.result);
        if (this instanceof If l) return l.results;
        if (this instanceof Scope l) return l.results;
        if (this instanceof Loop l) return l.results;
        if (this instanceof Call l) return l.results;
        if (this instanceof Get l) return List.of(l.result);
        if (this instanceof Turn l) return l.taken;
        return List.of();
    }

    /** The values that are visible in this line's blocks only: what a loop carries, and its index. */
    default List<Var> inner() {
        if (!(this instanceof Loop l)) return List.of();
        if (l.counted == null) return l.carried;
        List<Var> all = new ArrayList<>(l.carried);
        all.add(l.counted.index);
        return all;
    }

    /** The blocks of the line. */
    default List<Block> blocks() {
        if (this instanceof If l) return List.of(l.then, l.otherwise);
        if (this instanceof Scope l) return List.of(l.body);
        if (this instanceof Loop l) return List.of(l.body);
        return List.of();
    }
}
