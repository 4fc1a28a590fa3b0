package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;

/** Cuts the textual form into words, symbols and literals, as its caller asks for them. */
final class Scanner {
    /** A name or keyword: parts joined by dots, any of which may be quoted, then a number perhaps. */
    record Word(String text, List<String> parts, boolean quoted) {
        String last() {
            return parts.get(parts.size() - 1);
        }

        /** All parts, or those before the last. */
        String joined(int count) {
            return String.join(".", parts.subList(0, count));
        }
    }

    private final String source;
    private int at;

    Scanner(String source) {
        this.source = source;
    }

    int mark() {
        skip();
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    MalformedText fault(String message) {
        return faultAt(mark(), message);
    }

    MalformedText faultAt(int mark, String message) {
        String before = source.substring(0, mark);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new MalformedText(message, line, mark - before.lastIndexOf('\n'));
    }

    /** Expected this, found what is there. */
    MalformedText expected(String what) {
        skip();
        int end = at;
        while (end < source.length() && end < at + 20 && !Character.isWhitespace(source.charAt(end))) end++;
        return fault(what + " expected, found " + (end == at ? "the end" : source.substring(at, end)));
    }

    private void skip() {
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (Character.isWhitespace(source.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }

    boolean sees(String symbol) {
        skip();
        return source.startsWith(symbol, at);
    }

    boolean takes(String symbol) {
        if (!sees(symbol)) return false;
        at += symbol.length();
        return true;
    }

    void expect(String symbol) {
        if (!takes(symbol)) throw expected(symbol);
    }

    boolean atEnd() {
        skip();
        return at == source.length();
    }

    boolean seesWord() {
        skip();
        return at < source.length() && (source.charAt(at) == '`' || Words.startsWord(source.codePointAt(at)));
    }

    boolean seesNumber() {
        skip();
        int digit = source.startsWith("-", at) ? at + 1 : at;
        return digit < source.length() && isDigit(source.charAt(digit));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    boolean seesKeyword(String keyword) {
        if (!sees(keyword)) return false;
        int end = at + keyword.length();
        return !(startsPart(end) || source.startsWith(".", end) && startsPart(end + 1));
    }

    boolean takesKeyword(String keyword) {
        return seesKeyword(keyword) && takes(keyword);
    }

    void expectKeyword(String keyword) {
        if (!takesKeyword(keyword)) throw expected(keyword);
    }

    Word word(String what) {
        if (!seesWord()) throw expected(what);
        int start = at;
        boolean quoted = source.charAt(at) == '`';
        List<String> parts = new ArrayList<>();
        parts.add(part());
        while (source.startsWith(".", at) && startsPart(at + 1)) {
            at++;
            parts.add(part());
        }
        return new Word(source.substring(start, at), parts, quoted);
    }

    private boolean startsPart(int index) {
        if (index >= source.length()) return false;
        return source.charAt(index) == '`' || Words.continuesWord(source.codePointAt(index));
    }

    private String part() {
        if (source.charAt(at) == '`') return quoted('`');
        int start = at;
        while (at < source.length() && Words.continuesWord(source.codePointAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        return source.substring(start, at);
    }

    /** The text of a number: digits, point, exponent, suffix, without a check. */
    String number() {
        int start = mark();
        takes("-");
        while (at < source.length() && isOfNumber(source.charAt(at))) at++;
        return source.substring(start, at);
    }

    private boolean isOfNumber(char c) {
        char before = source.charAt(Math.max(0, at - 1));
        boolean sign = (c == '-' || c == '+') && (before == 'E' || before == 'e');
        return sign || isDigit(c) || c == '.' || c < 128 && Character.isLetter(c);
    }

    String quoted(char quote) {
        expect(String.valueOf(quote));
        StringBuilder text = new StringBuilder();
        while (true) {
            if (at >= source.length() || source.charAt(at) == '\n') throw faultAt(at, "closing " + quote + " expected");
            char c = source.charAt(at++);
            if (c == quote) return text.toString();
            text.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        if (at >= source.length()) throw fault("an escape is not complete");
        char c = source.charAt(at++);
        if (c == 'n') return '\n';
        if (c != 'u') return c;
        try {
            at += 4;
            return (char) Integer.parseInt(source.substring(at - 4, at), 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            at = Math.min(at, source.length());
            throw fault("four hexadecimal digits expected");
        }
    }
}
