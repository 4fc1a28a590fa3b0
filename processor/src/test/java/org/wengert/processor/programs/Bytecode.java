package org.wengert.processor.programs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** The methods in class files, as javap lists them. */
final class Bytecode {
    private static final Pattern CLASS = Pattern.compile("^(?:\\S+ )*(?:class|interface) (\\S+).*\\{$");
    private static final Pattern METHOD = Pattern.compile("^  (\\S.*);$");
    private static final Pattern INSTRUCTION = Pattern.compile("^ +(\\d+): (\\w+)(.*)$");
    private static final Pattern CASE = Pattern.compile("^ +\\S+: (\\d+)$");

    private Bytecode() {}

    /** An instruction. */
    record Instruction(int at, String name, String operands) {
        /** Where it jumps to; −1 where it does not. */
        int target() {
            boolean jumps = name.startsWith("if") || name.startsWith("goto");
            return jumps ? Integer.parseInt(operands.strip().split(" ")[0]) : -1;
        }
    }

    /** A method with its code. */
    record Method(String owner, String signature, List<Instruction> code) {
        /** How many bytes its code takes, but for the operands of the last instruction. */
        int size() {
            return code.isEmpty() ? 0 : code.get(code.size() - 1).at + 1;
        }

        boolean hasLoop() {
            return !repeated().isEmpty();
        }

        /** The instructions that loops repeat: those between a jump back and where it goes. */
        Set<Instruction> repeated() {
            Set<Instruction> found = new HashSet<>();
            for (Instruction jump : code) {
                if (jump.target() < 0 || jump.target() > jump.at) continue;
                for (Instruction i : code) if (i.at >= jump.target() && i.at <= jump.at) found.add(i);
            }
            return found;
        }

        @Override
        public String toString() {
            return owner + ": " + signature + " of " + size() + " bytes";
        }
    }

    /** All methods of classes, which are given by their binary names. */
    static List<Method> in(Map<String, byte[]> classes) {
        try {
            Path directory = Files.createTempDirectory("wengert");
            List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
            for (Map.Entry<String, byte[]> type : classes.entrySet()) {
                Path file = directory.resolve(type.getKey() + ".class");
                arguments.add(Files.write(file, type.getValue()).toString());
            }
            StringWriter listing = new StringWriter();
            PrintWriter out = new PrintWriter(listing);
            int code = ToolProvider.findFirst("javap").orElseThrow().run(out, out, arguments.toArray(String[]::new));
            if (code != 0) throw new AssertionError(listing);
            for (String file : arguments.subList(2, arguments.size())) Files.delete(Path.of(file));
            Files.delete(directory);
            return read(listing.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Method> read(String listing) {
        List<Method> methods = new ArrayList<>();
        String owner = "";
        for (String line : listing.lines().toList()) {
            Matcher type = CLASS.matcher(line);
            Matcher method = METHOD.matcher(line);
            Matcher instruction = INSTRUCTION.matcher(line);
            if (type.matches()) owner = type.group(1);
            else if (method.matches()) methods.add(new Method(owner, method.group(1), new ArrayList<>()));
            else if (instruction.matches() && !CASE.matcher(line).matches())
                methods.get(methods.size() - 1)
                        .code
                        .add(new Instruction(
                                Integer.parseInt(instruction.group(1)), instruction.group(2), instruction.group(3)));
        }
        return methods;
    }
}
