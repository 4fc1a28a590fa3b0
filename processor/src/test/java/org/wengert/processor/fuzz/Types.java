package org.wengert.processor.fuzz;

import org.wengert.processor.fuzz.Node.Kind;

/** The types of the variables of random programs, some of which the programs declare themselves. */
final class Types {
    /** The declarations. Every class of random programs has its own. */
    static final String DECLARED = """
                record Pair(double x, double[] a) {
                    Pair {
                        if (a == null) throw new IllegalArgumentException("no array");
                        x = 0.8 * x + 0.1;
                    }

                    static Pair of(double x) {
                        return new Pair(x, new double[] {x, 0.5, -x});
                    }

                    double at(int i) {
                        return x * a[i] / (1 + x * x);
                    }

                    Pair with(double y) {
                        return new Pair(y, a);
                    }
                }

                static final class Box {
                    double v;
                    double[] a;
                    int count;

                    Box(double v, double[] a) {
                        this.v = v;
                        this.a = a;
                    }

                    void add(double d) {
                        v = 0.7 * v + 0.3 * d;
                        a[count++ % 3] *= 0.9;
                    }

                    double at(int i) {
                        return Math.sin(v) * a[i] + 0.1 * count;
                    }
                }

                sealed interface Shape permits Round, Flat {
                    double at(double t);

                    default double twice(double t) {
                        return 0.5 * at(at(t));
                    }
                }

                record Round(double r) implements Shape {
                    @Override
                    public double at(double t) {
                        return Math.sin(r * t);
                    }
                }

                record Flat(double p, double q) implements Shape {
                    @Override
                    public double at(double t) {
                        return Math.tanh(p + q * t);
                    }
                }

                enum Op {
                    TIMES {
                        @Override
                        double of(double a, double b) {
                            return 0.3 * a * b;
                        }
                    },
                    PLUS {
                        @Override
                        double of(double a, double b) {
                            return 0.4 * a - 0.6 * b;
                        }
                    };

                    abstract double of(double a, double b);
                }

                static double wave(double t) {
                    return t * Math.cos(t) / (1 + t * t);
                }

            """;

    private Types() {}

    /** How a type is written. */
    static String text(Kind kind) {
        return switch (kind) {
            case DOUBLE -> "double";
            case INT -> "int";
            case BOOLEAN -> "boolean";
            case VECTOR -> "double[]";
            case MATRIX -> "double[][]";
            case FUNCTION -> "DoubleUnaryOperator";
            case PAIR -> "Pair";
            case BOX -> "Box";
            case SHAPE -> "Shape";
            default -> "void";
        };
    }
}
