package org.wengert.processor.ir;

/** Text that is not a printed function, with the place of the fault. */
public final class MalformedText extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    MalformedText(String fault, int line, int column) {
        super("line " + line + ", column " + column + ": " + fault);
        this.line = line;
        this.column = column;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }
}
