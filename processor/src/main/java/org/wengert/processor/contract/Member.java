package org.wengert.processor.contract;

/** The members of a companion and of its {@code Pullback}. */
public enum Member {
    GRADIENT("gradient"),
    VALUE_AND_GRADIENT("valueAndGradient"),
    PULLBACK("pullback"),
    PUSHFORWARD("pushforward"),
    JACOBIAN("jacobian"),
    HESSIAN("hessian"),
    HESSIAN_VECTOR_PRODUCT("hessianVectorProduct"),
    AT("at"),
    VALUE("value"),
    APPLY("apply"),
    ACCUMULATE("accumulate");

    private final String methodName;

    Member(String methodName) {
        this.methodName = methodName;
    }

    /** The method's name. */
    public String methodName() {
        return methodName;
    }

    /** Whether it is an instance method of the {@code Pullback}; the others are static methods of the companion. */
    public boolean isOfPullback() {
        return compareTo(AT) >= 0;
    }

    /** Whether it calls the primal and so declares what that throws. */
    public boolean runsPrimal() {
        return !isOfPullback() || this == AT;
    }

    /** Whether the companion has it, limits of the JVM apart. */
    boolean belongsTo(Companion companion) {
        return switch (this) {
            case GRADIENT, VALUE_AND_GRADIENT -> companion.isScalar();
            case JACOBIAN -> companion.hasJacobian();
            case HESSIAN, HESSIAN_VECTOR_PRODUCT -> companion.isScalar() && companion.order() == 2;
            default -> true;
        };
    }
}
