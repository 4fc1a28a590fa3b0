package org.wengert.processor.contract;

import java.util.List;

/**
 * The signature of one member.
 *
 * @param member which
 * @param arguments its parameters
 * @param isVarArgs whether the last one is written {@code T...}
 * @param result its type of result, {@code void} for none; types nested in the companion have their simple names
 */
public record Signature(Member member, List<Argument> arguments, boolean isVarArgs, String result) {
    /** The most slots that the JVM gives to the parameters of a method, the receiver among them. */
    private static final int LIMIT = 255;

    /** Copies the list. */
    public Signature {
        arguments = List.copyOf(arguments);
    }

    /**
     * One parameter of a member.
     *
     * @param type its type as it stands in a source
     * @param name its name
     * @param of the parameter of the primal that it is, or whose tangent or bar it is; the result for a seed
     * @param role what it is
     */
    public record Argument(String type, String name, String of, Role role) {
        int slots() {
            return type.equals("double") || type.equals("long") ? 2 : 1;
        }
    }

    /** What an argument is to the primal's parameter. */
    public enum Role {
        /** The parameter itself. */
        VALUE,
        /** The parameter's tangent. */
        TANGENT,
        /** The array that the parameter's cotangent is added to. */
        BAR,
        /** The cotangent of the result. */
        SEED
    }

    /** Whether the JVM allows that many parameters. */
    boolean fits() {
        int receiver = member.isOfPullback() ? 1 : 0;
        return receiver + arguments.stream().mapToInt(Argument::slots).sum() <= LIMIT;
    }
}
