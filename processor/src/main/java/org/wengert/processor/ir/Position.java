package org.wengert.processor.ir;

/**
 * Where in the user's source a line of the IR comes from.
 *
 * @param file the source file's URI, empty where unknown
 * @param start the first character's offset
 * @param end the offset behind the last character
 * @param line the line number, from 1; 0 where unknown
 */
public record Position(String file, int start, int end, int line) {
    /** No place in the source: lines that a stage has made up. */
    public static final Position NONE = new Position("", -1, -1, 0);
}
