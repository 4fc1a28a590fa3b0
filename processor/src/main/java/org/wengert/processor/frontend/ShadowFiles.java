package org.wengert.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The files that the shadow sees. The JDK's own come from javac's file manager. The class path is the user's, found out as it is asked
 * for: where a class lies tells the directory or jar, which javac's file manager can then list. Sources of the user's compilation that
 * are not in the shadow from the beginning are offered as sources, so that they are read only if needed.
 *
 * <p>All is one unnamed module, also where the user's compilation is not: what is visible there is visible here.
 */
final class ShadowFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private final OuterClasses outer;
    private final MentionedNames names = new MentionedNames();
    private final Set<Path> roots = new LinkedHashSet<>();
    private final Set<String> probed = new HashSet<>();
    private final Map<String, List<JavaFileObject>> extras = new HashMap<>();
    private final Map<JavaFileObject, String> binaryNames = new IdentityHashMap<>();

    /** The user's own top-level types, of which no class files of an earlier compilation are wanted. */
    private final Set<String> own = new HashSet<>();

    ShadowFiles(StandardJavaFileManager standard, OuterClasses outer) throws IOException {
        super(standard);
        this.outer = outer;
        standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
    }

    /** Offers a source under the qualified name of a top-level type that it declares. */
    void offer(String qualifiedName, CompilationUnitTree unit) {
        offer(qualifiedName, new Offered(unit.getSourceFile()));
    }

    /** Offers a source under the qualified name of a top-level type that it declares. */
    void offer(String qualifiedName, JavaFileObject source) {
        exclude(qualifiedName);
        add(qualifiedName, source);
    }

    /** Reads which classes a source mentions. */
    void mention(CharSequence source) {
        names.readSource(source);
    }

    /** Says that the shadow has this class from the beginning. */
    void exclude(String qualifiedName) {
        probed.add(qualifiedName);
        own.add(qualifiedName);
    }

    private void add(String qualifiedName, JavaFileObject file) {
        String packageName = qualifiedName.substring(0, Math.max(0, qualifiedName.lastIndexOf('.')));
        extras.computeIfAbsent(packageName, p -> new ArrayList<>()).add(file);
        binaryNames.put(file, qualifiedName);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, packageName, kinds, recurse);
        }
        discover(packageName);
        List<JavaFileObject> files = new ArrayList<>();
        if (kinds.contains(Kind.CLASS)) {
            for (JavaFileObject file : super.list(location, packageName, Set.of(Kind.CLASS), recurse)) {
                if (!isOwn(fileManager.inferBinaryName(location, file))) {
                    files.add(new Read(file));
                }
            }
        }
        extras.getOrDefault(packageName, List.of()).stream()
                .filter(file -> kinds.contains(file.getKind()))
                .forEach(files::add);
        return files;
    }

    /**
     * Finds out most of the class path before javac asks. It lists each package only once, and a class there may be mentioned only by a
     * class file that is read later.
     */
    void discoverImported() throws IOException {
        for (String packageName : List.copyOf(names.importedPackages())) {
            discover(packageName);
        }
    }

    private boolean isOwn(String binaryName) {
        int nested = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 2);
        return own.contains(binaryName) || nested > 0 && own.contains(binaryName.substring(0, nested));
    }

    /** Looks for all classes of the package that have been mentioned; a source that is found mentions more. */
    private void discover(String packageName) throws IOException {
        if (!outer.mayContain(packageName)) {
            return;
        }
        int rootsBefore = roots.size();
        boolean more = true;
        while (more) {
            more = false;
            for (String name : List.copyOf(names.of(packageName))) {
                String qualifiedName = packageName.isEmpty() ? name : packageName + "." + name;
                more |= probed.add(qualifiedName) && probe(packageName, name, qualifiedName);
            }
        }
        if (roots.size() > rootsBefore) {
            fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, roots);
        }
    }

    private boolean probe(String packageName, String name, String qualifiedName) throws IOException {
        Optional<OuterClasses.Found> found = outer.find(packageName, name);
        if (found.isEmpty()) {
            return false;
        }
        FileObject file = found.get().file();
        if (found.get().isSource()) {
            names.readSource(file.getCharContent(true));
            add(qualifiedName, ShadowSource.of(file));
            return true;
        }
        OuterClasses.rootOf(file, packageName)
                .ifPresentOrElse(roots::add, () -> add(qualifiedName, new Read(ShadowSource.classFile(file))));
        return false;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        String known = binaryNames.get(file);
        if (known != null) {
            return known;
        }
        return super.inferBinaryName(location, file instanceof Read read ? read.original() : file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    @Override
    public boolean contains(Location location, FileObject file) {
        return false;
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    /** A source that is offered under one of its types' names. */
    private static final class Offered extends ForwardingJavaFileObject<JavaFileObject> {
        Offered(JavaFileObject file) {
            super(file);
        }
    }

    /** A class file that is read for mentioned names as javac opens it. */
    private final class Read extends ForwardingJavaFileObject<JavaFileObject> {
        Read(JavaFileObject file) {
            super(file);
        }

        JavaFileObject original() {
            return fileObject;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            byte[] bytes;
            try (InputStream in = super.openInputStream()) {
                bytes = in.readAllBytes();
            }
            names.readClassFile(new ByteArrayInputStream(bytes));
            return new ByteArrayInputStream(bytes);
        }
    }
}
