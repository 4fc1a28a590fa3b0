package org.wengert.processor.ir;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of the textual form: which are its own, and how names and texts that are not plain words are quoted. */
final class Words {
    private static final Set<String> RESERVED = Set.of(
            "boolean",
            "byte",
            "short",
            "char",
            "int",
            "long",
            "float",
            "double",
            "void",
            "tape",
            "true",
            "false",
            "null",
            "NaN",
            "Infinity",
            "function",
            "slot",
            "if",
            "else",
            "scope",
            "loop",
            "for",
            "step",
            "call",
            "new",
            "blank",
            "safe",
            "length",
            "copy",
            "zeros",
            "like",
            "once",
            "get",
            "put",
            "turn",
            "instance",
            "super",
            "assign",
            "closure",
            "pure",
            "static",
            "field",
            "local",
            "phase",
            "derived",
            "scale",
            "quotient",
            "stop",
            "stopped",
            "yield",
            "next",
            "exit",
            "throw",
            "branch",
            "unreachable",
            "of",
            "as",
            "instanceof",
            "catching");

    private Words() {}

    /** A name as one word: itself if it is an identifier and not reserved, else between backticks. */
    static String name(String name) {
        return isIdentifier(name) && !RESERVED.contains(name) ? name : quoted(name, '`');
    }

    /** A qualified name such as {@code java.util.Random}. */
    static String qualified(String name) {
        if (!name.contains(".")) return name(name);
        boolean plain = Arrays.stream(name.split("\\.", -1)).allMatch(Words::isIdentifier);
        return plain ? name : quoted(name, '`');
    }

    static String type(Type type) {
        if (type instanceof Type.ArrayOf a) return type(a.element()) + "[]";
        if (type instanceof Type.Tape t) return "tape<" + type(t.element()) + ">";
        return type instanceof Type.Reference r ? qualified(r.name()) : type.toString();
    }

    /** Whether a name consists of a prefix and digits, as those do that the printer makes up. */
    static boolean isNumbered(String name, String prefix) {
        return name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]+");
    }

    static boolean startsWord(int codePoint) {
        return Character.isJavaIdentifierStart(codePoint);
    }

    static boolean continuesWord(int codePoint) {
        return Character.isJavaIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && startsWord(name.codePointAt(0))
                && name.codePoints().allMatch(Words::continuesWord);
    }

    /** A text between quotes, with escapes for quotes, backslashes and what cannot be seen. */
    static String quoted(String text, char quote) {
        return text.chars()
                .mapToObj(c -> escaped((char) c, quote))
                .collect(Collectors.joining("", "" + quote, "" + quote));
    }

    private static String escaped(char c, char quote) {
        if (c == quote || c == '\\') return "\\" + c;
        if (c == '\n') return "\\n";
        return isVisible(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }

    private static boolean isVisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
