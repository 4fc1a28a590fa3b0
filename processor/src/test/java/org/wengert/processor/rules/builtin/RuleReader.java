package org.wengert.processor.rules.builtin;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads a rule's text and differentiates it in forward mode: second derivatives that owe nothing to the processor. */
final class RuleReader {
    private static final Map<Class<?>, ClassTree> READ = new HashMap<>();

    private RuleReader() {}

    /** The partial derivatives with their own derivatives in the direction {@code v}. */
    static List<Dual> partials(Rule rule, double[] x, double[] v) {
        ClassTree text = READ.computeIfAbsent(rule.derivatives().getDeclaringClass(), RuleReader::read);
        MethodTree body = methodOf(text, rule);
        Dual[] arguments = new Dual[x.length];
        for (int i = 0; i < x.length; i++) arguments[i] = new Dual(x[i], v[i]);

        Map<String, Dual> variables = new HashMap<>();
        FormulaEvaluator evaluator = new FormulaEvaluator(variables);
        for (Tree member : text.getMembers()) {
            if (member instanceof VariableTree constant) evaluator.visit(constant, null);
        }
        for (int i = 0; i < x.length; i++) variables.put(nameOf(body, i), arguments[i]);
        if (rule.takesResult()) variables.put(nameOf(body, x.length), Dual.apply(rule, arguments));
        return evaluator.run(body.getBody());
    }

    private static String nameOf(MethodTree method, int parameter) {
        return method.getParameters().get(parameter).getName().toString();
    }

    private static MethodTree methodOf(ClassTree text, Rule rule) {
        Class<?>[] types = rule.derivatives().getParameterTypes();
        for (Tree member : text.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getName().contentEquals(rule.derivatives().getName())
                    && method.getParameters().get(0).getType().toString().equals(types[0].getName())) return method;
        }
        throw new AssertionError("no text of " + rule);
    }

    private static ClassTree read(Class<?> rules) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjects(CompletenessTest.sourceOf(rules));
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            return (ClassTree) task.parse().iterator().next().getTypeDecls().get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
