package org.wengert.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.link.Purity;
import org.wengert.processor.link.Repeatable;

/** Whether a program can run again and again for one result, unnoticed: it has no effects, and gives the same each time. */
final class Repetition {
    private Repetition() {}

    /** The first call that may do something else, or may be noticed. */
    static Optional<Callee> obstacle(Program program, Repeatable repeatable) {
        return Stream.concat(Stream.of(program.main()), program.functions().values().stream())
                .flatMap(f -> obstacle(f, repeatable).stream())
                .findFirst();
    }

    private static Optional<Callee> obstacle(Function f, Repeatable repeatable) {
        List<Callee> found = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Call call && !is(call, repeatable)) found.add(call.callee());
        });
        return found.stream().findFirst();
    }

    private static boolean is(Line.Call call, Repeatable repeatable) {
        Callee callee = call.callee();
        return switch (callee.kind()) {
            case LOCAL, DERIVED -> true;
            default -> call.rule() != null || Purity.isText(callee) || repeatable.is(callee);
        };
    }
}
