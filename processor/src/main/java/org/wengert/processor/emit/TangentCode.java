package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.function.UnaryOperator;
import org.wengert.processor.contract.Differential;
import org.wengert.processor.contract.Differential.ArrayOf;
import org.wengert.processor.contract.Differential.Composite;
import org.wengert.processor.contract.Differential.ListOf;
import org.wengert.processor.contract.Differential.Own;
import org.wengert.processor.contract.Numeric;

/** The code of one operation on tangents, for every way in which a type may carry derivatives. */
final class TangentCode {
    private TangentCode() {}

    private interface Operation {
        /** The result for a number. */
        CodeBlock ofNumber(Numeric number, CodeBlock... operands);

        /** The result for an array of numbers. */
        CodeBlock ofNumbers(CodeBlock... operands);

        /** The result for objects of a library that are their own tangents. */
        default CodeBlock ofOwn(TypeName rule, CodeBlock operands) {
            throw new IllegalStateException("no tangent type has a component that is its own tangent");
        }

        /** What is applied to a record, class or sealed interface that is not null. */
        CodeBlock ofComposite(TypeName tangent, int depth);
    }

    /** {@code RTangent.zero(like)}. */
    static CodeBlock zero(Differential d, CodeBlock like) {
        return apply(d, new Zero(), 0, like);
    }

    /** {@code a + b}. */
    static CodeBlock sum(Differential d, CodeBlock a, CodeBlock b) {
        return apply(d, new Sum(), 0, a, b);
    }

    /** {@code factor * a}. */
    static CodeBlock product(Differential d, CodeBlock a, String factor) {
        UnaryOperator<CodeBlock> number = x -> CodeBlock.of("$L * $L", x, factor);
        return apply(d, new Unary("product", "times", factor, number), 0, a);
    }

    /** {@code f} of all entries of {@code a}. */
    static CodeBlock mapped(Differential d, CodeBlock a, String f) {
        UnaryOperator<CodeBlock> number = x -> CodeBlock.of("$L.applyAsDouble($L)", f, x);
        return apply(d, new Unary("map", "map", f, number), 0, a);
    }

    /** {@code point + step * tangent}. */
    static CodeBlock moved(Differential d, CodeBlock point, CodeBlock tangent, String step) {
        return apply(d, new Moved(step), 0, point, tangent);
    }

    private static CodeBlock apply(Differential d, Operation operation, int depth, CodeBlock... operands) {
        if (d instanceof Numeric n)
            return n.isScalar() ? operation.ofNumber(n, operands) : operation.ofNumbers(operands);
        CodeBlock all = CodeBlock.join(java.util.List.of(operands), ", ");
        if (d instanceof Own o) return operation.ofOwn(TypeNames.of(o.rule()), all);
        if (d instanceof Composite c) {
            return CodeBlock.of(
                    "$T.part($L, $L)",
                    RuntimeNames.TANGENTS,
                    all,
                    operation.ofComposite(TypeNames.of(c.tangent()), depth));
        }
        if (d instanceof ListOf list)
            return CodeBlock.of(
                    "$T.list($L, $L)",
                    RuntimeNames.TANGENTS,
                    all,
                    function(list.element(), operation, depth, operands.length));
        Differential element = ((ArrayOf) d).element();
        CodeBlock each = function(element, operation, depth, operands.length);
        if (!(operation instanceof Zero)) return CodeBlock.of("$T.array($L, $L)", RuntimeNames.TANGENTS, all, each);
        return CodeBlock.of("$T.array($L, $L, $T[]::new)", RuntimeNames.TANGENTS, all, each, erased(element));
    }

    private static TypeName erased(Differential element) {
        return TypeNames.of(element.tangent().replaceAll("<.*>", ""));
    }

