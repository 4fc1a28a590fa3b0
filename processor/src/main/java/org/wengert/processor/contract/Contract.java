package org.wengert.processor.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wengert.processor.contract.NestedRecord.Component;
import org.wengert.processor.contract.Signature.Argument;
import org.wengert.processor.contract.Signature.Role;

/** Which members and nested records a companion has: the one place that says so, for the stub and for the emitter. */
public final class Contract {
    /** As many columns of a Jacobian are made by forward mode without looking at the number of rows. */
    public static final int FEW_COLUMNS = 4;

    /** How many columns of a Jacobian forward mode makes in the time that reverse mode takes for a row. */
    public static final int COLUMNS_OF_A_ROW = 2;

    private static final String MATRIX = "double[][]";

    private final Companion companion;
    private final Primal primal;

    /** The contract of one companion. */
    public Contract(Companion companion) {
        this.companion = companion;
        this.primal = companion.primal();
    }

    /** The members that the companion has, in the order in which they are written. */
    public List<Signature> signatures() {
        return possible().filter(Signature::fits).toList();
    }

    /** The members that would be there, had their parameters not too many slots for the JVM. */
    public List<Member> leftOut() {
        return possible().filter(s -> !s.fits()).map(Signature::member).toList();
    }

    private Stream<Signature> possible() {
        return Arrays.stream(Member.values())
                .filter(member -> member.belongsTo(companion))
                .map(this::signature);
    }

    /** The records that stand in the companion. */
    public List<NestedRecord> records() {
        List<NestedRecord> records = new ArrayList<>();
        String result = primal.result().text();
        if (companion.hasGradientRecord()) {
            records.add(new NestedRecord(
                    "Gradient",
                    components(companion.wrt().stream()
                            .map(p -> p.type().tangent())
                            .toList())));
        }
        if (companion.isScalar()) {
            records.add(new NestedRecord(
                    "ValueAndGradient",
                    List.of(new Component(result, "value"), new Component(gradient(), "gradient"))));
        }
        records.add(new NestedRecord(
                "ValueAndTangent",
                List.of(
                        new Component(result, "value"),
                        new Component(primal.result().tangent(), "tangent"))));
        if (companion.hasJacobian() && companion.hasGradientRecord()) {
            records.add(new NestedRecord(
                    "Jacobian",
                    components(companion.wrt().stream().map(p -> MATRIX).toList())));
        }
        return records;
    }

    /** The type {@code G}: the cotangent of the one parameter, or the record of several. */
    public String gradient() {
        return companion.hasGradientRecord()
                ? "Gradient"
                : companion.wrt().get(0).type().tangent();
    }

    /** The type {@code J}: a matrix, or a record of several. */
    public String jacobian() {
        return companion.hasGradientRecord() ? "Jacobian" : MATRIX;
    }

    private Signature signature(Member member) {
        return switch (member) {
            case GRADIENT -> ofArguments(member, gradient());
            case VALUE_AND_GRADIENT -> ofArguments(member, "ValueAndGradient");
            case PULLBACK, AT -> ofArguments(member, "Pullback");
            case JACOBIAN -> ofArguments(member, jacobian());
            case HESSIAN -> ofArguments(member, MATRIX);
            case PUSHFORWARD -> ofTangents(member, "ValueAndTangent");
            case HESSIAN_VECTOR_PRODUCT -> ofTangents(member, gradient());
            case VALUE ->
                new Signature(member, List.of(), false, primal.result().text());
            case APPLY -> new Signature(member, List.of(seed()), false, gradient());
            case ACCUMULATE -> new Signature(member, bars(), false, "void");
        };
    }

    private Signature ofArguments(Member member, String result) {
        return new Signature(member, values(), primal.isVarArgs(), result);
    }

    private Signature ofTangents(Member member, String result) {
        List<Argument> arguments = new ArrayList<>(values());
        Set<String> taken =
                new HashSet<>(primal.parameters().stream().map(Parameter::name).toList());
        for (Parameter p : companion.wrt()) {
            String name = Companion.fresh(p.name() + "Dot", taken);
            arguments.add(new Argument(p.type().tangent(), name, p.name(), Role.TANGENT));
        }
        return new Signature(member, arguments, false, result);
    }

    private List<Argument> values() {
        return primal.parameters().stream()
                .map(p -> new Argument(p.type().text(), p.name(), p.name(), Role.VALUE))
                .toList();
    }

    private Argument seed() {
        return new Argument(primal.result().tangent(), "seed", primal.method(), Role.SEED);
    }

    private List<Argument> bars() {
        List<Argument> bars = new ArrayList<>(List.of(seed()));
        for (Parameter p : companion.wrt()) {
            String type = p.type().differential().orElseThrow().bar();
            bars.add(new Argument(type, p.name() + "Bar", p.name(), Role.BAR));
        }
        return bars;
    }

    private List<Component> components(List<String> types) {
        List<String> names = companion.componentNames();
        return IntStream.range(0, types.size())
                .mapToObj(i -> new Component(types.get(i), names.get(i)))
                .toList();
    }
}
