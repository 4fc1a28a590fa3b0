package org.wengert.processor.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The members of a companion as Java code over a few methods without bodies, for methods that call them and are differentiated
 * themselves: the value, the value with cotangents, the value with its tangent, and the tangents of cotangents. What these compute has
 * derivatives of its own; all else is ordinary code.
 *
 * <p>A member that has entries of objects for its columns has no body.
 */
final class Composition {
    private static final String VALUE = "value$";
    private static final String GRADIENT = "gradient$";
    private static final String VALUE_AND_GRADIENT = "valueAndGradient$";
    private static final String APPLIED = "apply$";
    private static final String PUSHFORWARD = "pushforward$";
    private static final String PRODUCT = "hessianVectorProduct$";
    private static final String COPIED = "copied$";
    private static final String REVERSED = "reversed$";
    private static final String JACOBIAN = "jacobian$";
    private static final String HESSIAN = "hessian$";
    private static final String ACCUMULATED = "accumulate$";
    private static final String PUSHED = "pushed$";
    private static final String SECOND = "second$";
    private static final String TANGENTS = "org.wengert.support.Tangents";

    private final Companion companion;
    private final Primal primal;

    Composition(Companion companion) {
        this.companion = companion;
        this.primal = companion.primal();
    }

    boolean hasBody(Member member) {
        boolean ofEntries = member == Member.JACOBIAN || member == Member.HESSIAN;
        return !ofEntries
                || companion.wrt().stream().allMatch(p -> p.type().numeric().isPresent());
    }

    // ---- what has no body

    /** The members of the companion that are not the contract's. */
    List<String> own() {
        List<String> lines = new ArrayList<>();
        String values = list(primal.parameters().stream().map(p -> kept(p.type()) + " " + p.name()));
        String result = kept(primal.result());
        String tangent = tangent(primal.result());
        String bars = numbered("bar");
        lines.add("private record Reversed$(" + result + " value, " + bars + ") {}");
        lines.add("private record Pushed$(" + result + " value, " + tangent + " tangent) {}");
        if (companion.isScalar()) lines.add("private record Second$(" + bars + ") {}");
        lines.add(nothing(result, VALUE, values));
        if (primal.result().numeric().isEmpty()) lines.add(nothing(result, COPIED, result + " value$"));
        String value = primal.result().isScalar() ? "" : result + " value$";
        for (String name : List.of(REVERSED, APPLIED, GRADIENT, VALUE_AND_GRADIENT))
            lines.add(nothing("Reversed$", name, list(Stream.of(values, value, tangent + " seed$"))));
        String tangents = numbered("dot");
        for (String name : List.of(PUSHED, PUSHFORWARD))
            lines.add(nothing("Pushed$", name, list(Stream.of(values, tangents))));
        if (companion.isScalar())
            for (String name : List.of(SECOND, PRODUCT))
                lines.add(nothing("Second$", name, list(Stream.of(values, tangents))));
        String given = list(primal.parameters().stream().map(Parameter::name));
        if (companion.hasJacobian() && hasBody(Member.JACOBIAN)) {
            lines.add(nothing("double[][][]", JACOBIAN, values));
            lines.add(composed("double[][][]", JACOBIAN, values, jacobian(given)));
        }
        if (companion.isScalar() && hasBody(Member.HESSIAN)) {
            lines.add(nothing("double[][]", HESSIAN, values));
            lines.add(composed("double[][]", HESSIAN, values, hessian(given)));
        }
        if (companion.addsToTables()) {
            String all = list(Stream.of(values, value, tangent + " seed$", "double[][][] bars$"));
            lines.add(nothing("double[][][]", ACCUMULATED, all));
            lines.add(composed("double[][][]", ACCUMULATED, all, sums(given)));
        }
        return lines;
    }

    private String nothing(String result, String name, String parameters) {
        return "private static native " + result + " " + name + "(" + parameters + ")" + thrown() + ";";
    }

