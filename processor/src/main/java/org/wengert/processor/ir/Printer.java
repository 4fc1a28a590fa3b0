package org.wengert.processor.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a function as text, one line for each line of the Wengert list, with the type of every value that is defined:
 *
 * <pre>
 * function sum(double[] x) -&gt; double {
 *   int n = length x
 *   double s.2 = loop (double s = 0.0) for (int i = 0; i &lt; n; i += 1) {
 *     double v1 = x[i]
 *     double s.3 = s + v1
 *     next s.3
 *   }
 *   yield s.2
 * }
 * </pre>
 *
 * {@link Reader} takes the text of a well-formed function back, up to the positions in the source.
 */
public final class Printer {
    private static final String STEP = "  ";

    private final OperandText operands = new OperandText();
    private final Spelling labels = new Spelling(Spelling.LABEL);
    private final Spelling slots = new Spelling(Spelling.SLOT);
    private final Line.Cases<String> lines = new LineText();
    private final Terminator.Cases<String> ends = new EndText();
    private final boolean withSource;
    private boolean brief;
    private String indent = "";

    private Printer(boolean withSource) {
        this.withSource = withSource;
    }

    public static String print(Function function) {
        return new Printer(false).text(function);
    }

    /** As {@link #print}, with the number of the source line behind each line that has one: {@code // line 12}. */
    public static String printWithSource(Function function) {
        return new Printer(true).text(function);
    }

    /** A printer for single lines of a function, with the names that they have in the function's text. */
    static Printer ofLinesIn(Function function) {
        Printer printer = new Printer(false);
        printer.text(function);
        printer.brief = true;
        return printer;
    }

    /** One line, with the blocks in it left out. */
    String text(Line line) {
        return result(line.results()) + line.on(lines);
    }

    /** How a block ends, with the blocks of a branch left out. */
    String text(Terminator end) {
        return end.on(ends);
    }

    String text(Atom atom) {
        return operands.of(atom);
    }

    private String text(Function function) {
        String parameters =
                function.parameters().stream().map(operands::declared).collect(Collectors.joining(", ", "(", ")"));
        return "function " + Words.qualified(function.name()) + parameters + " -> " + types(function.results()) + " "
                + block(function.body(), slotsOf(function.body())) + "\n";
    }

    private static String types(List<Type> types) {
        String list = types.stream().map(Words::type).collect(Collectors.joining(", "));
        return types.size() == 1 ? list : "(" + list + ")";
    }

    private String slotsOf(Block body) {
        Set<Slot> used = new LinkedHashSet<>();
        Walk.lines(body, line -> {
            if (line instanceof Line.Get get) used.add(get.slot());
            if (line instanceof Line.Put put) used.add(put.slot());
        });
        return used.stream()
                .map(slot -> STEP + "slot " + Words.type(slot.type()) + " " + name(slot) + "\n")
                .collect(Collectors.joining());
    }

    private String name(Slot slot) {
        return slots.of(slot, slot.name());
    }

    private String name(Label label) {
        return labels.of(label, label.name());
    }

    private String block(Block block) {
        return brief ? "{ … }" : block(block, "");
    }

    private String block(Block block, String head) {
        String outer = indent;
        indent = outer + STEP;
        StringBuilder text = new StringBuilder("{").append(head.isEmpty() ? "" : "\n" + head.stripTrailing());
        for (Line line : block.lines()) text.append('\n').append(indent).append(noted(text(line), line.at()));
        text.append('\n').append(indent).append(noted(text(block.end()), at(block.end())));
        indent = outer;
        return text.append('\n').append(indent).append('}').toString();
    }

    private static Position at(Terminator end) {
        if (end instanceof Terminator.Throw raise) return raise.at();
        return end instanceof Terminator.Branch branch ? branch.at() : Position.NONE;
    }

    /** The text with its source line behind its first line. */
    private String noted(String text, Position at) {
        if (!withSource || at.line() == 0) return text;
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        return text.substring(0, end) + "  // line " + at.line() + text.substring(end);
    }

    private String result(List<Var> results) {
        if (results.isEmpty()) return "";
        String list = results.stream().map(operands::declared).collect(Collectors.joining(", "));
        return (results.size() == 1 ? list : "(" + list + ")") + " = ";
    }

    /** What a line computes, without the values that receive it. */
    private final class LineText implements Line.Cases<String> {
        @Override
        public String let(Line.Let line) {
            return operands.operation(line);
        }

