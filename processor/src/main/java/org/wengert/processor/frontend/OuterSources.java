package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.wengert.processor.diagnostics.Diagnostic;
import org.wengert.processor.diagnostics.Diagnostics;
import org.wengert.processor.ir.Position;

/** The source files of the user's own compilation. They are only read here, and never attributed: diagnostics are reported at them. */
public final class OuterSources implements Diagnostics {
    private final ProcessingEnvironment environment;
    private final Trees trees;
    private final Positions positions;
    private final Map<String, CompilationUnitTree> units = new LinkedHashMap<>();
    private final Map<String, CompilationUnitTree> topLevelTypes = new LinkedHashMap<>();
    private final Set<Diagnostic> reported = new HashSet<>();

    /**
     * The files of these types.
     *
     * @param environment javac's own, unwrapped
     */
    public OuterSources(ProcessingEnvironment environment, Collection<? extends TypeElement> types) {
        this.environment = environment;
        this.trees = Trees.instance(environment);
        this.positions = new Positions(trees);
        for (TypeElement type : types) {
            TreePath path = trees.getPath(type);
            if (path != null) {
                CompilationUnitTree unit = path.getCompilationUnit();
                units.put(unit.getSourceFile().toUri().toString(), unit);
                topLevelTypes.put(type.getQualifiedName().toString(), unit);
            }
        }
    }

    /** The trees of the user's compilation. */
    public Trees trees() {
        return trees;
    }

    /** The environment of the user's compilation. */
    ProcessingEnvironment environment() {
        return environment;
    }

    /** The files by the qualified names of their top-level types. */
    Map<String, CompilationUnitTree> topLevelTypes() {
        return topLevelTypes;
    }

    /** Whether a source file contains this word. */
    public boolean mentions(String word) throws IOException {
        for (CompilationUnitTree unit : units.values()) {
            if (unit.getSourceFile().getCharContent(true).toString().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Where a member is declared, {@link Position#NONE} where its source is not in this compilation. */
    public Position positionOf(Element element) {
        TreePath path = trees.getPath(element);
        return path == null ? Position.NONE : positions.of(path);
    }

    /** The positions of the trees of this compilation. */
    public Positions positions() {
        return positions;
    }

    /** Whether this is a place in the user's sources. */
    public boolean has(Position position) {
        return units.containsKey(position.file());
    }

    @Override
    public void report(Diagnostic diagnostic) {
        // Several methods may use a type that is refused.
        if (!reported.add(diagnostic)) {
            return;
        }
        Position position = diagnostic.position();
        report(diagnostic.problem().kind(), diagnostic.message(), position.file(), position.start(), position.end());
    }

    /**
     * Reports at the smallest tree that has exactly this range, or else at the smallest that contains it.
     *
     * @param file the URI of the source file
     */
    public void report(Kind kind, String message, String file, int start, int end) {
        Optional<CompilationUnitTree> unit = Optional.ofNullable(units.get(file));
        if (unit.isPresent() && start >= 0) {
            TreePath place = TreeFinder.covering(trees, unit.get(), start, end);
            trees.printMessage(kind, message, place.getLeaf(), unit.get());
        } else {
            environment.getMessager().printMessage(kind, file.isEmpty() ? message : message + " (" + file + ")");
        }
    }
}
