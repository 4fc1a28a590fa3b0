package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * One run over a program: walks its code with the values of its variables, and writes what remains to be done. What is known to
 * be done one way is written that way only.
 */
final class Linking {
    final World world;
    final Kept kept;
    final Assumptions assumptions;
    final Joins joins;
    final Memory memory;
    final References references;
    final Invocations invocations;
    final Saved saved = new Saved(this);
    Builder out = new Builder();

    private final String name;
    private Scopes scopes = new Scopes();
    private final Deque<Loops> loops = new ArrayDeque<>();

    /** What is known inside one function: the values of its variables, and where its exits lead. */
    private static final class Scopes {
        final Map<Var, Value> values = new IdentityHashMap<>();
        final Map<Label, Meeting> exits = new IdentityHashMap<>();
        final Facts facts = new Facts();
    }

    /** A place that several ways lead to: the shapes of what they bring, and what memory holds on all of them. */
    private static final class Meeting {
        final Label label;
        final List<Type> declared;

        @Nullable
        List<Shape> shapes;

        boolean hasGrown;
        int ways;
        List<Value> last = List.of();

        @Nullable
        Map<Var, Value> contents;

        Meeting(Label label, List<Type> declared, @Nullable List<Shape> shapes) {
            this.label = label;
            this.declared = declared;
            this.shapes = shapes;
        }
    }

    Linking(
            String name,
            World world,
            Assumptions assumptions,
            Map<Callee, Refusal> refusals,
            Predicate<Callee> hasRule,
            Kept kept,
            @Nullable Outlines outlines,
            Numbering numbering) {
        this.name = name;
        this.world = world;
        this.assumptions = assumptions;
        this.references = new References(this);
        this.joins = new Joins(assumptions, references::of);
        this.memory = new Memory(this, assumptions, joins);
        this.kept = kept;
        this.invocations = new Invocations(this, refusals, hasRule, outlines, numbering);
    }

    /** How a piece of code ends: with values for what is around it, or by going elsewhere. */
    record End(List<Value> values, @Nullable Terminator elsewhere) {
        static End with(List<Value> values) {
            return new End(values, null);
        }

        static End with(Value value) {
            return new End(List.of(value), null);
        }

        static End away(Terminator elsewhere) {
            return new End(List.of(), elsewhere);
        }

        boolean isAway() {
            return elsewhere != null;
        }
    }

    /** Runs the body of a function with these arguments; it sees nothing else. */
    End run(org.wengert.processor.ir.Function f, List<Value> arguments) {
        Scopes outer = scopes;
        scopes = new Scopes();
        try {
            for (int i = 0; i < arguments.size(); i++)
                scopes.values.put(f.parameters().get(i), arguments.get(i));
            return run(f.body());
        } finally {
            scopes = outer;
        }
    }

    private End run(Block block) {
        for (Line line : block.lines()) {
            Terminator elsewhere = line(line);
            if (elsewhere != null) return End.away(elsewhere);
        }
        return end(block.end());
    }

    // ---- values

    Value value(Atom a) {
        if (!(a instanceof Var v)) return Value.of(a);
        Value known = scopes.values.get(v);
        if (known == null) throw new IllegalStateException("no value for " + v);
        return known;
    }

    List<Value> values(List<? extends Atom> atoms) {
        List<Value> all = new ArrayList<>();
        for (Atom a : atoms) all.add(value(a));
        return all;
    }

    void set(Var v, Value value) {
        scopes.values.put(v, value);
    }

    /** From here to the end of the block the variable is known to be this. */
    void refine(Var v, Value value) {
        scopes.facts.refine(v, value, scopes.values);
    }

    /** The method that is differentiated. */
    String name() {
        return name;
    }

    Facts facts() {
        return scopes.facts;
    }

    /** The value as one atom: of an object, the reference. */
    Atom atom(Atom a) {
        return a instanceof Constant ? a : references.of(value(a), a.type());
    }

    // ---- ways that part and meet

    /** A piece of code by itself. */
    record Arm(Builder code, End end, Map<Var, Value> contents) {
        Block block() {
            return code.end(java.util.Objects.requireNonNull(end.elsewhere));
        }
    }

