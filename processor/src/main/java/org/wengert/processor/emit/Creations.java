package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Type;

/** New arrays, copies and zeros as Java expressions: made anew, or in storage that is kept. */
final class Creations {
    private final Expressions expressions;
    private final Nesting nesting;
    private final Homes homes;

    Creations(Expressions expressions, Nesting nesting, Homes homes) {
        this.expressions = expressions;
        this.nesting = nesting;
        this.homes = homes;
    }

    Expressions.Text create(Line.New line) {
        Type type = line.result().type();
        Home home = homes.homeOf(line.result());
        if (home != null && type instanceof Type.Reference)
            return new Expressions.Text(CodeBlock.of("$L", home.field()), Expressions.PRIMARY);
        if (home != null) {
            CodeBlock lengths =
                    CodeBlock.join(line.lengths().stream().map(expressions::of).toList(), ", ");
            boolean references = !(type.element() instanceof Type.Primitive) && home.way() != Home.Way.OBJECT;
            CodeBlock arguments =
                    references ? CodeBlock.of("$L, $T.class", lengths, JavaTypes.erased(type.element())) : lengths;
            return reused(home, line.zeroed() ? "zeros" : "room", arguments);
        }
        if (!(type instanceof Type.ArrayOf))
            return new Expressions.Text(CodeBlock.of("new $T()", JavaTypes.of(type)), Expressions.PRIMARY);
        Type element = type;
        while (element instanceof Type.ArrayOf a) element = a.element();
        CodeBlock.Builder code = CodeBlock.builder().add("new $T", JavaTypes.erased(element));
        for (int i = 0; i < type.rank(); i++)
            code.add(
                    i < line.lengths().size()
                            ? CodeBlock.of("[$L]", expressions.of(line.lengths().get(i)))
                            : CodeBlock.of("[]"));
        return new Expressions.Text(code.build(), Expressions.CREATION);
    }

    Expressions.Text copy(Line.Copy line) {
        Home home = homes.homeOf(line.result());
        if (home != null) return reused(home, "copy", expressions.of(line.source()));
        if (line.source().type().rank() == 1)
            return new Expressions.Text(
                    CodeBlock.of("$L.clone()", expressions.primary(line.source())), Expressions.PRIMARY);
        return support("copy", line.source());
    }

    Expressions.Text zeros(Line.Zeros line) {
        Home home = homes.homeOf(line.result());
        if (home != null) {
            boolean flat = line.like().type().rank() == 1;
            CodeBlock length = CodeBlock.of("$L.length", expressions.primary(line.like()));
            return reused(home, "zeros", flat ? length : expressions.of(line.like()));
        }
        if (!(line.like().type() instanceof Type.ArrayOf a) || a.rank() > 1 || nesting.expression(line.like()) != null)
            return support("zeros", line.like());
        return new Expressions.Text(
                CodeBlock.of("new $T[$L.length]", JavaTypes.of(a.element()), expressions.primary(line.like())),
                Expressions.CREATION);
    }

    private Expressions.Text reused(Home home, String method, CodeBlock arguments) {
        if (home.way() == Home.Way.OBJECT)
            return new Expressions.Text(
                    CodeBlock.of("$L.$L($L)", home.field(), method, arguments), Expressions.PRIMARY);
        CodeBlock made = CodeBlock.of("$T.$L($L, $L)", RuntimeNames.REUSE, method, home.kept(expressions), arguments);
        return home.isOwn()
                ? new Expressions.Text(made, Expressions.PRIMARY)
                : new Expressions.Text(CodeBlock.of("$L = $L", home.field(), made), 0);
    }

    private Expressions.Text support(String method, Atom argument) {
        return new Expressions.Text(
                CodeBlock.of("$T.$L($L)", RuntimeNames.ARRAYS, method, expressions.of(argument)), Expressions.PRIMARY);
    }
}
