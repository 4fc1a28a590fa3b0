package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.contract.Differential;
import org.wengert.processor.contract.ValueType;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Var;

/**
 * Everything that is written into a companion class. Members whose function is absent are left out.
 *
 * @param name the companion's class
 * @param isPublic whether it is public, else package-private
 * @param isRule whether it stands for the method where code of other compilations calls that
 * @param primal the class of the user's method
 * @param method the method's name
 * @param typeParameters the type parameters that its parameters mention, with their bounds
 * @param parameters of the method; the receiver of an instance method comes first
 * @param isVarArgs whether the last parameter is written {@code T...}
 * @param thrown the checked exceptions that the method declares
 * @param result the result's type
 * @param gradient from the arguments to one cotangent for each {@code wrt} parameter
 * @param valueAndGradient from the arguments to the value and these cotangents
 * @param pushforward from the arguments and one tangent for each {@code wrt} parameter to the value and its tangent
 * @param hessianVectorProduct from the same to the tangents of the cotangents
 * @param matrices what Jacobians and Hessians are made of
 * @param source the comments that cite source lines
 * @param routines what the members call
 */
public record CompanionSource(
        ClassName name,
        boolean isPublic,
        boolean isRule,
        ClassName primal,
        String method,
        List<String> typeParameters,
        List<Parameter> parameters,
        boolean isVarArgs,
        List<TypeName> thrown,
        ValueType result,
        @Nullable Function gradient,
        @Nullable Function valueAndGradient,
        @Nullable Function pushforward,
        @Nullable Function hessianVectorProduct,
        Matrices matrices,
        @Nullable Sweeps pullback,
        Citation source,
        Routines routines) {

    public CompanionSource {
        typeParameters = List.copyOf(typeParameters);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /**
     * A parameter of the user's method.
     *
     * @param name the user's name for it
     * @param wrt how it carries derivatives; null where none is asked for
     * @param component its name in the records of derivatives
     * @param isOptional whether it is an array that may be null, with a cotangent that is null then
     */
    public record Parameter(
            String name, TypeName type, @Nullable Differential wrt, String component, boolean isOptional) {
        /** One that is there. */
        public Parameter(String name, TypeName type, @Nullable Differential wrt, String component) {
            this(name, type, wrt, component, false);
        }

        public Parameter {
            name = Names.variable(name);
        }

        /** How it carries derivatives, where it is one with respect to which is differentiated. */
        Differential differential() {
            if (wrt == null) throw new IllegalStateException(name + " carries no derivative");
            return wrt;
        }

        /** The type of its tangents and cotangents. */
        TypeName cotangent() {
            return TypeNames.of(differential().tangent());
        }
    }

    /**
     * What Jacobians and Hessians are made of.
     *
     * @param byColumns whether a Jacobian may be made by running forward mode again and again
     * @param columns from the arguments and {@link #LANES} tangents for each {@code wrt} parameter to as many tangents of the value; null
     *     where they have to be made one by one
     * @param unitColumns from the arguments to all columns, where all {@code wrt} parameters are numbers, and few; else null
     * @param rows from the arguments to a cotangent of each {@code wrt} parameter, row after row, where the value is an array of a few
     *     numbers and it is known how many; else null
     * @param hessian from the arguments to the entries of the Hessian, column after column, where all {@code wrt} parameters are numbers, and
     *     few; else null
     * @param hessianRows from the arguments and one or {@link #LANES} tangents for each {@code wrt} parameter, and a recording where there are
     *     effects, to as many tangents of each cotangent; null where they have to be made one by one
     * @param isRepeatable whether runs for one row each of the Hessian do nothing that is to be done once
     */
    public record Matrices(
            boolean byColumns,
            @Nullable Function columns,
            @Nullable Function unitColumns,
            @Nullable Function rows,
            @Nullable Function hessian,
            @Nullable Function hessianRows,
            boolean isRepeatable) {
        /** How many columns of a Jacobian, or rows of a Hessian, are made at once. */
        public static final int LANES = 4;

        /** The most columns, or rows, that are made in one run. */
        public static final int FEW = 6;

        static final Matrices NONE = new Matrices(false, null, null, null, null, null, true);

        /** With other functions in the place of these. */
        public Matrices map(UnaryOperator<Function> of) {
            return new Matrices(
                    byColumns,
                    columns == null ? null : of.apply(columns),
                    unitColumns == null ? null : of.apply(unitColumns),
                    rows == null ? null : of.apply(rows),
                    hessian == null ? null : of.apply(hessian),
                    hessianRows == null ? null : of.apply(hessianRows),
                    isRepeatable);
        }
    }

    /**
     * The two sweeps of a pullback.
     *
     * @param forward from the arguments to the value
     * @param reverse from the seed to the cotangents; it reads the variables of {@code state} without defining them
     * @param copier from the value to one to be handed out; null for a number or an array of numbers
     * @param state what they share, as fields of the pullback
     * @param isFragile whether an exception that ends the reverse sweep leaves behind what the next one must not begin with
     */
    public record Sweeps(
            Function forward, Function reverse, @Nullable Function copier, List<State> state, boolean isFragile) {
        public Sweeps {
            state = List.copyOf(state);
        }
    }

    /**
     * A field of the pullback. The forward sweep assigns to it where it defines the variable or puts into the slot; a
     * variable that is a parameter of the forward sweep is kept at the start.
     *
     * @param name the wished name
     */
    public record State(
            String name,
            TypeName type,
            @Nullable Var variable,
            @Nullable Slot slot) {
        public static State of(Var variable) {
            return new State(
                    variable.name().isEmpty() ? "saved" : variable.name(),
                    JavaTypes.of(variable.type()),
                    variable,
                    null);
        }

        public static State of(Slot slot) {
            return new State(slot.name().isEmpty() ? "saved" : slot.name(), JavaTypes.of(slot.type()), null, slot);
        }
    }

    List<Parameter> wrt() {
        return parameters.stream().filter(p -> p.wrt() != null).toList();
    }
}
