package org.wengert.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that Java code can call or read: the target of a {@link Line.Call} or of an {@link Operation.Apply}.
 *
 * @param owner the declaring class's canonical name
 * @param name the method's or field's name; {@code <init>} for a constructor
 * @param parameters erased types; the receiver of an instance member comes first
 * @param results the results' types: none for void, several only for what is of the program itself
 * @param caught the canonical names of exceptions that a {@link Line.Call} does not throw but gives as its last result, which
 *     is null where none was thrown; none for most
 * @param summary what a call does to arrays; null where that is not known
 */
public record Callee(
        Kind kind,
        String owner,
        String name,
        List<Type> parameters,
        List<Type> results,
        List<String> caught,
        @Nullable Summary summary) {
    /** How it is called. */
    public enum Kind {
        STATIC,
        /** A method of an object: the one that its class has. */
        INSTANCE,
        /** A method or constructor that is called on an object as it is declared there: {@code super.f()}. Only before linking. */
        SUPER,
        CONSTRUCTOR,
        /** A constructor whose call makes an object and does nothing else: it does not throw where it is called. */
        PURE_CONSTRUCTOR,
        STATIC_FIELD,
        FIELD,
        /** A field that is written to: the object, the value. Only before linking. */
        ASSIGN,
        /** A lambda expression or method reference: makes a function object of what it captures. Only before linking. */
        CLOSURE,
        /** A function of the {@link Program}, by its name; there is no owner. */
        LOCAL,
        /** A derivative of a function, which becomes one of the {@link Program} when all of these are known; there is no owner. */
        DERIVED,
        /** A phase of a function of the program; the owner is that function's name, the receiver a frame of it. */
        PHASE;

        /** Whether the first argument is the object whose member it is. */
        public boolean hasReceiver() {
            return this == INSTANCE || this == SUPER || this == FIELD || this == ASSIGN || this == PHASE;
        }

        /** Whether it is a field that is read, which is no statement in Java. */
        public boolean isField() {
            return this == FIELD || this == STATIC_FIELD;
        }
    }

    public Callee {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        caught = List.copyOf(caught);
    }

    public Callee(Kind kind, String owner, String name, List<Type> parameters, @Nullable Type result) {
        this(kind, owner, name, parameters, result == null ? List.of() : List.of(result), List.of(), null);
    }

    public static Callee ofStatic(String owner, String name, List<Type> parameters, @Nullable Type result) {
        return new Callee(Kind.STATIC, owner, name, parameters, result);
    }

    /** The same, where these exceptions are caught. */
    public Callee catching(List<String> exceptions) {
        return new Callee(kind, owner, name, parameters, results, exceptions, summary);
    }

    /** The same, called in another way. */
    public Callee of(Kind other) {
        return new Callee(other, owner, name, parameters, results, caught, summary);
    }

    /** A function of the program. */
    public static Callee local(String name, List<Type> parameters, List<Type> results) {
        return new Callee(Kind.LOCAL, "", name, parameters, results, List.of(), null);
    }

    /** A phase of a function: the first makes its frame ready, each later one goes on from there. */
    public static Callee phase(String function, int phase, List<Type> parameters, List<Type> results) {
        return new Callee(Kind.PHASE, function, PHASES.get(phase), parameters, results, List.of(), null);
    }

    private static final List<String> PHASES = List.of("forward", "reverse");

    /** Which phase this is. */
    public int phase() {
        return PHASES.indexOf(name);
    }

    /** The same of another function of the program. */
    public Callee renamed(String function) {
        boolean local = kind == Kind.LOCAL;
        return new Callee(kind, local ? "" : function, local ? function : name, parameters, results, caught, summary);
    }

    public Callee withSummary(@Nullable Summary known) {
        return new Callee(kind, owner, name, parameters, results, caught, known);
    }

    /** The type of the result, or of the first of several; null for void. */
    public @Nullable Type result() {
        return results.isEmpty() ? null : results.get(0);
    }

    /** The name of the program's function that this is, or is a phase of; null of anything else. */
    public @Nullable String function() {
        return kind == Kind.LOCAL ? name : kind == Kind.PHASE ? owner : null;
    }

    /** Whether an array that it gives is the caller's alone. The platform's methods keep none of theirs, except for buffers. */
    public boolean givesNewArrays() {
        boolean isMethod = kind == Kind.STATIC || kind == Kind.INSTANCE;
        return isMethod && owner.startsWith("java.") && !owner.startsWith("java.nio.");
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? name : owner + "." + name;
    }
}
