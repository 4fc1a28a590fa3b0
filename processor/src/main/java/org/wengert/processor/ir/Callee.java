package org.wengert.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that Java code can call or read: the target of a {@link Line.Call} or of an {@link Operation.Apply}.
 *
 * @param owner the declaring class's canonical name
 * @param name the method's or field's name; {@code <init>} for a constructor
 * @param parameters erased types; the receiver of an instance member comes first
 * @param result the result's type, or {@code null} for void
 * @param caught the canonical names of exceptions that a {@link Line.Call} does not throw but gives as its last result, which
 *     is null where none was thrown; none for most
 */
public record Callee(
        Kind kind,
        String owner,
        String name,
        List<Type> parameters,
        @Nullable Type result,
        List<String> caught) {
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
        CLOSURE;

        /** Whether the first argument is the object whose member it is. */
        public boolean hasReceiver() {
            return this == INSTANCE || this == SUPER || this == FIELD || this == ASSIGN;
        }
    }

    public Callee {
        parameters = List.copyOf(parameters);
        caught = List.copyOf(caught);
    }

    public Callee(Kind kind, String owner, String name, List<Type> parameters, @Nullable Type result) {
        this(kind, owner, name, parameters, result, List.of());
    }

    public static Callee ofStatic(String owner, String name, List<Type> parameters, @Nullable Type result) {
        return new Callee(Kind.STATIC, owner, name, parameters, result);
    }

    /** The same, where these exceptions are caught. */
    public Callee catching(List<String> exceptions) {
        return new Callee(kind, owner, name, parameters, result, exceptions);
    }

    @Override
    public String toString() {
        return owner + "." + name;
    }
}