    Arm arm(Supplier<End> body) {
        Builder outer = out;
        Map<Var, Value> before = memory.contents();
        out = new Builder();
        scopes.facts.enter();
        try {
            End end = body.get();
            return new Arm(out, end, memory.contents());
        } finally {
            scopes.facts.leave(scopes.values);
            out = outer;
            memory.remember(before);
        }
    }

    /** Both ways of a choice, and what they give. */
    End choose(Atom condition, Supplier<End> then, Supplier<End> otherwise, List<Var> like, Position at) {
        if (condition instanceof Constant c) return Boolean.TRUE.equals(c.value()) ? then.get() : otherwise.get();
        Arm yes = arm(then);
        Arm no = arm(otherwise);
        if (yes.end.isAway() && no.end.isAway())
            return End.away(new Terminator.Branch(condition, yes.block(), no.block(), at));
        if (yes.end.isAway()) return unless(condition, yes, no, true, at);
        if (no.end.isAway()) return unless(condition, no, yes, false, at);
        memory.remember(Memory.common(yes.contents, no.contents));
        return meet(condition, yes, no, like, at);
    }

    /** One way leads away, so the other is all that follows. */
    private End unless(Atom condition, Arm away, Arm on, boolean when, Position at) {
        Label label = new Label("");
        Block leave = new Block(List.of(), new Terminator.Exit(label, List.of()));
        Terminator test =
                new Terminator.Branch(condition, when ? away.block() : leave, when ? leave : away.block(), at);
        out.add(new Line.Scope(List.of(), label, new Block(List.of(), test), at));
        out.addAll(on.code.lines());
        memory.remember(on.contents);
        return on.end;
    }

