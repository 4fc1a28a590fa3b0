package org.wengert.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arrays that the local variables of a method may stand for, at one place of its text. */
final class Bindings {
    private final Deque<Map<String, VariableTree>> scopes = new ArrayDeque<>();
    private Map<VariableTree, Set<Reached>> values = new LinkedHashMap<>();
    /** Around code that may run again, or be left half-way: there an assignment leaves the old value possible. */
    private int irregular;

    Bindings() {
        scopes.push(new LinkedHashMap<>());
    }

    void declare(VariableTree variable, Set<Reached> value) {
        scopes.getFirst().put(variable.getName().toString(), variable);
        assign(variable, value);
    }

    /** Assigns by a statement, which the next one follows. */
    void assign(VariableTree variable, Set<Reached> value) {
        if (irregular == 0) values.put(variable, value);
        else add(variable, value);
    }

    /** What a variable may be from now on, besides what it may be already. */
    void add(VariableTree variable, Set<Reached> value) {
        values.merge(variable, value, Reached::union);
    }

    /** The local variable that an expression names; null if it is something else. */
    @Nullable
    VariableTree named(ExpressionTree tree) {
        if (!(tree instanceof IdentifierTree i)) return null;
        String name = i.getName().toString();
        for (Map<String, VariableTree> scope : scopes) if (scope.containsKey(name)) return scope.get(name);
        return null;
    }

    Set<Reached> of(VariableTree variable) {
        return values.getOrDefault(variable, Set.of());
    }

    /** Names declared meanwhile are unknown afterwards. */
    void inScope(Runnable scan) {
        scopes.push(new LinkedHashMap<>());
        scan.run();
        scopes.pop();
    }

    /** Code that may be left half-way, or run later. */
    void irregularly(Runnable scan) {
        irregular++;
        inScope(scan);
        irregular--;
    }

    /** One of two. */
    void either(Runnable one, Runnable other) {
        Map<VariableTree, Set<Reached>> before = new LinkedHashMap<>(values);
        one.run();
        Map<VariableTree, Set<Reached>> afterOne = values;
        values = before;
        other.run();
        afterOne.forEach(this::add);
    }

    /** Again and again, until no iteration finds more. */
    void repeatedly(Runnable iteration) {
        Map<VariableTree, Set<Reached>> before;
        do {
            before = new LinkedHashMap<>(values);
            irregularly(iteration);
        } while (!before.equals(values));
    }
}
