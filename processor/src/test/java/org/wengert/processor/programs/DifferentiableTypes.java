package org.wengert.processor.programs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Which types of a file, and which that are not nested of others, carry derivatives, found on the parse trees. */
final class DifferentiableTypes {
    private final Map<String, ClassTree> classes = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    private DifferentiableTypes() {}

    static DifferentiableTypes of(CompilationUnitTree unit, Iterable<? extends CompilationUnitTree> all) {
        DifferentiableTypes types = new DifferentiableTypes();
        for (CompilationUnitTree each : all) {
            for (Tree tree : each.getTypeDecls())
                if (tree instanceof ClassTree c)
                    types.classes.put(c.getSimpleName().toString(), c);
        }
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
                types.classes.put(tree.getSimpleName().toString(), tree);
                return super.visitClass(tree, null);
            }
        }.scan(unit, null);
        while (types.classes.entrySet().stream()
                .anyMatch(e -> types.carries(e.getValue()) && types.names.add(e.getKey()))) {
            // Until nothing is added.
        }
        return types;
    }

    /** Whether values of a type, given as it is written, carry derivatives. */
    boolean contains(String type) {
        String element = type.replaceAll("(\\[\\])+$", "").replaceAll(".*\\.", "");
        if (element.matches("double|float|Double|Float")) return true;
        if (type.matches("(java\\.util\\.)?List<.*>(\\[\\])*"))
            return contains(type.substring(type.indexOf('<') + 1, type.lastIndexOf('>')));
        if (type.contains("<")) {
            String arguments = type.substring(type.indexOf('<') + 1, type.lastIndexOf('>'));
            return names.contains(type.substring(0, type.indexOf('<')))
                    || classes.containsKey(type.substring(0, type.indexOf('<')))
                            && List.of(arguments.split(", *")).stream().anyMatch(this::contains);
        }
        return names.contains(element);
    }

    private boolean carries(ClassTree type) {
        boolean isTaken = type.getKind() == Tree.Kind.RECORD
                || type.getModifiers().getAnnotations().stream()
                        .anyMatch(a -> a.getAnnotationType().toString().equals("Differentiable"));
        if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
            String name = type.getSimpleName().toString();
            return classes.values().stream()
                    .anyMatch(c -> names.contains(c.getSimpleName().toString())
                            && c.getImplementsClause().stream()
                                    .anyMatch(i -> i.toString().equals(name)));
        }
        return isTaken
                && type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(v -> !v.getModifiers().getFlags().contains(Modifier.STATIC))
                        .anyMatch(v -> contains(v.getType().toString()));
    }
}
