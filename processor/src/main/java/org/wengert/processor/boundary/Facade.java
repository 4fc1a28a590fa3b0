package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * From functions of what the arguments are spread over to functions of the arguments themselves, tangents and values likewise.
 *
 * @param parameters those of the primal
 * @param result its result
 * @param resultAt where its type stands
 * @param wrt the places of the parameters with respect to which it is differentiated
 */
public record Facade(List<Parameter> parameters, Form result, Position resultAt, List<Integer> wrt) {
    /** Copies the lists. */
    public Facade {
        parameters = List.copyOf(parameters);
        wrt = List.copyOf(wrt);
    }

    /** A parameter with its name in the companion. */
    public record Parameter(String name, Form form) {}

    /** The same parameters with numbers and arrays of numbers behind them, and an array of numbers for the result. */
    public Facade of(List<Type> types, Type other) {
        List<Parameter> all = new ArrayList<>(parameters);
        for (Type type : types.subList(parameters.size(), types.size()))
            all.add(new Parameter("given" + all.size(), new Form.Leaf(type, type)));
        return new Facade(all, new Form.Leaf(other, other), resultAt, wrt);
    }

    /** How the parameters are spread. */
    public List<Layout> layouts() {
        return parameters.stream().map(p -> p.form().layout()).toList();
    }

    /** The places of the values that are differentiated with respect to, among all that the parameters are spread over. */
    public List<Integer> carriers() {
        List<Integer> places = new ArrayList<>();
        int place = 0;
        for (int i = 0; i < parameters.size(); i++) {
            for (boolean carries : parameters.get(i).form().carriers()) {
                if (carries && wrt.contains(i)) places.add(place);
                place++;
            }
        }
        return places;
    }

    /** The places of what one parameter is spread over, as far as it carries derivatives. */
    public List<Integer> carriersOf(int parameter) {
        int from = parameters.subList(0, parameter).stream()
                .mapToInt(p -> p.form().width())
                .sum();
        List<Boolean> carriers = parameters.get(parameter).form().carriers();
        return IntStream.range(0, carriers.size())
                .filter(carriers::get)
                .mapToObj(i -> from + i)
                .toList();
    }

