package org.wengert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wengert.GradientReport.Part;

/**
 * Checks derivatives against finite differences, and reverse mode against forward mode.
 *
 * <pre>{@code
 * GradientCheck.of(CurvesEnergy.class, Curves.class).at(x, 3).check();              // a companion
 * GradientCheck.of(ErfDerivatives.class, Erf.class).at(0.5).check();                // a rule, @DerivativesOf
 * GradientCheck.of(SolvePullback.class, DenseSolver.class).at(a, b).check();        // a rule, @PullbackOf
 * GradientCheck.of(Curves::energy, x).gradient(myGradient).check();                 // anything else
 * }</pre>
 *
 * <p>{@link #check} throws an {@code AssertionError} whose message is the {@link GradientReport}: it says which entries are wrong, by how
 * much and at which step. It needs no test framework, and fails in each.
 *
 * <p>Errors are relative: to the expected entry, but at least to a hundredth of the largest one of the same result, since an entry that
 * is small beside the others is known less well; where no expected entry is known to differ from zero they are absolute. What rounding of
 * the function's values explains is no error.
 *
 * @see FiniteDifferences
 */
public sealed class GradientCheck {
    /** The relative error that a comparison with finite differences allows unless told otherwise. */
    public static final double TOLERANCE = 1e-6;

    /** The same where an argument or the result is in single precision. */
    public static final double SINGLE_TOLERANCE = 2e-3;

    /** The relative error that a comparison of reverse with forward mode allows unless told otherwise. */
    public static final double TRANSPOSE_TOLERANCE = 1e-10;

    /** The same where an argument or the result is in single precision. */
    public static final double SINGLE_TRANSPOSE_TOLERANCE = 1e-4;

    private final String subject;
    private final List<Claims> claims;
    private final Options options;

    private GradientCheck(String subject, List<Claims> claims, Options options) {
        this.subject = subject;
        this.claims = claims;
        this.options = options;
    }

    /**
     * Checks a companion or a rule beside the class whose method it differentiates:
     *
     * <ul>
     *   <li>a companion: all members that it has, {@code hessian} and {@code hessianVectorProduct} against differences of
     *       {@code gradient}, the values that come with derivatives bit for bit, and that it leaves its arguments alone;
     *   <li>a class in the form of {@link DerivativesOf}, at the method that takes the arguments;
     *   <li>a class in the form of {@link PullbackOf}.
     * </ul>
     *
     * <p>The members are found by reflection. In a named module, open their package to {@code org.wengert}.
     */
    public static Subject of(Class<?> derivative, Class<?> primal) {
        return new Subject(new DerivativeClass(derivative, primal, null, null));
    }

    /**
     * Checks what is claimed about the derivative of a function of one argument. Arguments that are not differentiated are captured by
     * the lambda; several that are can be the rows of a {@code double[][]}, or a record.
     *
     * @param f a function of a number, an array of any rank, a record or a list of these, with such a result
     * @param x the point, which stays as it is
     */
    public static <A, R> OfFunction<A, R> of(Function<? super A, ? extends R> f, A x) {
        @SuppressWarnings("unchecked") // the arguments are made in the shape of x
        FlatFunction flat = new FlatFunction(all -> f.apply((A) all[0]), new Object[] {x}, new int[] {0}, List.of("x"));
        return new OfFunction<>(flat, Claims.about(flat, List.of()));
    }

    /**
     * The same to another relative error, in comparisons with finite differences: {@value #TOLERANCE} unless told otherwise, and
     * {@value #SINGLE_TOLERANCE} in single precision.
     */
    public GradientCheck tolerance(double relative) {
        return with(options.tolerance(relative));
    }

    /**
     * The same to another relative error, in comparisons of reverse with forward mode: {@value #TRANSPOSE_TOLERANCE} unless told
     * otherwise, and {@value #SINGLE_TRANSPOSE_TOLERANCE} in single precision.
     */
    public GradientCheck transposeTolerance(double relative) {
        return with(options.transposeTolerance(relative));
    }

