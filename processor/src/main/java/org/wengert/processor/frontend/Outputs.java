package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.wengert.processor.contract.Parameter;

/**
 * The outputs of a {@code void} method: the array parameters that it writes to, itself, through another name, or through a helper of
 * the compilation. It is decided on the parse tree, since companions must be known before anything can be attributed; so
 * helpers are found by their names and the number of their arguments.
 */
final class Outputs {
    private final OuterSources sources;
    private final Helpers helpers;
    private final Map<MethodTree, ArrayEffects> known = new LinkedHashMap<>();
    private final Set<MethodTree> visited = new LinkedHashSet<>();

    private Outputs(OuterSources sources) {
        this.sources = sources;
        this.helpers = new Helpers(sources);
    }

    /** Of these parameters of a method, its receiver first if it has one, the arrays of numbers that it writes to. */
    static List<Parameter> of(OuterSources sources, ExecutableElement method, List<Parameter> parameters) {
        Set<Integer> written = new Outputs(sources).settled(method).written();
        List<Parameter> declared =
                parameters.stream().filter(p -> !p.isReceiver()).toList();
        return declared.stream()
                .filter(p -> p.type().numeric().filter(n -> !n.isScalar()).isPresent())
                .filter(p -> written.contains(declared.indexOf(p)))
                .toList();
    }

    /** Methods may call each other in circles: what they do is gathered until nothing is added. */
    private ArrayEffects settled(ExecutableElement method) {
        Map<MethodTree, ArrayEffects> before;
        ArrayEffects effects;
        do {
            before = new LinkedHashMap<>(known);
            visited.clear();
            effects = of(method);
        } while (!before.equals(known));
        return effects;
    }

    private ArrayEffects of(ExecutableElement method) {
        MethodTree tree = sources.trees().getTree(method);
        if (visited.add(tree)) known.put(tree, Stores.in(tree, call -> helpers.of(call, method), this::of));
        return known.getOrDefault(tree, ArrayEffects.NONE);
    }
}
