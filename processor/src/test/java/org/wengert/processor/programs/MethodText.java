package org.wengert.processor.programs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A method of a source, annotated or not: to find out which programs an error in a helper concerns.
 *
 * @param path the source file
 * @param name its name
 * @param text its text
 * @param firstLine the line where it begins
 * @param lastLine the line of its last brace
 */
record MethodText(String path, String name, String text, long firstLine, long lastLine) {

    /** The methods of the top-level classes of a file. */
    static List<MethodText> of(CompilationUnitTree unit, String path, String source, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        List<MethodText> methods = new ArrayList<>();
        for (Tree type : unit.getTypeDecls()) {
            if (!(type instanceof ClassTree c)) continue;
            for (Tree member : c.getMembers()) {
                if (!(member instanceof MethodTree m)) continue;
                int start = (int) positions.getStartPosition(unit, m);
                int end = (int) positions.getEndPosition(unit, m);
                if (start < 0 || end < 0) continue;
                methods.add(new MethodText(
                        path,
                        m.getName().toString(),
                        source.substring(start, end),
                        lines.getLineNumber(start),
                        lines.getLineNumber(end - 1L)));
            }
        }
        return methods;
    }

    /** Whether a line of a file lies in it. */
    boolean contains(String file, long line) {
        return path.endsWith("/" + file) && firstLine <= line && line <= lastLine;
    }

    /** The names of {@code helper} and of all methods that call it, directly or not, by their texts. */
    static Set<String> callersOf(MethodText helper, List<MethodText> all) {
        Set<String> names = new LinkedHashSet<>(Set.of(helper.name()));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (MethodText m : all) {
                boolean calls = names.stream().anyMatch(name -> m.text().contains(name + "("));
                if (calls) grew |= names.add(m.name());
            }
        }
        return names;
    }
}
