package programs;

import org.wengert.Differentiable;

/** All forms of {@code switch}. */
final class Choices {
    enum Shape {
        LINEAR,
        SQUARE,
        CUBIC
    }

    //: n = 0 | 1 | 2 | 3 | 4
    @Differentiable
    static double fallingThrough(double x, int n) {
        double y = x;
        switch (n) {
            case 0:
                y *= x;
            case 1:
                y += 2 * x;
                break;
            case 2:
            case 3:
                y = y * y * y;
            default:
                y -= 1;
        }
        return y * x;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double defaultInTheMiddle(double x, int n) {
        double y = 1;
        switch (n) {
            case 1:
                y = x;
            default:
                y *= 3 * x;
            case 2:
                y += x * x;
                break;
            case 3:
                return x;
        }
        return y;
    }

    //: n = 1 | 2 | 9
    @Differentiable
    static double withoutDefault(double x, int n) {
        double y = x;
        switch (n) {
            case 1 -> y = x * x;
            case 2 -> {
                double z = 2 * x;
                y = z * z * x;
            }
        }
        return y + x;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double arrows(double x, double y, int n) {
        switch (n) {
            case 0, 3 -> {
                return x * y;
            }
            case 1 -> x *= y;
            default -> y = x;
        }
        return x * y * y;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double expression(double x, int n) {
        return x * switch (n) {
            case 0 -> x;
            case 1, 2 -> {
                double y = x * n;
                if (n == 2) yield y;
                yield y * y;
            }
            default -> 3;
        };
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double oldExpression(double x, int n) {
        double y = x;
        double z = switch (n) {
            case 0:
                y *= 2;
            case 1:
                yield y * x;
            case 2:
                yield x;
            default:
                y = 1;
                yield y;
        };
        return z * y;
    }

    //: shape = LINEAR | SQUARE | CUBIC
    @Differentiable
    static double enums(double x, Shape shape) {
        return switch (shape) {
            case LINEAR -> x;
            case SQUARE -> x * x;
            case CUBIC -> x * x * x;
        };
    }

    //: shape = LINEAR | SQUARE | CUBIC
    @Differentiable
    static double oldEnums(double x, Shape shape) {
        double y = 0;
        switch (shape) {
            case CUBIC:
                y += x * x * x;
            case SQUARE:
                y += x * x;
                break;
            default:
                y = x;
        }
        return shape == Shape.SQUARE ? y * x : y;
    }

    //: kind = sin | cos | Aa | BB | none
    @Differentiable
    static double strings(double x, String kind) {
        switch (kind) {
            case "sin":
                return Math.sin(x);
            case "cos":
                return Math.cos(x);
            case "Aa":
                return x * x;
            case "BB":
                return x * x * x;
            default:
                return x;
        }
    }

    //: kind = s | c | z
    @Differentiable
    static double characters(double x, char kind) {
        return switch (kind) {
            case 's' -> Math.sin(x);
            case 'c' -> Math.cos(x);
            default -> x * kind;
        };
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double inALoop(double x, int n) {
        double y = x;
        for (int i = 0; i < 5; i++) {
            switch ((i + n) % 4) {
                case 0:
                    y += x;
                    break;
                case 1:
                    continue;
                case 2:
                    y *= 1.5;
                default:
                    y -= 0.1 * x * x;
            }
            y *= 1 + 0.1 * i;
        }
        return y;
    }

    //: n = 0 | 1 | 2 | 5
    @Differentiable
    static double leavingTheLoop(double x, int n) {
        double y = x;
        out:
        for (int i = 0; i < 4; i++) {
            switch (i - n) {
                case 0:
                    break out;
                case -1:
                    y *= x;
                    break;
                default:
                    y += x;
            }
        }
        return y;
    }

    //: n = 0 | 1 | 2; k = 1 | 0 | 2
    @Differentiable
    static double nested(double x, int n, int k) {
        double y = x;
        switch (n) {
            case 0:
                switch (k) {
                    case 0:
                        y *= 2;
                        break;
                    case 1:
                        y *= y;
                }
            case 1:
                y += x;
                break;
            case 2:
                y = switch (k) {
                    case 2 -> switch (n) {
                        case 2 -> y * y * x;
                        default -> 1;
                    };
                    default -> y;
                };
        }
        return y;
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double throwing(double x, int n) {
        return switch (n) {
            case 0 -> x;
            case 1 -> x * x;
            default -> throw new IllegalStateException("no case " + n);
        };
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double scopes(double x, int n) {
        switch (n) {
            case 0:
                double y = x;
                return y;
            case 1:
                y = 3 * x;
                return y * y;
            default:
                y = 1;
        }
        return x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double selectorWithEffect(double x, int n) {
        int k = n;
        double[] a = {x, x * x, 1};
        switch (k++) {
            case 0 -> a[k] *= x;
            case 1 -> a[k] += x;
            default -> a[k - 1] = x * 2;
        }
        return a[0] + 2 * a[1] + 3 * a[2] + k * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double throwingArm(double x, int n) {
        double y = x;
        y *= switch (n) {
            case 0 -> x;
            case 1 -> 2;
            default -> throw new IllegalArgumentException("n is " + n);
        };
        return y;
    }

    record Wave(double height) {}

    //: n = 0 | 1
    @Differentiable
    static double patternInACondition(double x, int n) {
        Object o = n == 0 ? new Wave(x) : "none";
        double y = n == 0 && o instanceof Wave w ? w.height() * x : x;
        if (o instanceof Wave w && w.height() > 0.5) y *= w.height();
        boolean none = !(o instanceof Wave v) || v.height() < 0;
        return none ? y : y + 1;
    }
}
