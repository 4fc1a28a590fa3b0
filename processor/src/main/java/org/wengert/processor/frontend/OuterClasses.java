package org.wengert.processor.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** Finds the class and source files that the user's compilation would find, without making it read them. */
final class OuterClasses {
    private final ProcessingEnvironment environment;

    OuterClasses(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Whether javac has a package of this name outside of the JDK, where a class could be. */
    boolean mayContain(String packageName) {
        return packageName.isEmpty()
                || !packageName.startsWith("java.")
                        && !environment
                                .getElementUtils()
                                .getAllPackageElements(packageName)
                                .isEmpty();
    }

    /** The file that javac would take for this class; of a class file and a source the newer one, as javac does. */
    Optional<Found> find(String packageName, String simpleName) {
        Optional<FileObject> binary = findClass(packageName, simpleName + ".class");
        Optional<FileObject> source = findSource(packageName, simpleName + ".java", binary);
        return source.map(file -> new Found(file, true)).or(() -> binary.map(file -> new Found(file, false)));
    }

    /** A file, and whether it is a source or a class file. */
    record Found(FileObject file, boolean isSource) {}

    private Optional<FileObject> findSource(String packageName, String file, Optional<FileObject> binary) {
        // Without a source path javac looks for sources on the class path; those inside of jars are there for
        // debuggers.
        return get(StandardLocation.SOURCE_PATH, packageName, file)
                .or(() -> get(StandardLocation.CLASS_PATH, packageName, file)
                        .filter(found -> "file".equals(found.toUri().getScheme())))
                .filter(found -> binary.isEmpty()
                        || found.getLastModified() > binary.get().getLastModified());
    }

    private Optional<FileObject> findClass(String packageName, String file) {
        for (PackageElement candidate : environment.getElementUtils().getAllPackageElements(packageName)) {
            ModuleElement module = environment.getElementUtils().getModuleOf(candidate);
            boolean named = module != null && !module.isUnnamed();
            Optional<FileObject> found = named
                    ? findInModule(module.getQualifiedName() + "/" + packageName, packageName, file)
                    : get(StandardLocation.CLASS_PATH, packageName, file);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FileObject> findInModule(String moduleAndPackage, String packageName, String file) {
        return get(StandardLocation.MODULE_PATH, moduleAndPackage, file)
                .or(() -> get(StandardLocation.PATCH_MODULE_PATH, moduleAndPackage, file))
                .or(() -> get(StandardLocation.CLASS_OUTPUT, packageName, file).filter(OuterClasses::exists));
    }

    private Optional<FileObject> get(Location location, String packageName, String file) {
        Filer filer = environment.getFiler();
        try {
            return Optional.of(filer.getResource(location, packageName, file));
        } catch (IOException | RuntimeException absent) {
            // Locations that are not set, or not of this kind of compilation, answer with one of several exceptions.
            return Optional.empty();
        }
    }

    private static boolean exists(FileObject output) {
        try (InputStream in = output.openInputStream()) {
            return in.read() >= 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** The directory or jar in which a class file lies; empty for files that are not on a disk. */
    static Optional<Path> rootOf(FileObject classFile, String packageName) {
        URI uri = classFile.toUri();
        if ("jar".equals(uri.getScheme())) {
            String text = uri.toString();
            return Optional.of(Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/")))));
        }
        if (!"file".equals(uri.getScheme())) {
            return Optional.empty();
        }
        Path root = Path.of(uri).getParent();
        int depth = packageName.isEmpty() ? 0 : packageName.split("\\.").length;
        for (int i = 0; i < depth; i++) {
            root = root.getParent();
        }
        return Optional.of(root);
    }
}
