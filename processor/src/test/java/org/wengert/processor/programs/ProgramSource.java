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
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * An annotated method as it stands in its source.
 *
 * @param path the source file
 * @param owner the binary name of its class
 * @param method its name
 * @param companion the qualified name of its companion
 * @param isInstance whether its first parameter is its receiver
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
        boolean isInstance,
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

    /** The types of the parameters that the method declares, without type arguments. */
    List<String> ownTypes() {
        return types.stream()
                .skip(isInstance ? 1 : 0)
                .map(type -> type.replaceAll("<.*>", "").replaceAll(".*\\.", ""))
                .toList();
    }

    /** Receives what is parsed, file by file. */
    private interface Reader {
        void read(
                CompilationUnitTree unit,
                List<CompilationUnitTree> all,
                String path,
                String text,
                SourcePositions positions);
    }

    /** The annotated methods of sources, which are given by path. */
    public static List<ProgramSource> parse(Map<String, String> sources) {
        List<ProgramSource> programs = new ArrayList<>();
        read(sources, (unit, all, path, text, positions) -> {
            DifferentiableTypes types = DifferentiableTypes.of(unit, all);
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree c)
                    new Scan(unit, path, text, positions, types, programs).addAll(List.of(c));
            }
        });
        return programs;
    }

    /** All methods of sources. */
    static List<MethodText> methods(Map<String, String> sources) {
        List<MethodText> methods = new ArrayList<>();
        read(sources, (unit, all, path, text, positions) -> methods.addAll(MethodText.of(unit, path, text, positions)));
        return methods;
    }

    private static void read(Map<String, String> sources, Reader reader) {
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((path, text) -> files.add(new Text(path, text)));
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, d -> {}, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            for (CompilationUnitTree unit : units) {
                String path = unit.getSourceFile().toUri().getPath().substring(1);
                reader.read(unit, units, path, sources.getOrDefault(path, ""), positions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The annotated methods of one file. */
    private record Scan(
            CompilationUnitTree unit,
            String path,
            String text,
            SourcePositions positions,
            DifferentiableTypes types,
            List<ProgramSource> programs) {

        /** @param classes a class and those around it, the outermost first */
        void addAll(List<ClassTree> classes) {
            for (Tree member : classes.get(classes.size() - 1).getMembers()) {
                if (member instanceof ClassTree inner) {
                    List<ClassTree> around = new ArrayList<>(classes);
                    around.add(inner);
                    addAll(around);
                }
                if (!(member instanceof MethodTree method)) continue;
                for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                    if (annotation.getAnnotationType().toString().equals("Differentiable"))
                        programs.add(of(classes, method, annotation));
                }
            }
        }

        private ProgramSource of(List<ClassTree> classes, MethodTree method, AnnotationTree annotation) {
            ClassTree owner = classes.get(classes.size() - 1);
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            List<String> names =
                    classes.stream().map(c -> c.getSimpleName().toString()).toList();
            int start = (int) positions.getStartPosition(unit, annotation);
            int end = (int) positions.getEndPosition(unit, method);
            boolean isInstance = !method.getModifiers().getFlags().contains(Modifier.STATIC);
            List<String> parameters = new ArrayList<>(isInstance ? List.of("self") : List.of());
            List<String> parameterTypes =
                    new ArrayList<>(isInstance ? List.of(owner.getSimpleName().toString()) : List.of());
            method.getParameters().forEach(p -> {
                parameters.add(p.getName().toString());
                parameterTypes.add(p.getType().toString().replace("...", "[]"));
            });
            Directions directions = Directions.above(text, start);
            int output = parameters.indexOf(directions.output());
            List<String> named = strings(annotation, "wrt");
            List<Integer> wrt = IntStream.range(0, parameters.size())
                    .filter(i -> named.isEmpty()
                            ? isByDefault(i, parameterTypes, output, isInstance && owner.getKind() != Tree.Kind.RECORD)
                            : named.contains(parameters.get(i).replace("self", "this")))
                    .boxed()
                    .toList();
            String name = method.getName().toString();
            String companion = strings(annotation, "name").stream()
                    .findFirst()
                    .orElse(String.join("", names) + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            return new ProgramSource(
                    path,
                    prefix + String.join("$", names),
                    name,
                    prefix + companion,
                    isInstance,
                    parameters,
                    parameterTypes,
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
        private boolean isByDefault(int parameter, List<String> parameterTypes, int output, boolean withoutReceiver) {
            List<Integer> all = IntStream.range(withoutReceiver ? 1 : 0, parameterTypes.size())
                    .filter(i -> types.contains(parameterTypes.get(i)))
                    .boxed()
                    .toList();
            return all.contains(parameter) && (all.size() == 1 || parameter != output);
        }
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
