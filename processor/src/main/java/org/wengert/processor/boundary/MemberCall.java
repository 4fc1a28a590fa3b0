package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.boundary.Facade.Parameter;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * A call of a companion's member by a method that is differentiated, by what the arguments and the result are spread over: what the
 * member gives is the same bit for bit as in the method.
 *
 * @param facade how the parameters of the companion's method are spread, and its result
 * @param companion the name of the companion
 * @param components those of its record {@code Gradient}; none where a cotangent stands for itself
 */
public record MemberCall(Facade facade, String companion, List<String> components, String member) {
    /** Those that are derivatives of the reversed function, which takes a seed. */
    private static final Set<String> REVERSED = Set.of("gradient", "valueAndGradient", "apply", "hessianVectorProduct");

    /** Copies the list. */
    public MemberCall {
        components = List.copyOf(components);
    }

    /** The member itself in the place of {@link #function}; null unless it takes what that does and gives one result. */
    public Line.@Nullable Call direct(Line.Call call) {
        boolean isSecond = member.equals("hessianVectorProduct");
        boolean isPlain = facade.parameters().stream().allMatch(p -> p.form() instanceof Form.Leaf);
        if (!isPlain || !components.isEmpty() || !isSecond && !member.equals("gradient")) return null;
        List<Atom> arguments = new ArrayList<>(call.arguments());
        arguments.remove(facade.parameters().size());
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee callee = Callee.ofStatic(
                        companion, member, types, cotangent(facade.wrt().get(0)))
                .catching(call.callee().caught());
        callee = callee.withSummary(Summary.nothing(Port.of(callee).size()));
        return new Line.Call(call.results(), callee, arguments, call.at());
    }

    /**
     * Takes what the derivative does that the member computes.
     *
     * @param kept those of the derivative's results that are given
     */
    public Function function(BitSet kept) {
        Code code = new Code();
        List<Var> parameters = new ArrayList<>();
        List<List<Var>> spread = new ArrayList<>();
        List<Atom> arguments = new ArrayList<>();
        for (Parameter p : facade.parameters()) {
            List<Var> own = Apart.variables(p.form(), p.name());
            parameters.addAll(own);
            spread.add(own);
            arguments.add(Fresh.value(p.form(), own, p.name(), code));
        }
        List<Var> seeds = REVERSED.contains(member)
                ? Together.carrying(facade.result(), Apart.variables(facade.result(), "seed"))
                : List.of();
        parameters.addAll(seeds);
        if (member.equals("pushforward") || member.equals("hessianVectorProduct")) {
            for (int i : facade.wrt()) {
                Parameter p = facade.parameters().get(i);
                List<Var> own = Together.carrying(p.form(), Apart.variables(p.form(), p.name() + "Dot"));
                parameters.addAll(own);
                arguments.add(Together.tangent(p.form(), own, spread.get(i), p.name() + "Dot", code));
            }
        }
        List<@Nullable Atom> all = new Results(code, spread, kept).of(arguments, seeds);
        List<Atom> results =
                kept.stream().mapToObj(i -> Objects.requireNonNull(all.get(i))).toList();
        return new Function(
                member, parameters, Facade.types(results), code.out().end(new Terminator.Yield(results)));
    }

    private Type cotangent(int parameter) {
        Form form = facade.parameters().get(parameter).form();
        return form instanceof Form.Leaf leaf ? leaf.plain() : form.tangent();
    }

    /** What a member gives, taken apart. */
    private final class Results {
        private final Code code;
        private final List<List<Var>> spread;
        private final BitSet kept;

        Results(Code code, List<List<Var>> spread, BitSet kept) {
            this.code = code;
            this.spread = spread;
            this.kept = kept;
        }

        List<@Nullable Atom> of(List<Atom> arguments, List<Var> seeds) {
            return switch (member) {
                case "gradient" -> {
                    List<Atom> bars = bars(call("gradient", gradient(), arguments));
                    boolean hasValue = kept.get(0);
                    yield Port.concat(
                            hasValue
                                    ? value(ofPullback("value", plain(facade.result()), pullback(arguments)))
                                    : nothing(values()),
                            bars);
                }
                case "valueAndGradient" -> {
                    Var both = call(member, record("ValueAndGradient"), arguments);
                    List<Atom> value = value(read(both, "value", plain(facade.result())));
                    yield Port.concat(value, bars(read(both, "gradient", gradient())));
                }
                case "apply" -> {
                    Var back = pullback(arguments);
                    List<Atom> value = value(ofPullback("value", plain(facade.result()), back));
                    Atom seed = Together.tangent(facade.result(), seeds, value, "seed", code);
                    yield Port.concat(value, bars(ofPullback("apply", gradient(), back, seed)));
                }
                case "pushforward" -> {
                    Var both = call(member, record("ValueAndTangent"), arguments);
                    List<Atom> value = value(read(both, "value", plain(facade.result())));
                    Atom tangent = read(both, "tangent", tangentOf(facade.result()));
                    yield Port.concat(value, tangents(tangent, value));
                }
                case "jacobian" -> {
                    Type matrix = Type.arrayOf(Type.arrayOf(Type.DOUBLE));
                    yield List.of(
                            matrices(call(member, components.isEmpty() ? matrix : record("Jacobian"), arguments)));
                }
                case "accumulate" -> List.of(accumulated(arguments));
                case "hessian" -> List.of(call(member, plain(facade.result()), arguments));
                default -> {
                    List<Atom> bars = bars(call(member, gradient(), arguments));
                    List<@Nullable Atom> first = Port.concat(nothing(values()), nothing(bars));
                    yield Port.concat(first, Port.concat(nothing(values()), bars));
                }
            };
        }

