package org.wengert.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Summaries;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Purity;

/** Whether a program can run again and again for one result, unnoticed: it has no effects, and gives the same each time. */
final class Repetition {
    private Repetition() {}

    /** Whether it can. */
    static boolean isPossible(Program program, Predicate<Callee> isRepeatable) {
        return obstacle(program, isRepeatable).isEmpty()
                && !writesElsewhere(program.main())
                && program.functions().values().stream().noneMatch(Repetition::writesElsewhere);
    }

    /** Whether it writes to arrays that other code holds. */
    private static boolean writesElsewhere(Function f) {
        Aliases aliases = Aliases.of(f);
        boolean[] does = {false};
        Walk.lines(f.body(), line -> {
            does[0] |= isElsewhere(line, aliases);
        });
        return does[0];
    }

    /** Whether a line writes to an array that other code holds. */
    static boolean isElsewhere(Line line, Aliases aliases) {
        if (line instanceof Line.Store l) return aliases.of(l.array()).isLent();
        if (line instanceof Line.Acc l) return aliases.of(l.array()).isLent();
        return line instanceof Line.Fill l && aliases.of(l.array()).isLent();
    }

    /** The first call that may do something else, or may be noticed. */
    static Optional<Callee> obstacle(Program program, Predicate<Callee> isRepeatable) {
        return Stream.concat(Stream.of(program.main()), program.functions().values().stream())
                .flatMap(f -> obstacle(f, isRepeatable).stream())
                .findFirst();
    }

    /**
     * Whether it is a function of what it is given: it can run again and again, writes to no array that it has not made, and gives
     * arrays of its own.
     */
    static boolean isFunction(Program program, Predicate<Callee> isRepeatable) {
        if (!isPossible(program, isRepeatable)) return false;
        Function main = program.main();
        Summary summary = Summaries.of(main);
        List<Port> ports = Port.of(main);
        for (int i = 0; i < ports.size(); i++) {
            boolean isGiven = ports.get(i).operand() < main.parameters().size();
            boolean isOld = summary.foreign().get(i)
                    || summary.lent().get(i)
                    || summary.classes().get(i) != i;
            if (isGiven ? summary.written().get(i) : ports.get(i).isArray() && isOld) return false;
        }
        return true;
    }

    private static Optional<Callee> obstacle(Function f, Predicate<Callee> isRepeatable) {
        List<Callee> found = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Call call && !is(call, isRepeatable)) found.add(call.callee());
        });
        return found.stream().findFirst();
    }

    private static boolean is(Line.Call call, Predicate<Callee> isRepeatable) {
        Callee callee = call.callee();
        return switch (callee.kind()) {
            case LOCAL, DERIVED -> true;
            default -> call.rule() != null || Purity.isText(callee) || isRepeatable.test(callee);
        };
    }
}