    /** What has the derivatives of a method without a body. */
    private String composed(String result, String name, String parameters, String body) {
        return "private static " + result + " " + name + "composed(" + parameters + ")" + thrown() + " { " + body
                + " }";
    }

    private String thrown() {
        return primal.thrown().isEmpty() ? "" : " throws " + String.join(", ", primal.thrown());
    }

    private String numbered(String name) {
        return list(IntStream.range(0, companion.wrt().size()).mapToObj(i -> tangent(type(i)) + " " + name + i));
    }

    private ValueType type(int wrt) {
        return companion.wrt().get(wrt).type();
    }

    /** The type, primitive where it is boxed. */
    private static String plain(ValueType type) {
        return type.numeric()
                .filter(Numeric::isScalar)
                .map(n -> n.base().primitive())
                .orElse(type.text());
    }

    private static String tangent(ValueType type) {
        return type.numeric().isPresent() ? plain(type) : type.tangent();
    }

    /** The type as a field of a pullback has it, which knows no type variables. */
    private String kept(ValueType type) {
        if (primal.typeParameters().isEmpty() || type.numeric().isPresent()) return plain(type);
        String raw = type.text();
        while (raw.contains("<")) raw = raw.replaceAll("<[^<>]*>", "");
        for (String variable : primal.typeParameters()) {
            String[] words = variable.split(" extends | & ");
            if (raw.replace("[]", "").equals(words[0]))
                return (words.length > 1 ? words[1].replaceAll("<.*", "") : "java.lang.Object")
                        + raw.substring(words[0].length());
        }
        return raw;
    }

    private static String list(Stream<String> items) {
        return items.filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
    }

    // ---- what is written with it

    /** The fields of a pullback: its arguments and the value. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < primal.parameters().size(); i++)
            fields.add("private " + kept(primal.parameters().get(i).type()) + " argument" + i + ";");
        fields.add("private " + kept(primal.result()) + " value;");
        return fields;
    }

    /** The body of a member. */
    String body(Signature signature) {
        String given = list(signature.arguments().stream().map(Signature.Argument::name));
        return switch (signature.member()) {
            case GRADIENT -> reversed(GRADIENT, given + ", 1") + "return " + gradient("all$") + ";";
            case VALUE_AND_GRADIENT ->
                reversed(VALUE_AND_GRADIENT, given + ", 1") + "return new ValueAndGradient(all$.value(), "
                        + gradient("all$") + ");";
            case PULLBACK -> "return new Pullback().at(" + given + ");";
            case PUSHFORWARD ->
                "Pushed$ all$ = " + PUSHFORWARD + "(" + given
                        + "); return new ValueAndTangent(all$.value(), all$.tangent());";
            case HESSIAN_VECTOR_PRODUCT ->
                "Second$ all$ = " + PRODUCT + "(" + given + "); return " + gradient("all$") + ";";
            case JACOBIAN -> "double[][][] all$ = " + JACOBIAN + "(" + given + "); return " + matrices() + ";";
            case HESSIAN -> "return " + HESSIAN + "(" + given + ");";
            case AT -> at(given);
            case VALUE -> "return " + (primal.result().numeric().isPresent() ? "copy$" : COPIED) + "(this.value);";
            case APPLY -> reversed(APPLIED, seeded()) + "return " + gradient("all$") + ";";
            case ACCUMULATE -> accumulate(signature);
        };
    }

    private static String reversed(String name, String given) {
        return "Reversed$ all$ = " + name + "(" + given + "); ";
    }

    private String gradient(String from) {
        String bars = list(IntStream.range(0, companion.wrt().size()).mapToObj(i -> from + ".bar" + i + "()"));
        return companion.hasGradientRecord() ? "new Gradient(" + bars + ")" : bars;
    }

