package org.wengert.processor;

import java.util.Map;
import java.util.Set;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.emit.CompanionWriter;
import org.wengert.processor.ir.Position;
import org.wengert.processor.link.Linker;

/**
 * What the user tells the processor by {@code -Awengert.…} options of javac.
 *
 * @param inline a method of more elementary operations that is called in several places is not copied to these; 0 to copy none
 * @param longest a generated method of more bytecodes goes on in others
 * @param notes whether notes tell where a derivative may be another than expected
 */
public record Options(int inline, int longest, boolean notes) {
    private static final String INLINE = "wengert.inline";
    private static final String LONGEST = "wengert.longest";
    private static final String NOTES = "wengert.notes";

    static final Set<String> NAMES = Set.of(INLINE, LONGEST, NOTES);

    /**
     * Reads the options.
     *
     * @throws Refusal if one has no meaning
     */
    static Options of(Map<String, String> given) {
        return new Options(
                number(given, INLINE, Linker.MOST_LINES),
                number(given, LONGEST, CompanionWriter.LONGEST),
                truth(given, NOTES));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String text = given.get(name);
        if (text == null) return otherwise;
        if (!text.matches("\\d{1,9}")) throw illegal(name, text, "a whole number that is not negative");
        return Integer.parseInt(text);
    }

    private static boolean truth(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "false");
        if (!text.matches("true|false")) throw illegal(name, text, "true or false");
        return text.equals("true");
    }

    private static Refusal illegal(String name, String text, String instead) {
        return new Refusal(Problem.ILLEGAL_OPTION, Position.NONE, name, text, instead);
    }
}
