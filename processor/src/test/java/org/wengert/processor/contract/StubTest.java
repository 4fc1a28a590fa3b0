package org.wengert.processor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wengert.processor.contract.Numeric.Base;

class StubTest {
    private static final ValueType DOUBLE = ValueType.of(new Numeric(Base.DOUBLE, false, 0));
    private static final ValueType FLOATS = ValueType.of(new Numeric(Base.FLOAT, false, 2));

    private static Companion companion(ValueType result, boolean varArgs, int order, List<Parameter> parameters) {
        Primal primal = new Primal(
                "p.C",
                "f",
                true,
                List.of(),
                parameters,
                varArgs,
                result,
                Optional.empty(),
                List.of("java.io.IOException"));
        List<Parameter> wrt =
                parameters.stream().filter(p -> p.type().isDifferentiable()).toList();
        return new Companion("p", "CF", false, primal, wrt, order, 0);
    }

    @Test
    void scalarOfOneParameter() {
        assertEquals(
                """
                package p;
                final class CF {
                  private CF() {}
                  record ValueAndGradient(double value, double gradient) {}
                  record ValueAndTangent(double value, double tangent) {}
                  static double gradient(double x, int n) throws java.io.IOException { throw new AssertionError(); }
                  static ValueAndGradient valueAndGradient(double x, int n) throws java.io.IOException { throw new AssertionError(); }
                  static Pullback pullback(double x, int n) throws java.io.IOException { throw new AssertionError(); }
                  static ValueAndTangent pushforward(double x, int n, double xDot) throws java.io.IOException { throw new AssertionError(); }
                  static double[][] hessian(double x, int n) throws java.io.IOException { throw new AssertionError(); }
                  static double hessianVectorProduct(double x, int n, double xDot) throws java.io.IOException { throw new AssertionError(); }
                  static final class Pullback {
                  Pullback() {}
                  Pullback at(double x, int n) throws java.io.IOException { throw new AssertionError(); }
                  double value() { throw new AssertionError(); }
                  double apply(double seed) { throw new AssertionError(); }
                  void accumulate(double seed, double[] xBar) { throw new AssertionError(); }
                  }
                }
                """,
                Stub.source(companion(
                        DOUBLE,
                        false,
                        2,
                        List.of(new Parameter("x", DOUBLE), new Parameter("n", ValueType.passive("int"))))));
    }

    @Test
    void arrayOfSeveralParameters() {
        assertEquals(
                """
                package p;
                final class CF {
                  private CF() {}
                  record Gradient(double x, float[][] wait_) {}
                  record ValueAndTangent(float[][] value, float[][] tangent) {}
                  record Jacobian(double[][] x, double[][] wait_) {}
                  static Pullback pullback(double x, float[]... wait) throws java.io.IOException { throw new AssertionError(); }
                  static ValueAndTangent pushforward(double x, float[][] wait, double xDot, float[][] waitDot) throws java.io.IOException { throw new AssertionError(); }
                  static Jacobian jacobian(double x, float[]... wait) throws java.io.IOException { throw new AssertionError(); }
                  static final class Pullback {
                  Pullback() {}
                  Pullback at(double x, float[]... wait) throws java.io.IOException { throw new AssertionError(); }
                  float[][] value() { throw new AssertionError(); }
                  Gradient apply(float[][] seed) { throw new AssertionError(); }
                  void accumulate(float[][] seed, double[] xBar, float[][] waitBar) { throw new AssertionError(); }
                  }
                }
                """,
                Stub.source(companion(
                        FLOATS, true, 1, List.of(new Parameter("x", DOUBLE), new Parameter("wait", FLOATS)))));
    }

    @Test
    void componentsAvoidMethodsOfObjectAndEachOther() {
        List<Parameter> parameters = List.of(
                new Parameter("wait", DOUBLE), new Parameter("wait_", DOUBLE), new Parameter("hashCode", DOUBLE));
        assertEquals(
                List.of("wait__", "wait_", "hashCode_"),
                companion(DOUBLE, false, 1, parameters).componentNames());
    }

    @Test
    void tangentsAvoidParameters() {
        List<Parameter> parameters = List.of(new Parameter("x", DOUBLE), new Parameter("xDot", DOUBLE));
        Signature pushforward = new Contract(companion(DOUBLE, false, 1, parameters))
                .signatures().stream()
                        .filter(s -> s.member() == Member.PUSHFORWARD)
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of("x", "xDot", "xDot_", "xDotDot"),
                pushforward.arguments().stream().map(Signature.Argument::name).toList());
    }

    @Test
    void membersBeyondTheLimitOfTheJvmAreLeftOut() {
        List<Parameter> parameters = IntStream.range(0, 100)
                .mapToObj(i -> new Parameter("x" + i, DOUBLE))
                .toList();
        Contract contract = new Contract(companion(DOUBLE, false, 2, parameters));
        assertEquals(List.of(Member.PUSHFORWARD, Member.HESSIAN_VECTOR_PRODUCT), contract.leftOut());
    }
}
