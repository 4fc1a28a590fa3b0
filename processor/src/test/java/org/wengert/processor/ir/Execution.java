package org.wengert.processor.ir;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run. A line gives the jump by which it is left, {@code null} where the next line follows. */
final class Execution implements Line.Cases<@Nullable Execution.Jump>, Terminator.Cases<Execution.Jump> {
    /** How a block was left: by a terminator of this kind, to this label, with these values. */
    record Jump(Class<? extends Terminator> kind, @Nullable Label label, List<@Nullable Object> values) {
        boolean is(Class<? extends Terminator> other) {
            return kind == other;
        }
    }

    private final Members members;
    private final long steps;
    private final Map<Var, @Nullable Object> values = new HashMap<>();
    private final Map<Slot, @Nullable Object> slots = new HashMap<>();
    private long cost;
    private long taken;

    Execution(Members members, long steps) {
        this.members = members;
        this.steps = steps;
    }

    /** Runs a function; what it yields. */
    List<@Nullable Object> call(Function function, @Nullable Object... arguments) {
        setAll(function.parameters(), Arrays.asList(arguments));
        return block(function.body()).values;
    }

    /** What has been spent. */
    long cost() {
        return cost;
    }

    private Jump block(Block block) {
        for (Line line : block.lines()) {
            step();
            Jump jump = line.on(this);
            if (jump != null) return jump;
        }
        step();
        return block.end().on(this);
    }

    private void step() {
        if (++taken > steps) throw new IllegalStateException("more than " + steps + " steps");
    }

    private @Nullable Object value(Atom atom) {
        if (atom instanceof Constant constant) return value(constant);
        if (!values.containsKey((Var) atom)) throw new IllegalStateException(atom + " has no value");
        return values.get((Var) atom);
    }

    private @Nullable Object value(Constant constant) {
        Object value = constant.value();
        if (value instanceof Constant.Symbol symbol) return members.symbol(symbol.code());
        if (value instanceof String text) return text.intern();
        return value instanceof Integer && constant.type() instanceof Type.Primitive type
                ? Arithmetic.cast(type, value)
                : value;
    }