        private Var pullback(List<Atom> arguments) {
            return call("pullback", record("Pullback"), arguments);
        }

        /** The rows for each parameter. */
        private Atom matrices(Atom jacobian) {
            Type matrix = Type.arrayOf(Type.arrayOf(Type.DOUBLE));
            Var all = code.array("matrices", Type.arrayOf(matrix), Constant.of(Math.max(1, components.size())));
            if (components.isEmpty()) code.store(all, Constant.of(0), jacobian);
            for (int k = 0; k < components.size(); k++)
                code.store(all, Constant.of(k), read(jacobian, components.get(k), matrix));
            return all;
        }

        /** The sums of cotangents and bars; each as a table of rows, as the bars come, last of all behind the seed. */
        private Atom accumulated(List<Atom> arguments) {
            int last = arguments.size() - 1;
            Atom bars = arguments.get(last);
            int own = last - (arguments.get(last - 1).type().isFloating() ? 1 : 2);
            List<Atom> given = new ArrayList<>(List.of(pullback(arguments.subList(0, own)), arguments.get(last - 1)));
            Var sums = code.array("sums", bars.type(), Constant.of(facade.wrt().size()));
            for (int k = 0; k < facade.wrt().size(); k++) {
                boolean isTable = cotangent(facade.wrt().get(k)).rank() == 2;
                Atom sum = code.copy(code.load("bar", bars, Constant.of(k)));
                given.add(isTable ? sum : code.load("row", sum, Constant.of(0)));
                code.store(sums, Constant.of(k), sum);
            }
            List<Type> types = given.stream().map(Atom::type).toList();
            Callee callee = new Callee(Callee.Kind.INSTANCE, companion + ".Pullback", member, types, (Type) null);
            code.out().call("", callee, given, Position.NONE);
            return sums;
        }

        private List<Var> values() {
            return Apart.variables(facade.result(), "value");
        }

        private static List<@Nullable Atom> nothing(List<?> like) {
            return new ArrayList<>(Collections.nCopies(like.size(), null));
        }

        private List<Atom> value(Atom value) {
            return Apart.spread(facade.result(), value, "value", code);
        }

        private List<@Nullable Atom> tangents(Atom tangent, List<Atom> value) {
            Form form = facade.result();
            List<Atom> carrying = parts(form, tangent, value, "tangent");
            List<@Nullable Atom> all = nothing(value);
            int next = 0;
            for (int i = 0; i < all.size(); i++) if (form.carriers().get(i)) all.set(i, carrying.get(next++));
            return all;
        }

        private List<Atom> bars(Atom gradient) {
            List<Atom> all = new ArrayList<>();
            for (int k = 0; k < facade.wrt().size(); k++) {
                int i = facade.wrt().get(k);
                Parameter p = facade.parameters().get(i);
                Atom bar = components.isEmpty() ? gradient : read(gradient, components.get(k), cotangent(i));
                all.addAll(parts(p.form(), bar, spread.get(i), p.name() + "Bar"));
            }
            return all;
        }

        private List<Atom> parts(Form form, Atom tangent, List<? extends Atom> primal, String name) {
            return form instanceof Form.Leaf
                    ? Collections.nCopies(form.count(), tangent)
                    : TangentsApart.asGiven(form, tangent, primal, name, code);
        }

        private Type plain(Form form) {
            return form.read();
        }

        private Type tangentOf(Form form) {
            return form instanceof Form.Leaf leaf ? leaf.plain() : form.tangent();
        }

        private Type gradient() {
            return components.isEmpty() ? cotangent(facade.wrt().get(0)) : record("Gradient");
        }

        private Type.Reference record(String name) {
            return new Type.Reference(companion + "." + name);
        }

        private Var call(String name, Type result, List<Atom> arguments) {
            List<Type> types = arguments.stream().map(Atom::type).toList();
            return code.call(Callee.ofStatic(companion, name, types, result), name, arguments.toArray(Atom[]::new));
        }

        private Var ofPullback(String name, Type result, Atom... arguments) {
            List<Type> types = List.of(arguments).stream().map(Atom::type).toList();
            Callee callee = new Callee(Callee.Kind.INSTANCE, companion + ".Pullback", name, types, result);
            return code.call(callee, name, arguments);
        }

        private Var read(Atom of, String component, Type type) {
            String owner = ((Type.Reference) Objects.requireNonNull(of.type())).name();
            return code.apply(
                    new Callee(Callee.Kind.INSTANCE, owner, component, List.of(of.type()), type),
                    component,
                    List.of(of));
        }
    }
}
