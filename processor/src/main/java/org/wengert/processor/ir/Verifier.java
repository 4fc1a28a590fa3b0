package org.wengert.processor.ir;

import static org.wengert.processor.ir.TypeRules.fits;
import static org.wengert.processor.ir.TypeRules.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.TypeRules.Broken;
import org.wengert.processor.ir.TypeRules.Check;

/**
 * Checks that a function keeps the rules of the IR: values are defined once and used where they are visible, operations get
 * what they take, and every block ends as its place demands.
 */
public final class Verifier {
    private static final LineRules LINES = new LineRules();

    private final Function function;
    private final Set<Object> defined = new HashSet<>();
    private final Set<Var> visible = new HashSet<>();
    private final Map<Label, List<Type>> scopes = new HashMap<>();
    private boolean turned;

    private Verifier(Function function) {
        this.function = function;
    }

    /**
     * Checks a function and gives it back.
     *
     * @throws IllFormed with the fault and the printed line, if it breaks a rule
     */
    public static Function verify(Function function) {
        new Verifier(function).check();
        return function;
    }

    /**
     * What a block's surroundings allow it.
     *
     * @param yields the types that it may end with by Yield; {@code null} where it may not
     * @param arm whether it is the arm of an If, which ends by Yield and nothing else
     * @param next the types that the innermost loop carries; {@code null} outside loops
     */
    private record Place(
            @Nullable List<Type> yields,
            boolean arm,
            @Nullable List<Type> next,
            boolean top) {
        Place armOf(List<Var> results) {
            return new Place(TypeRules.types(results), true, next, false);
        }

        Place inScope() {
            return new Place(null, false, next, false);
        }

        Place inLoop(List<Var> carried) {
            return new Place(null, false, TypeRules.types(carried), false);
        }

        Place inBranch() {
            return new Place(yields, false, next, false);
        }
    }

    private void check() {
        try {
            function.parameters().forEach(visible::add);
            for (Var parameter : function.parameters()) once(parameter, "a parameter");
        } catch (Broken e) {
            throw new IllFormed(function.name() + ": " + e.getMessage());
        }
        block(function.body(), new Place(function.results(), false, null, true));
    }

    private void block(Block block, Place place) {
        List<Var> local = new ArrayList<>();
        for (Line line : block.lines()) {
            guard(() -> line(line, place), printer -> printer.text(line));
            visible.addAll(line.results());
            local.addAll(line.results());
        }
        guard(() -> end(block, place), printer -> printer.text(block.end()));
        block.end().blocks().forEach(arm -> block(arm, place.inBranch()));
        local.forEach(visible::remove);
    }

    private void guard(Check check, java.util.function.Function<Printer, String> text) {
        try {
            check.run();
        } catch (Broken e) {
            String line = text.apply(Printer.ofLinesIn(function));
            throw new IllFormed(function.name() + ": " + e.getMessage() + "\n  in: " + line);
        }
    }

    private void line(Line line, Place place) throws Broken {
        used(line.reads());
        for (Var value :
                Stream.concat(line.results().stream(), line.inner().stream()).toList()) once(value, "a value");
        Check shape = line.on(LINES);
        shape.run();
        if (line instanceof Line.Turn) turn(place);
        blocks(line, place);
    }

    private void used(List<Atom> reads) throws Broken {
        for (Atom atom : reads) {
            if (atom instanceof Var v && !visible.contains(v)) throw new Broken(printed(v) + " is not visible here");
        }
    }

    private String printed(Var value) {
        return Printer.ofLinesIn(function).text(value);
    }

    private void once(Object defining, String what) throws Broken {
        if (defined.add(defining)) return;
        String name = defining instanceof Var v ? printed(v) : ((Label) defining).name();
        throw new Broken(what + " is defined twice: " + name);
    }

    private void turn(Place place) throws Broken {
        require(place.top, "a turn inside a block");
        require(!turned, "a second turn");
        turned = true;
    }

    private void blocks(Line line, Place place) throws Broken {
        if (line instanceof Line.If choice) {
            choice.blocks().forEach(arm -> block(arm, place.armOf(choice.results())));
        } else if (line instanceof Line.Scope scope) {
            once(scope.label(), "a label");
            scopes.put(scope.label(), TypeRules.types(scope.results()));
            block(scope.body(), place.inScope());
            scopes.remove(scope.label());
        } else if (line instanceof Line.Loop loop) {
            visible.addAll(loop.inner());
            block(loop.body(), place.inLoop(loop.carried()));
            loop.inner().forEach(visible::remove);
        }
    }

    private void end(Block block, Place place) throws Broken {
        Terminator end = block.end();
        used(end.reads());
        require(!place.arm || end instanceof Terminator.Yield, "the arm of an if ends otherwise than by yield");
        Check shape = end.on(new Ends(block, place));
        shape.run();
    }

    /** What each terminator must carry in its place. */
    private final class Ends implements Terminator.Cases<Check> {
        private final Block block;
        private final Place place;

        Ends(Block block, Place place) {
            this.block = block;
            this.place = place;
        }

        @Override
        public Check yield(Terminator.Yield end) {
            return () -> carries(place.yields, "no if and no function to yield from", end.values());
        }

        @Override
        public Check next(Terminator.Next end) {
            return () -> carries(place.next, "no loop to go on with", end.values());
        }

        @Override
        public Check exit(Terminator.Exit end) {
            return () -> carries(scopes.get(end.label()), "no enclosing scope of this label", end.values());
        }

        private void carries(@Nullable List<Type> types, String otherwise, List<Atom> values) throws Broken {
            if (types == null) throw new Broken(otherwise);
            fits("value", types, values);
        }

        @Override
        public Check raise(Terminator.Throw end) {
            return () -> require(end.exception().type() instanceof Type.Reference, "what is thrown is no exception");
        }

        @Override
        public Check branch(Terminator.Branch end) {
            return () -> fits("the condition", Type.BOOLEAN, end.condition());
        }

        @Override
        public Check unreachable(Terminator.Unreachable end) {
            return () -> require(!completes(block), "this may be reached");
        }
    }

    /** Whether what follows the last line may be reached, as far as the loops and exits tell. */
    private static boolean completes(Block block) {
        if (block.lines().isEmpty()) return true;
        Line last = block.lines().get(block.lines().size() - 1);
        if (last instanceof Line.Scope scope) return exits(scope.body(), scope.label());
        return !(last instanceof Line.Loop loop) || loop.counted() != null;
    }

    private static boolean exits(Block block, Label label) {
        boolean[] found = {false};
        Walk.ends(block, end -> found[0] |= end instanceof Terminator.Exit exit && exit.label() == label);
        return found[0];
    }
}
