package org.wengert.processor.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source of a companion without its bodies, so that code which mentions the companion can be attributed before it is there. */
public final class Stub {
    private final StringBuilder source = new StringBuilder();
    private final Companion companion;
    private final @Nullable Composition composition;

    private Stub(Companion companion, @Nullable Composition composition) {
        this.companion = companion;
        this.composition = composition;
    }

    /** Java source with the companion's members, whose bodies all throw. */
    public static String source(Companion companion) {
        return new Stub(companion, null).write();
    }

    /**
     * Java source of which bodies are to be read: members are written with a few that have none, but have derivatives.
     */
    public static String composed(Companion companion) {
        return new Stub(companion, new Composition(companion)).write();
    }

    private String write() {
        Contract contract = new Contract(companion);
        if (!companion.packageName().isEmpty()) {
            line("package " + companion.packageName() + ";");
        }
        line(access() + "final class " + companion.simpleName() + " {");
        line("  private " + companion.simpleName() + "() {}");
        contract.records().forEach(this::record);
        contract.signatures().stream().filter(s -> !s.member().isOfPullback()).forEach(this::method);
        if (composition != null)
            Stream.concat(composition.own().stream(), composition.tools().stream())
                    .forEach(this::line);
        line("  " + access() + "static final class Pullback {");
        line("  " + access() + "Pullback() {}");
        if (composition != null) composition.fields().forEach(this::line);
        contract.signatures().stream().filter(s -> s.member().isOfPullback()).forEach(this::method);
        line("  }");
        line("}");
        return source.toString();
    }

    private String access() {
        return companion.isPublic() ? "public " : "";
    }

    private void record(NestedRecord nested) {
        String components =
                nested.components().stream().map(c -> c.type() + " " + c.name()).collect(Collectors.joining(", "));
        line("  " + access() + "record " + nested.name() + "(" + components + ") {}");
    }

    private void method(Signature signature) {
        Member member = signature.member();
        boolean isEmpty = composition != null && !composition.hasBody(member);
        line("  " + access() + (member.isOfPullback() ? "" : "static ") + (isEmpty ? "native " : "")
                + (member.runsPrimal() ? list("<", companion.primal().typeParameters(), "> ") : "")
                + signature.result() + " " + member.methodName() + "(" + arguments(signature) + ")"
                + (member.runsPrimal() ? list(" throws ", companion.primal().thrown(), "") : "")
                + (isEmpty ? ";" : " { " + body(signature) + " }"));
    }

    private String body(Signature signature) {
        return composition != null ? composition.body(signature) : "throw new AssertionError();";
    }

    private static String arguments(Signature signature) {
        String text = signature.arguments().stream()
                .map(a -> a.type() + " " + a.name())
                .collect(Collectors.joining(", "));
        int lastBrackets = text.lastIndexOf("[] ");
        return signature.isVarArgs()
                ? text.substring(0, lastBrackets) + "... " + text.substring(lastBrackets + 3)
                : text;
    }

    private static String list(String open, List<String> items, String close) {
        return items.isEmpty() ? "" : open + String.join(", ", items) + close;
    }

    private void line(String text) {
        source.append(text).append('\n');
    }
}