    private List<@Nullable Object> values(List<Atom> atoms) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Atom atom : atoms) all.add(value(atom));
        return all;
    }

    private int index(Atom atom) {
        return (int) value(atom);
    }

    private @Nullable Jump set(Var variable, @Nullable Object value) {
        values.put(variable, value);
        return null;
    }

    private void setAll(List<Var> variables, List<@Nullable Object> all) {
        for (int i = 0; i < variables.size(); i++) values.put(variables.get(i), all.get(i));
    }

    @Override
    public @Nullable Jump let(Line.Let line) {
        cost += Costs.of(line.operation());
        List<@Nullable Object> arguments = values(line.arguments());
        if (line.operation() instanceof Operation.Basic basic) {
            Type type = line.arguments().get(0).type();
            return set(line.result(), Arithmetic.evaluate(basic, type, arguments.toArray()));
        }
        if (line.operation() instanceof Operation.Cast cast) {
            return set(line.result(), cast(cast.to(), arguments.get(0)));
        }
        if (line.operation() instanceof Operation.InstanceOf test) {
            return set(line.result(), members.classOf(test.type()).isInstance(arguments.get(0)));
        }
        return set(line.result(), members.call(((Operation.Apply) line.operation()).callee(), arguments));
    }

    private @Nullable Object cast(Type to, @Nullable Object value) {
        return to instanceof Type.Primitive primitive
                ? Arithmetic.cast(primitive, value)
                : members.classOf(to).cast(value);
    }

    @Override
    public @Nullable Jump load(Line.Load line) {
        cost += Costs.SIMPLE;
        Object array = value(line.array());
        int index = index(line.index());
        if (line.safe() && !Memory.holds(array, index)) throw new AssertionError("a safe load fails");
        return set(line.result(), Memory.get(array, index));
    }

    @Override
    public @Nullable Jump store(Line.Store line) {
        cost += Costs.SIMPLE;
        Memory.set(value(line.array()), index(line.index()), value(line.value()));
        return null;
    }

    @Override
    public @Nullable Jump acc(Line.Acc line) {
        cost += 3 * Costs.SIMPLE;
        Object array = value(line.array());
        int index = index(line.index());
        Object[] operands = {Memory.get(array, index), value(line.value())};
        Memory.set(
                array,
                index,
                Arithmetic.evaluate(Operation.Basic.ADD, line.value().type(), operands));
        return null;
    }

    @Override
    public @Nullable Jump create(Line.New line) {
        Type type = line.result().type();
        if (type instanceof Type.Tape) return set(line.result(), new Memory.TapeValue(zero(type.element())));
        int[] lengths = line.lengths().stream().mapToInt(this::index).toArray();
        for (int ignored : lengths) type = type.element();
        Object array = Array.newInstance(members.classOf(type), lengths);
        cost += Memory.entries(array);
        if (!line.zeroed()) Memory.spoil(array);
        return set(line.result(), array);
    }

    private @Nullable Object zero(Type type) {
        return value(Constant.zero(type));
    }

    @Override
    public @Nullable Jump length(Line.Length line) {
        cost += Costs.SIMPLE;
        Object array = value(line.array());
        if (line.safe() && array == null) return set(line.result(), 0);
        return set(line.result(), Array.getLength(array));
    }

    @Override
    public @Nullable Jump copy(Line.Copy line) {
        return like(line.result(), line.source(), false);
    }

    @Override
    public @Nullable Jump zeros(Line.Zeros line) {
        return like(line.result(), line.like(), true);
    }

    private @Nullable Jump like(Var result, Atom source, boolean zeros) {
        Object array = value(source);
        cost += (zeros ? 1 : 2) * Memory.entries(array);
        return set(result, Memory.like(array, zeros, new IdentityHashMap<>()));
    }

    @Override
    public @Nullable Jump addAll(Line.AddAll line) {
        cost += 3 * Memory.entries(value(line.into()));
        Memory.addAll(value(line.into()), value(line.from()), line.once());
        return null;
    }

    @Override
    public @Nullable Jump fill(Line.Fill line) {
        cost += Memory.entries(value(line.array()));
        Memory.fill(value(line.array()));
        return null;
    }

    @Override
    public @Nullable Jump when(Line.If line) {
        Jump end = block((boolean) value(line.condition()) ? line.then() : line.otherwise());
        if (!end.is(Terminator.Yield.class)) return end;
        setAll(line.results(), end.values);
        return null;
    }

    @Override
    public @Nullable Jump scope(Line.Scope line) {
        Jump end = block(line.body());
        if (end.label != line.label()) return end;
        setAll(line.results(), end.values);
        return null;
    }

    @Override
    public @Nullable Jump loop(Line.Loop line) {
        List<@Nullable Object> carried = values(line.initial());
        Line.Range range = line.counted();
        int to = range == null ? 0 : index(range.to());
        for (int i = range == null ? 0 : index(range.from()); range == null || runs(range, i, to); i += step(range)) {
            if (range != null) values.put(range.index(), i);
            setAll(line.carried(), carried);
            Jump end = block(line.body());
            if (!end.is(Terminator.Next.class)) return end;
            carried = end.values;
        }
        setAll(line.results(), carried);
        return null;
    }

    private boolean runs(Line.Range range, int i, int to) {
        cost += 2 * Costs.SIMPLE;
        return range.step() > 0 ? i < to : i > to;
    }

    private static int step(Line.@Nullable Range range) {
        return range == null ? 0 : range.step();
    }

    @Override
    public @Nullable Jump call(Line.Call line) {
        cost += Costs.of(line.callee());
        if (!line.callee().caught().isEmpty()) return attempt(line);
        Object result = members.call(line.callee(), values(line.arguments()));
        return line.results().isEmpty() ? null : set(line.results().get(0), result);
    }

    /** A call whose last result is what it throws, if that is to be caught. */
    private @Nullable Jump attempt(Line.Call line) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Var v : line.results()) all.add(zero(v.type()));
        List<@Nullable Object> arguments = values(line.arguments());
        try {
            Object result = members.call(line.callee(), arguments);
            if (all.size() > 1) all.set(0, result);
        } catch (Throwable thrown) {
            if (!members.isOneOf(thrown, line.callee().caught())) throw thrown;
            all.set(all.size() - 1, thrown);
        }
        setAll(line.results(), all);
        return null;
    }

    @Override
    public @Nullable Jump get(Line.Get line) {
        cost += Costs.SIMPLE;
        Slot slot = line.slot();
        return set(line.result(), slots.containsKey(slot) ? slots.get(slot) : zero(slot.type()));
    }

    @Override
    public @Nullable Jump put(Line.Put line) {
        cost += Costs.SIMPLE;
        slots.put(line.slot(), value(line.value()));
        return null;
    }

    @Override
    public @Nullable Jump turn(Line.Turn line) {
        return null;
    }

    @Override
    public Jump yield(Terminator.Yield end) {
        return new Jump(Terminator.Yield.class, null, values(end.values()));
    }

    @Override
    public Jump next(Terminator.Next end) {
        return new Jump(Terminator.Next.class, null, values(end.values()));
    }

    @Override
    public Jump exit(Terminator.Exit end) {
        return new Jump(Terminator.Exit.class, end.label(), values(end.values()));
    }

    @Override
    public Jump raise(Terminator.Throw end) {
        Throwable exception = (Throwable) value(end.exception());
        throw Members.thrown(exception == null ? new NullPointerException() : exception);
    }

    @Override
    public Jump branch(Terminator.Branch end) {
        return block((boolean) value(end.condition()) ? end.then() : end.otherwise());
    }

    @Override
    public Jump unreachable(Terminator.Unreachable end) {
        throw new AssertionError("an unreachable place is reached");
    }
}
