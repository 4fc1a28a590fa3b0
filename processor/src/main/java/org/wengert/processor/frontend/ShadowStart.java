package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Starts a shadow with the sources, the class path and the language level of the user's compilation. */
final class ShadowStart {
    private final OuterSources outer;
    private final ProcessingEnvironment environment;
    private final ShadowErrors errors = new ShadowErrors();

    ShadowStart(OuterSources outer) {
        this.outer = outer;
        this.environment = outer.environment();
    }

    Shadow start(List<String> annotated, Map<String, String> stubs) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        ShadowFiles files = new ShadowFiles(
                javac.getStandardFileManager(errors, Locale.ROOT, StandardCharsets.UTF_8),
                new OuterClasses(environment));
        List<JavaFileObject> sources = new ArrayList<>(userSources(annotated, files));
        stubs.forEach((name, text) -> {
            files.exclude(name);
            files.mention(text);
            sources.add(ShadowSource.stub(name, text));
        });
        Models.offer(files);
        files.discoverImported();
        JavacTask task = (JavacTask) javac.getTask(null, files, errors, options(), null, sources);
        List<CompilationUnitTree> parsed = new ArrayList<>();
        task.parse().forEach(parsed::add);
        // Asking for a scope is what makes javac enter all that has been parsed.
        Trees.instance(task).getScope(new TreePath(parsed.get(0)));
        return new Shadow(task, parsed, outer, errors, files);
    }

    /** The files to parse at once; all others of the compilation are offered to javac, should it look for their types. */
    private Set<JavaFileObject> userSources(List<String> annotated, ShadowFiles files) throws IOException {
        Set<JavaFileObject> sources = new HashSet<>();
        Map<String, CompilationUnitTree> types = outer.topLevelTypes();
        Map<JavaFileObject, CompilationUnitTree> units = new LinkedHashMap<>();
        types.values().forEach(unit -> units.put(unit.getSourceFile(), unit));
        for (JavaFileObject file : units.keySet()) {
            files.mention(file.getCharContent(true));
        }
        for (String name : annotated) {
            sources.add(types.get(name).getSourceFile());
        }
        types.forEach((name, unit) -> {
            if (sources.contains(unit.getSourceFile())) {
                files.exclude(name);
            } else {
                files.offer(name, unit);
            }
        });
        units.keySet().retainAll(sources);
        return units.keySet();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn"));
        options.addAll(List.of("-Xmaxerrs", "10000"));
        String level = Integer.toString(environment.getSourceVersion().ordinal());
        boolean older = environment.getSourceVersion() != SourceVersion.latest();
        options.addAll(List.of(older && hidesNewerApi() ? "--release" : "--source", level));
        if (environment.isPreviewEnabled()) {
            options.add("--enable-preview");
        }
        environment.getElementUtils().getAllModuleElements().stream()
                .map(ModuleElement::getQualifiedName)
                .map(Object::toString)
                .filter(module -> module.startsWith("jdk.incubator."))
                .forEach(module -> options.addAll(List.of("--add-modules", module)));
        return options;
    }

    /** Whether the user compiles with {@code --release}: javac then reads the JDK's classes from the history of its API. */
    private boolean hidesNewerApi() {
        Elements elements = environment.getElementUtils();
        try {
            // Since 18.
            FileObject file = (FileObject) Elements.class
                    .getMethod("getFileObjectOf", Element.class)
                    .invoke(elements, elements.getTypeElement("java.lang.Object"));
            return !"jrt".equals(file.toUri().getScheme());
        } catch (ReflectiveOperationException absent) {
            return false;
        }
    }
}
