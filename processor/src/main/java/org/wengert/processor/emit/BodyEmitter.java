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
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Var;

/** From a function of the IR to the statements of a Java method. */
public final class BodyEmitter {
    private BodyEmitter() {}

    /** The function's body as Java source. */
    public static CodeBlock emit(Function function, Surroundings around) {
        Block body = around.ending().jumps()
                ? Threading.thread(function.body(), around.bound()::containsKey)
                : function.body();
        Uses uses = new Uses(body, around.bound()::containsKey);
        Nesting nesting = new Nesting(body, uses, around.bound()::containsKey);
        Interference interference = new Interference(body, function.parameters(), nesting);
        Coalescing coalescing = new Coalescing(body, interference, nesting, around.bound(), function.parameters());
        Locals locals = new Locals(coalescing, nesting);
        List<Statement> plain = new Lowering(nesting, uses, locals).block(body);
        List<Statement> tidy = new Structure(around.ending().jumps(), nesting, locals).tidy(plain, Set.of());
        Declarations declarations = new Declarations(locals);
        List<Statement> placed = declarations.place(tidy);

        Names names = new Names(taken(around), wishes(body, new HashSet<>()));
        Map<Slot, String> slots = new IdentityHashMap<>(around.slots());
        CodeBlock declared = declareSlots(body, slots, names);
        Surroundings inside = around.withSlots(slots);
        Expressions expressions = new Expressions(nesting, locals, slots::get, nonNull(body, around));
        Assignments assignments = new Assignments(expressions, nesting, locals);
        CodeBlock statements =
                new Printer(expressions, assignments, declarations, names, nesting, inside).print(placed);
        return declared.toBuilder().add(statements).build();
    }

    private static Set<String> taken(Surroundings around) {
        Set<String> taken = new HashSet<>(around.taken());
        taken.addAll(around.bound().values());
        taken.addAll(around.slots().values());
        return taken;
    }

    private static Set<String> wishes(Block block, Set<String> all) {
        for (Line line : block.lines()) {
            line.results().forEach(v -> all.add(v.name()));
            line.inner().forEach(v -> all.add(v.name()));
            line.blocks().forEach(b -> wishes(b, all));
        }
        block.end().blocks().forEach(b -> wishes(b, all));
        return all;
    }

    /** Slots that are no fields are variables from the start. */
    private static CodeBlock declareSlots(Block body, Map<Slot, String> names, Names allocated) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Slot slot : slots(body, new LinkedHashSet<>())) {
            if (names.containsKey(slot)) continue;
            Local local = new Local(slot.type(), slot.name(), false);
            allocated.declare(local);
            names.put(slot, local.name);
            code.addStatement(
                    "$T $L = $L", JavaTypes.of(slot.type()), local.name, Literals.of(Constant.zero(slot.type())));
        }
        return code.build();
    }

    private static Set<Slot> slots(Block block, Set<Slot> all) {
        for (Line line : block.lines()) {
            if (line instanceof Line.Get g) all.add(g.slot());
            if (line instanceof Line.Put p) all.add(p.slot());
            line.blocks().forEach(b -> slots(b, all));
        }
        block.end().blocks().forEach(b -> slots(b, all));
        return all;
    }

    /** What is newly made is not null. */
    private static Predicate<Var> nonNull(Block body, Surroundings around) {
        Set<Var> made = Collections.newSetFromMap(new IdentityHashMap<>());
        made(body, made);
        return around.nonNull().or(made::contains);
    }

    private static void made(Block block, Set<Var> all) {
        for (Line line : block.lines()) {
            if (line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros)
                all.addAll(line.results());
            line.blocks().forEach(b -> made(b, all));
        }
        block.end().blocks().forEach(b -> made(b, all));
    }
}
