package org.wengert.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** What the lowering knows at one place of a method: the values of its variables, the block being written, where jumps go. */
final class State {
    /** A place to jump to: gives the terminator that goes there with the present values. */
    interface Jump {
        Terminator go();
    }

    /** What {@code break} and {@code continue} in a statement, or {@code yield} in a switch expression, lead to. */
    record Target(
            Tree statement,
            @Nullable String label,
            @Nullable Jump onBreak,
            @Nullable Jump onContinue) {}

    /** Variables whose values are also kept in arrays of one element, for the handlers of exceptions. */
    record Kept(Map<Element, Var> cells) {
        static Kept of(List<Element> elements, List<Var> cells) {
            Map<Element, Var> map = new LinkedHashMap<>();
            for (int i = 0; i < elements.size(); i++) map.put(elements.get(i), cells.get(i));
            return new Kept(map);
        }
    }

    final Source source;
    final JavaTypes types;
    final Deque<Target> targets = new ArrayDeque<>();
    /** Where exceptions may be caught, from the inside out. */
    final Deque<Kept> keptIn = new ArrayDeque<>();
    /** How many partial derivatives a rule returns; -1 in a method that is none. */
    int partials = -1;

    Builder builder = new Builder();
    Map<Element, Atom> variables = new LinkedHashMap<>();
    TreePath path;
    /** The value of {@code this}; null in a static method. */
    @Nullable
    Atom self;
    /** The class that is the type of {@code this}, or that the static method belongs to. */
    TypeElement type;
    /** What a {@code return} converts its value to; null in a void method. */
    @Nullable
    TypeMirror result;

    State(Source source, TreePath path, TypeElement type) {
        this.type = type;
        this.source = source;
        this.types = new JavaTypes(source);
        this.path = path;
    }

    /** Runs with a child of the present tree as the present tree. */
    <T> T in(Tree child, Supplier<T> action) {
        TreePath outer = path;
        path = new TreePath(outer, child);
        T result = action.get();
        path = outer;
        return result;
    }

    /** The value of {@code this}, in an instance method. */
    Atom self() {
        if (self == null) throw new IllegalStateException("no this");
        return self;
    }

    /** The name of the method that is being lowered. */
    String method() {
        TreePath p = path;
        while (!(p.getLeaf() instanceof MethodTree)) p = p.getParentPath();
        return ((MethodTree) p.getLeaf()).getName().toString();
    }

    Position at(Tree tree) {
        return source.at(path.getCompilationUnit(), tree);
    }

    TypeMirror typeOf(Tree child) {
        TypeMirror type = source.trees().getTypeMirror(new TreePath(path, child));
        if (type == null) throw refuse(Problem.UNSUPPORTED, child, "an expression without a type");
        return type;
    }

    Element elementOf(Tree child) {
        Element element = source.trees().getElement(new TreePath(path, child));
        if (element == null) throw refuse(Problem.UNSUPPORTED, child, "a name that cannot be resolved");
        return element;
    }

    Refusal refuse(Problem problem, Tree tree, Object... arguments) {
        return new Refusal(problem, at(tree), arguments);
    }

    /** Writes a block that starts with the present values and leaves them as they are. */
    Block block(Supplier<Terminator> body) {
        Builder outer = builder;
        Map<Element, Atom> outerVariables = variables;
        builder = new Builder();
        variables = new LinkedHashMap<>(outerVariables);
        Terminator end = body.get();
        Block block = builder.end(end);
        builder = outer;
        variables = outerVariables;
        return block;
    }

    /** Of these variables those that exist already: whose new values matter behind the statement. */
    List<Element> known(Collection<Element> assigned) {
        return assigned.stream().filter(variables::containsKey).toList();
    }

    /** The variables known here that any of these children of the present tree assign to. */
    List<Element> assignedIn(Tree... children) {
        return assignedIn(List.of(children));
    }

    List<Element> assignedIn(List<? extends Tree> children) {
        return known(Assigned.in(source.trees(), path, children));
    }

    List<Atom> values(List<Element> of) {
        return of.stream().map(variables::get).toList();
    }

    /** Fresh values for these variables. */
    List<Var> fresh(List<Element> of) {
        List<Var> result = new ArrayList<>();
        for (Element e : of)
            result.add(new Var(variables.get(e).type(), e.getSimpleName().toString()));
        return result;
    }

    /** The user assigns a value to a variable. */
    void assign(Element variable, Atom value, Tree at) {
        variables.put(variable, value);
        for (Kept kept : keptIn) {
            Var cell = kept.cells.get(variable);
            if (cell != null) builder.store(cell, Constant.of(0), value, at(at));
        }
    }

    void assign(List<Element> elements, List<? extends Atom> values) {
        for (int i = 0; i < elements.size(); i++) variables.put(elements.get(i), values.get(i));
    }
}
