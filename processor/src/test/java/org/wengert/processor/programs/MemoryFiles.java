package org.wengert.processor.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.wengert.Differentiable;

/**
 * The files of one compilation, in memory: what it makes, and classes that another one has made. The platform's classes and the
 * runtime's come from disk, by a file manager that all compilations share.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private static final Set<StandardLocation> OUTPUTS =
            Set.of(StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_OUTPUT);
    private static final StandardJavaFileManager DISK = disk();
    private static final Map<Listing, Iterable<JavaFileObject>> LISTED = new HashMap<>();

    private final Map<String, List<JavaFileObject>> given = new HashMap<>();
    private final Map<JavaFileObject, String> givenNames = new IdentityHashMap<>();
    private final Map<String, byte[]> classes = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();

    /** What javac asks for again and again, with the same answer: the packages of the platform. */
    private record Listing(Location location, String packageName, Set<Kind> kinds, boolean recurse) {}

    /** Files beside these classes, which are given by their binary names. */
    MemoryFiles(Map<String, byte[]> given) {
        super(DISK);
        given.forEach((name, bytes) -> {
            JavaFileObject file = new Bytes(name, bytes);
            givenNames.put(file, name);
            this.given
                    .computeIfAbsent(name.substring(0, Math.max(0, name.lastIndexOf('.'))), p -> new ArrayList<>())
                    .add(file);
        });
    }

    private static StandardJavaFileManager disk() {
        try {
            StandardJavaFileManager disk = ToolProvider.getSystemJavaCompiler()
                    .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
            File runtime = new File(Differentiable.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            disk.setLocation(StandardLocation.CLASS_PATH, List.of(runtime));
            return disk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A source. */
    static JavaFileObject source(String path, String text) {
        return new Text(path, text);
    }

    /** The classes that were made, by their binary names. */
    Map<String, byte[]> classes() {
        return classes;
    }

    /** The sources that were generated, by their paths. */
    Map<String, String> generatedSources() {
        return sources;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        if (OUTPUTS.contains(location)) return List.of();
        Listing listing = new Listing(location, packageName, Set.copyOf(kinds), recurse);
        Iterable<JavaFileObject> found = LISTED.get(listing);
        if (found == null) {
            found = super.list(location, packageName, kinds, recurse);
            LISTED.put(listing, found);
        }
        if (location != StandardLocation.CLASS_PATH || !given.containsKey(packageName)) return found;
        List<JavaFileObject> files = new ArrayList<>(given.get(packageName));
        found.forEach(files::add);
        return files;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        String name = givenNames.get(file);
        return name == null ? super.inferBinaryName(location, file) : name;
    }

    @Override
    public boolean hasLocation(Location location) {
        return OUTPUTS.contains(location) || super.hasLocation(location);
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, Kind kind)
            throws IOException {
        return OUTPUTS.contains(location) ? null : super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public @Nullable FileObject getFileForInput(Location location, String packageName, String name) throws IOException {
        return OUTPUTS.contains(location) ? null : super.getFileForInput(location, packageName, name);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
        return kind == Kind.CLASS ? new MadeClass(className) : new MadeSource(className.replace('.', '/') + ".java");
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    @Override
    public void close() {
        // The others go on with what is shared.
    }

    private static URI uri(String path) {
        return URI.create("memory:///" + path);
    }

    private static class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(uri(path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Bytes extends SimpleJavaFileObject {
        private final byte[] bytes;

        Bytes(String className, byte[] bytes) {
            super(uri(className.replace('.', '/') + ".class"), Kind.CLASS);
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private final class MadeClass extends SimpleJavaFileObject {
        private final String className;

        MadeClass(String className) {
            super(uri(className.replace('.', '/') + ".class"), Kind.CLASS);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return new FilterOutputStream(bytes) {
                @Override
                public void write(byte[] b, int off, int len) {
                    bytes.write(b, off, len);
                }

                @Override
                public void close() {
                    classes.put(className, bytes.toByteArray());
                }
            };
        }
    }

    private final class MadeSource extends SimpleJavaFileObject {
        private final String path;

        MadeSource(String path) {
            super(uri(path), Kind.SOURCE);
            this.path = path;
        }

        @Override
        public Writer openWriter() {
            return new StringWriter() {
                @Override
                public void close() {
                    sources.put(path, toString());
                }
            };
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return sources.get(path);
        }
    }
}