        @Override
        public String load(Line.Load line) {
            return safe(line.safe()) + operands.element(line.array(), line.index());
        }

        private String safe(boolean safe) {
            return safe ? "safe " : "";
        }

        @Override
        public String store(Line.Store line) {
            return operands.element(line.array(), line.index()) + " = " + operands.of(line.value());
        }

        @Override
        public String acc(Line.Acc line) {
            return operands.element(line.array(), line.index()) + " += " + operands.of(line.value());
        }

        @Override
        public String create(Line.New line) {
            return (line.zeroed() || line.lengths().isEmpty() ? "new " : "blank new ")
                    + operands.made(line.result().type(), line.lengths());
        }

        @Override
        public String length(Line.Length line) {
            return safe(line.safe()) + "length " + operands.of(line.array());
        }

        @Override
        public String copy(Line.Copy line) {
            return (line.stopped() ? "stopped " : "copy ") + operands.of(line.source());
        }

        @Override
        public String zeros(Line.Zeros line) {
            return "zeros like " + operands.of(line.like());
        }

        @Override
        public String addAll(Line.AddAll line) {
            return operands.tight(line.into()) + "[..] += " + (line.once() ? "once " : "") + operands.of(line.from());
        }

        @Override
        public String fill(Line.Fill line) {
            return operands.tight(line.array()) + "[..] = 0";
        }

        @Override
        public String when(Line.If line) {
            return "if " + operands.of(line.condition()) + " " + block(line.then()) + " else "
                    + block(line.otherwise());
        }

        @Override
        public String scope(Line.Scope line) {
            String caught = line.label().caught().isEmpty()
                    ? ""
                    : line.label().caught().stream()
                            .map(Words::qualified)
                            .collect(Collectors.joining(" | ", "catching ", " "));
            return "scope " + name(line.label()) + " " + caught + block(line.body());
        }

        @Override
        public String loop(Line.Loop line) {
            return "loop " + carried(line) + range(line.counted()) + block(line.body());
        }

        private String carried(Line.Loop line) {
            int count = Math.max(line.carried().size(), line.initial().size());
            if (count == 0) return "";
            return IntStream.range(0, count)
                    .mapToObj(i -> carried(line, i))
                    .collect(Collectors.joining(", ", "(", ") "));
        }

        private String carried(Line.Loop line, int i) {
            String variable =
                    i < line.carried().size() ? operands.declared(line.carried().get(i)) : "?";
            return variable + " = "
                    + (i < line.initial().size() ? operands.of(line.initial().get(i)) : "?");
        }

        private String range(Line.@Nullable Range range) {
            if (range == null) return "";
            String index = operands.of(range.index());
            return "for (" + operands.declared(range.index()) + " = " + operands.of(range.from()) + "; " + index
                    + (range.step() < 0 ? " > " : " < ") + operands.of(range.to()) + "; " + index + " += "
                    + range.step()
                    + ") ";
        }

        @Override
        public String call(Line.Call line) {
            int exceptions = line.callee().caught().isEmpty() ? 0 : 1;
            List<Type> expected = line.results().stream().map(Var::type).toList();
            expected = expected.subList(0, Math.max(0, expected.size() - exceptions));
            return "call " + operands.call(line.callee(), line.arguments(), expected);
        }

        @Override
        public String get(Line.Get line) {
            return "get " + name(line.slot());
        }

        @Override
        public String put(Line.Put line) {
            return "put " + name(line.slot()) + " = " + operands.of(line.value());
        }

        @Override
        public String turn(Line.Turn line) {
            return "turn(" + operands.list(line.given()) + ")";
        }
    }

    private final class EndText implements Terminator.Cases<String> {
        @Override
        public String yield(Terminator.Yield end) {
            return ("yield " + operands.list(end.values())).stripTrailing();
        }

        @Override
        public String next(Terminator.Next end) {
            return ("next " + operands.list(end.values())).stripTrailing();
        }

        @Override
        public String exit(Terminator.Exit end) {
            String values = end.values().isEmpty() ? "" : "(" + operands.list(end.values()) + ")";
            return "exit " + name(end.label()) + values;
        }

        @Override
        public String raise(Terminator.Throw end) {
            return "throw " + operands.of(end.exception());
        }

        @Override
        public String branch(Terminator.Branch end) {
            return "branch " + operands.of(end.condition()) + " " + block(end.then()) + " else "
                    + block(end.otherwise());
        }

        @Override
        public String unreachable(Terminator.Unreachable end) {
            return "unreachable";
        }
    }
}
