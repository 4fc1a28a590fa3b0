package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Linking.End;

/** The way into a program and out of it: parameters and results spread as their layouts say. */
final class Entrance {
    private final Linking linking;

    Entrance(Linking linking) {
        this.linking = linking;
    }

    Function link(Function function, List<Layout> parameters, List<Layout> results, Position resultAt) {
        List<Var> variables = new ArrayList<>();
        Arguments arguments = new Arguments(linking, (type, name) -> {
            variables.add(new Var(type, name));
            return variables.get(variables.size() - 1);
        });
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Var own = function.parameters().get(i);
            values.add(arguments.enter(parameters.get(i), own.type(), own.name()));
        }
        End end = linking.run(function, values);
        List<Type> types = new ArrayList<>();
        for (Layout l : results) types.addAll(l.types());
        if (end.isAway()) return new Function(function.name(), variables, types, neverEnding(end, types));
        Terminator left = new Results(linking, resultAt).leave(end.values(), results);
        return new Function(function.name(), variables, types, linking.out.end(left));
    }

    /** A body that always throws: it yields nothing, behind a scope that nothing leaves. */
    private Block neverEnding(End end, List<Type> types) {
        Block body = linking.out.end(java.util.Objects.requireNonNull(end.elsewhere()));
        Line scope = new Line.Scope(List.of(), new Label(""), body, Position.NONE);
        List<Atom> none = types.stream().<Atom>map(Constant::zero).toList();
        return new Block(List.of(scope), new Terminator.Yield(none));
    }
}
