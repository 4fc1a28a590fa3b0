package org.wengert.processor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Faults of the processor itself, told in one line. */
final class Faults {
    private static final int FRAMES = 4;

    private Faults() {}

    /** The class, the message and where it happened. */
    static String describe(Throwable fault) {
        String message = fault.getMessage() == null ? "" : " (" + oneLine(fault.getMessage()) + ")";
        String frames = Arrays.stream(fault.getStackTrace())
                .limit(FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        return fault.getClass().getSimpleName() + message + " in " + frames;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").replace("Exception:", "Exception");
    }
}