    private End meet(Atom condition, Arm yes, Arm no, List<Var> like, Position at) {
        List<Type> types = like.stream().map(Var::type).toList();
        List<Shape> shapes =
                joins.joinAll(declared(shapes(yes.end.values), types), declared(shapes(no.end.values), types));
        List<Atom> a = atoms(yes.end.values, shapes, yes.code);
        List<Atom> b = atoms(no.end.values, shapes, no.code);
        List<Var> variables = new ArrayList<>();
        List<Value> values = fresh(shapes, like.stream().map(Var::name).toList(), variables);
        List<Var> results = new ArrayList<>();
        Rewritten same = new Rewritten();
        List<Atom> yields = new ArrayList<>();
        List<Atom> others = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            if (a.get(i).equals(b.get(i))) {
                same.put(variables.get(i), a.get(i));
            } else {
                results.add(variables.get(i));
                yields.add(a.get(i));
                others.add(b.get(i));
            }
        }
        if (!results.isEmpty()
                || !yes.code.lines().isEmpty()
                || !no.code.lines().isEmpty()) {
            Block then = yes.code.end(new Terminator.Yield(yields));
            Block otherwise = no.code.end(new Terminator.Yield(others));
            out.add(new Line.If(results, condition, then, otherwise, at));
        }
        return End.with(values.stream().map(same::in).toList());
    }

    static List<Shape> shapes(List<Value> values) {
        return values.stream().map(Shape::of).toList();
    }

    List<Atom> atoms(List<Value> values, List<Shape> shapes, Builder to) {
        Builder outer = out;
        out = to;
        List<Atom> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) all.addAll(joins.atoms(values.get(i), shapes.get(i), to));
        out = outer;
        return all;
    }

    private static List<Value> fresh(List<Shape> shapes, List<String> names, List<Var> variables) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++)
            values.add(shapes.get(i).fresh(i < names.size() ? names.get(i) : "", variables));
        return values;
    }

    // ---- lines

    /** Writes what a line comes to; gives where it leads if nothing follows it. */
    private @Nullable Terminator line(Line line) {
        if (line instanceof Line.If l) return when(l);
        if (line instanceof Line.Scope l) return scope(l);
        if (line instanceof Line.Loop l) return loop(l);
        if (line instanceof Line.Call l
                && References.isBoxing(l.callee())
                && !l.results().isEmpty()) {
            Operation boxing = new Operation.Apply(l.callee());
            return bind(l.results(), references.let(new Line.Let(l.results().get(0), boxing, l.arguments(), l.at())));
        }
        if (line instanceof Line.Call l) return bind(l.results(), invocations.call(l));
        if (line instanceof Line.Let l && references.concerns(l)) return bind(l.results(), references.let(l));
        if (isSaved(line)) return null;
        if (line instanceof Line.Load || line instanceof Line.Store || line instanceof Line.Length) return access(line);
        if (line instanceof Line.New l && isOfObjects(l)) {
            Value made = memory.create(
                    invocations.place(l, ""),
                    (Type.ArrayOf) l.result().type(),
                    atoms(l.lengths()),
                    l.result().name(),
                    l.at());
            set(l.result(), made);
            return null;
        }
        if (line instanceof Line.Copy l && value(l.source()) instanceof Value.Known k) {
            return bind(
                    l.results(),
                    references.notNull(
                            k,
                            l.at(),
                            array -> End.with(
                                    memory.copy(array.known(), l.result().name(), l.stopped(), l.at()))));
        }
        copy(line);
        return null;
    }

    /** Writes a line of a sweep that saves or fetches an object; not any other. */
    private boolean isSaved(Line line) {
        Value fetched = null;
        if (line instanceof Line.Put l && value(l.value()) instanceof Value.Known k) {
            saved.put(l, k);
            return true;
        }
        if (line instanceof Line.Store l
                && l.array().type() instanceof Type.Tape
                && value(l.value()) instanceof Value.Known k) {
            saved.store((Var) l.array(), atom(l.index()), k, l.at());
            return true;
        }
        if (line instanceof Line.Get l) fetched = saved.get(l);
        if (line instanceof Line.Load l && l.array().type() instanceof Type.Tape)
            fetched = saved.load(l, atom(l.index()));
        if (fetched == null) return false;
        set(line.results().get(0), fetched);
        return true;
    }

    private boolean isOfObjects(Line.New l) {
        Type base = l.result().type();
        if (!(base instanceof Type.ArrayOf)) return false;
        while (base instanceof Type.ArrayOf a) base = a.element();
        return l.result().type() instanceof Type.ArrayOf && world.mayBeKnown(base);
    }

    private @Nullable Terminator bind(List<Var> results, End end) {
        if (end.isAway()) return end.elsewhere;
        for (int i = 0; i < results.size(); i++) set(results.get(i), end.values.get(i));
        return null;
    }

    private List<Atom> atoms(List<Atom> all) {
        return all.stream().map(this::atom).toList();
    }

    private @Nullable Terminator access(Line line) {
        Value array = value(line.reads().get(0));
        if (array instanceof Value.Plain p) return bind(line.results(), access(line, p.atom()));
        return bind(
                line.results(),
                references.notNull(
                        array,
                        line.at(),
                        rest -> references.cases(rest, line.results(), line.at(), one -> access(line, one))));
    }

    private End access(Line line, Value array) {
        if (array instanceof Value.Plain p) return access(line, p.atom());
        Value.Known known = (Value.Known) array;
        if (line instanceof Line.Load l)
            return End.with(
                    memory.load(known, atom(l.index()), l.safe(), l.result().name(), l.at()));
        if (line instanceof Line.Length l) return End.with(new Value.Plain(memory.length(known, l.safe(), l.at())));
        Line.Store store = (Line.Store) line;
        memory.store(known, atom(store.index()), value(store.value()), store.at());
        return End.with(List.of());
    }

    /** Of an array that is one of several things. */
    private End access(Line line, Atom array) {
        if (line instanceof Line.Load l) {
            // An array of numbers may have been handed on as an object.
            Type type = array.type() instanceof Type.ArrayOf a
                    ? a.element()
                    : l.result().type();
            Var result = new Var(type, l.result().name());
            out.add(new Line.Load(result, array, atom(l.index()), l.safe(), l.at()));
            return End.with(new Value.Plain(result));
        }
        if (line instanceof Line.Length l) return End.with(new Value.Plain(out.length(array, l.safe(), l.at())));
        Line.Store store = (Line.Store) line;
        out.store(array, atom(store.index()), atom(store.value()), store.at());
        return End.with(List.of());
    }

    /** Writes a line as it is, of the atoms that its variables are. */
    private void copy(Line line) {
        Rewriter fresh = new Rewriter() {
            @Override
            protected Var define(Var v) {
                Var again = v.again();
                set(v, new Value.Plain(again));
                return again;
            }
        };
        for (Atom a : line.reads()) if (a instanceof Var v) fresh.replace(v, atom(v));
        fresh.lines(new Block(List.of(line), new Terminator.Unreachable()), out);
    }

    private @Nullable Terminator when(Line.If l) {
        Atom condition = atom(l.condition());
        End end = choose(
                condition,
                () -> refined(l.condition(), true, l.then()),
                () -> refined(l.condition(), false, l.otherwise()),
                l.results(),
                l.at());
        scopes.facts.noteChoice(l);
        return bind(l.results(), end);
    }

    /** Runs a block with what follows for variables from the condition. */
    private End refined(Atom condition, boolean holds, Block block) {
        scopes.facts.assume(condition, holds, scopes.values);
        return run(block);
    }

    private End end(Terminator end) {
        if (end instanceof Terminator.Yield y) return End.with(values(y.values()));
        if (end instanceof Terminator.Next n) return End.away(next(n));
        if (end instanceof Terminator.Exit e) return End.away(exit(e));
        if (end instanceof Terminator.Throw t) return End.away(new Terminator.Throw(atom(t.exception()), t.at()));
        if (end instanceof Terminator.Branch b) {
            return choose(
                    atom(b.condition()),
                    () -> refined(b.condition(), true, b.then()),
                    () -> refined(b.condition(), false, b.otherwise()),
                    List.of(),
                    b.at());
        }
        return End.away(end);
    }

    // ---- scopes and loops

    private Terminator exit(Terminator.Exit e) {
        Meeting meeting = scopes.exits.get(e.label());
        if (meeting == null) throw new IllegalStateException("no scope for an exit");
        return new Terminator.Exit(meeting.label, arrive(meeting, values(e.values())));
    }

    /** The atoms of values in the shapes in which they meet others. */
    private List<Atom> arrive(Meeting meeting, List<Value> values) {
        meeting.ways++;
        meeting.last = values;
        Map<Var, Value> contents = memory.contents();
        meeting.contents = meeting.contents == null ? contents : Memory.common(meeting.contents, contents);
        List<Shape> shapes = declared(shapes(values), meeting.declared);
        List<Shape> joined = meeting.shapes == null ? shapes : joins.joinAll(meeting.shapes, shapes);
        if (meeting.shapes != null && !joined.equals(meeting.shapes)) meeting.hasGrown = true;
        meeting.shapes = joined;
        return atoms(values, joined, out);
    }

    /** References that are not looked into have the declared type of the variable, where there is one. */
    private static List<Shape> declared(List<Shape> shapes, List<Type> types) {
        List<Shape> all = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            boolean opaque = i < types.size()
                    && shapes.get(i) instanceof Shape.Plain p
                    && p.type() instanceof Type.Reference
                    && types.get(i) instanceof Type.Reference;
            all.add(opaque ? new Shape.Plain(types.get(i)) : shapes.get(i));
        }
        return all;
    }

    private @Nullable Terminator scope(Line.Scope l) {
        if (!l.label().caught().isEmpty()) return catching(l);
        List<Type> types = l.results().stream().map(Var::type).toList();
        @Nullable List<Shape> shapes = null;
        int tries = 0;
        while (true) {
            Meeting meeting = new Meeting(new Label(l.label().name()), types, shapes);
            Map<Var, Value> before = memory.contents();
            Arm arm = arm(() -> {
                scopes.exits.put(l.label(), meeting);
                return run(l.body());
            });
            if (meeting.hasGrown) {
                shapes = meeting.shapes;
                joins.checkGrowth(java.util.Objects.requireNonNull(shapes), ++tries, l.at());
                continue;
            }
            return leave(l, meeting, arm, before);
        }
    }

    /** A scope that exceptions leave, from any place in it. */
    private @Nullable Terminator catching(Line.Scope l) {
        Arm arm = arm(() -> run(l.body()));
        List<Var> results = l.results().stream().map(Var::again).toList();
        out.add(new Line.Scope(results, l.label().again(), arm.block(), l.at()));
        memory.remember(Map.of());
        return bind(
                l.results(),
                End.with(results.stream().<Value>map(Value.Plain::new).toList()));
    }

    private @Nullable Terminator leave(Line.Scope l, Meeting meeting, Arm arm, Map<Var, Value> before) {
        boolean straight =
                meeting.ways == 1 && arm.end.elsewhere instanceof Terminator.Exit e && e.label() == meeting.label;
        if (straight) {
            out.addAll(arm.code.lines());
            memory.remember(arm.contents);
            return bind(l.results(), End.with(meeting.last));
        }
        if (meeting.ways == 0) {
            out.addAll(arm.code.lines());
            return arm.end.elsewhere;
        }
        List<Var> results = new ArrayList<>();
        List<Shape> shapes = java.util.Objects.requireNonNull(meeting.shapes);
        List<Value> values = fresh(shapes, l.results().stream().map(Var::name).toList(), results);
        out.add(new Line.Scope(results, meeting.label, arm.block(), l.at()));
        memory.remember(Memory.common(before, java.util.Objects.requireNonNull(meeting.contents)));
        return bind(l.results(), End.with(values));
    }

    /** The loop that is being run, and what its iterations hand on. */
    private record Loops(Meeting next) {}

    private Terminator next(Terminator.Next n) {
        return new Terminator.Next(arrive(loops.getFirst().next, values(n.values())));
    }

    private @Nullable Terminator loop(Line.Loop l) {
        List<Type> types = l.carried().stream().map(Var::type).toList();
        List<String> names = l.carried().stream().map(Var::name).toList();
        List<Value> initial = values(l.initial());
        List<Shape> shapes = declared(shapes(initial), types);
        Line.Range range = l.counted();
        Var index = range == null ? null : range.index().again();
        int tries = 0;
        while (true) {
            Meeting next = new Meeting(new Label(""), types, shapes);
            List<Var> carried = new ArrayList<>();
            List<Value> values = fresh(shapes, names, carried);
            memory.remember(Map.of());
            loops.push(new Loops(next));
            Arm body;
            try {
                body = arm(() -> {
                    bind(l.carried(), End.with(values));
                    if (range != null) set(range.index(), new Value.Plain(index));
                    return run(l.body());
                });
            } finally {
                loops.pop();
            }
            if (next.hasGrown) {
                shapes = java.util.Objects.requireNonNull(next.shapes);
                joins.checkGrowth(shapes, ++tries, l.at());
                continue;
            }
            List<Atom> first = atoms(initial, shapes, out);
            Line.Range counted =
                    range == null ? null : new Line.Range(index, atom(range.from()), atom(range.to()), range.step());
            List<Var> results = new ArrayList<>();
            List<Value> after = range == null ? List.of() : fresh(shapes, resultNames(l), results);
            out.add(new Line.Loop(results, counted, carried, first, body.block(), l.at()));
            memory.remember(Map.of());
            return range == null ? null : bind(l.results(), End.with(after));
        }
    }

    private static List<String> resultNames(Line.Loop l) {
        return l.results().stream().map(Var::name).toList();
    }

    /** Variables of a choice that are the same atom on both ways. */
    static final class Rewritten {
        private final Map<Var, Atom> atoms = new IdentityHashMap<>();

        void put(Var v, Atom atom) {
            atoms.put(v, atom);
        }

        Value in(Value value) {
            if (value instanceof Value.Plain p) {
                Atom known = p.atom() instanceof Var v ? atoms.get(v) : null;
                return known == null ? value : Value.of(known);
            }
            Value.Known k = (Value.Known) value;
            Atom tag = k.tag() instanceof Var v && atoms.containsKey(v) ? atoms.get(v) : k.tag();
            List<Value.Case> cases = k.cases().stream()
                    .map(c -> new Value.Case(
                            c.kind(), c.parts().stream().map(this::in).toList()))
                    .toList();
            return Facts.only(tag, cases);
        }
    }
}
