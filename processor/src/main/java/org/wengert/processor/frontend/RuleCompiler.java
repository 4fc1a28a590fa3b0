package org.wengert.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.wengert.DerivativesOf;
import org.wengert.Result;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.simplify.Scopes;

/** Reads rules from their Java text. Run by the build, it stores the built-in ones as text of the IR. */
public final class RuleCompiler {
    private final Source source;
    private final Bodies bodies;
    private final Map<String, Function> rules = new LinkedHashMap<>();

    private RuleCompiler(Source source) {
        this.source = source;
        this.bodies = new Bodies(source, Nesting.NONE);
    }

    /**
     * Compiles the built-in rules.
     *
     * @param args the folder with their sources, the class path for these, the file to write
     */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(Path.of(args[2]).getParent());
        Files.writeString(Path.of(args[2]), RuleBook.print(compile(Path.of(args[0]), args[1])));
    }

    private static Map<String, Function> compile(Path folder, String classPath) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> found = Files.list(folder)) {
            List<Path> sources = found.filter(p -> p.toString().endsWith("Derivatives.java"))
                    .sorted()
                    .toList();
            List<String> options = List.of("-proc:none", "-classpath", classPath);
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            RuleCompiler compiler = new RuleCompiler(new Attributed(task));
            for (CompilationUnitTree unit : units) compiler.unit(unit);
            return compiler.rules;
        }
    }

    private void unit(CompilationUnitTree unit) {
        TreePath path = new TreePath(unit);
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree c) type(new TreePath(path, c), c);
        }
    }

    private void type(TreePath path, ClassTree tree) {
        String target = target((TypeElement) source.trees().getElement(path));
        for (Tree member : tree.getMembers()) {
            if (!(member instanceof MethodTree m)) continue;
            TreePath method = new TreePath(path, m);
            ExecutableElement element = (ExecutableElement) source.trees().getElement(method);
            boolean isRule = element.getReturnType() instanceof ArrayType;
            if (isRule) rules.put(keyOf(target, element), Scopes.simplify(Lowering.lowerRule(source, bodies, method)));
        }
    }

    /** The class whose methods the rules are for; empty for those of operators. */
    private static String target(TypeElement rules) {
        for (AnnotationMirror a : rules.getAnnotationMirrors()) {
            if (((TypeElement) a.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(DerivativesOf.class.getName())) {
                return a.getElementValues()
                        .values()
                        .iterator()
                        .next()
                        .getValue()
                        .toString();
            }
        }
        return "";
    }

    private String keyOf(String target, ExecutableElement rule) {
        String name = rule.getSimpleName().toString();
        if (target.isEmpty()) return RuleBook.keyOf(Basic.valueOf(name.toUpperCase(Locale.ROOT)));
        JavaTypes types = new JavaTypes(source);
        List<Type> parameters = rule.getParameters().stream()
                .filter(p -> p.getAnnotation(Result.class) == null)
                .map(VariableElement::asType)
                .map(types::value)
                .toList();
        return RuleBook.keyOf(Callee.ofStatic(target, name, parameters, Type.DOUBLE));
    }

    /** Sources that one task has attributed. */
    private record Attributed(JavacTask task) implements Source {
        @Override
        public Trees trees() {
            return Trees.instance(task);
        }

        @Override
        public Types types() {
            return task.getTypes();
        }

        @Override
        public Elements elements() {
            return task.getElements();
        }

        @Override
        public Optional<TreePath> pathOf(Element element) {
            return Optional.ofNullable(trees().getPath(element));
        }
    }
}