    /** The same with other finite differences than {@link FiniteDifferences#richardson()}. */
    public GradientCheck differences(FiniteDifferences differences) {
        return with(options.differences(differences));
    }

    /** The same for a function that computes in single precision inside. An argument or a result in single precision says so itself. */
    public GradientCheck singlePrecision() {
        return with(options.single(true));
    }

    /**
     * The same for so many entries of the arguments, chosen at random, and as many of the result; without this all are compared. All
     * entries together are compared in one random direction.
     */
    public GradientCheck entries(int most) {
        if (most < 0) throw new IllegalArgumentException("entries(" + most + ")");
        return with(options.entries(most));
    }

    /** The same with other random directions and entries. Equal seeds give equal reports. */
    public GradientCheck seed(long seed) {
        return with(options.seed(seed));
    }

    private GradientCheck with(Options others) {
        return new GradientCheck(subject, claims, others);
    }

    /**
     * Compares, whatever comes of it. The function is called about 30 times for each entry of the arguments.
     *
     * @throws IllegalStateException if nothing is claimed
     */
    public GradientReport report() {
        if (claims.stream().allMatch(c -> c.all().isEmpty())) {
            throw new IllegalStateException("there is nothing to check: give a gradient(…), say");
        }
        List<Part> parts = new ArrayList<>();
        for (Claims c : claims) parts.addAll(new Examination(c, options).parts());
        return new GradientReport(subject, parts);
    }

    /**
     * Compares.
     *
     * @return the report, which says that all is right
     * @throws AssertionError with the report as its message, if a derivative is wrong
     */
    public GradientReport check() {
        GradientReport report = report();
        report.orThrow();
        return report;
    }

    /** {@link #transpose(double[], double[], double[], double[], double)} to the tolerance {@value #TRANSPOSE_TOLERANCE}. */
    public static GradientReport transpose(double[] w, double[] jv, double[] jtw, double[] v) {
        return transpose(w, jv, jtw, v, TRANSPOSE_TOLERANCE);
    }

    /**
     * Checks that reverse mode is the transpose of forward mode: {@code ⟨w, J v⟩ = ⟨Jᵀ w, v⟩}. The identity is exact, so it needs no
     * step and a much smaller tolerance than finite differences. The error is relative to the largest term of either sum: the sums
     * themselves may cancel. {@link #check} includes this test wherever there are both modes.
     *
     * <p>Source: Griewank and Walther, <em>Evaluating Derivatives</em>, 2nd edition, section 3.3.
     *
     * @param w the seed of the pullback
     * @param jv the result {@code J v} of the pushforward, as long as {@code w}
     * @param jtw the result {@code Jᵀ w} of the pullback
     * @param v the tangent given to the pushforward, as long as {@code jtw}
     * @param tolerance the relative error that passes
     */
    public static GradientReport transpose(double[] w, double[] jv, double[] jtw, double[] v, double tolerance) {
        Part part = Examination.transpose("transpose", w, jv, jtw, v, tolerance, 0);
        return new GradientReport("reverse mode against forward mode", List.of(part));
    }

    /** A companion or a rule, to be checked at arguments. */
    public static final class Subject {
        private final DerivativeClass derivative;

        private Subject(DerivativeClass derivative) {
            this.derivative = derivative;
        }

        /** Names the method that is differentiated, where the name of the companion or the parameters do not say it. */
        public Subject method(String name) {
            return new Subject(new DerivativeClass(derivative.type(), derivative.primal(), name, derivative.wrt()));
        }

        /**
         * Names the parameters that are differentiated, where their types do not say it.
         *
         * @param parameters their indices from 0, the receiver of an instance method being the first
         */
        public Subject wrt(int... parameters) {
            List<Integer> wrt = Arrays.stream(parameters).sorted().boxed().toList();
            return new Subject(
                    new DerivativeClass(derivative.type(), derivative.primal(), derivative.methodName(), wrt));
        }

