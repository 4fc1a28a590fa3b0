package org.wengert.processor.frontend;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.FileObject;
import javax.tools.ForwardingFileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** The source files of the shadow. */
final class ShadowSource {
    private static final String STUB_SCHEME = "stub";

    private ShadowSource() {}

    /** A source of the user's compilation, under its own URI. */
    static JavaFileObject of(FileObject file) {
        return file instanceof JavaFileObject source ? source : new Wrapped(file, JavaFileObject.Kind.SOURCE);
    }

    /** A class file of the user's compilation. */
    static JavaFileObject classFile(FileObject file) {
        return new Wrapped(file, JavaFileObject.Kind.CLASS);
    }

    /** A stub. */
    static JavaFileObject stub(String qualifiedName, String text) {
        return new Made(STUB_SCHEME, qualifiedName, () -> text);
    }

    /** A model of a class of the platform. */
    static JavaFileObject model(String qualifiedName, Supplier<String> text) {
        return new Made("model", qualifiedName, text);
    }

    /** Whether a file is a stub. Javac may have wrapped it. */
    static boolean isStub(JavaFileObject file) {
        return STUB_SCHEME.equals(file.toUri().getScheme());
    }

    private static final class Made extends SimpleJavaFileObject {
        private final Supplier<String> text;

        Made(String scheme, String qualifiedName, Supplier<String> text) {
            super(URI.create(scheme + ":///" + qualifiedName.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text.get();
        }
    }

    /** A file as the Filer hands it out, which may have any URI and does not say what kind it is of. */
    private static final class Wrapped extends ForwardingFileObject<FileObject> implements JavaFileObject {
        private final Kind kind;

        Wrapped(FileObject file, Kind kind) {
            super(file);
            this.kind = kind;
        }

        @Override
        public Kind getKind() {
            return kind;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind askedKind) {
            return askedKind == kind && getName().endsWith(simpleName + kind.extension);
        }

        @Override
        public Reader openReader(boolean ignoreEncodingErrors) throws IOException {
            return new StringReader(getCharContent(ignoreEncodingErrors).toString());
        }

        @Override
        public @Nullable NestingKind getNestingKind() {
            return null;
        }

        @Override
        public @Nullable Modifier getAccessLevel() {
            return null;
        }
    }
}