    private String at(String given) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < primal.parameters().size(); i++)
            body.append("this.argument" + i + " = " + primal.parameters().get(i).name() + "; ");
        return body + "this.value = " + VALUE + "(" + given + "); return this;";
    }

    private String seeded() {
        return kept() + (primal.result().isScalar() ? "" : ", this.value") + ", seed";
    }

    private String kept() {
        return list(IntStream.range(0, primal.parameters().size()).mapToObj(i -> "this.argument" + i));
    }

    /** Each bar and its cotangent, added up, as a table of rows. */
    private String sums(String given) {
        String value = primal.result().isScalar() ? "" : "value$";
        StringBuilder body = new StringBuilder(reversed(REVERSED, list(Stream.of(given, value, "seed$"))));
        body.append("double[][][] sums$ = new double[" + companion.wrt().size() + "][][]; ");
        for (int i = 0; i < companion.wrt().size(); i++) {
            String bar = "bars$[" + i + "]";
            String cotangent = "all$.bar" + i + "()";
            String sum = switch (rank(i)) {
                case 0 -> "new double[][] {{" + bar + "[0][0] + " + cotangent + "}}";
                case 1 -> "new double[][] {sum$(" + bar + "[0], " + cotangent + ")}";
                default -> "sum$(" + bar + ", " + cotangent + ")";
            };
            body.append("sums$[" + i + "] = " + sum + "; ");
        }
        return body + "return sums$;";
    }

    private int rank(int wrt) {
        return type(wrt).numeric().orElseThrow().rank();
    }

    /** The arrays of the caller get the sums. Each has to be one of its own. */
    private String accumulateTables(Signature signature) {
        List<String> bars = signature.arguments().stream()
                .skip(1)
                .map(Signature.Argument::name)
                .toList();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < bars.size(); i++)
            for (int k = 0; k < i; k++) body.append("distinct$(" + bars.get(i) + ", " + bars.get(k) + "); ");
        String tables = list(
                IntStream.range(0, bars.size()).mapToObj(i -> rank(i) == 2 ? bars.get(i) : "{" + bars.get(i) + "}"));
        body.append("double[][][] bars$ = {" + tables + "}; double[][][] sums$ = " + ACCUMULATED + "(" + seeded()
                + ", bars$); ");
        for (int i = 0; i < bars.size(); i++)
            body.append("put$(" + bars.get(i) + ", sums$[" + i + "]" + (rank(i) == 2 ? "" : "[0]") + "); ");
        return body.toString();
    }

    private static List<String> ofTables() {
        String twice = "throw new IllegalArgumentException(\"an array stands twice among the bars\"); ";
        return List.of(
                method(
                        "double[] sum$",
                        "double[] a, double[] b",
                        "double[] c = a.clone(); for (int i = 0; i < c.length; i++) c[i] += b[i]; return c;"),
                method(
                        "double[][] sum$",
                        "double[][] a, double[][] b",
                        "double[][] c = new double[a.length][]; for (int i = 0; i < c.length; i++) { "
                                + "if (a[i] == null) continue; for (int k = 0; k < i; k++) if (b[k] == b[i]) " + twice
                                + "c[i] = sum$(a[i], b[i]); } return c;"),
                method("void put$", "double[] bar, double[] x", "for (int i = 0; i < bar.length; i++) bar[i] = x[i];"),
                method(
                        "void put$",
                        "double[][] bar, double[][] x",
                        "for (int i = 0; i < bar.length; i++) { if (bar[i] == null) continue; "
                                + "for (int k = 0; k < i; k++) distinct$(bar[i], bar[k]); put$(bar[i], x[i]); }"),
                method("void distinct$", "double[] a, double[] b", "if (a == b) " + twice),
                method("void distinct$", "double[][] a, double[] b", "for (double[] row : a) distinct$(row, b);"),
                method("void distinct$", "double[] a, double[][] b", "for (double[] row : b) distinct$(row, a);"),
                method("void distinct$", "double[][] a, double[][] b", "for (double[] row : a) distinct$(row, b);"));
    }

    private String accumulate(Signature signature) {
        if (companion.addsToTables()) return accumulateTables(signature);
        StringBuilder body = new StringBuilder(reversed(APPLIED, seeded()));
        for (int i = 0; i < companion.wrt().size(); i++)
            body.append(added(type(i), signature.arguments().get(1 + i).name(), "all$.bar" + i + "()"));
        return body.toString();
    }

    /** A cotangent that is added to a bar. */
    private static String added(ValueType type, String bar, String cotangent) {
        if (type.numeric().isPresent()) return "add$(" + bar + ", " + cotangent + "); ";
        Differential d = type.differential().orElseThrow();
        if (d.isArray()) return TANGENTS + ".put(" + sum(d, bar, cotangent, 0) + ", " + bar + "); ";
        return bar + "[0] = " + sum(d, bar + "[0]", cotangent, 0) + "; ";
    }

    private static String sum(Differential d, String a, String b, int depth) {
        if (d instanceof Numeric n) return n.isScalar() ? a + " + " + b : TANGENTS + ".sum(" + a + ", " + b + ")";
        if (d instanceof Differential.Composite)
            return TANGENTS + ".part(" + a + ", " + b + ", " + d.tangent() + "::plus)";
        if (d instanceof Differential.Own o)
            return "org.wengert.support.Contents.plus(" + a + ", " + b + ", " + o.rule() + "::copy, " + o.rule()
                    + "::add)";
        boolean isArray = d instanceof Differential.ArrayOf;
        Differential element = isArray ? ((Differential.ArrayOf) d).element() : ((Differential.ListOf) d).element();
        String each = "(a" + depth + ", b" + depth + ") -> " + sum(element, "a" + depth, "b" + depth, depth + 1);
        return TANGENTS + (isArray ? ".array(" : ".list(") + a + ", " + b + ", " + each + ")";
    }

    /** By columns or by rows, as the companion itself does it, so that the numbers are the same. */
    private String jacobian(String given) {
        StringBuilder body = new StringBuilder(plain(primal.result()) + " value$ = " + VALUE + "(" + given + "); ");
        body.append("int rows$ = count$(value$); ").append(size());
        int count = companion.wrt().size();
        for (int i = 0; i < count; i++)
            body.append("double[][] rows" + i + "$ = new double[rows$][count$("
                    + companion.wrt().get(i).name() + ")]; ");
        body.append("if (size$ > 0 && (size$ <= " + Contract.FEW_COLUMNS + " || size$ <= " + Contract.COLUMNS_OF_A_ROW
                + " * rows$)) { ");
        for (int i = 0; i < count; i++)
            body.append(along(companion.wrt().get(i))
                    + "Pushed$ all$ = " + PUSHED + "(" + given + ", "
                    + tangents(companion.wrt().get(i))
                    + "); double[] column$ = new double[rows$]; flat$(all$.tangent(), column$, 0); "
                    + "for (int row$ = 0; row$ < rows$; row$++) rows" + i + "$[row$][entry$] = column$[row$]; } ");
        body.append("} else { for (int row$ = 0; row$ < rows$; row$++) { "
                + reversed(REVERSED, given + ", value$, unit$(value$, row$)"));
        for (int i = 0; i < count; i++) body.append("flat$(all$.bar" + i + "(), rows" + i + "$[row$], 0); ");
        String rows = list(IntStream.range(0, count).mapToObj(i -> "rows" + i + "$"));
        return body + "} } return new double[][][] {" + rows + "};";
    }

    private String matrices() {
        if (!companion.hasGradientRecord()) return "all$[0]";
        return "new Jacobian(" + list(IntStream.range(0, companion.wrt().size()).mapToObj(i -> "all$[" + i + "]"))
                + ")";
    }

    private String size() {
        StringBuilder size = new StringBuilder("int size$ = 0; ");
        for (Parameter p : companion.wrt()) size.append("size$ += count$(" + p.name() + "); ");
        return size.toString();
    }

    private static String along(Parameter of) {
        return "for (int entry$ = 0; entry$ < count$(" + of.name() + "); entry$++) { ";
    }

    /** The unit tangent of an entry of one parameter, and zeros of the others. */
    private String tangents(Parameter of) {
        return list(companion.wrt().stream()
                .map(p -> (p == of ? "unit$(" : "zero$(") + p.name() + (p == of ? ", entry$)" : ")")));
    }

    /** A row for each entry of each parameter: the tangents of the cotangents in its direction. */
    private String hessian(String given) {
        StringBuilder body = new StringBuilder(size());
        body.append("double[][] rows$ = new double[size$][size$]; int row$ = 0; ");
        for (Parameter of : companion.wrt()) {
            body.append(
                    along(of) + "Second$ all$ = " + SECOND + "(" + given + ", " + tangents(of) + "); int at$ = 0; ");
            for (int i = 0; i < companion.wrt().size(); i++)
                body.append("at$ = flat$(all$.bar" + i + "(), rows$[row$], at$); ");
            body.append("row$++; } ");
        }
        return body + "return rows$;";
    }

    // ---- numbers and arrays of them, of each rank that there is

    /** Methods that the bodies call. */
    List<String> tools() {
        TreeMap<String, Numeric> all = new TreeMap<>();
        List<ValueType> types = new ArrayList<>(List.of(primal.result()));
        companion.wrt().forEach(p -> types.add(p.type()));
        types.removeIf(type -> type.numeric().isEmpty());
        for (ValueType type : types) {
            Numeric n = type.numeric().orElseThrow();
            for (int rank = 0; rank <= n.rank(); rank++) {
                Numeric one = new Numeric(n.base(), false, rank);
                all.put(one.text(), one);
            }
        }
        List<String> tools = new ArrayList<>();
        for (Numeric n : all.values()) tools.addAll(n.isScalar() ? ofNumber(n.text()) : ofArray(n));
        if (companion.addsToTables()) tools.addAll(ofTables());
        return tools;
    }

    private static List<String> ofNumber(String t) {
        return List.of(
                method("int count$", t + " x", "return 1;"),
                method(t + " copy$", t + " x", "return x;"),
                method(t + " zero$", t + " x", "return 0;"),
                method(t + " unit$", t + " x, int at", "return at == 0 ? 1 : 0;"),
                method("int flat$", t + " x, double[] row, int at", "row[at] = x; return at + 1;"),
                method("void add$", t + "[] bar, " + t + " x", "bar[0] += x;"));
    }

    private static List<String> ofArray(Numeric n) {
        String t = n.text();
        String shell = "new " + n.base().primitive() + "[x.length]" + "[]".repeat(n.rank() - 1);
        String each = "for (int i = 0; i < x.length; i++) ";
        boolean isRow = n.rank() == 1;
        return List.of(
                method(
                        "int count$",
                        t + " x",
                        isRow ? "return x.length;" : "int all = 0; " + each + "all += count$(x[i]); return all;"),
                method(
                        t + " copy$",
                        t + " x",
                        isRow
                                ? "return x.clone();"
                                : t + " y = " + shell + "; " + each + "y[i] = copy$(x[i]); return y;"),
                method(
                        t + " zero$",
                        t + " x",
                        isRow
                                ? "return " + shell + ";"
                                : t + " y = " + shell + "; " + each + "y[i] = zero$(x[i]); return y;"),
                method(
                        t + " unit$",
                        t + " x, int at",
                        isRow
                                ? t + " y = " + shell + "; if (at >= 0 && at < x.length) y[at] = 1; return y;"
                                : t + " y = " + shell + "; int left = at; " + each
                                        + "{ y[i] = unit$(x[i], left); left -= count$(x[i]); } return y;"),
                method(
                        "int flat$",
                        t + " x, double[] row, int at",
                        isRow
                                ? each + "row[at + i] = x[i]; return at + x.length;"
                                : "int next = at; " + each + "next = flat$(x[i], row, next); return next;"),
                method(
                        "void add$",
                        t + " bar, " + t + " x",
                        each + (isRow ? "bar[i] += x[i];" : "add$(bar[i], x[i]);")));
    }

    private static String method(String head, String parameters, String body) {
        return "private static " + head + "(" + parameters + ") { " + body + " }";
    }
}
