package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.frontend.ShadowErrors.ShadowError;
import org.wengert.processor.ir.Position;

/**
 * A second, private compilation of the user's sources, in which bodies can be attributed. In the user's own that would attribute whole
 * classes in place, too early, and javac then refuses legal code that mentions a class which is yet to be generated.
 *
 * <p>Companions of this round are in the shadow as stubs. Nothing of it is ever written.
 */
public final class Shadow implements Source, AutoCloseable {
    private final JavacTask task;
    private final Trees trees;
    private final OuterSources outer;
    private final ShadowErrors errors;
    private final ShadowFiles files;
    private final Map<String, CompilationUnitTree> units = new LinkedHashMap<>();
    private final Set<Tree> faultless = new HashSet<>();

    Shadow(
            JavacTask task,
            Iterable<? extends CompilationUnitTree> parsed,
            OuterSources outer,
            ShadowErrors errors,
            ShadowFiles files) {
        this.task = task;
        this.trees = Trees.instance(task);
        this.outer = outer;
        this.errors = errors;
        this.files = files;
        for (CompilationUnitTree unit : parsed) {
            units.put(unit.getSourceFile().toUri().toString(), unit);
        }
    }

    /**
     * Starts the shadow of a compilation.
     *
     * @param outer all sources of the compilation
     * @param annotated those types of it whose bodies will be asked for; the others are read if these need them
     * @param stubs sources of classes that are yet to be generated, by qualified name
     */
    public static Shadow of(OuterSources outer, List<String> annotated, Map<String, String> stubs) throws IOException {
        return new ShadowStart(outer).start(annotated, stubs);
    }

    /** The trees of the shadow. */
    @Override
    public Trees trees() {
        return trees;
    }

    /** The types of the shadow. */
    @Override
    public Types types() {
        return task.getTypes();
    }

    /** The elements of the shadow. */
    @Override
    public Elements elements() {
        return task.getElements();
    }

    /** The positions of the shadow's trees, which are those of the user's. */
    public Positions positions() {
        return new Positions(trees);
    }

    /** The user's own compilation. */
    public OuterSources outer() {
        return outer;
    }

    /**
     * The attributed tree of a method of the user's compilation; empty where there is no source of it.
     *
     * @throws Unattributed if there is an error in it
     */
    public Optional<TreePath> method(ExecutableElement outerMethod) {
        TreePath path = outer.trees().getPath(outerMethod);
        if (path == null) {
            return Optional.empty();
        }
        CompilationUnitTree outerUnit = path.getCompilationUnit();
        SourcePositions positions = outer.trees().getSourcePositions();
        return unit(outerUnit.getSourceFile().toUri().toString(), outerMethod)
                .flatMap(unit -> TreeFinder.exactly(
                        trees,
                        unit,
                        path.getLeaf().getKind(),
                        positions.getStartPosition(outerUnit, path.getLeaf()),
                        positions.getEndPosition(outerUnit, path.getLeaf())))
                .map(this::attributed);
    }

    /** A file that was not parsed from the beginning is found by its class. */
    private Optional<CompilationUnitTree> unit(String uri, ExecutableElement outerMethod) {
        CompilationUnitTree known = units.get(uri);
        if (known != null) {
            return Optional.of(known);
        }
        String className = outerMethod.getEnclosingElement().toString();
        return Optional.ofNullable(task.getElements().getTypeElement(className))
                .map(trees::getPath)
                .map(TreePath::getCompilationUnit);
    }

    /**
     * The attributed declaration of a method or field of the shadow, wherever in the compilation its source is, or the declaration of a
     * class; empty for class files.
     *
     * @throws Unattributed if there is an error in it
     */
    @Override
    public Optional<TreePath> pathOf(Element shadowElement) {
        return Optional.ofNullable(trees.getPath(shadowElement)).map(this::attributed);
    }

    /** What is in a stub the user has not written. */
    @Override
    public Position at(CompilationUnitTree unit, Tree tree) {
        return isStub(unit.getSourceFile()) ? Position.NONE : Source.super.at(unit, tree);
    }

    /** Whether an element belongs to a class that is yet to be generated. */
    @Override
    public boolean isStub(Element shadowElement) {
        TreePath path = trees.getPath(shadowElement);
        return path != null && isStub(path.getCompilationUnit().getSourceFile());
    }

    private static boolean isStub(JavaFileObject file) {
        return ShadowSource.isStub(file);
    }

    /** Javac attributes the whole class around a tree that it is asked for the element of, and has none yet. */
    private TreePath attributed(TreePath declaration) {
        Tree inside = insideOf(declaration.getLeaf());
        if (inside == null || faultless.contains(declaration.getLeaf())) {
            return declaration;
        }
        trees.getElement(new TreePath(declaration, inside));
        List<ShadowError> found = new ArrayList<>(errors.within(positions().of(declaration)));
        found.addAll(MissingTypes.in(trees, declaration));
        if (!found.isEmpty()) {
            throw new Unattributed(found);
        }
        faultless.add(declaration.getLeaf());
        return declaration;
    }

    private static @Nullable Tree insideOf(Tree declaration) {
        if (declaration instanceof MethodTree method) {
            return method.getBody();
        }
        return declaration instanceof VariableTree variable ? variable.getInitializer() : null;
    }

    /** Everything that javac has complained of so far. */
    public List<ShadowError> errors() {
        return errors.all();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
