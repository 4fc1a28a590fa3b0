package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Type;

/** Calls of methods and constructors, and reads of fields. */
final class Invocations {
    private final Expressions expressions;
    private final @Nullable Parts parts;
    private final String tables;

    /** @param tables the field with {@code Tables}; empty where there is none */
    Invocations(Expressions expressions, @Nullable Parts parts, String tables) {
        this.expressions = expressions;
        this.parts = parts;
        this.tables = tables;
    }

    Expressions.Text of(Callee callee, List<Atom> arguments) {
        boolean instance = callee.kind().hasReceiver();
        CodeBlock receiver = instance ? expressions.primary(arguments.get(0)) : CodeBlock.of("");
        List<Atom> rest = instance ? arguments.subList(1, arguments.size()) : arguments;
        List<CodeBlock> all = new ArrayList<>();
        if (parts != null && Parts.isPart(callee) && parts.takesFrame(callee.name()))
            all.add(CodeBlock.of("$L", parts.frameName()));
        for (Atom a : rest) all.add(argument(a));
        CodeBlock list = CodeBlock.join(all, ", ");
        CodeBlock owner =
                callee.owner().isEmpty() ? CodeBlock.of("") : CodeBlock.of("$T", JavaTypes.className(callee.owner()));
        if (!tables.isEmpty() && checksTables(callee, arguments)) owner = CodeBlock.of(tables);
        String dot = callee.owner().isEmpty() ? "" : ".";
        return switch (callee.kind()) {
            case STATIC, LOCAL ->
                new Expressions.Text(CodeBlock.of("$L$L$L($L)", owner, dot, callee.name(), list), Expressions.PRIMARY);
            case INSTANCE, PHASE ->
                new Expressions.Text(CodeBlock.of("$L.$L($L)", receiver, callee.name(), list), Expressions.PRIMARY);
            case CONSTRUCTOR, PURE_CONSTRUCTOR ->
                new Expressions.Text(CodeBlock.of("new $L$L($L)", owner, diamond(callee), list), Expressions.PRIMARY);
            case STATIC_FIELD ->
                new Expressions.Text(CodeBlock.of("$L$L$L", owner, dot, callee.name()), Expressions.PRIMARY);
            case FIELD -> new Expressions.Text(CodeBlock.of("$L.$L", receiver, callee.name()), Expressions.PRIMARY);
            case SUPER, ASSIGN, CLOSURE, DERIVED -> throw new IllegalArgumentException("not linked: " + callee);
        };
    }

    /** Whether this is the check that tables share no array, for which {@code Tables} that are kept need no memory. */
    static boolean checksTables(Callee callee, List<Atom> arguments) {
        return callee.owner().equals(RuntimeNames.ARGUMENTS.canonicalName())
                && callee.name().startsWith("requireDistinct")
                && arguments.stream().anyMatch(a -> a.type().rank() > 1);
    }

    private static String diamond(Callee callee) {
        return callee.result() instanceof Type.Reference r && r.name().endsWith(">") ? "<>" : "";
    }

    /** An overloaded method is chosen by its arguments' types, so {@code null} tells its own. */
    private CodeBlock argument(Atom atom) {
        boolean isNull = atom instanceof Constant c && c.value() == null;
        return isNull ? CodeBlock.of("($T) null", JavaTypes.of(atom.type())) : expressions.of(atom);
    }
}
