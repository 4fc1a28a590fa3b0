package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import org.wengert.processor.ir.Position;

/** The errors of the shadow. Javac reports them again in the user's own compilation, so they are only looked at, never shown. */
public final class ShadowErrors implements DiagnosticListener<JavaFileObject> {
    private final List<ShadowError> errors = new ArrayList<>();

    /**
     * An error.
     *
     * @param file the URI of the file, empty where there is none
     * @param offset the place in it
     * @param code javac's key of the message
     * @param message javac's message, its first line
     */
    public record ShadowError(String file, long offset, String code, String message) {
        private static final String MISSING = "cant.resolve";

        static ShadowError missing(Position position, String message) {
            return new ShadowError(position.file(), position.start(), MISSING, message);
        }

        /** Whether a name is missing, which another processor may still generate; other errors do not go away. */
        public boolean isMissingName() {
            return code.contains(MISSING)
                    || code.contains("doesnt.exist")
                    || code.contains("not.def")
                    || code.contains("does.not.override")
                    || code.contains("cant.access");
        }
    }

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getKind() != Diagnostic.Kind.ERROR) {
            return;
        }
        JavaFileObject source = diagnostic.getSource();
        String message = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
        errors.add(new ShadowError(
                source == null ? "" : source.toUri().toString(),
                diagnostic.getPosition(),
                diagnostic.getCode(),
                message));
    }

    /** All of them. */
    List<ShadowError> all() {
        return List.copyOf(errors);
    }

    /** Those inside of a range. */
    List<ShadowError> within(Position range) {
        return errors.stream()
                .filter(e -> e.file().equals(range.file()))
                .filter(e -> range.start() <= e.offset() && e.offset() < range.end())
                .toList();
    }
}
