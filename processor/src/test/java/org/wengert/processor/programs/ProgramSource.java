package org.wengert.processor.programs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * An annotated method as it stands in its source.
 *
 * @param path the source file
 * @param owner the qualified name of its class
 * @param method its name
 * @param companion the qualified name of its companion
 * @param parameters the names of its parameters
 * @param types their types, as written
 * @param wrt the indices of the parameters whose derivatives are returned
 * @param output the index of the parameter that a void method writes, −1 for a method with a result
 * @param order the highest order of derivatives that is asked for
 * @param text its text, with the annotation
 * @param start the offset of the annotation
 * @param annotationEnd the offset behind the annotation
 * @param firstLine the line of the annotation
 * @param lastLine the line of the last brace
 * @param directions the comments above it that begin with {@code //:}
 */
public record ProgramSource(
        String path,
        String owner,
        String method,
        String companion,
        List<String> parameters,
        List<String> types,
        List<Integer> wrt,
        int output,
        int order,
        String text,
        int start,
        int annotationEnd,
        long firstLine,
        long lastLine,
        Directions directions) {

    /** Whether single precision occurs in it. */
    public boolean isSingle() {
        return text.contains("float");
    }

    /** The class and the method, to be read. */
    public String title() {
        String simple = companion.substring(companion.lastIndexOf('.') + 1);
        return owner.substring(owner.lastIndexOf('.') + 1) + "." + method + " (" + simple + ")";
    }

    /** Receives what is parsed, file by file. */
    private interface Reader {
        void read(CompilationUnitTree unit, String path, String text, SourcePositions positions);
    }

    /** The annotated methods of sources, which are given by path. */
    public static List<ProgramSource> parse(Map<String, String> sources) {
        List<ProgramSource> programs = new ArrayList<>();
        read(sources, (unit, path, text, positions) -> {
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree c) addAll(unit, path, text, c, positions, programs);
            }
        });
        return programs;
    }

    /** All methods of sources. */
    static List<MethodText> methods(Map<String, String> sources) {
        List<MethodText> methods = new ArrayList<>();
        read(sources, (unit, path, text, positions) -> methods.addAll(MethodText.of(unit, path, text, positions)));
        return methods;
    }

    private static void read(Map<String, String> sources, Reader reader) {
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((path, text) -> files.add(new Text(path, text)));
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, d -> {}, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                String path = unit.getSourceFile().toUri().getPath().substring(1);
                reader.read(unit, path, sources.getOrDefault(path, ""), positions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(
            CompilationUnitTree unit,
            String path,
            String text,
            ClassTree type,
            SourcePositions positions,
            List<ProgramSource> programs) {
        for (Tree member : type.getMembers()) {
            if (!(member instanceof MethodTree method)) continue;
            for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                if (annotation.getAnnotationType().toString().equals("Differentiable")) {
                    programs.add(of(unit, path, text, type, method, annotation, positions));
                }
            }
        }
    }

    private static ProgramSource of(
            CompilationUnitTree unit,
            String path,
            String text,
            ClassTree type,
            MethodTree method,
            AnnotationTree annotation,
            SourcePositions positions) {
        String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        int start = (int) positions.getStartPosition(unit, annotation);
        int end = (int) positions.getEndPosition(unit, method);
        List<String> parameters =
                method.getParameters().stream().map(p -> p.getName().toString()).toList();
        List<String> types = method.getParameters().stream()
                .map(p -> p.getType().toString().replace("...", "[]"))
                .toList();
        Directions directions = Directions.above(text, start);
        int output = parameters.indexOf(directions.output());
        List<String> named = strings(annotation, "wrt");
        List<Integer> wrt = IntStream.range(0, types.size())
                .filter(i -> named.isEmpty() ? isByDefault(i, types, output) : named.contains(parameters.get(i)))
                .boxed()
                .toList();
        String name = method.getName().toString();
        String companion = strings(annotation, "name").stream()
                .findFirst()
                .orElse(type.getSimpleName()
                        + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + name.substring(1));
        return new ProgramSource(
                path,
                prefix + type.getSimpleName(),
                name,
                prefix + companion,
                parameters,
                types,
                wrt,
                output,
                values(annotation, "order").stream()
                        .mapToInt(value -> (Integer) value)
                        .findFirst()
                        .orElse(1),
                text.substring(start, end),
                start,
                (int) positions.getEndPosition(unit, annotation),
                unit.getLineMap().getLineNumber(start),
                unit.getLineMap().getLineNumber(end - 1L),
                directions);
    }

    /** Of a void method the output is left out, unless there is nothing else. */
    private static boolean isByDefault(int parameter, List<String> types, int output) {
        List<Integer> all = IntStream.range(0, types.size())
                .filter(i -> types.get(i).matches("(double|float)(\\[\\])*"))
                .boxed()
                .toList();
        return all.contains(parameter) && (all.size() == 1 || parameter != output);
    }

    private static List<String> strings(AnnotationTree annotation, String element) {
        return values(annotation, element).stream().map(Object::toString).toList();
    }

    private static List<Object> values(AnnotationTree annotation, String element) {
        List<Object> values = new ArrayList<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            if (!(argument instanceof AssignmentTree a)
                    || !a.getVariable().toString().equals(element)) continue;
            List<? extends ExpressionTree> given = a.getExpression() instanceof NewArrayTree many
                    ? many.getInitializers()
                    : List.of(a.getExpression());
            for (ExpressionTree value : given) values.add(((LiteralTree) value).getValue());
        }
        return values;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
