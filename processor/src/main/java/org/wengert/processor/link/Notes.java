package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** Where a derivative is right, and may be another than the user expects: at branches, comparisons and rounding of active values. */
public final class Notes {
    private static final Set<String> STEPS = Set.of("floor", "ceil", "rint", "round", "signum", "getExponent");

    private final Activity activity;
    private final List<Diagnostic> found;
    /** Conditions under which only an exception is thrown. */
    private final Set<Atom> guards = Walk.identitySet();

    private Notes(Activity activity, List<Diagnostic> found) {
        this.activity = activity;
        this.found = found;
    }

    /** Those at the lines of a program. */
    public static List<Diagnostic> of(Instances program) {
        List<Diagnostic> found = new ArrayList<>();
        add(program.main(), found);
        program.functions().values().forEach(instance -> add(instance, found));
        return found;
    }

    /** Whether the result depends on a parameter of the main function. */
    public static boolean isUsed(Instances program, int parameter) {
        Instance main = program.main();
        return main.activity().isActive(main.function().parameters().get(parameter));
    }

    private static void add(Instance instance, List<Diagnostic> found) {
        Notes notes = new Notes(instance.activity(), found);
        Block body = instance.function().body();
        Walk.lines(body, notes::guard);
        Walk.ends(body, notes::guard);
        Walk.lines(body, notes::look);
    }

    private void guard(Line line) {
        if (line instanceof Line.If l && (fails(l.then()) || fails(l.otherwise()))) guards.add(l.condition());
    }

    private void guard(Terminator end) {
        if (end instanceof Terminator.Branch b && (fails(b.then()) || fails(b.otherwise()))) guards.add(b.condition());
    }

    private static boolean fails(Block block) {
        return block.end() instanceof Terminator.Throw;
    }

    private void look(Line line) {
        if (!(line instanceof Line.Let l)) return;
        boolean isActive = l.arguments().stream().anyMatch(a -> a.type().isFloating() && activity.isVaried(a));
        if (!isActive) return;
        if (l.operation() instanceof Operation.Cast c) {
            boolean cuts = c.to() instanceof Type.Primitive && !c.to().isFloating();
            if (cuts) note(Problem.DERIVATIVE_CUT, l.at(), "the cast to " + c.to());
        } else if (l.operation() instanceof Operation.Apply a) {
            if (isStep(a.callee())) note(Problem.DERIVATIVE_CUT, l.at(), text(a.callee()));
        } else if (l.operation() == Basic.EQ || l.operation() == Basic.NE) {
            note(Problem.ACTIVE_EQUALITY, l.at());
        } else if (l.operation() instanceof Basic b && b.isComparison() && !guards.contains(l.result())) {
            note(Problem.ACTIVE_BRANCH, l.at());
        }
    }

    private static boolean isStep(Callee callee) {
        boolean isMath =
                callee.owner().equals("java.lang.Math") || callee.owner().equals("java.lang.StrictMath");
        return isMath && STEPS.contains(callee.name());
    }

    private static String text(Callee callee) {
        return callee.owner().substring("java.lang.".length()) + "." + callee.name();
    }

    private void note(Problem problem, Position at, Object... arguments) {
        if (!at.equals(Position.NONE)) found.add(Diagnostic.of(problem, at, arguments));
    }
}
