package org.wengert.processor.diagnostics;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;

/** Everything that the processor may complain of. The text is a {@link String#format} template: what and why, then what to do. */
public enum Problem {
    UNKNOWN_PARAMETER("wrt: method %1$s has no parameter %2$s.", "Choose among %3$s."),
    PASSIVE_PARAMETER(
            "wrt: parameter %2$s of method %1$s is of type %3$s, which carries no derivative.",
            "Leave it out, or make it a double, a float, an array of these, or a record with such components."),
    NO_DIFFERENTIABLE_PARAMETER(
            "method %1$s has no parameter of a differentiable type.",
            "Give it a parameter of type double, float, an array of these, or a record with such components."),
    RETURN_TYPE(
            "the return type %2$s of method %1$s is not differentiable.",
            "Return a double, a float, an array of these, or a record with such components; a count or an index has no derivative."),
    VOID_METHOD(
            "method %1$s is void and writes to none of its parameters that is an array of numbers, so there is nothing to differentiate.",
            "Return the result, or write it into an array parameter."),
    SEVERAL_OUTPUTS(
            "method %1$s is void and writes to several of its parameters, %2$s: which is the output cannot be told.",
            "Return the result, and what else is written becomes scratch; or make methods that write to one each."),
    NAME_CLASH(
            "the companion of method %1$s would be named %2$s like that of %3$s, an overload or a method of the same name.",
            "Give one of them a name of its own: @Differentiable(name = \"...\")."),
    NAME_TAKEN(
            "the companion of method %1$s would be named %2$s, and a class of this name is there already.",
            "Give the companion another name: @Differentiable(name = \"...\")."),
    ILLEGAL_NAME("name: \"%2$s\" is not a name for the companion of method %1$s.", "Write a simple Java name."),
    UNKNOWN_ORDER("order: %2$s is not an order of derivatives of method %1$s.", "Write 1 or 2."),
    ILLEGAL_OPTION("option -A%1$s: %2$s has no meaning.", "Write %3$s."),
    NO_BODY(
            "method %1$s is %2$s: it has no body that could be differentiated.",
            "Annotate a method with a body, or write a rule for this one with @DerivativesOf or @PullbackOf."),
    SYNCHRONIZED_METHOD(
            "method %1$s is synchronized, and the lock would not be carried over to the generated code.",
            "Move the computation to a method that is not synchronized and annotate that one."),
    PRIVATE_MEMBER(
            "%2$s cannot be reached by %1$s, since it is private, or the two are in different packages.",
            "Make it package-private, or public."),
    NOT_DIFFERENTIABLE(
            "%1$s can have no tangent type: %2$s.",
            "Annotate a record, a class that extends none, or a sealed interface, with a component of a differentiable type."),
    NO_TANGENT_TYPE(
            "%1$s is of another compilation, which has no tangent type %2$s of it.",
            "Annotate it with @Differentiable there, or leave the parameter out of wrt."),
    SEVERAL_TANGENTS(
            "%1$s is used as %2$s and as %3$s, whose tangents differ, and there is one tangent type for both.",
            "Use one of them, or write a record of its own for the other."),
    NO_CANONICAL_CONSTRUCTOR(
            "class %1$s has no constructor that takes its fields, one parameter for each, in their order.",
            "Add one, not private: its tangent type moves a point by it."),
    RECURSIVE_TYPE(
            "%1$s contains itself, so a value of it has no fixed number of parts.",
            "Hold its elements in an array or a list, or leave the parameter out of wrt."),
    ACCESSOR(
            "the accessor %1$s of record %2$s does more than return its component, and generated code cannot read that otherwise.",
            "Let it return the component, and compute in a method of another name."),
    NO_COPY(
            "the result leads to an array in a %1$s, whose constructor does more than keep what it is given, so a copy of it may be another.",
            "Let the constructor check only, and compute in a static method that calls it."),
    UNRESOLVED(
            "method %1$s could not be understood from its source alone: %2$s.",
            "Members that another processor adds to the class, like Lombok's, are not in the source; write them out."),
    UNSUPPORTED_COMPILER(
            "Wengert needs the compiler javac of a JDK, and this is %1$s.",
            "Compile with javac; in Eclipse delegate the build to Maven or Gradle."),
    UNSUPPORTED(
            "%1$s cannot be differentiated.",
            "Write it in another way, or move it to a method marked @NonDifferentiable if its result is a constant to the derivative."),
    FIELD_WRITE(
            "assignment to %1$s, which is not a local variable or an element of an array: it would outlive the call.",
            "Compute in a local variable and return the result."),
    FOREIGN_OBJECT(
            "%1$s overwrites %2$s with what carries a derivative, and that belongs to code which is not in sight: a field, an array of others, or a method without a rule has it.",
            "Overwrite an object that the method makes itself."),
    FOREIGN_ARRAY(
            "a value that carries a derivative is stored in an array that belongs to code which is not in sight: an object's storage, a field, or what a library's method gave.",
            "That code would read it without its derivative. Store it in a copy, array.clone(), or mark it as constant with Wengert.stopGradient."),
    OBJECT_ESCAPES(
            "an object of class %1$s, which is taken apart for its derivatives, is needed as a whole by %2$s, which is not in sight.",
            "Hand over its numbers, or make it a record whose constructor only checks and assigns."),
    NO_MODEL(
            "a %1$s that may hold numbers with derivatives goes to %2$s, through which these cannot be followed.",
            "Use an operation that can be, or arrays and a loop."),
    NO_DERIVATIVE_RULE(
            "no derivative is known for %1$s, which receives the active value %2$s.",
            "Write a rule for it (@DerivativesOf), or mark the value as constant with Wengert.stopGradient(%2$s)."),
    DERIVATIVE_LOST(
            "%1$s makes a number from something that depends on a differentiable value in a way that has no derivative.",
            "Compute it from numbers, or mark the value as constant with Wengert.stopGradient."),
    RULE_TARGET(
            "%1$s has no method %2$s, so there is nothing that this rule is for.",
            "Give the rule the name of the method and its parameters, the receiver first%3$s."),
    RULE_SHAPE(
            "%1$s is no rule: %2$s.",
            "A rule is a static method with the parameters of the method that it is for, and returns double[]; make it private if it is only a helper."),
    PULLBACK_SHAPE(
            "%1$s is no pullback: %2$s.",
            "A pullback has static of(...), value() and apply(seed), which gives a record with a component for each parameter that carries derivatives."),
    TANGENT_SHAPE(
            "%1$s does not make objects of class %2$s their own tangents: %3$s.",
            "It needs static %2$s zero(%2$s), %2$s copy(%2$s), void add(%2$s, %2$s) and double[] entries(%2$s)."),
    RULE_RESULT(
            "%1$s returns %2$s, and only a double or a float has partial derivatives.",
            "Write a pullback for it (@PullbackOf)."),
    RULE_RETURN(
            "the rule for %1$s returns something else than partials(...), and only that can be read as a formula.",
            "Return partials(...) with one expression for each partial derivative."),
    PARTIALS_COUNT(
            "the rule for %1$s gives %2$s partial derivatives, and has %3$s parameters of type double or float.",
            "Give one for each, in their order."),
    IMPURE_RULE(
            "the rule for %1$s is not a formula: %2$s.",
            "A rule may be evaluated at any time, again and again or never; compute from its arguments alone."),
    RULE_REACH("the rule for %1$s uses %2$s, which not all code that calls %1$s can reach.", "Make it public."),
    TWO_RULES("%1$s has two rules, one in %2$s and one in %3$s.", "Remove one of them."),
    RULE_ARGUMENT(
            "the rule for %1$s gives no derivative by %2$s, which carries one.",
            "Write a pullback for it (@PullbackOf), or mark the value as constant with Wengert.stopGradient."),
    NO_SECOND_DERIVATIVE(
            "the first derivative uses %1$s, of which no derivative is known, so there is no second derivative.",
            "Write a rule for it (@DerivativesOf), or ask for first derivatives only."),
    IMPURE_CHECKPOINT(
            "what is in this checkpoint cannot run a second time unnoticed: it %1$s.",
            "Do that outside of the checkpoint, and let the supplier use the result."),
    IMPURE_ITERATION(
            "an iteration of this loop cannot run again unnoticed, as checkpoints asks it to: it %1$s.",
            "Do that before or behind the loop, or leave checkpoints out."),
    REPEATED_EFFECTS(
            "hessian runs the method several times, and this cannot be left out in all of these runs but the first.",
            "Do it before, and give the method what comes of it; or leave order = 2 out."),
    SHARED_STATE(
            "no snapshot can be taken of the state of this loop: %1$s.",
            "Use only what the loop gives, and copy what else is used behind it; or leave checkpoints out."),
    NEGATIVE_CHECKPOINTS(
            "the annotation on method %1$s asks for %2$s checkpoints.",
            "Give the number of snapshots that are kept of its time loop, or 0 to keep everything."),
    NO_TIME_LOOP(
            "method %1$s asks for %2$s checkpoints and has no loop in which numbers go from one iteration to the next.",
            "Write the loop in the method itself, outside of helpers that stay methods, or leave checkpoints out."),
    NO_FORWARD_MODE(
            Kind.NOTE, "the companion of method %1$s has no pushforward, since %2$s.", "Use pullback or gradient."),
    ACTIVE_BRANCH(
            Kind.NOTE,
            "which way is taken here depends on a value that carries a derivative, so there may be a kink or a jump where the ways meet; the derivative is that of the way that is taken.",
            "See that the ways meet as they should; a comparison of Wengert.stopGradient(...) says that they do."),
    ACTIVE_EQUALITY(
            Kind.NOTE,
            "a value that carries a derivative is compared by == or != here; the derivative at the single point where it is equal is that of the way that is taken there.",
            "Compare with a tolerance, or say that it is meant by Wengert.stopGradient(...)."),
    DERIVATIVE_CUT(
            Kind.NOTE,
            "%1$s makes steps of a value that carries a derivative: what comes from it has the derivative 0.",
            "Leave the rounding out, or say that it is meant by Wengert.stopGradient(...)."),
    INDEPENDENT_PARAMETER(
            Kind.NOTE,
            "the result of method %1$s does not depend on parameter %2$s, so the derivative with respect to it is always 0.",
            "Leave it out of wrt, or look for what cuts it off."),
    RECURSION(
            "%1$s calls itself, and each call passes on another kind of function or object than the one before, or none returns.",
            "Pass numbers, arrays or the same functions and objects on, or write it as a loop."),
    NESTED_IN_ITSELF(
            "%1$s is called on the way to its own derivative, which would be made of itself.",
            "Call it in a method that is not called by the one whose companion it belongs to."),
    NESTED_EFFECTS(
            "%1$s cannot be differentiated, since its method calls %2$s, which may do something else when it is called again.",
            "Call that before and pass the result as an argument."),
    NOT_NESTED("%1$s cannot be differentiated: %2$s.", "%3$s."),
    INTERNAL_ERROR(
            "%1$s could not be made because of a fault in Wengert: %2$s.",
            "Please report it with this message and the source."),
    TOO_MANY_PARAMETERS(
            Kind.NOTE,
            "the companion of method %1$s has no %2$s, which would have more parameters than the JVM allows.",
            "Pass the numbers in an array.");

    private final Kind kind;
    private final String what;
    private final String advice;

    Problem(String what, String advice) {
        this(Kind.ERROR, what, advice);
    }

    Problem(Kind kind, String what, String advice) {
        this.kind = kind;
        this.what = what;
        this.advice = advice;
    }

    /** How bad it is. */
    public Kind kind() {
        return kind;
    }

    /** The name that stands in brackets in front of the message and titles its page in the documentation. */
    public String title() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    String message(Object... arguments) {
        return "[" + title() + "] " + String.format(Locale.ROOT, what, arguments) + " "
                + String.format(Locale.ROOT, advice, arguments);
    }
}