    private static CodeBlock function(Differential d, Operation operation, int depth, int operands) {
        if (d instanceof Composite c) return operation.ofComposite(TypeNames.of(c.tangent()), depth);
        if (operands == 1) {
            String each = named("each", depth);
            return CodeBlock.of("$L -> $L", each, apply(d, operation, depth + 1, CodeBlock.of("$L", each)));
        }
        String a = named("a", depth);
        String b = named("b", depth);
        CodeBlock result = apply(d, operation, depth + 1, CodeBlock.of("$L", a), CodeBlock.of("$L", b));
        return CodeBlock.of("($L, $L) -> $L", a, b, result);
    }

    /** A lambda's parameter must not hide that of one around it. */
    private static String named(String name, int depth) {
        return depth == 0 ? name : name + depth;
    }

    /** A number of the right precision. */
    private static CodeBlock number(Numeric n, CodeBlock value) {
        return n.base() == Numeric.Base.FLOAT ? CodeBlock.of("(float) ($L)", value) : value;
    }

    private record Zero() implements Operation {
        @Override
        public CodeBlock ofNumber(Numeric number, CodeBlock... operands) {
            return CodeBlock.of(number.base() == Numeric.Base.FLOAT ? "0F" : "0.0");
        }

        @Override
        public CodeBlock ofNumbers(CodeBlock... operands) {
            return CodeBlock.of("$T.zeros($L)", RuntimeNames.TANGENTS, operands[0]);
        }

        @Override
        public CodeBlock ofComposite(TypeName tangent, int depth) {
            return CodeBlock.of("$T::zero", tangent);
        }
    }

    private record Sum() implements Operation {
        @Override
        public CodeBlock ofOwn(TypeName rule, CodeBlock operands) {
            return CodeBlock.of("$T.plus($L, $T::copy, $T::add)", RuntimeNames.CONTENTS, operands, rule, rule);
        }

        @Override
        public CodeBlock ofNumber(Numeric number, CodeBlock... operands) {
            return CodeBlock.of("$L + $L", operands[0], operands[1]);
        }

        @Override
        public CodeBlock ofNumbers(CodeBlock... operands) {
            return CodeBlock.of("$T.sum($L, $L)", RuntimeNames.TANGENTS, operands[0], operands[1]);
        }

        @Override
        public CodeBlock ofComposite(TypeName tangent, int depth) {
            return CodeBlock.of("$T::plus", tangent);
        }
    }

    /**
     * An operation with a second operand that is the same for all.
     *
     * @param ofNumbers the method for arrays of numbers
     * @param method that of tangents
     */
    private record Unary(String ofNumbers, String method, String argument, UnaryOperator<CodeBlock> number)
            implements Operation {
        @Override
        public CodeBlock ofNumber(Numeric n, CodeBlock... operands) {
            return TangentCode.number(n, number.apply(operands[0]));
        }

        @Override
        public CodeBlock ofNumbers(CodeBlock... operands) {
            return CodeBlock.of("$T.$L($L, $L)", RuntimeNames.TANGENTS, ofNumbers, operands[0], argument);
        }

        @Override
        public CodeBlock ofComposite(TypeName tangent, int depth) {
            String each = named("each", depth);
            return CodeBlock.of("$L -> $L.$L($L)", each, each, method, argument);
        }
    }

    private record Moved(String step) implements Operation {
        @Override
        public CodeBlock ofNumber(Numeric number, CodeBlock... operands) {
            return TangentCode.number(number, CodeBlock.of("$L + $L * $L", operands[0], step, operands[1]));
        }

        @Override
        public CodeBlock ofNumbers(CodeBlock... operands) {
            return CodeBlock.of("$T.moved($L, $L, $L)", RuntimeNames.TANGENTS, operands[0], operands[1], step);
        }

        @Override
        public CodeBlock ofComposite(TypeName tangent, int depth) {
            String a = named("a", depth);
            String b = named("b", depth);
            return CodeBlock.of("($L, $L) -> $L.applyTo($L, $L)", a, b, b, a, step);
        }
    }
}
