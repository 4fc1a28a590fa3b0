package org.wengert.samples.gradbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers GradBench's messages, one a line on standard input, with one line each on standard output, until the input ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Tool tool = new Tool(Evals.ALL);
        OutputStream out = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) continue;
            out.write(tool.respond(line));
            out.write('\n');
            out.flush();
        }
    }
}
