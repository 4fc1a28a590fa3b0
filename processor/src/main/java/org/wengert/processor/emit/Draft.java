package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.emit.Surroundings.Ending;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** A function as statements of Java, whose variables are declared but have no names yet. */
final class Draft {
    private final Surroundings around;
    private final Block body;
    private final Homes homes;
    private final List<Var> parameters;
    private final Nesting nesting;
    private final Locals locals;
    private final Declarations declarations;
    private final List<Statement> statements;

    Draft(Function function, Surroundings around) {
        this.around = around;
        this.parameters = function.parameters();
        Predicate<Var> isBound = around.bound()::containsKey;
        this.body = around.ending().jumps() ? Threading.thread(function.body(), isBound) : function.body();
        Set<Object> known = known();
        this.homes = around.homes().in(a -> isBound.test((Var) a) || known.contains(a));
        Uses uses = new Uses(body, isBound);
        this.nesting = new Nesting(body, uses, isBound);
        Interference interference = new Interference(body, parameters, nesting);
        this.locals = new Locals(new Coalescing(body, interference, nesting, around.bound(), parameters), nesting);
        List<Statement> plain = new Lowering(nesting, uses, locals).block(body);
        List<Statement> tidy = new Structure(around.ending().jumps(), nesting, locals, homes).tidy(plain, Set.of());
        this.declarations = new Declarations(locals);
        boolean ends = around.ending() == Ending.WITHOUT_RESULT
                && !tidy.isEmpty()
                && tidy.get(tidy.size() - 1) instanceof Statement.Return;
        this.statements = declarations.place(ends ? tidy.subList(0, tidy.size() - 1) : tidy);
    }

    /** What is a parameter here or is made here. */
    private Set<Object> known() {
        Set<Object> known = Walk.identitySet();
        known.addAll(parameters);
        Walk.lines(body, line -> {
            known.addAll(line.results());
            known.addAll(line.inner());
        });
        return known;
    }

    /** How many bytes of bytecode it takes, at most. */
    int size() {
        Set<Slot> variables = new HashSet<>(slots());
        variables.removeAll(around.slots().keySet());
        return new CodeSize(nesting, locals, declarations, around.slots()::containsKey, homes)
                .of(parameters.stream().map(locals::of).toList(), variables.size(), statements);
    }

    /** Its text. */
    CodeBlock print() {
        Names names = new Names(taken(), wishes());
        Map<Slot, String> slots = new IdentityHashMap<>(around.slots());
        CodeBlock declared = declareSlots(slots, names);
        Surroundings inside = around.withSlots(slots);
        Set<Object> boxed = Walk.identitySet();
        around.boxed().forEach(v -> boxed.add(locals.of(v)));
        Expressions expressions =
                new Expressions(nesting, locals, slots::get, nonNull(), homes, boxed::contains, around.parts());
        Assignments assignments = new Assignments(expressions, nesting, locals);
        CodeBlock printed =
                new Printer(expressions, assignments, declarations, names, nesting, inside).print(statements);
        return declared.toBuilder().add(printed).build();
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>(around.taken());
        taken.addAll(around.bound().values());
        taken.addAll(around.slots().values());
        return taken;
    }

    private Set<String> wishes() {
        Set<String> all = new HashSet<>();
        Walk.lines(body, line -> {
            line.results().forEach(v -> all.add(v.name()));
            line.inner().forEach(v -> all.add(v.name()));
        });
        return all;
    }

    /** Slots that are no fields are variables from the start. */
    private CodeBlock declareSlots(Map<Slot, String> names, Names allocated) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Slot slot : slots()) {
            if (names.containsKey(slot)) continue;
            Local local = new Local(slot.type(), slot.name(), false);
            allocated.declare(local);
            names.put(slot, local.name);
            code.addStatement(
                    "$T $L = $L", JavaTypes.of(slot.type()), local.name, Literals.of(Constant.zero(slot.type())));
        }
        return code.build();
    }

    /** The parts that it calls. */
    Set<String> calledParts() {
        Set<String> all = new HashSet<>();
        Walk.lines(body, line -> {
            if (line instanceof Line.Call c && Parts.isPart(c.callee()))
                all.add(c.callee().name());
        });
        return all;
    }

    /** The slots in it. */
    Set<Slot> slots() {
        Set<Slot> all = new LinkedHashSet<>();
        Walk.lines(body, line -> {
            if (line instanceof Line.Get g) all.add(g.slot());
            if (line instanceof Line.Put p) all.add(p.slot());
        });
        return all;
    }

    /** What is newly made is not null. */
    private Predicate<Var> nonNull() {
        Set<Var> made = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.lines(body, line -> {
            if (line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros)
                made.addAll(line.results());
        });
        return around.nonNull().or(made::contains);
    }
}