        /** {@link #atAll} of one argument. */
        public GradientCheck at(Object a) {
            return atAll(new Object[] {a});
        }

        /** {@link #atAll} of two arguments. */
        public GradientCheck at(Object a, Object b) {
            return atAll(new Object[] {a, b});
        }

        /** {@link #atAll} of three arguments. */
        public GradientCheck at(Object a, Object b, Object c) {
            return atAll(new Object[] {a, b, c});
        }

        /** {@link #atAll} of four arguments. */
        public GradientCheck at(Object a, Object b, Object c, Object d) {
            return atAll(new Object[] {a, b, c, d});
        }

        /** {@link #atAll} of more arguments. */
        public GradientCheck at(Object a, Object b, Object c, Object d, Object e, Object... more) {
            // Java takes an array of arrays for the list of the last arguments.
            Object[] last = more.getClass() == Object[].class ? more : new Object[] {more};
            return atAll(
                    Stream.concat(Stream.of(a, b, c, d, e), Arrays.stream(last)).toArray());
        }

        /**
         * The arguments, the receiver of an instance method first. They stay as they are.
         *
         * @throws IllegalArgumentException if the method that is meant is not found, or takes other arguments
         */
        public GradientCheck atAll(Object[] arguments) {
            String name = derivative.type().getSimpleName() + " against "
                    + derivative.primal().getSimpleName();
            return new GradientCheck(name, derivative.claims(arguments), Options.DEFAULT);
        }
    }

    /**
     * What is claimed about the derivative of a function: claims come first, then options such as {@link #tolerance}. A pullback and a
     * pushforward are also compared with each other.
     *
     * @param <A> the argument
     * @param <R> the result
     */
    public static final class OfFunction<A, R> extends GradientCheck {
        private final FlatFunction f;
        private final Claims claims;

        private OfFunction(FlatFunction f, Claims claims) {
            super("derivative against function", List.of(claims), Options.DEFAULT);
            this.f = f;
            this.claims = claims;
        }

        private OfFunction<A, R> and(Claim claim) {
            return new OfFunction<>(f, claims.and(claim));
        }

        /** Claims that this is the gradient: a number, array or record in the shape of the argument. The result is one number. */
        public OfFunction<A, R> gradient(Object gradient) {
            return and(new Claim.Matrix("gradient", () -> new double[][] {f.cotangents(gradient)}));
        }

        /** Claims that this is the Jacobian: a row for each entry of the result, a column for each of the argument. */
        public OfFunction<A, R> jacobian(double[][] jacobian) {
            return and(new Claim.Matrix("jacobian", () -> jacobian));
        }

        /**
         * Claims that this maps a seed {@code w}, in the shape of the result, to {@code Jᵀ w}, in that of the argument:
         * {@code CurvesPolar.pullback(x)::apply}.
         */
        @SuppressWarnings("unchecked") // the seed is made in the shape of the result
        public OfFunction<A, R> pullback(Function<? super R, ?> pullback) {
            return and(new Claim.Pullback(
                    "pullback", w -> f.cotangents(pullback.apply((R) f.result().write(null, new Numbers(w))))));
        }

        /**
         * Claims that this maps a tangent {@code v}, in the shape of the argument, to {@code J v}, in that of the result:
         * {@code v -> CurvesPolar.pushforward(x, v).tangent()}.
         */
        @SuppressWarnings("unchecked") // the tangent is made in the shape of the argument
        public OfFunction<A, R> pushforward(Function<? super A, ?> pushforward) {
            return and(new Claim.Pushforward(
                    "pushforward",
                    v -> f.result()
                            .entries(pushforward.apply((A) f.inputs().get(0).write(null, new Numbers(v))))));
        }
    }
}
