package org.wengert.processor.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program says of itself, in comment lines above its annotation that begin with {@code //:}, in items parted by semicolons:
 *
 * <pre>{@code
 * //: x in [0.1, 2]; n = 0 | 1 | 5; a[4|1] in [-1, 1]; m[3][2]; bound 1e-9 because of cancellation
 * }</pre>
 *
 * <ul>
 *   <li>{@code x in [lo, hi]}: the range of a number or of the entries of an array, [0.2, 1.8] unless told otherwise;
 *   <li>{@code n = 0 | 1}: these values, one after the other, for a parameter that is no array;
 *   <li>{@code a[4|1]}: lengths, 3 unless told otherwise;
 *   <li>{@code sets 5}: how many sets of arguments there are, 3 or the number of alternatives unless told otherwise;
 *   <li>{@code output y}: the parameter that a void method writes, whose entries are its result;
 *   <li>{@code expect 1, 0}: the gradient at every set, flattened, instead of finite differences: for corners;
 *   <li>{@code bound 1e-9 because …}: a wider bound for the transpose test, relative to the largest term;
 *   <li>{@code throws always}: no set of arguments gives a value;
 *   <li>{@code allocates text}: what the method itself makes besides arrays of primitives, see {@link Allocation};
 *   <li>{@code skips 9 because …}: how many entries may go unchecked because finite differences are unreliable.
 * </ul>
 *
 * <p>Arguments that this cannot say (jagged, shared, null) come from a static method {@code Object[][] fArguments()} beside {@code f}.
 */
public record Directions(
        Map<String, double[]> ranges,
        Map<String, List<String>> alternatives,
        Map<String, List<List<Integer>>> lengths,
        int sets,
        @org.jspecify.annotations.Nullable String output,
        double @org.jspecify.annotations.Nullable [] expected,
        double bound,
        int skips,
        boolean isThrowing,
        @org.jspecify.annotations.Nullable Allocation allocates) {
    private static final double TRANSPOSE_BOUND = 1e-12;
    private static final int SKIPS = 3;
    private static final String NUMBER = "(-?[\\d.]+(?:[eE]-?\\d+)?)";
    private static final Pattern RANGE =
            Pattern.compile("(\\w[\\w$.]*)((?:\\[[\\d|]+\\])*) in \\[" + NUMBER + ", *" + NUMBER + "\\]");
    private static final Pattern LENGTHS = Pattern.compile("(\\w[\\w$.]*)((?:\\[[\\d|]+\\])+)");
    private static final Pattern ALTERNATIVES = Pattern.compile("(\\w[\\w$.]*) = (.*)");
    private static final Pattern WORD = Pattern.compile("(sets|output|expect|bound|skips|throws|allocates) (.*)");

    /** The directions in the comment lines that end right before {@code offset}. */
    static Directions above(String text, int offset) {
        List<String> items = new ArrayList<>();
        String[] lines = text.substring(0, offset).split("\n");
        for (int i = lines.length - 2; i >= 0; i--) {
            String line = lines[i].strip();
            if (!line.startsWith("//:")) break;
            items.addAll(0, List.of(line.substring(3).split(";")));
        }
        return of(items);
    }

    private static Directions of(List<String> items) {
        Map<String, double[]> ranges = new LinkedHashMap<>();
        Map<String, List<String>> alternatives = new LinkedHashMap<>();
        Map<String, List<List<Integer>>> lengths = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (String item : items) {
            String s = item.strip();
            if (s.isEmpty()) continue;
            Matcher word = WORD.matcher(s);
            Matcher range = RANGE.matcher(s);
            Matcher length = LENGTHS.matcher(s);
            Matcher alternative = ALTERNATIVES.matcher(s);
            if (word.matches()) {
                words.put(word.group(1), word.group(2).replaceAll(" because.*", ""));
            } else if (range.matches()) {
                ranges.put(
                        range.group(1),
                        new double[] {Double.parseDouble(range.group(3)), Double.parseDouble(range.group(4))});
                if (!range.group(2).isEmpty()) lengths.put(range.group(1), lengths(range.group(2)));
            } else if (length.matches()) {
                lengths.put(length.group(1), lengths(length.group(2)));
            } else if (alternative.matches()) {
                alternatives.put(
                        alternative.group(1),
                        List.of(alternative.group(2).strip().split(" *\\| *")));
            } else {
                throw new IllegalArgumentException("direction that is not understood: " + s);
            }
        }
        int most = Math.max(
                alternatives.values().stream().mapToInt(List::size).max().orElse(0),
                lengths.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(List::size)
                        .max()
                        .orElse(0));
        return new Directions(
                ranges,
                alternatives,
                lengths,
                Integer.parseInt(words.getOrDefault("sets", String.valueOf(Math.max(3, most)))),
                words.get("output"),
                words.containsKey("expect") ? numbers(words.get("expect")) : null,
                Double.parseDouble(words.getOrDefault("bound", String.valueOf(TRANSPOSE_BOUND))),
                Integer.parseInt(words.getOrDefault("skips", String.valueOf(SKIPS))),
                words.containsKey("throws"),
                words.containsKey("allocates")
                        ? Allocation.valueOf(
                                words.get("allocates").replace(' ', '_').toUpperCase(Locale.ROOT))
                        : null);
    }

    private static List<List<Integer>> lengths(String brackets) {
        return Arrays.stream(brackets.substring(1, brackets.length() - 1).split("\\]\\["))
                .map(d -> Arrays.stream(d.split("\\|")).map(Integer::valueOf).toList())
                .toList();
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.strip().split(" *, *"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