    /** The places of the objects themselves that lead to these values. */
    public List<Integer> objects() {
        List<Integer> places = new ArrayList<>();
        int place = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Form form = parameters.get(i).form();
            for (Type type : form.layout().types()) {
                boolean isObject = !(form instanceof Form.Leaf) && isReference(type);
                if (isObject && wrt.contains(i) && form.isDifferentiable()) places.add(place);
                place++;
            }
        }
        return places;
    }

    private static boolean isReference(Type type) {
        return type instanceof Type.Reference || type instanceof Type.ArrayOf a && isReference(a.element());
    }

    /** How the result is spread. */
    public List<Layout> resultLayouts() {
        return List.of(result.layout());
    }

    /**
     * Of the arguments to the cotangents.
     *
     * @param core of what these are spread over
     * @param written of what is written to the depths of the arrays, by its place
     * @param withValue whether its first result is the value, which is a number
     */
    public Function gradient(Function core, Map<Integer, BitSet> written, boolean withValue) {
        Passage passage = new Passage(this, core, written);
        List<Atom> primal = passage.enter();
        passage.body(core.body().lines());
        List<Atom> values = passage.atoms(ends(core));
        List<Atom> results = new ArrayList<>(values.subList(0, withValue ? 1 : 0));
        results.addAll(passage.cotangents(values.subList(results.size(), values.size()), primal));
        return passage.function(results);
    }

    /**
     * Both sweeps: of the arguments to the value, and of a seed and bars to the cotangents of the numbers. Where objects are among the
     * arguments no bars are taken, and all cotangents are results.
     *
     * @param core takes cotangents of all that the result is spread over and bars of all arrays, gives the cotangents of all numbers
     */
    public Function reverse(Function core, Map<Integer, BitSet> written) {
        Passage passage = new Passage(this, core, written);
        List<Atom> primal = passage.enter();
        List<Line> lines = core.body().lines();
        Line.Turn turn = core.turns().get(0);
        passage.body(lines.subList(0, lines.indexOf(turn)));
        List<Atom> bars = passage.turn(turn, primal);
        passage.body(lines.subList(lines.indexOf(turn) + 1, lines.size()));
        List<Atom> numbers = passage.atoms(ends(core));
        return passage.function(hasObjects() ? passage.cotangents(together(bars, numbers), primal) : numbers);
    }

    /** The bars of arrays and the cotangents of numbers in the order of the values. */
    private List<Atom> together(List<Atom> bars, List<Atom> numbers) {
        Iterator<Atom> ofArrays = bars.iterator();
        Iterator<Atom> ofNumbers = numbers.iterator();
        List<Atom> all = new ArrayList<>();
        for (Type type : carried()) all.add(type.isFloating() ? ofNumbers.next() : ofArrays.next());
        return all;
    }

    /** The types of the values that are differentiated with respect to. */
    private List<Type> carried() {
        List<Type> types = new ArrayList<>();
        for (int i : wrt) {
            Form form = parameters.get(i).form();
            types.addAll(Together.carrying(form, form.layout().types()));
        }
        return types;
    }

    boolean hasObjects() {
        return wrt.stream().anyMatch(i -> !(parameters.get(i).form() instanceof Form.Leaf));
    }

    /** Of the function that {@link #reverse} gives, the arguments in whose shapes bars are made. */
    public List<Var> shapes(Function reverse) {
        if (hasObjects()) return List.of();
        return wrt.stream()
                .map(reverse.parameters()::get)
                .filter(v -> !v.type().isFloating())
                .toList();
    }

    private static List<Atom> ends(Function core) {
        return ((Terminator.Yield) core.body().end()).values();
    }

    /**
     * Of arguments and tangents to the value and its tangent.
     *
     * @param core of what these are spread over
     */
    public Function pushforward(Function core, Map<Integer, BitSet> written) {
        return pushforward(new Passage(this, core, written), core, true);
    }

    private Function pushforward(Passage passage, Function core, boolean arranging) {
        passage.tangents(passage.enter(), arranging);
        passage.body(core.body().lines());
        List<Atom> values = passage.atoms(ends(core));
        List<Atom> primal = values.subList(0, result.width());
        List<Atom> tangents = Together.carrying(result, values.subList(result.width(), values.size()));
        Code code = passage.code();
        return passage.function(List.of(
                Fresh.value(result, primal, "value", code),
                Together.tangent(result, tangents, primal, "tangent", code)));
    }

    /**
     * Of arguments and tangents to the tangents of the cotangents.
     *
     * @param core of what these are spread over
     */
    public Function hessianVectorProduct(Function core, Map<Integer, BitSet> written) {
        return hessianVectorProduct(new Passage(this, core, written), core, true);
    }

    private Function hessianVectorProduct(Passage passage, Function core, boolean arranging) {
        List<Atom> primal = passage.enter();
        passage.tangents(primal, arranging);
        passage.body(core.body().lines());
        List<Atom> values = passage.atoms(ends(core));
        return passage.function(passage.cotangents(values, primal));
    }

    // ---- calls by other methods that are differentiated

    /** Of arguments to the value. */
    public Function called(Function core, Map<Integer, BitSet> written) {
        Passage passage = new Passage(this, core, written);
        passage.enter();
        passage.body(core.body().lines());
        return passage.function(List.of(Fresh.value(result, passage.atoms(ends(core)), "value", passage.code())));
    }

    /**
     * Of arguments, the value where it is no number, and a seed to the value and the cotangents.
     *
     * @param core takes the cotangents of all that the result is spread over, gives the values before the cotangents
     */
    public Function calledReversed(Function core, Map<Integer, BitSet> written) {
        Passage passage = new Passage(this, core, written);
        List<Atom> primal = passage.enter();
        passage.seed();
        passage.body(core.body().lines());
        List<Atom> all = passage.atoms(ends(core));
        List<Atom> results = new ArrayList<>();
        results.add(Fresh.value(result, all.subList(0, result.width()), "value", passage.code()));
        results.addAll(passage.cotangents(all.subList(result.width(), all.size()), primal));
        return passage.function(results);
    }

    /** As {@link #pushforward}. */
    public Function calledForward(Function core, Map<Integer, BitSet> written) {
        return pushforward(new Passage(this, core, written), core, false);
    }

    /** As {@link #hessianVectorProduct}. */
    public Function calledSecond(Function core, Map<Integer, BitSet> written) {
        return hessianVectorProduct(new Passage(this, core, written), core, false);
    }

    /** Of a value to one that shares no storage with it. */
    public Function copier() {
        Var value = new Var(result.type(), "value");
        Code code = new Code(new Builder());
        Atom copy = Fresh.copy(result, value, "value", code);
        return new Function(
                "value", List.of(value), List.of(result.type()), code.out().yield(copy));
    }

    /** Whether a value is handed out in a way of its own. */
    public boolean hasCopier() {
        return result.leadsToStorage() && !(result instanceof Form.Leaf);
    }

    /**
     * Of the arguments to the cotangents of each of several seeds, one seed after the other.
     *
     * @param core of what these are spread over to the same, each cotangent once for each seed before the next
     */
    public Function rows(Function core, Map<Integer, BitSet> written, int seeds) {
        Passage passage = new Passage(this, core, written);
        List<Atom> primal = passage.enter();
        passage.body(core.body().lines());
        List<Atom> values = passage.atoms(ends(core));
        List<Atom> results = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            List<Atom> own = new ArrayList<>();
            for (int i = seed; i < values.size(); i += seeds) own.add(values.get(i));
            results.addAll(passage.cotangents(own, primal));
        }
        return passage.function(results);
    }

    static List<Type> types(List<? extends Atom> atoms) {
        return atoms.stream().map(Atom::type).toList();
    }
}
